using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Letters.Batches;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>How far a batch of urging letters is; loads itself again until it is at its end.</summary>
public sealed class LetterBatchPage(Asking ask, Actor actor) : PageModel
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public LetterBatchView View { get; private set; } = null!;

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new LetterBatchDetails(Id), ct);
    }
}
