using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Indicators;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>A conclusion: what it says, its paper, and its way from draft to the units that it concerns.</summary>
[RequestFormLimits(ValueCountLimit = MostFields)]
public sealed class ConclusionPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    // A draft holds 300 clauses at most, each with its text and where it stands.
    private const int MostFields = 2_000;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public ConclusionView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public PaperKind Paper => ConclusionRules.Of(View.Kind).Paper;

    /// <summary>It was approved, and the reader has a part in its being signed or numbered.</summary>
    public bool Signs => View is { IsArchived: false, Paper: { Stage: not SubjectPaperStage.Unapproved } paper } && actor.UnitId is null
        && (paper.PaperId is null ? PaperLinks.MayOpenToSign(Paper, actor.Identity.Roles) : PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write));

    public bool IsApproved => View.Drafting?.ApprovedBy is not null;

    /// <summary>The reader may have a say in the draft.</summary>
    public bool MayWrite => actor.UnitId is null && May(Act.Write);

    /// <summary>The reader signs conclusions of this kind; another body's leader only reads them.</summary>
    private bool Decides => May(Act.Approve) && View.IsApprover;

    /// <summary>How many clauses no task comes from yet; null where the reader does not split it now.</summary>
    public int? Unassigned { get; private set; }

    /// <summary>The units have it, and the reader may word it for the public.</summary>
    public bool MayPublish => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Publication, Act.Write)
        && View.Status is ConclusionStatus.Sent or ConclusionStatus.Received or ConclusionStatus.Reconsidering or ConclusionStatus.Discharged;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostRevise(RevisionTyped revise) => Do(revise.Command(Id), nameof(revise), "Đã lưu dự thảo.");

    public Task<IActionResult> OnPostConsult(ConsultOnConclusion consult) => Do(consult with { ConclusionId = Id }, nameof(consult), "Đã ghi ý kiến đã lấy.");

    public Task<IActionResult> OnPostAdopt(AdoptReplacement adopt) => Submit(adopt with { ConclusionId = Id }, nameof(adopt), async _ =>
    {
        var view = await ask.Get(new ConclusionDetails(Id), default);
        Done = view.LacksSession ? $"Đã ghi kỳ họp; nghị quyết thay thế không được thông qua: {view.FailedVotes[^1].Because}" : "Đã ghi kỳ họp thông qua nghị quyết thay thế.";
        return LocalRedirect($"/ket-luan/{Id}");
    });

    public Task<IActionResult> OnPostReconsider(RequestReconsideration reconsider) =>
        Do(reconsider with { ConclusionId = Id }, nameof(reconsider), "Đã gửi đề nghị xem xét lại; trong khi chờ trả lời, văn bản vẫn có hiệu lực.");

    public Task<IActionResult> OnPostAnswer(AnswerReconsideration answer) => Do(answer with { ConclusionId = Id }, nameof(answer), "Đã ghi trả lời.");

    public Task<IActionResult> OnPostSubmit(SubmitConclusion submit) => Do(submit with { ConclusionId = Id }, nameof(submit), "Đã trình người ký.");

    public Task<IActionResult> OnPostApprove(ApproveConclusion approve) => Do(approve with { ConclusionId = Id }, nameof(approve), "Đã duyệt.");

    public Task<IActionResult> OnPostReturn(ReturnConclusion @return) => Do(@return with { ConclusionId = Id }, nameof(@return), "Đã trả lại để hoàn thiện.");

    public Task<IActionResult> OnPostIssue(IssueConclusion issue) => Do(
        issue with { ConclusionId = Id, AuthorityLines = TypedLines.Of(issue.AuthorityLines), Recipients = TypedLines.Of(issue.Recipients) }, nameof(issue), "Đã vào số, ban hành; văn bản được giữ nguyên từ lúc này.");

    public Task<IActionResult> OnPostSend(SendConclusion send) => Do(send with { ConclusionId = Id }, nameof(send), "Đã ghi nhận đã gửi; đơn vị thấy văn bản từ lúc này.");

    public Task<IActionResult> OnPostAcknowledge(AcknowledgeConclusion acknowledge) => Do(acknowledge with { ConclusionId = Id }, nameof(acknowledge), "Đã xác nhận đã nhận.");

    public Task<IActionResult> OnPostReceipt(NoteConclusionReceipt receipt) => Do(receipt with { ConclusionId = Id }, nameof(receipt), "Đã ghi nhận đơn vị đã nhận.");

    public Task<IActionResult> OnPostReplace(ReplaceConclusion replace) => Submit(replace with { ConclusionId = Id }, nameof(replace), made =>
    {
        Done = "Đã chép sang dự thảo thay thế; sửa chỗ sai rồi trình người ký.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/ket-luan/{made.Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new ConclusionDetails(Id), ct);
        Unassigned = MayWrite && View.Allowed.Contains(ConclusionStep.Submit) ? (await ask.Try(Subject.FollowUpTask, new ConclusionTasks(Id), ct))?.Unassigned.Count : null;
        Forms = actor.UnitId is not null ? [.. Receiving()] : [.. (await Next(ct)).Select(form => form.With("Version", View.Version)), .. Received() is { } received ? (ActionForm[])[received] : []];
    }

    private async Task<List<ActionForm>> Next(CancellationToken ct)
    {
        var forms = new List<ActionForm>();
        bool Can(ConclusionStep step) => View.Allowed.Contains(step);
        if (May(Act.Write) && Can(ConclusionStep.Submit)) forms.Add(await Submitting(ct));
        if (May(Act.Write) && View is { Kind: ConclusionKind.SupervisionResolution, ReplacesId: not null, Status: ConclusionStatus.Draft or ConclusionStatus.Consulting }) forms.Add(ConclusionForms.Adopt(View, clock.Today()));
        // Open, so that the links to what is missing find their fields.
        if (May(Act.Write) && View.Status is ConclusionStatus.Draft or ConclusionStatus.Consulting) forms.Add(ConclusionForms.Revise(View, clock.Today()) with { IsOpen = View.Missing.Count > 0 || View.LacksFiguresDay });
        if (May(Act.Write) && Can(ConclusionStep.Consult)) forms.Add(ConclusionForms.Consult(clock.Today()));
        if (View.Approves && Can(ConclusionStep.Approve))
            forms.Add(new ActionForm("approve", "Duyệt", "Duyệt văn bản") { IsOpen = true, Note = "Sau khi duyệt, văn bản được ký, vào số và ban hành; người soạn không duyệt.", Warning = ConclusionForms.Told(View), Doubts = await Doubts(FigureDoubts.BeforeApproval, ct) });
        if (View.Approves && Can(ConclusionStep.Return)) forms.Add(new ActionForm("return", "Trả lại để hoàn thiện", "Trả lại") { Fields = [Field.Text(nameof(ReturnConclusion.Reason))] });
        if (May(Act.Number) && Can(ConclusionStep.Issue) && View.Paper is not { IsInSigning: true }) forms.Add(await Issuing(ct));
        if (May(Act.Number) && Can(ConclusionStep.Send) && Sending() is { } send) forms.Add(send);
        if (Decides) forms.AddRange(View.Reconsiderations.Where(one => one.Outcome is null).Select(one => ConclusionForms.Answer(View, one, clock.Today())));
        if (ConclusionForms.Replace(View) is { } replace) forms.Add(replace);
        return forms;
    }

    private async Task<ActionForm> Submitting(CancellationToken ct) => new("submit", "Trình người ký", "Trình người ký")
    {
        IsOpen = true,
        Warning = ConclusionForms.Told(View),
        Doubts = await Doubts("sửa hoặc ghi rõ trong văn bản trước khi trình", ct),
    };

    private async Task<FigureDoubts?> Doubts(string advice, CancellationToken ct) => FigureDoubts.Of(await ask.Try(Subject.Finding, new CampaignFlags(View.CampaignId), ct), View.CampaignId, advice);

    // On paper; what is signed in the application is issued where it is sealed.
    private async Task<ActionForm> Issuing(CancellationToken ct) => new("issue", "Vào số, ban hành", "Ban hành")
    {
        Note = "Văn bản ký số trong hệ thống được ban hành khi đóng dấu số ở trang văn bản; mẫu này dùng cho văn bản ký trên giấy.",
        Warning = ConclusionForms.Told(View),
        See = SignedIssueForms.Link("ket-luan", Id),
        Fields = [.. IssueFields.Of(View, clock.Today(), await ask.Get(new PrintConclusion(Id), ct)), .. IssueFields.ByHand(clock.Today())],
    };

    private ActionForm? Sending() => View.Unsent.Count == 0 ? null : new ActionForm("send", "Gửi đơn vị trên hệ thống", "Ghi nhận đã gửi")
    {
        IsOpen = View.Receipts.Count == 0,
        Note = View.Unsent.Any(unit => unit.HasTask) ? "Đơn vị chủ trì, phối hợp thực hiện yêu cầu, kiến nghị đều phải được gửi, kể cả đơn vị không thuộc cuộc giám sát." : null,
        Fields =
        [
            new(nameof(SendConclusion.ReceivingUnitIds), FieldKind.Several)
            {
                Choices = [.. View.Unsent.Select(unit => new Choice(unit.UnitId.ToString(), unit.HasTask ? $"{unit.Name} (chủ trì, phối hợp thực hiện)" : unit.Name))],
                Value = string.Join(',', View.Unsent.Select(unit => unit.UnitId)),
            },
            Field.Day(nameof(SendConclusion.SentOn), clock.Today()),
        ],
    };

    // What came back by post or telephone, from units that do not say it themselves; also after archiving.
    private ActionForm? Received() => View.Recall is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, Act.Number) && View.Receipts.Where(receipt => receipt.ReceivedOn is null).ToList() is { Count: > 0 } waiting
        ? new ActionForm("receipt", "Ghi nhận đơn vị đã nhận", "Ghi nhận")
        {
            Note = "Dùng khi đơn vị báo nhận bằng giấy, điện thoại hoặc không có tài khoản; đơn vị có tài khoản tự xác nhận.",
            Fields =
            [
                new(nameof(NoteConclusionReceipt.UnitId), FieldKind.Choice) { Choices = [.. waiting.Select(receipt => new Choice($"{receipt.UnitId}", receipt.UnitName))] },
                Field.Day(nameof(NoteConclusionReceipt.ReceivedOn), clock.Today()),
                new(nameof(NoteConclusionReceipt.ReceivedBy)) { Hint = "Chức danh người nhận." },
            ],
        }
        : null;

    /// <summary>The reader's unit has not confirmed that it has the paper, and its head is to.</summary>
    public bool HeadAcknowledges => View.Recall is null && actor.UnitId is { } unit && !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, Act.Comment) && View.Receipts.Any(receipt => receipt.UnitId == unit && receipt.ReceivedOn is null);

    private IEnumerable<ActionForm> Receiving()
    {
        if (View.Recall is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, Act.Comment) && View.Receipts.Any(receipt => receipt.UnitId == actor.UnitId && receipt.ReceivedOn is null))
            yield return new ActionForm("acknowledge", "Xác nhận đã nhận", "Xác nhận đã nhận")
            {
                IsOpen = true,
                Fields = [Field.Day(nameof(AcknowledgeConclusion.ReceivedOn), clock.Today()), new(nameof(AcknowledgeConclusion.ReceivedBy)) { Hint = "Chức danh người nhận." }],
            };
        if (May(Act.Comment) && actor.Identity.Roles.Contains(Role.UnitHead) && View.Allowed.Contains(ConclusionStep.AskReconsideration)) yield return ConclusionForms.Reconsider(View, clock.Today());
    }

    private bool May(Act act) => !View.IsArchived && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Conclusion, act);

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/ket-luan/{Id}"));
    });
}
