using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Audit;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>The history of one thing, in sentences.</summary>
public sealed class JournalOfPage(IMediator mediator) : PageModel
{
    public HistoryKind Kind { get; private set; }

    public Page<JournalLine> Lines { get; private set; } = null!;

    /// <summary>The page of the thing itself; null where it has none.</summary>
    public string? Back { get; private set; }

    /// <summary>What stands under the first word of an address, and where its own page is.</summary>
    public static (HistoryKind Kind, string? Page)? KindOf(string word) => word switch
    {
        "cuoc-giam-sat" => (HistoryKind.Campaign, "/cuoc-giam-sat"),
        "noi-dung" => (HistoryKind.FollowUpTask, "/noi-dung"),
        "van-ban" => (HistoryKind.OfficialPaper, "/van-ban"),
        "bao-cao" => (HistoryKind.RemediationReport, "/bao-cao"),
        "ket-luan" => (HistoryKind.Conclusion, null),
        "ho-so" => (HistoryKind.Dossier, "/ho-so"),
        _ => null,
    };

    public async Task<IActionResult> OnGet(string kind, Guid id, [FromQuery(Name = "sau")] string? after, CancellationToken ct)
    {
        if (KindOf(kind) is not { } found) return NotFound();
        Kind = found.Kind;
        Back = found.Page is { } page ? $"{page}/{id}" : null;
        Lines = await mediator.Send(new ObjectHistory { Kind = Kind, About = id, After = after }, ct);
        return Page();
    }
}
