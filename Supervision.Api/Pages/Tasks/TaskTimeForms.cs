using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Extensions;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The forms by which a unit asks for more time for a task, and by which it is decided.</summary>
internal static class TaskTimeForms
{
    public static IEnumerable<ActionForm> Ask(TaskPage page)
    {
        if (!page.May(Subject.Extension, Act.Write)) yield break;
        var late = page.View.DueOn < page.Today;
        if (page.Extensions.FirstOrDefault(e => e.Status is ExtensionStatus.Draft or ExtensionStatus.Sent) is { } open)
        {
            var isOver = !TaskForms.Owing.Contains(page.View.Progress);
            if (open.Status is ExtensionStatus.Draft && !isOver && (!late || page.May(Subject.Extension, Act.Approve) && !open.NeedsOtherHand))
                yield return Versioned(new ActionForm("sendExtension", "Gửi đề nghị gia hạn đã lập", "Gửi đề nghị gia hạn")
                {
                    IsOpen = true,
                    Note = late || TaskForms.HeadIsTold(page) is not { Length: > 0 } told ? null : told.Trim(),
                    Fields = late ? [Field.Text(nameof(SendExtension.LateSendingReason))] : [],
                }, open);
            if (open.Status is ExtensionStatus.Draft && !isOver)
                yield return Versioned(new ActionForm("reviseExtension", "Sửa đề nghị gia hạn", "Lưu đề nghị gia hạn") { Note = TaskForms.Said(Limits(page.View), late && open.NeedsOtherHand ? TaskForms.OtherHand : late && !page.May(Subject.Extension, Act.Approve) ? "Thời hạn đã qua, người đứng đầu gửi. Nếu người đứng đầu tự soạn: xem lại, sửa nếu cần rồi lưu, khi đó người đứng đầu gửi được." : null), Fields = Content(nameof(ReviseExtension.Extension), open) }, open);
            yield return Versioned(new ActionForm("withdrawExtension", "Rút đề nghị gia hạn", "Rút đề nghị")
            {
                Note = open.Status is ExtensionStatus.Sent ? "Đề nghị đã gửi thì không sửa được; muốn sửa, rút đề nghị này rồi gửi đề nghị mới."
                    : isOver ? $"Nội dung đang ở trạng thái “{page.View.Progress.Label()}” nên đề nghị đã lập không gửi được; rút đề nghị, hoặc để lại phòng khi đơn vị phải thực hiện tiếp." : null,
            }, open);
        }
        else if (TaskForms.Owing.Contains(page.View.Progress) && page.View.DueOn is { } due)
        {
            yield return new ActionForm("extension", "Đề nghị gia hạn", late ? "Lập đề nghị gia hạn" : "Gửi đề nghị gia hạn")
            {
                Note = $"Thời hạn hiện nay: {Show.Date(due)}. {Limits(page.View)}" + (late ? $" Thời hạn đã qua: {AfterDeadline(page)}" : TaskForms.HeadIsTold(page)),
                Fields = Content(nameof(DraftExtension.Extension), null),
            };
        }
    }

    /// <summary>Who does what with a request that is drafted after the deadline, for whoever drafts it.</summary>
    public static string AfterDeadline(TaskPage page) => !page.May(Subject.Extension, Act.Approve) ? "đề nghị được lập để người đứng đầu đơn vị gửi, nêu lý do gửi chậm."
        : page.View.LateWordsAreSeen ? "đề nghị do người đứng đầu soạn thì đầu mối hoặc người khác của đơn vị xem lại, lưu lại trước, sau đó người đứng đầu mới gửi, nêu lý do gửi chậm."
        : "lập đề nghị rồi gửi ở bước tiếp theo, nêu lý do gửi chậm.";

    /// <summary>Who goes on with it, for whoever drafted it then.</summary>
    public static string AfterDrafting(TaskPage page) => !page.May(Subject.Extension, Act.Approve) ? "người đứng đầu đơn vị gửi, nêu lý do gửi chậm."
        : page.View.LateWordsAreSeen ? "đầu mối hoặc người khác của đơn vị xem lại, lưu lại trước, sau đó người đứng đầu mới gửi." : "gửi ở mục Việc có thể làm, nêu lý do gửi chậm.";

    /// <summary>What whoever sends a report is told of requests for more time that would be overtaken by it; null where there are none.</summary>
    public static string? Overtaken(IReadOnlyList<int> tasks) => tasks.Count == 0 ? null
        : $"Đề nghị gia hạn đã lập cho nội dung số {string.Join(", ", tasks)} chưa gửi; gửi báo cáo rồi thì không gửi được đề nghị đó nữa. Vẫn cần thêm thời gian thì gửi đề nghị trước.";

