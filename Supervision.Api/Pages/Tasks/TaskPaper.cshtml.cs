using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Evidence;
using Supervision.Core.Extensions;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>Takes what a unit sent on paper about a task, with the scan of it: what the paper says is entered first, then its file stands beside it.</summary>
public sealed class TaskPaperPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor, Asking ask, TimeProvider clock) : StreamedActionPage(antiforgery, intake, actor)
{
    private readonly Actor _actor = actor;
    private bool _isTaken;
    private string _said = "Đã đính kèm tệp của văn bản giấy.";

    public TaskView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        View = await ask.Get(new TaskDetails(id), ct);
        var reports = await ask.All(Subject.RemediationReport, after => new RemediationReportList { TaskId = id, After = after, Take = 200 }, ct);
        var open = new List<RemediationReportAnswer>();
        foreach (var line in reports.Where(line => line.Status is RemediationStatus.Submitted or RemediationStatus.UnderAppraisal))
            if (await ask.Try(Subject.RemediationReport, new RemediationReportDetails(line.Id), ct) is { } one) open.Add(one);
        var extensions = new List<ExtensionView>();
        foreach (var line in (await ask.All(Subject.Extension, after => new ExtensionList { TaskId = id, After = after, Take = 200 }, ct)).Where(line => line.Status is ExtensionStatus.Draft or ExtensionStatus.Sent))
            if (await ask.Try(Subject.Extension, new ExtensionDetails(line.Id), ct) is { } one) extensions.Add(one);
        Forms = _actor.UnitId is not null ? [] : [.. TaskPaperForms.Of(View, open, extensions, clock.Today(), (subject, act) => PermissionMatrix.AllowsAny(_actor.Identity.Roles, subject, act))];
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        if (_isTaken) return;
        var secrecy = Enum.TryParse<Secrecy>(Typed(form, nameof(AttachPaperFile.Secrecy)), out var chosen) && Enum.IsDefined(chosen) ? chosen
            : throw RefusedException.Invalid("form.secrecy", nameof(AttachPaperFile.Secrecy), "Chọn độ mật của tài liệu.");
        // Nothing is entered of a paper whose file cannot be taken.
        await using var file = await Receive(content, name, await mediator.Send(new PaperFileTerms { TaskId = id, Secrecy = secrecy }, ct), ct);
        Guid? request = null;
        switch (Sent(form))
        {
            case "paperReport":
                _said = $"Đã nhập báo cáo kết quả thực hiện; giấy biên nhận số {(await mediator.Send(Report(id, form), ct)).ReceiptNumber}. Bước tiếp theo là thẩm định báo cáo.";
                break;
            case "paperExtension":
                var asked = await mediator.Send(Extension(id, form), ct);
                (request, _said) = (asked.Id, $"Đã nhập đề nghị gia hạn; giấy biên nhận số {asked.ReceiptNumber}.");
                break;
        }
        await mediator.Send(new AttachPaperFile { TaskId = id, Secrecy = secrecy, ExtensionRequestId = request, Content = file }, ct);
        _isTaken = true;
    }

    private protected override Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (!_isTaken) throw RefusedException.Invalid("file.none", nameof(AttachPaperFile.Content), "Hãy chọn tệp quét, ảnh chụp của văn bản.");
        Done = _said;
        return Task.FromResult($"/noi-dung/{id}");
    }

    private static EnterPaperReport Report(Guid id, StreamedForm form) => new()
    {
        TaskId = id,
        Reference = Typed(form, nameof(EnterPaperReport.Reference)) ?? "",
        SignedBy = Typed(form, nameof(EnterPaperReport.SignedBy)) ?? "",
        ReportedOn = Day(form, nameof(EnterPaperReport.ReportedOn)),
        ReceivedOn = Day(form, nameof(EnterPaperReport.ReceivedOn)),
        Claim = Enum.TryParse<RemediationClaim>(Typed(form, nameof(EnterPaperReport.Claim)), out var claim) && Enum.IsDefined(claim) ? claim
            : throw RefusedException.Invalid("form.claim", nameof(EnterPaperReport.Claim), "Chọn kết quả thực hiện."),
        PercentDone = Number(form, nameof(EnterPaperReport.PercentDone)) ?? throw RefusedException.Invalid("form.percent", nameof(EnterPaperReport.PercentDone), "Ghi tỷ lệ thực hiện."),
        Text = Typed(form, nameof(EnterPaperReport.Text)) ?? "",
        Cause = Typed(form, nameof(EnterPaperReport.Cause)),
        Request = Typed(form, nameof(EnterPaperReport.Request)),
    };

    private static EnterPaperExtension Extension(Guid id, StreamedForm form)
    {
        const string within = nameof(EnterPaperExtension.Extension);
        return new EnterPaperExtension
        {
            TaskId = id,
            Extension = new ExtensionContent
            {
                RequestedDueOn = Day(form, $"{within}.{nameof(ExtensionContent.RequestedDueOn)}"),
                Reason = Typed(form, $"{within}.{nameof(ExtensionContent.Reason)}") ?? "",
                DoneSoFar = Typed(form, $"{within}.{nameof(ExtensionContent.DoneSoFar)}"),
                Reference = Typed(form, $"{within}.{nameof(ExtensionContent.Reference)}"),
            },
            SignedBy = Typed(form, nameof(EnterPaperExtension.SignedBy)) ?? "",
            SentOn = Day(form, nameof(EnterPaperExtension.SentOn)),
            ReceivedOn = Day(form, nameof(EnterPaperExtension.ReceivedOn)),
            LateSendingReason = Typed(form, nameof(EnterPaperExtension.LateSendingReason)),
        };
    }

    private static DateOnly Day(StreamedForm form, string field) => form.DemandedDay($"{Sent(form)}.{field}", field);
}
