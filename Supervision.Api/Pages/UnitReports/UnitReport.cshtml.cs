using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Pages;

/// <summary>A unit's report to a campaign: what the outline asks, what was sent, and the form to send it or a supplement.</summary>
public sealed class UnitReportPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public UnitReportAnswer View { get; private set; } = null!;

    /// <summary>The data tables that go with it.</summary>
    public IReadOnlyList<UnitTableLine> Tables { get; private set; } = [];

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>Puts a file to the report; null where none is taken now.</summary>
    public ActionForm? Attach { get; private set; }

    /// <summary>The reader acts for the unit.</summary>
    public bool IsUnit => actor.UnitId is not null;

    /// <summary>No day was set for it and nothing of it is here: whether the unit made one is not known.</summary>
    public bool HasNone => View.Report.DueOn is null && View.Versions.Count == 0 && View.Draft is null;

    /// <summary>How much of the outline is answered, with what the unit is writing counted apart.</summary>
    public string Answered
    {
        get
        {
            if (View.Unanswered.Count == 0) return "đã trả lời đủ";
            if (HasNone) return "không có trả lời trong hệ thống";
            if (View.Draft is not { Answers.Count: > 0 } draft) return $"còn {View.Unanswered.Count} mục chưa trả lời";
            var open = View.Unanswered.Except(draft.Answers.Select(answer => answer.OutlineItemId)).Count();
            return open == 0 ? "dự thảo đã trả lời đủ, chưa gửi" : $"dự thảo đã trả lời {draft.Answers.Count} mục, chưa gửi; còn {open} mục chưa trả lời";
        }
    }

    /// <summary>Why a report that was sent in time is late all the same; null where it is not so.</summary>
    public string? WhyLate
    {
        get
        {
            if (View.Timeliness is not (ReportTimeliness.Overdue or ReportTimeliness.Late) || View.Versions.LastOrDefault(version => version.SubmittedOn <= View.Report.DueOn) is not { } inTime) return null;
            var said = View.Versions.Where(version => version.Number <= inTime.Number).SelectMany(version => version.Answers).Select(answer => answer.OutlineItemId).ToHashSet();
            var open = View.Outline.Where(item => !said.Contains(item.Id)).Select(item => item.Sign);
            return $"Bản {inTime.Number} gửi ngày {Show.Date(inTime.SubmittedOn)} trong hạn nhưng chưa trả lời mục {string.Join(", ", open)}; báo cáo tính là đã nộp từ ngày trả lời đủ đề cương{(View.Report.FirstCompleteOn is { } on ? $" ({Show.Date(on)})" : "")}.";
        }
    }

    /// <summary>The reader came by a link, which opens this page alone.</summary>
    public bool IsByLink => actor.Identity.Link is not null;

    /// <summary>The report can be taken along as a paper to fill in.</summary>
    public bool HasForm => View.Versions.Count == 0 && !IsByLink;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSubmit(SubmitUnitReport submit)
    {
        // An item that is left empty is not answered, and told as such.
        var answers = (submit.Answers ?? []).Where(a => !string.IsNullOrWhiteSpace(a.Text)).ToList();
        return Submit(submit with { UnitReportId = Id, Answers = answers }, nameof(submit), sent =>
        {
            var done = $"Đã {(IsUnit ? "gửi" : "nhập")} báo cáo, bản {sent.Number}";
            Done = (sent.Unanswered.Count == 0 ? $"{done}." : $"{done}; còn thiếu mục {string.Join(", ", sent.Unanswered.Select(item => item.Sign))} của đề cương.") + (IsUnit ? "" : " Bản quét của văn bản đính kèm ở mục Tệp kèm báo cáo.");
            return Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao-don-vi/{Id}"));
        });
    }

    /// <summary>The unit's contact, who lays it before the head.</summary>
    public Task<IActionResult> OnPostDraft(SaveUnitReportDraft draft) => Keep(draft, nameof(draft));

    /// <summary>The head, who goes on later with the form that also sends it.</summary>
    public Task<IActionResult> OnPostKeep([Bind(Prefix = "submit")] SaveUnitReportDraft kept) => Keep(kept, "submit");

    public Task<IActionResult> OnPostReturn(ReturnUnitReportDraft @return) =>
        Submit(@return with { UnitReportId = Id }, nameof(@return), _ => Back("Đã trả lại dự thảo; người soạn được báo."));

    public Task<IActionResult> OnPostCheck(CheckUnitReport check) => Submit(check with { UnitReportId = Id }, nameof(check), done =>
        Back(done.Unanswered.Count == 0 ? "Đã ghi ngày kiểm tra; báo cáo trả lời đủ đề cương." : $"Đã ghi ngày kiểm tra; báo cáo còn thiếu mục {string.Join(", ", done.Unanswered.Select(item => item.Sign))} của đề cương."));

    public Task<IActionResult> OnPostSupplement(RequestSupplement supplement) =>
        Submit(supplement with { UnitReportId = Id }, nameof(supplement), _ => Back("Đã yêu cầu bổ sung; đơn vị thấy yêu cầu và gửi được bản bổ sung từ lúc này."));

    public Task<IActionResult> OnPostAccept(AcceptUnitReport accept) =>
        Submit(accept with { UnitReportId = Id }, nameof(accept), _ => Back(accept.Reservation is null ? "Đã chấp nhận báo cáo." : "Đã chấp nhận báo cáo, có bảo lưu."));

    /// <summary>Takes a file back that was not handed in; whoever asks a second time is told that it is done.</summary>
    public async Task<IActionResult> OnPostRemoveFile(RemoveUnitReportFile removeFile)
    {
        const string done = "Đã bỏ tệp.";
        try
        {
            return await Submit(removeFile with { UnitReportId = Id }, nameof(removeFile), _ => Back(done));
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.NotFound)
        {
            return await Back(done);
        }
    }

    private Task<IActionResult> Keep(SaveUnitReportDraft draft, string form) =>
        Submit(draft with { UnitReportId = Id, Answers = [.. (draft.Answers ?? []).Where(a => !string.IsNullOrWhiteSpace(a.Text))] }, form,
            _ => Back(draft.AsksHead ? "Đã trình người đứng đầu phê duyệt, gửi." : "Đã lưu dự thảo; ngoài đơn vị chưa ai thấy."));

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao-don-vi/{Id}"));
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new UnitReportDetails(Id), ct);
        Tables = await ask.Get(new UnitDataTables(Id), ct);
        if (PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Write)) Attach = UnitReportFileForms.Attach(View, IsUnit);
        if (!IsUnit && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Confirm)) Forms = [.. Checking().Select(form => form.With(nameof(CheckUnitReport.Version), View.Report.Version))];
        if (!View.Allowed.Contains(UnitReportStep.Submit) || !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Write)) return;
        Forms = [.. Forms, .. Sending(IsUnit, IsUnit && !IsByLink ? await ask.Get(new EarlierAnswers(Id), ct) : null)];
    }

    // The form to write or send the report with, and for the head who was asked the one to give it back.
    private IEnumerable<ActionForm> Sending(bool isUnit, EarlierAnswersView? earlier)
    {
        var isFirst = View.Versions.Count == 0;
        var isHead = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Approve);
        var form = (isUnit, IsByLink || isHead) switch
        {
            (true, true) => new ActionForm("submit", isFirst ? "Gửi báo cáo" : "Gửi báo cáo bổ sung", "Gửi báo cáo")
            {
                IsOpen = true,
                Note = "Bản đã gửi không sửa được; muốn sửa, gửi bản bổ sung khi được yêu cầu." + (View.PreparedFiles.Count == 0 ? "" : $" Gửi kèm: {string.Join("; ", View.PreparedFiles.Select(file => file.FileName))}."),
                Also = IsByLink ? null : new OtherButton("Lưu dự thảo") { Handler = "keep" },
            },
            (true, false) => new ActionForm("draft", isFirst ? "Soạn báo cáo" : "Soạn báo cáo bổ sung", "Lưu dự thảo")
            {
                IsOpen = true,
                Note = "Ngoài đơn vị chưa ai thấy dự thảo. Người đứng đầu phê duyệt và gửi báo cáo.",
                Also = new OtherButton("Lưu và trình người đứng đầu") { Sets = nameof(SaveUnitReportDraft.AsksHead) },
            },
            // A unit without an account, or one that only sends paper.
            _ => new ActionForm("submit", isFirst ? "Nhập báo cáo nhận bằng văn bản" : "Nhập báo cáo bổ sung nhận bằng văn bản", "Nhập báo cáo")
            {
                Note = "Dùng khi đơn vị gửi báo cáo giấy hoặc không có tài khoản; đúng hạn hay chậm xét theo ngày ghi trên văn bản. Bản đã nhập không sửa được. Nhập xong thì đính kèm bản quét.",
            },
        };
        form = (form with
        {
            Fields =
            [
                new(nameof(SubmitUnitReport.SignedBy))
                {
                    Value = View.Draft?.SignedBy ?? (View.Versions is [.., var last] ? last.SignedBy : null) ?? earlier?.Signer?.SignedBy,
                    Hint = View.Draft?.SignedBy is null && isFirst && earlier?.Signer is { } signer ? $"Điền sẵn theo báo cáo ngày {Show.Date(signer.SubmittedOn)} ({signer.CampaignTitle})." : "Ghi chức danh, ví dụ: Chủ tịch UBND xã.",
                },
                new(nameof(SubmitUnitReport.Reference)) { Value = View.Draft?.Reference, IsOptional = true, Hint = isUnit ? null : "Có số thì văn thư đăng ký vào sổ văn bản đến không phải ghi lại." },
                .. form.Name == "submit" ? [Field.Day(nameof(SubmitUnitReport.SubmittedOn), clock.Today()) with { Hint = isUnit ? null : "Ngày ghi trên văn bản." }] : Array.Empty<Field>(),
                .. isUnit ? Array.Empty<Field>() : [Field.Day(nameof(SubmitUnitReport.ReceivedOn), clock.Today()) with { Hint = "Ngày văn bản giấy đến." }],
                .. View.Outline.Select((item, i) => Answering(item, i, earlier)),
                Field.Text(nameof(SubmitUnitReport.Petitions)) with { Value = View.Draft?.Petitions, IsOptional = true },
                .. isUnit && form.Name == "submit" && Blank() is { Count: > 0 } blank ? [Confirming(blank)] : Array.Empty<Field>(),
            ],
        }).With(nameof(SubmitUnitReport.Version), View.Report.Version);
        foreach (var (item, i) in View.Outline.Select((item, i) => (item, i))) form = form.With($"{nameof(SubmitUnitReport.Answers)}[{i}].{nameof(OutlineAnswer.OutlineItemId)}", item.Id);
        yield return form;
        if (isUnit && isHead && View.Draft?.AskedOn is not null)
            yield return new ActionForm("return", "Trả lại người soạn", "Trả lại") { Fields = [Field.Text(nameof(ReturnUnitReportDraft.Reason))] }.With(nameof(ReturnUnitReportDraft.Version), View.Report.Version);
    }

    // What the form that was sent leaves empty, or the draft that it begins with.
    private List<OutlineItem> Blank() => [.. View.Outline.Where((item, at) => View.Unanswered.Contains(item.Id) && (Request.HasFormContentType
        ? string.IsNullOrWhiteSpace(Request.Form[$"submit.{nameof(SubmitUnitReport.Answers)}[{at}].{nameof(OutlineAnswer.Text)}"])
        : View.Draft is { } draft && draft.Answers.All(answer => answer.OutlineItemId != item.Id)))];

    private static Field Confirming(List<OutlineItem> blank) => new(nameof(SubmitUnitReport.ConfirmsUnanswered), FieldKind.Several)
    {
        IsOptional = true,
        Need = "cần khi vẫn gửi",
        Hint = $"Còn để trống: {string.Join("; ", blank.Select(item => item.InWords.TrimEnd('.', ';', ' ')))}. Bản đã gửi không sửa được; báo cáo tính là đã nộp từ ngày trả lời đủ đề cương.",
        Choices = [new("true", "Vẫn gửi, để trống các mục này")],
    };

    // What was drafted stands in it; else a first report begins with what was said last time, and a supplement with nothing, as what was handed in stands.
    private Field Answering(OutlineItem item, int at, EarlierAnswersView? earlier)
    {
        var said = View.Versions.LastOrDefault(version => version.Answers.Any(answer => answer.OutlineItemId == item.Id));
        var field = Field.Text($"{nameof(SubmitUnitReport.Answers)}[{at}].{nameof(OutlineAnswer.Text)}") with
        {
            Label = item.InWords,
            IsOptional = said is not null,
            Hint = said is null ? null : $"Đã trả lời ở bản {said.Number}; để trống nếu giữ nguyên.",
            Value = View.Draft?.Answers.FirstOrDefault(answer => answer.OutlineItemId == item.Id)?.Text,
        };
        return View.Draft is null && View.Versions.Count == 0 && earlier?.Answers.FirstOrDefault(answer => answer.OutlineItemId == item.Id) is { } before
            ? field with { Value = before.Text, Hint = $"Điền sẵn theo báo cáo ngày {Show.Date(before.SubmittedOn)} ({before.CampaignTitle}); sửa theo kỳ này." }
            : field;
    }

    // What the delegation does with a report that came in.
    private IEnumerable<ActionForm> Checking()
    {
        var missing = View.Unanswered.Count == 0 ? null : $"Còn thiếu mục {string.Join(", ", View.Outline.Where(item => View.Unanswered.Contains(item.Id)).Select(item => item.Sign))} của đề cương.";
        if (View.Allowed.Contains(UnitReportStep.StartCheck))
            yield return new ActionForm("check", "Kiểm tra báo cáo", "Ghi bắt đầu kiểm tra") { IsOpen = true, Note = missing, Fields = [Field.Day(nameof(CheckUnitReport.On), clock.Today())] };
        if (View.Allowed.Contains(UnitReportStep.Accept))
            yield return new ActionForm("accept", "Chấp nhận báo cáo", "Chấp nhận")
            {
                IsOpen = missing is null,
                Note = missing is null ? null : $"{missing} Chỉ chấp nhận được khi ghi rõ nội dung bảo lưu.",
                Fields =
                [
                    Field.Day(nameof(AcceptUnitReport.On), clock.Today()),
                    Field.Text(nameof(AcceptUnitReport.Reservation)) with { IsOptional = missing is null, Hint = "Điều Đoàn giám sát chưa coi là đúng, đủ; để trống khi chấp nhận toàn bộ." },
                ],
            };
        if (View.Allowed.Contains(UnitReportStep.RequestSupplement))
            yield return new ActionForm("supplement", "Yêu cầu bổ sung, làm rõ", "Gửi yêu cầu")
            {
                IsOpen = missing is not null,
                Fields =
                [
                    Field.Text(nameof(RequestSupplement.Text)) with { Label = "Nội dung cần bổ sung, làm rõ", Value = missing },
                    Field.Day(nameof(RequestSupplement.DueOn)) with { Label = "Gửi bổ sung chậm nhất ngày", IsOptional = true },
                    Field.Day(nameof(RequestSupplement.RequestedOn), clock.Today()),
                ],
            };
    }
}
