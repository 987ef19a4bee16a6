using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>The gateways by which notices go to telephones: added, changed, turned off and on. Their secrets are written here and never shown.</summary>
public sealed class WebhooksPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private const string Path = "/quan-tri/cong-nhan-tin";

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<WebhookLine> Gateways { get; private set; } = [];

    public ActionForm Add => new("add", "Thêm cổng nhắn tin", "Thêm cổng")
    {
        IsOpen = Gateways.Count == 0,
        Fields = [.. About(null), Field.Secret(nameof(AddWebhook.Secret), isNew: true) with { Hint = "Từ 16 ký tự, cùng một khóa với bên nhận. Ghi rồi thì không xem lại được." }],
    };

    public IReadOnlyList<ActionForm> Forms => [Add, .. Gateways.SelectMany(FormsOf)];

    /// <summary>What was given up is looked at by whoever looks after the jobs.</summary>
    public bool SeesFailures => ask.May(Subject.Job);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAdd(AddWebhook add) => Do(add, nameof(add), $"Đã thêm cổng “{add.Name}”. Từ nay thông báo được gửi qua cổng này đến người có số điện thoại.");

    public Task<IActionResult> OnPostChange(ChangeWebhook change) => Do(change, nameof(change), $"Đã lưu cổng “{change.Name}”.");

    public Task<IActionResult> OnPostTurn(ChangeWebhook turn) => Do(turn, nameof(turn), turn.IsActive ? $"Đã bật lại cổng “{turn.Name}”." : $"Đã tắt cổng “{turn.Name}”; tin đang chờ gửi qua cổng này không gửi nữa.");

    public static IReadOnlyList<ActionForm> FormsOf(WebhookLine line)
    {
        ActionForm[] forms =
        [
            new ActionForm("change", "Sửa", "Lưu cổng") { Fields = [.. About(line), Field.Secret(nameof(ChangeWebhook.Secret), isNew: true) with { IsOptional = true, Hint = "Để trống thì giữ khóa đang dùng." }] }
                .With(nameof(ChangeWebhook.IsActive), line.IsActive),
            new ActionForm("turn", line.IsActive ? "Tắt cổng này" : "Bật lại cổng này", line.IsActive ? "Tắt cổng" : "Bật lại")
            {
                Note = line.IsActive
                    ? "Tin đang chờ gửi qua cổng này không gửi nữa; sau khi bật lại có thể gửi lại từng tin. Thông báo trên hệ thống và thư điện tử vẫn gửi."
                    : "Thông báo từ nay lại được gửi qua cổng này.",
            }.With(nameof(ChangeWebhook.IsActive), !line.IsActive).With(nameof(ChangeWebhook.Name), line.Name).With(nameof(ChangeWebhook.Url), line.Url),
        ];
        return [.. forms.Select(form => (form with { Of = line.Id }).With(nameof(ChangeWebhook.WebhookId), line.Id).With(nameof(ChangeWebhook.Version), line.Version))];
    }

    protected override async Task Read(CancellationToken ct)
    {
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) throw RefusedException.Forbidden("Trang này dành cho người quản trị của Hội đồng nhân dân.");
        Gateways = await ask.Get(new WebhookList(), ct);
    }

    private static Field[] About(WebhookLine? line) =>
    [
        new(nameof(AddWebhook.Name)) { Label = "Tên cổng", Value = line?.Name, Hint = "Ví dụ: Zalo của Văn phòng." },
        new(nameof(AddWebhook.Url)) { Label = "Địa chỉ nhận", Value = line?.Url, Hint = "Do nhà cung cấp dịch vụ nhắn tin cho, bắt đầu bằng https." },
    ];

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect(Path));
    });
}
