using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>One incoming document: what the stamp "ĐẾN" says, its scan, and how far its handling is.</summary>
public sealed class IncomingPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IncomingDocument View { get; private set; } = null!;

    public ActionForm? Handle { get; private set; }

    public bool MayScan { get; private set; }

    /// <summary>The scans that the office attached when it entered what the document says; read where none was attached here.</summary>
    public IReadOnlyList<EnteredScan> Scans { get; private set; } = [];

    public bool IsLate => View.Progress is not IncomingProgress.Done && View.DueOn < clock.Today();

    /// <summary>Where a scan is opened that lies with what the office entered.</summary>
    public static string Address(EnteredScan scan) =>
        scan.UnitReportId is { } report ? $"/api/unit-reports/{report}/files/{scan.AttachmentId}" : $"/api/tasks/{scan.TaskId}/evidence/{scan.AttachmentId}";

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostHandle(HandleIncoming handle) => Submit(handle with { IncomingDocumentId = Id }, nameof(handle), _ =>
    {
        Done = "Đã ghi việc giải quyết.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/van-ban-den/{Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new IncomingDetails(Id), ct);
        if (View is { Sha256: null, IsScanEntered: true }) Scans = await ask.Get(new EnteredScans(Id), ct);
        MayScan = View.Sha256 is null && Scans.Count == 0 && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Number);
        if (PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write))
            Handle = new ActionForm("handle", "Giao, theo dõi giải quyết", "Ghi việc giải quyết")
            {
                IsOpen = View.Progress is not IncomingProgress.Done,
                Fields =
                [
                    new(nameof(HandleIncoming.HandledBy)) { Value = View.HandledBy },
                    Field.Day(nameof(HandleIncoming.PassedOn), View.PassedOn ?? clock.Today()),
                    Field.Day(nameof(HandleIncoming.DueOn), View.DueOn) with { IsOptional = true },
                    Field.Of<IncomingProgress>(nameof(HandleIncoming.Progress)) with { Value = (View.Progress is IncomingProgress.Registered ? IncomingProgress.Handling : View.Progress).ToString() },
                    new(nameof(HandleIncoming.AnswerReference)) { Value = View.AnswerReference, IsOptional = true, Hint = "Số văn bản trả lời, ví dụ: 45/HĐND-VP." },
                    Field.Text(nameof(HandleIncoming.Note)) with { Value = View.Note, IsOptional = true },
                ],
            }.With("Version", View.Version);
    }
}
