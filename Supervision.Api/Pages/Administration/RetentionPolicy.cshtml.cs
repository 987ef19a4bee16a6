using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Dossiers;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>How long the council keeps its dossiers and when they go to the archive, for everybody who works there; administrators set it anew from a day on.</summary>
public sealed class RetentionPolicyPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    public const string Path = "/quan-tri/thoi-han-luu";

    private const string In = nameof(SetRetentionPolicy.Policy) + ".";

    [TempData]
    public string? Done { get; set; }

    public RetentionPolicy Now { get; private set; } = null!;

    public PolicyHistory History { get; private set; } = null!;

    public ActionForm? Form { get; private set; }

    public bool IsAdministrator => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    /// <summary>The council keeps its dossiers as the product was shipped.</summary>
    public bool IsShipped => RetentionPolicy.Shipped.Contains(Now);

    public static IEnumerable<PolicyLine> Lines(RetentionPolicy policy) =>
    [
        new("Bảo quản hồ sơ", $"{RetentionPolicy.Said(policy.RetentionYears)} ({(policy.IsVerified ? "đã đối chiếu với văn bản" : "chưa đối chiếu với văn bản")})"),
        new("Nộp vào lưu trữ cơ quan", $"trong {policy.HandOverMonths} tháng kể từ ngày hồ sơ kết thúc"),
        new("Báo văn thư", $"{policy.NoticeDays} ngày trước hạn nộp lưu"),
    ];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSet(SetRetentionPolicy set) => Submit(set, nameof(set), _ =>
    {
        Done = $"Đã đặt thời hạn bảo quản, nộp lưu, áp dụng từ ngày {Show.Date(set.Policy.EffectiveFrom)}.";
        return Task.FromResult<IActionResult>(LocalRedirect(Path));
    });

    protected override async Task Read(CancellationToken ct)
    {
        if (actor.Identity.UnitId is not null) throw RefusedException.Forbidden("Trang này dành cho người của Hội đồng nhân dân.");
        var today = clock.Today();
        Now = await ask.Get(new RetentionPolicyDetails(today), ct);
        var all = await ask.Get(new RetentionPolicyList(), ct);
        History = PolicyHistory.Of(all, policy => (policy.EffectiveFrom, policy.Paper, Lines(policy)), today);
        Form = IsAdministrator ? Shown(all[^1], today) : null;
    }

    private static ActionForm Shown(RetentionPolicy latest, DateOnly today) => new("set", "Đặt thời hạn khác từ một ngày", "Đặt thời hạn")
    {
        Once = true,
        Note = "Hồ sơ mở từ ngày áp dụng theo thời hạn mới; hồ sơ đã mở giữ thời hạn của mình, muốn đổi thì sửa ở trang của hồ sơ. Quy định đã đặt thì không sửa; muốn khác thì đặt từ ngày khác.",
        Fields =
        [
            Field.Day(In + nameof(RetentionPolicy.EffectiveFrom), today),
            new(In + nameof(RetentionPolicy.Paper)) { Label = "Theo văn bản", Hint = "Ví dụ: Danh mục hồ sơ năm 2026 của Văn phòng, ban hành kèm Quyết định số 12/QĐ-VP." },
            new(In + nameof(RetentionPolicy.RetentionYears), FieldKind.Number) { Label = "Bảo quản (năm)", IsOptional = true, Value = latest.RetentionYears?.ToString(CultureInfo.InvariantCulture), Hint = "Để trống là bảo quản vĩnh viễn." },
            new(In + nameof(RetentionPolicy.IsVerified), FieldKind.Choice)
            {
                Label = "Thời hạn bảo quản này",
                Choices = [new("true", "Đã đối chiếu với văn bản"), new("false", "Chưa đối chiếu với văn bản")],
                Value = latest.IsVerified ? "true" : "false",
                Hint = "Chưa đối chiếu thì mỗi hồ sơ ghi “chưa kiểm chứng” cạnh thời hạn.",
            },
            new(In + nameof(RetentionPolicy.HandOverMonths), FieldKind.Number) { Label = "Nộp lưu trong (tháng)", Value = latest.HandOverMonths.ToString(CultureInfo.InvariantCulture), Hint = "Kể từ ngày hồ sơ kết thúc." },
            new(In + nameof(RetentionPolicy.NoticeDays), FieldKind.Number) { Label = "Báo văn thư trước hạn nộp lưu (ngày)", Value = latest.NoticeDays.ToString(CultureInfo.InvariantCulture) },
        ],
    };
}
