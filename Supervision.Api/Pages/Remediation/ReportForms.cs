using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The forms of a report on tasks: what a draft takes in, and how it goes on.</summary>
internal static class ReportForms
{
    private static readonly TaskProgress[] Reportable = [TaskProgress.Assigned, TaskProgress.Accepted, TaskProgress.InProgress, TaskProgress.Returned, TaskProgress.NotSatisfactory];

    /// <summary>What a report says of one task.</summary>
    public static Field[] Fields(ReportedTask? said) =>
    [
        Field.Of<RemediationClaim>(nameof(SetRemediationItem.Claim)) with { Value = (said?.Claim ?? RemediationClaim.Done).ToString() },
        new(nameof(SetRemediationItem.PercentDone), FieldKind.Number) { Value = $"{said?.PercentDone ?? 100}", Hint = "100 khi đã thực hiện xong; nhỏ hơn 100 khi chưa xong." },
        Field.Text(nameof(SetRemediationItem.Text)) with { Label = "Kết quả đã thực hiện", Value = said?.Text },
        Field.Text(nameof(SetRemediationItem.Cause)) with { Label = "Nguyên nhân chưa xong", Value = said?.Cause, Hint = "Nêu khi chưa thực hiện xong.", IsOptional = true },
        Field.Text(nameof(SetRemediationItem.Request)) with { Value = said?.Request, IsOptional = true },
    ];

    /// <summary>Begins a report that nothing stands in yet.</summary>
    public static ActionForm Draft(bool isOpen) => new("draft", "Lập báo cáo trả lời nhiều nội dung", "Lập dự thảo báo cáo")
    {
        Once = true,
        IsOpen = isOpen,
        Note = "Dự thảo chỉ đơn vị thấy; thêm từng nội dung vào dự thảo, rồi người đứng đầu phê duyệt và gửi một lần.",
        Fields =
        [
            new(nameof(DraftRemediationReport.Title)) { Value = "Báo cáo kết quả thực hiện các yêu cầu, kiến nghị sau giám sát" },
            new(nameof(DraftRemediationReport.Reference)) { IsOptional = true, Hint = "Ví dụ: 45/BC-UBND; có thể để khi gửi." },
        ],
    };

    /// <summary>What may be done with the report as a whole now.</summary>
    public static IEnumerable<ActionForm> Of(ReportPage page)
    {
        if (page.IsDraft && page.May(Act.Write))
        {
            var free = page.Owed.Where(t => Reportable.Contains(t.Progress) && page.Items.All(i => i.TaskId != t.Id)).ToList();
            if (free.Count > 0)
                yield return Versioned(page, new ActionForm("add", page.Items.Count == 0 ? "Thêm nội dung vào báo cáo" : "Thêm nội dung khác vào báo cáo", "Thêm vào báo cáo")
                {
                    IsOpen = page.Items.Count == 0,
                    Fields = [new(nameof(SetRemediationItem.TaskId), FieldKind.Choice) { Choices = [new("", "Chọn nội dung"), .. free.Select(t => new Choice($"{t.Id}", Line(t)))] }, .. Fields(null)],
                });
            if (page.Items.Count > 0 && page is { OnlyDrafts: true, Head.AskedOn: null })
                yield return Versioned(page, AskHead(page.Items.Count, page.Items.Count(item => item.Evidence.Count == 0)));
            if (page.Items.Count > 0 && page.May(Act.Approve) && !page.Head.NeedsOtherHand)
                yield return Versioned(page, new ActionForm("submitReport", "Phê duyệt, gửi báo cáo", "Gửi báo cáo")
                {
                    IsOpen = true,
                    Note = TaskForms.Said($"Báo cáo trả lời {page.Items.Count} nội dung; gửi là gửi tất cả, kèm minh chứng đã đính kèm.", TaskTimeForms.Overtaken(page.Overtaken)),
                    Fields = [Field.Day(nameof(SubmitRemediationReport.ReportedOn), page.Today), new(nameof(SubmitRemediationReport.Reference)) { IsOptional = true, Value = page.Head.Reference }],
                });
        }
        if (!page.IsUnit && page.Head.Status is RemediationStatus.Submitted && page.May(Act.Write))
            yield return Versioned(page, new ActionForm("appraise", "Bắt đầu thẩm định báo cáo", "Bắt đầu thẩm định") { IsOpen = true, Fields = [Field.Day(nameof(BeginAppraisal.AppraisalOn), page.Today)] });
    }

    public const string Asked = "Đã trình người đứng đầu phê duyệt, gửi.";

