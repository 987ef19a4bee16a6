using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Audit;

namespace Supervision.Api.Pages;

/// <summary>Checks the chain of the council's journal piece by piece: the page goes on by itself until the end, or until something is found.</summary>
public sealed class JournalCheckPage(IMediator mediator) : PageModel
{
    public JournalCheckStep? Step { get; private set; }

    /// <summary>The piece after this one.</summary>
    public string? Next { get; private set; }

    public async Task OnGet([FromQuery(Name = "sau")] long? after, CancellationToken ct)
    {
        if (after is null) return;
        Step = await mediator.Send(new CheckJournal { After = after.Value }, ct);
        if (Step.Faults.Count == 0 && Step.Next is { } next) Next = $"/quan-tri/nhat-ky/kiem-tra?sau={next}";
    }
}
