using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>Official papers: by status, what is to be approved, numbered, sent or acknowledged.</summary>
public sealed class PapersPage(Asking ask, Actor actor) : PageModel
{
    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public PaperStatus? Status { get; set; }

    /// <summary>One of the records clerk's queues instead of the papers by status.</summary>
    [BindProperty(Name = "hang", SupportsGet = true)]
    public ClerkStage? Stage { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public bool IsUnit => actor.UnitId is not null;

    public ListTools Tools => new(FilteredList.Papers, ListTools.SheetAddress("/api/papers.xlsx", ("paperStatus", Status)));

    public Page<PaperLine> Lines { get; private set; } = new([], null);

    /// <summary>What waits at the stage; null where papers are listed by status.</summary>
    public Page<QueuedPaper>? Queued { get; private set; }

    /// <summary>The reader numbers and sends the council's papers.</summary>
    public bool IsClerk => !IsUnit && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Number);

    /// <summary>The list of what waits at a stage.</summary>
    public static string Queue(ClerkStage stage) => $"/van-ban?hang={stage}";

    /// <summary>The page on which the next thing is done.</summary>
    public static string Address(QueuedPaper paper) => paper.As switch
    {
        QueuedAs.Conclusion => $"/ket-luan/{paper.Id}",
        QueuedAs.DelegationReport => $"/bao-cao-doan/{paper.Id}",
        QueuedAs.ReminderLetter => $"/cong-van-don-doc/{paper.Id}",
        _ => $"/van-ban/{paper.Id}",
    };

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        if (Stage is { } stage) Queued = await ask.Get(new ClerkQueue { Stage = stage, After = After }, ct);
        else Lines = await ask.Get(new PaperList { PaperStatus = Status, After = After }, ct);
    }
}
