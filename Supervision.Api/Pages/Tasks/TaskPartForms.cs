using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>The forms that part a task, hand it over or pass it on, and fix what is reviewed and handed in.</summary>
internal static class TaskPartForms
{
    /// <summary>The last part of its name is the command's own member, so that what is wrong with the shares stands beside the lines.</summary>
    public const string ShareLines = "Typed.Shares";

    /// <summary>The form that says which shortcomings a task mends.</summary>
    public const string Mends = "shortcomings";

    public static IEnumerable<ActionForm> OfCouncil(TaskPage page)
    {
        var task = page.View;
        if (!task.MayWrite) yield break;
        if (task.DeadlineKind is DeadlineKind.Continuous && page.IsChased)
            yield return Versioned(page, new ActionForm("review", "Ghi lần rà soát", "Ghi lần rà soát")
            {
                Note = "Nội dung thường xuyên không kết thúc theo thời hạn mà được rà soát theo kỳ.",
                Fields =
                [
                    Field.Day(nameof(RecordReview.ReviewedOn), page.Today),
                    Field.Text(nameof(RecordReview.Note)) with { Label = "Kết quả rà soát" },
                    Field.Day(nameof(RecordReview.NextOn)) with { IsOptional = task.Cycle is not null, Hint = task.Cycle is null ? null : "Bỏ trống thì theo chu kỳ của nội dung." },
                ],
            });
        if (!task.IsParent && task.Progress is TaskProgress.Assigned or TaskProgress.Accepted or TaskProgress.InProgress)
            yield return Versioned(page, new ActionForm("split", "Tách thành phần của từng đơn vị", "Tách nội dung")
            {
                Note = "Từ lúc tách, mỗi đơn vị thấy phần của mình, được báo và tự báo cáo; nội dung này chỉ còn tổng hợp các phần. Tách rồi thì không gộp lại được.",
                Fields =
                [
                    Field.Text(ShareLines) with
                    {
                        Label = "Các đơn vị",
                        Value = string.Join('\n', task.Coordinators.Select(unit => unit.Name).Prepend(task.LeadUnitName)),
                        Hint = "Mỗi dòng một đơn vị đã có trong danh mục, ghi mã hoặc đúng tên; thời hạn riêng, nếu có, ghi sau dấu chấm phẩy"
                            + $"{(task.DueOn is { } due ? $", không sau thời hạn {Show.Date(due)} của nội dung" : "")}. Ví dụ: Ủy ban nhân dân xã Hòa Bình; {Show.Date(task.DueOn ?? new DateOnly(2026, 6, 30))}.",
                    },
                ],
            });
        foreach (var form in OfParent(page)) yield return form;
    }

    /// <summary>What is still done with a task whose parts are followed up instead of it.</summary>
    public static IEnumerable<ActionForm> OfParent(TaskPage page)
    {
        var task = page.View;
        if (!task.MayWrite) yield break;
        if (page.LeadUnit is { } lead && lead.Unit.ValidTo < page.Today && page.IsOpen && lead.Successors.Count > 0)
            yield return Versioned(page, HandoverForm.Of("handOverTask", "Bàn giao cho đơn vị kế thừa", "Bàn giao nội dung", lead, page.Today) with
            {
                IsOpen = true,
                Note = $"{task.LeadUnitName} đã kết thúc hoạt động ngày {Show.Date(lead.Unit.ValidTo)}. Đơn vị nhận thấy nội dung từ lúc bàn giao và được báo; thời hạn giữ nguyên. Chọn nhiều đơn vị thì mỗi đơn vị có một phần.",
            });
        foreach (var form in Shortcomings(page)) yield return form;
        if (task.Progress is not TaskProgress.ReportedDone && !TaskLife.IsClosed(task.Progress))
            yield return Versioned(page, new ActionForm("evidenceList", "Đặt danh mục minh chứng phải nộp", "Lưu danh mục")
            {
                Note = $"Đơn vị thấy danh mục {(task.Progress is TaskProgress.Draft ? "khi nội dung được chuyển" : "từ lúc lưu")} và đính kèm tệp theo từng mục; mục đã có tệp thì giữ nguyên thứ tự và tên.",
                Fields = [Field.Text(nameof(SetEvidenceList.EvidenceItems)) with { Value = string.Join('\n', task.EvidenceItems), Hint = "Mỗi dòng một mục, ví dụ: Biên bản nghiệm thu. Bỏ trống thì không đòi minh chứng nào." }],
            });
    }

