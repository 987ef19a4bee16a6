using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>By which steps the council chases what is owed to it, for everybody who works there; administrators set another policy from a day on.</summary>
public sealed class FollowUpPolicyPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    public const string Path = "/quan-tri/don-doc";

    private const string In = nameof(SetFollowUpPolicy.Policy) + ".", TypedDays = In + "Typed." + nameof(FollowUpPolicy.ReminderDays);

    [TempData]
    public string? Done { get; set; }

    public FollowUpPolicy Now { get; private set; } = null!;

    public PolicyHistory History { get; private set; } = null!;

    public ActionForm? Form { get; private set; }

    public bool IsAdministrator => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public bool ReadsBook => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Escalation, Act.Write);

    /// <summary>The council works by what the product was shipped with.</summary>
    public bool IsShipped => FollowUpPolicy.Shipped.Contains(Now);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSet(SetFollowUpPolicy set, [FromForm(Name = "set." + TypedDays)] string? days)
    {
        var command = set.Policy is null ? set : set with { Policy = set.Policy with { ReminderDays = Days(days) } };
        return Submit(command, nameof(set), _ =>
        {
            Done = $"Đã đặt chính sách đôn đốc, áp dụng từ ngày {Show.Date(command.Policy.EffectiveFrom)}.";
            return Task.FromResult<IActionResult>(LocalRedirect(Path));
        });
    }

    protected override async Task Read(CancellationToken ct)
    {
        if (actor.Identity.UnitId is not null) throw RefusedException.Forbidden("Trang này dành cho người của Hội đồng nhân dân.");
        var today = clock.Today();
        Now = await ask.Get(new FollowUpPolicyDetails(today), ct);
        var all = await ask.Get(new FollowUpPolicyList(), ct);
        History = PolicyHistory.Of(all, policy => (policy.EffectiveFrom, policy.Paper, FollowUpPolicyWords.All(policy)), today);
        Form = IsAdministrator ? Shown(all[^1], today) : null;
    }

    // Begins with the latest policy, also one that is yet to come: the new one follows it.
    private static ActionForm Shown(FollowUpPolicy latest, DateOnly today) => new("set", "Đặt chính sách khác từ một ngày", "Đặt chính sách")
    {
        Once = true,
        Note = "Từ ngày áp dụng, mọi nội dung đang mở được xem lại theo chính sách mới; bước nào đã làm thì giữ nguyên. Chính sách đã đặt thì không sửa; muốn khác thì đặt chính sách từ ngày khác. Ô nào không đổi thì để nguyên.",
        Fields =
        [
            Field.Day(In + nameof(FollowUpPolicy.EffectiveFrom), today),
            new(In + nameof(FollowUpPolicy.Paper)) { Label = "Theo văn bản", Hint = "Ví dụ: Quy chế đôn đốc số 05/QC-HĐND của Thường trực Hội đồng nhân dân tỉnh." },
            new(TypedDays) { Label = "Nhắc trước hạn mấy ngày làm việc", Value = string.Join(", ", latest.ReminderDays), Hint = "Các số cách nhau bằng dấu phẩy. Đúng ngày đến hạn luôn nhắc thêm một lần." },
            Number(nameof(FollowUpPolicy.NearDays), "Sắp đến hạn là còn mấy ngày làm việc", latest.NearDays),
            Number(nameof(FollowUpPolicy.FirstLetterAfter), "Công văn lần 1 sau khi quá hạn (ngày làm việc)", latest.FirstLetterAfter),
            Number(nameof(FollowUpPolicy.SecondLetterAfter), "Công văn lần 2 sau công văn lần 1 (ngày làm việc)", latest.SecondLetterAfter),
            Number(nameof(FollowUpPolicy.MeetingListAfter), "Trình phiên họp sau công văn lần 2 (ngày làm việc)", latest.MeetingListAfter),
            Number(nameof(FollowUpPolicy.LetterReplyDays), "Đơn vị trả lời công văn trong (ngày làm việc)", latest.LetterReplyDays),
            Number(nameof(FollowUpPolicy.AcknowledgeDays), "Đơn vị xác nhận đã nhận văn bản trong (ngày làm việc)", latest.AcknowledgeDays),
            Number(nameof(FollowUpPolicy.AppraisalDays), "Thẩm định báo cáo trong (ngày làm việc)", latest.AppraisalDays),
            Number(nameof(FollowUpPolicy.ExplanationDays), "Giải trình trong (ngày)", latest.ExplanationDays),
            Number(nameof(FollowUpPolicy.ExplanationComplexDays), "Giải trình vụ việc phức tạp trong (ngày)", latest.ExplanationComplexDays),
            Number(nameof(FollowUpPolicy.MaxExtensions), "Gia hạn tối đa mấy lần", latest.MaxExtensions) with { Hint = "Ghi 0 nếu không gia hạn." },
            Number(nameof(FollowUpPolicy.MaxExtensionDays), "Gia hạn cộng lại không quá (ngày)", latest.MaxExtensionDays) with { Hint = "Tính từ thời hạn ban đầu." },
            Choose(nameof(FollowUpPolicy.SuspensionStopsClock), "Khi nội dung tạm dừng", latest.SuspensionStopsClock, "Thời hạn lùi lại bằng số ngày tạm dừng", "Thời hạn giữ nguyên"),
            Number(nameof(FollowUpPolicy.InstancesAhead), "Nội dung định kỳ: lập sẵn mấy kỳ", latest.InstancesAhead),
            Choose(nameof(FollowUpPolicy.KeepPhotoPlace), "Nơi chụp trong ảnh minh chứng", latest.KeepPhotoPlace, "Giữ lại", "Xóa khi tải lên"),
        ],
    };

    private static Field Number(string name, string label, int value) => new(In + name, FieldKind.Number) { Label = label, Value = value.ToString(CultureInfo.InvariantCulture) };

    private static Field Choose(string name, string label, bool value, string yes, string no) =>
        new(In + name, FieldKind.Choice) { Label = label, Choices = [new("true", yes), new("false", no)], Value = value ? "true" : "false" };

    private IReadOnlyList<int> Days(string? typed)
    {
        var days = new List<int>();
        foreach (var part in (typed ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day)) days.Add(day);
            else ModelState.AddModelError($"set.{In}{nameof(FollowUpPolicy.ReminderDays)}", $"“{Echo.Of(part)}” không phải một số; ghi các số cách nhau bằng dấu phẩy, ví dụ: 15, 7, 3.");
        }
        return days;
    }
}
