using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Indicators;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A delegation's report: what it says, its paper, and its way from draft to the body that founded the delegation.</summary>
public sealed class DelegationReportPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    private IReadOnlyList<DataTableLine> _tables = [];
    private CheckAnswer? _check;
    private Document? _draft;

    public DelegationReportView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>The reader may have a say in the draft.</summary>
    public bool MayWrite => actor.UnitId is null && May(Act.Write);

    /// <summary>It was approved, and the reader has a part in its being signed or numbered.</summary>
    public bool Signs => View is { IsArchived: false, Paper: { Stage: not SubjectPaperStage.Unapproved } paper } && actor.UnitId is null
        && (paper.PaperId is null ? PaperLinks.MayOpenToSign(PaperKind.DelegationReport, actor.Identity.Roles) : PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write));

    /// <summary>How many findings may still be put into the draft; null where the reader does not draft it now.</summary>
    public int? Waiting { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostConsult(ConsultOnReport consult) => Do(consult with { ReportId = Id }, nameof(consult), "Đã ghi ý kiến đã lấy.");

    public Task<IActionResult> OnPostSubmit(SubmitReport submit) => Do(submit with { ReportId = Id }, nameof(submit), "Đã trình Trưởng đoàn.");

    public Task<IActionResult> OnPostApprove(ApproveReport approve) => Do(approve with { ReportId = Id }, nameof(approve), "Đã duyệt báo cáo.");

    public Task<IActionResult> OnPostReturn(ReturnReport @return) => Do(@return with { ReportId = Id }, nameof(@return), "Đã trả lại để hoàn thiện.");

    public Task<IActionResult> OnPostAttach(AttachDataTables attach) => Do(attach with { ReportId = Id, DataTableIds = attach.DataTableIds ?? [] }, nameof(attach), "Đã lấy số liệu của các biểu vào phụ lục báo cáo.");

    public Task<IActionResult> OnPostIssue(IssueDelegationReport issue) => Do(
        issue with { ReportId = Id, AuthorityLines = TypedLines.Of(issue.AuthorityLines), Recipients = TypedLines.Of(issue.Recipients) }, nameof(issue), "Đã vào số, ban hành báo cáo; văn bản được giữ nguyên từ lúc này.");

    public Task<IActionResult> OnPostReceive(ReceiveDelegationReport receive) => Do(receive with { ReportId = Id }, nameof(receive), "Đã ghi nhận cơ quan thành lập Đoàn nhận báo cáo.");

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new DelegationReportDetails(Id), ct);
        _tables = View.Status is ReportStatus.Draft or ReportStatus.Consulting ? await ask.Try(Subject.UnitReport, new CampaignDataTables(View.CampaignId), ct) ?? [] : [];
        Waiting = MayWrite && View.Allowed.Contains(ReportStep.Submit) ? (await ask.Try(Subject.Conclusion, new ReportCandidates { ReportId = Id, Take = 200 }, ct))?.Items.Count : null;
        _check = (May(Act.Write) && View.Allowed.Contains(ReportStep.Submit)) || (View.Approves && View.Allowed.Contains(ReportStep.Approve)) ? await ask.Try(Subject.Finding, new CampaignFlags(View.CampaignId), ct) : null;
        _draft = Issues ? await ask.Get(new PrintDelegationReport(Id), ct) : null;
        Forms = [.. Next().Select(form => form.With("Version", View.Version))];
    }

    // What is being signed in the application is issued where it is sealed.
    private bool Issues => May(Act.Number) && View.Allowed.Contains(ReportStep.Issue) && View.Paper is not { IsInSigning: true };

    private IEnumerable<ActionForm> Next()
    {
        bool Can(ReportStep step) => View.Allowed.Contains(step);
        if (May(Act.Write) && Can(ReportStep.Submit))
            yield return new ActionForm("submit", "Trình Trưởng đoàn", "Trình Trưởng đoàn")
            {
                IsOpen = true,
                Warning = View.FieldworkGaps,
                Note = View.Blanks.Count == 0 ? null : $"Báo cáo còn trống phần: {string.Join("; ", View.Blanks)}. Cần có theo {View.PartsWantedBy}.{WrittenByHand()}",
                Doubts = FigureDoubts.Of(_check, View.CampaignId, "sửa hoặc ghi rõ trong văn bản trước khi trình"),
                See = View.Blanks.Count == 0 ? null : new("Bổ sung lời văn, nội dung của báo cáo", $"/bao-cao-doan/{Id}/soan#revise"),
                Fields = View.Blanks.Count == 0 ? [] : [new(nameof(SubmitReport.ConfirmsBlanks), FieldKind.Several) { Choices = [new("true", "Vẫn trình, các phần trên để trống")] }],
            };
        if (May(Act.Write) && Can(ReportStep.Consult))
            yield return new ActionForm("consult", "Ghi việc lấy ý kiến", "Ghi ý kiến")
            {
                Fields = [Field.Day(nameof(ConsultOnReport.ConsultedOn), clock.Today()), Field.Text(nameof(ConsultOnReport.Consultation)) with { Hint = "Đã hỏi ai và trả lời thế nào." }],
            };
        if (May(Act.Write) && _tables.Any(table => table.SentOn is not null))
            yield return new ActionForm("attach", "Biểu số liệu làm phụ lục", "Lấy số liệu vào phụ lục")
            {
                Note = "Số tổng hợp được lấy như lúc này và giữ nguyên trong báo cáo; lấy lại khi có đơn vị gửi thêm.",
                Fields =
                [
                    new(nameof(AttachDataTables.DataTableIds), FieldKind.Several)
                    {
                        Choices = [.. _tables.Where(table => table.SentOn is not null).Select(table => new Choice($"{table.Id}", $"Biểu {table.Number}: {table.Title} ({table.ReceivedCount}/{table.UnitCount} đơn vị)"))],
                        Value = string.Join(',', View.DataTables.Select(table => table.DataTableId)),
                    },
                ],
            };
        if (View.Approves && Can(ReportStep.Approve))
            yield return new ActionForm("approve", "Duyệt báo cáo", "Duyệt báo cáo") { IsOpen = true, Note = "Sau khi duyệt, báo cáo được ký, vào số và ban hành.", Warning = View.FieldworkGaps, Doubts = FigureDoubts.Of(_check, View.CampaignId, FigureDoubts.BeforeApproval) };
        if (View.Approves && Can(ReportStep.Return))
            yield return new ActionForm("return", "Trả lại để hoàn thiện", "Trả lại") { Fields = [Field.Text(nameof(ReturnReport.Reason))] };
        if (Issues)
            yield return new ActionForm("issue", "Vào số, ban hành", "Ban hành báo cáo")
            {
                IsOpen = true,
                See = SignedIssueForms.Link("bao-cao-doan", Id),
                Fields = [.. IssueFields.OfReport(clock.Today(), _draft!), .. IssueFields.ByHand(clock.Today())],
            };
        if (May(Act.Number) && View.Status is ReportStatus.Issued && View.ReceivedOn is null)
            yield return new ActionForm("receive", "Ghi nhận cơ quan thành lập Đoàn đã nhận", "Ghi nhận") { IsOpen = true, Note = "Ghi một lần ở đây; lần gửi của văn bản báo cáo cũng được ghi là nơi nhận đã xác nhận.", Fields = [Field.Day(nameof(ReceiveDelegationReport.ReceivedOn), clock.Today())] };
    }

    // Which of the blank parts no finding fills.
    private string WrittenByHand() =>
        View.Blanks.Where(part => part is ReportSection.Responsibility or ReportSection.Recommendations).ToList() is { Count: > 0 } parts ? $" {parts[0]}{string.Concat(parts.Skip(1).Select(part => $", {Phrases.Within(part)}"))} ghi ở “Lời văn của báo cáo” trên trang soạn báo cáo." : "";

    private bool May(Act act) => !View.IsArchived && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, act);

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao-doan/{Id}"));
    });
}