    /// <summary>Lays a draft before the unit's head.</summary>
    public static ActionForm AskHead(int items, int withoutEvidence) => new("askHead", "Trình người đứng đầu", "Trình người đứng đầu")
    {
        IsOpen = true,
        Note = TaskForms.Said("Người đứng đầu được báo, phê duyệt và gửi báo cáo; ngoài đơn vị chưa ai thấy dự thảo.", items > 1 ? $"Báo cáo này trả lời {items} nội dung." : null,
            withoutEvidence == 0 ? null : items == 1 ? "Chưa kèm minh chứng nào cho nội dung này." : $"{withoutEvidence} nội dung chưa kèm minh chứng."),
    };

    public const string Appraised = "Đã ghi ý kiến thẩm định, đề xuất.";

    /// <summary>The office's word on one task of a report that it appraises, for whoever decides.</summary>
    public static ActionForm Appraisal(ReportedTask item, DateOnly today) => new ActionForm("appraisal", item.AppraisalText is null ? "Ghi ý kiến thẩm định, đề xuất" : "Sửa ý kiến thẩm định, đề xuất", "Lưu ý kiến thẩm định")
    {
        IsOpen = item.AppraisalText is null,
        Note = "Người quyết định thấy ý kiến này khi xử lý, đơn vị không thấy. Sửa được đến khi có quyết định.",
        Fields =
        [
            new(nameof(AppraiseRemediationItem.ProposedOutcome), FieldKind.Choice) { Choices = [new("", "Chọn đề xuất"), .. Proposals], Value = item.ProposedOutcome?.ToString() },
            Field.Text(nameof(AppraiseRemediationItem.AppraisalText)) with { Value = item.AppraisalText },
            Field.Day(nameof(AppraiseRemediationItem.AppraisedOn), today),
        ],
    }.With(nameof(AppraiseRemediationItem.RemediationItemId), item.Id).With(nameof(AppraiseRemediationItem.Version), item.ItemVersion);

    /// <summary>The same while the report is taken up, where it can be left for later.</summary>
    public static Field[] FirstAppraisal(ReportedTask? item) => item is not { IsOpen: true } ? [] :
    [
        new(nameof(BeginAppraisal.ProposedOutcome), FieldKind.Choice) { Choices = [new("", "Ghi sau"), .. Proposals], IsOptional = true },
        Field.Text(nameof(BeginAppraisal.AppraisalText)) with { IsOptional = true, Hint = "Người quyết định thấy khi xử lý, đơn vị không thấy." },
    ];

    private static IEnumerable<Choice> Proposals => RemediationWords.Decisions.Select(outcome => new Choice(outcome.ToString(), outcome.Label()));

    /// <summary>What may be done with one task: in a draft by the unit, after that by the former head of the delegation.</summary>
    public static IEnumerable<ActionForm> Of(ReportPage page, ReportedTask item)
    {
        if (page.MayComment)
            yield return new ActionForm("opinion", "Cho ý kiến về kết quả nội dung này", "Ghi ý kiến")
            {
                Of = item.Id,
                Once = true,
                Note = "Ý kiến của Trưởng đoàn giám sát để cơ quan xử lý tham khảo; đơn vị không thấy.",
                Fields = [Field.Text(nameof(GiveRemediationOpinion.Text)) with { Label = "Nội dung ý kiến" }, Field.Day(nameof(GiveRemediationOpinion.GivenOn), page.Today)],
            }.With(nameof(GiveRemediationOpinion.RemediationItemId), item.Id);
        if (!page.IsUnit && page.Head.Status is RemediationStatus.UnderAppraisal && item.IsOpen && page.May(Act.Write))
            yield return Appraisal(item, page.Today) with { Of = item.Id, IsOpen = false };
        if (!page.IsDraft || !page.May(Act.Write)) yield break;
        yield return Versioned(page, new ActionForm("say", "Sửa kết quả của nội dung này", "Lưu kết quả") { Of = item.TaskId, Fields = Fields(item) }.With(nameof(SetRemediationItem.TaskId), item.TaskId));
        yield return Versioned(page, new ActionForm("remove", "Bỏ nội dung này khỏi báo cáo", "Bỏ khỏi báo cáo")
        {
            Of = item.TaskId,
            Note = "Nội dung vẫn phải thực hiện; minh chứng đã đính kèm vẫn còn, dùng cho báo cáo sau.",
        }.With(nameof(RemoveRemediationItem.TaskId), item.TaskId));
    }

    private static string Line(OwedTask task)
    {
        var content = Show.Cut(task.Content, 90);
        return task.DueOn is { } due ? $"{content} (thời hạn {Show.Date(due)})" : content;
    }

    private static ActionForm Versioned(ReportPage page, ActionForm form) =>
        form.With(nameof(SetRemediationItem.RemediationReportId), page.Head.Id).With(nameof(SetRemediationItem.Version), page.Head.Version);
}