    private static IEnumerable<ActionForm> Shortcomings(TaskPage page)
    {
        if (page.View.Progress is TaskProgress.Draft || page.Conclusion?.Clauses.Where(clause => clause.Block is ClauseBlock.Shortcomings).ToList() is not { Count: > 0 } found) yield break;
        yield return Versioned(page, new ActionForm(Mends, "Chọn hạn chế, vi phạm mà nội dung này khắc phục", "Lưu")
        {
            Note = "Ảnh và nội dung đã ghi nhận được đặt cạnh báo cáo của đơn vị khi thẩm định; nội dung thuộc lĩnh vực của các hạn chế đã chọn. Văn bản đã ban hành không thay đổi.",
            Fields =
            [
                new(nameof(LinkShortcomings.ClauseIds), FieldKind.Several)
                {
                    Label = "Hạn chế, vi phạm",
                    IsOptional = true,
                    Choices = [.. found.Select(clause => new Choice($"{clause.Id}", $"{clause.Place}: {Show.Cut(clause.Text, 90)}"))],
                    Value = string.Join(',', page.View.Sources.Select(clause => clause.Id)),
                },
            ],
        });
    }

    public static IEnumerable<ActionForm> OfLead(TaskPage page)
    {
        if (page.PassOnTo is not { } receivers || !page.MayPassOn) yield break;
        yield return new ActionForm("passOn", "Giao tiếp công việc cho cơ quan, đơn vị thuộc quyền", "Giao tiếp công việc")
        {
            IsOpen = true,
            Once = true,
            Note = receivers.Units.Count == 0 && !receivers.HasMore
                ? $"Danh mục chưa có cơ quan, đơn vị nào thuộc quyền {page.View.LeadUnitName}: đề nghị Văn phòng Hội đồng nhân dân ghi đơn vị ấy vào danh mục, cơ quan cấp trên là {page.View.LeadUnitName}."
                : $"Đơn vị nhận thấy nội dung từ lúc giao và được báo. {page.View.LeadUnitName} vẫn chịu trách nhiệm trước Hội đồng nhân dân; thời hạn của nội dung giữ nguyên.",
            Fields =
            [
                .. receivers.Fields("Đơn vị nhận", "Chọn đơn vị"),
                new(nameof(PassOnTask.Reference)) { Label = "Số, ký hiệu văn bản giao", Hint = "Ví dụ: 88/UBND-NC." },
                Field.Day(nameof(PassOnTask.IssuedOn), page.Today),
                Field.Text(nameof(PassOnTask.Content)) with { Label = "Công việc được giao" },
                Field.Day(nameof(PassOnTask.DueOn)) with { Label = "Thời hạn báo cáo lại", IsOptional = true, Hint = page.View.DueOn is { } due ? $"Không sau thời hạn {Show.Date(due)} của nội dung." : null },
            ],
        };
    }

    public static IEnumerable<ActionForm> OfReceiver(TaskPage page)
    {
        if (!page.May(Subject.FollowUpTask, Act.Comment)) yield break;
        foreach (var passing in page.Passings.Where(passing => passing.ReceivingUnitId == page.OwnUnit))
            yield return new ActionForm("reportPassing", $"Báo cáo lại cơ quan chủ trì về việc giao theo văn bản {passing.Reference}", "Gửi báo cáo lại")
            {
                Of = passing.Id,
                Once = true,
                Note = $"{page.View.LeadUnitName} thấy ngay; báo cáo với Hội đồng nhân dân là việc của cơ quan chủ trì.",
                Fields = [Field.Day(nameof(ReportPassing.ReportedOn), page.Today), Field.Text(nameof(ReportPassing.Text))],
            }.With(nameof(ReportPassing.PassingId), passing.Id);
    }

    private static ActionForm Versioned(TaskPage page, ActionForm form) => form.With("Version", page.View.Version);
}

/// <summary>What is asked when tasks of a unit that ended go to its successors.</summary>
internal static class HandoverForm
{
    public static ActionForm Of(string name, string title, string button, UnitAnswer ended, DateOnly today) => new(name, title, button)
    {
        Fields =
        [
            new(nameof(HandOverTask.ReceivingUnitIds), FieldKind.Several)
            {
                Label = "Đơn vị kế thừa nhận việc",
                Choices = [.. ended.Successors.Select(one => new Choice($"{one.UnitId}", one.Name))],
                Value = ended.Successors is [var only] ? $"{only.UnitId}" : null,
            },
            new(In(nameof(HandoverPaper.Reference))) { Label = "Văn bản bàn giao", Hint = "Ví dụ: Biên bản bàn giao số 03/BB-UBND." },
            Field.Day(In(nameof(HandoverPaper.IssuedOn))) with { Label = "Ngày của văn bản bàn giao" },
            Field.Day(In(nameof(HandoverPaper.HandedOn)), today),
            new(In(nameof(HandoverPaper.Note))) { IsOptional = true },
        ],
    };

    private static string In(string name) => $"Paper.{name}";
}