    private static string Limits(TaskView task) => task.ExtensionTerms is not { } terms ? "" :
        $"Giới hạn theo {terms.Rule}: gia hạn tối đa {terms.MaxExtensions} lần (đã gia hạn {terms.Granted} lần)"
        + (terms.LatestOn is { } latest ? $", không quá {terms.MaxDays} ngày so với thời hạn ban đầu, tức đến ngày {Show.Date(latest)}." : ".")
        + (terms.IsOwn ? "" : " Vượt giới hạn này thì cơ quan quyết định cân nhắc, nêu lý do.");

    /// <summary>What a request for more time says.</summary>
    public static Field[] Content(string within, ExtensionView? said) =>
    [
        Field.Day($"{within}.{nameof(ExtensionContent.RequestedDueOn)}", said?.RequestedDueOn),
        Field.Text($"{within}.{nameof(ExtensionContent.Reason)}") with { Value = said?.Reason },
        Field.Text($"{within}.{nameof(ExtensionContent.DoneSoFar)}") with { Value = said?.DoneSoFar, IsOptional = true },
        new($"{within}.{nameof(ExtensionContent.Reference)}") { Value = said?.Reference, IsOptional = true },
    ];

    public static IEnumerable<ActionForm> Decide(TaskPage page)
    {
        if (page.Extensions.FirstOrDefault(e => e.Status is ExtensionStatus.Sent) is not { } open) yield break;
        if (page.May(Subject.Extension, Act.Comment))
            yield return Versioned(new ActionForm("opinion", "Cho ý kiến về đề nghị gia hạn", "Ghi ý kiến")
            {
                Fields =
                [
                    new(nameof(GiveExtensionOpinion.Favours), FieldKind.Choice) { Label = "Ý kiến", Choices = [new("true", "Đồng ý gia hạn"), new("false", "Không đồng ý")] },
                    Field.Text(nameof(GiveExtensionOpinion.Opinion)) with { Label = "Nội dung ý kiến" },
                    Field.Day(nameof(GiveExtensionOpinion.GivenOn), page.Today),
                ],
            }, open);
        if (!page.DecidesTime) yield break;
        var paper = new Field(nameof(DecideExtension.DecisionReference))
        {
            Hint = "Số, ký hiệu của văn bản quyết định việc gia hạn đã có, ví dụ: 31/HĐND-VP. Văn bản trả lời soạn sau bằng “Soạn văn bản” lấy số riêng trong sổ khi ban hành, không lấy số ghi ở đây.",
        };
        var day = Field.Day(nameof(DecideExtension.DecidedOn), page.Today);
        var reason = Field.Text(nameof(DecideExtension.Reason));
        yield return Versioned(new ActionForm("grant", "Chấp thuận gia hạn", "Chấp thuận gia hạn")
        {
            IsOpen = true,
            Note = Limits(page.View),
            Fields =
            [
                paper, .. Sharing(page, "grant"), day,
                Field.Day(nameof(DecideExtension.NewDueOn)) with
                {
                    IsOptional = true, Hint = $"Bỏ trống thì theo ngày đơn vị đề nghị: {RolledDay.Say(open.RequestedDueOn, open.RequestedEndsOn)}. Ngày ghi ở đây giữ như trong văn bản; rơi vào ngày nghỉ thì thực hiện đến hết ngày làm việc kế tiếp.",
                },
                reason with { IsOptional = true },
                .. page.View.ExtensionTerms is { IsOwn: false } ? [Field.YesNo(nameof(DecideExtension.ConfirmsBeyondLimit)) with { IsOptional = true, Hint = "Chọn Có khi ngày gia hạn hoặc số lần vượt giới hạn nêu trên mà vẫn chấp thuận; khi đó phải nêu lý do." }] : Array.Empty<Field>(),
            ],
        }, open);
        yield return Versioned(new ActionForm("deny", "Không chấp thuận gia hạn", "Không chấp thuận") { Fields = [paper, .. Sharing(page, "deny"), day, reason] }, open);
    }

    /// <summary>Asked only once the number turned out to be another paper's.</summary>
    /// <param name="what">What that paper may decide: "quyết định gia hạn".</param>
    public static IEnumerable<Field> Sharing(TaskPage page, string form, string what = "quyết định gia hạn") => page.ModelState.ContainsKey($"{form}.{nameof(DecideExtension.SharesNumber)}")
        ? [Field.YesNo(nameof(DecideExtension.SharesNumber)) with { IsOptional = true, Hint = $"Chỉ chọn Có với thông báo, quyết định, nghị quyết cùng ngày mà trong đó có việc {what} này." }] : [];

    private static ActionForm Versioned(ActionForm form, ExtensionView request) => form.With(nameof(SendExtension.ExtensionRequestId), request.Id).With("Version", request.Version);
}
