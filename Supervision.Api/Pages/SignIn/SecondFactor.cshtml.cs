using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Pages;

/// <summary>Sets up the second factor: a key for an authenticator, its first code, and codes for the day when the telephone is lost.</summary>
public sealed class SecondFactorPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public AccountAnswer View { get; private set; } = null!;

    /// <summary>What the telephone is to take over; null before it was begun.</summary>
    public AuthenticatorKeyAnswer? Key { get; private set; }

    /// <summary>Shown on this answer and nowhere else.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public bool IsRequired => actor.Identity.MustSetUpSecondFactor;

    public ActionForm Begin => new("begin", "Bật lớp xác thực thứ hai", "Bắt đầu cài") { IsOpen = true, Note = "Cần một ứng dụng xác thực trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator." };

    public ActionForm Confirm => new("confirm", "Nhập mã đang hiện trên điện thoại", "Xác nhận")
    {
        IsOpen = true,
        Fields = [new(nameof(ConfirmAuthenticator.Code)) { Label = "Mã gồm 6 chữ số", Hint = "Mã đổi sau mỗi 30 giây." }],
    };

    public IEnumerable<ActionForm> Changes =>
    [
        new("renew", "Tạo lại các mã dự phòng", "Tạo mã mới") { Note = "Các mã cũ không dùng được nữa.", Fields = [Field.Secret(nameof(RenewRecoveryCodes.CurrentPassword), isNew: false)] },
        new("remove", "Đổi sang điện thoại khác hoặc tắt", "Tắt lớp xác thực") { Note = "Tắt rồi cài lại trên điện thoại mới. Các mã dự phòng cũng hết hiệu lực.", Fields = [Field.Secret(nameof(RemoveAuthenticator.CurrentPassword), isNew: false)] },
    ];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostBegin() => Submit(new BeginAuthenticator(), "begin", _ => Task.FromResult<IActionResult>(LocalRedirect(ActorMiddleware.SetUpPage)));

    public Task<IActionResult> OnPostConfirm(ConfirmAuthenticator confirm) => Submit(confirm, nameof(confirm), Show);

    public Task<IActionResult> OnPostRenew(RenewRecoveryCodes renew) => Submit(renew, nameof(renew), Show);

    public Task<IActionResult> OnPostRemove(RemoveAuthenticator remove) => Submit(remove, nameof(remove), _ =>
    {
        Done = "Đã tắt lớp xác thực thứ hai.";
        return Task.FromResult<IActionResult>(LocalRedirect(ActorMiddleware.SetUpPage));
    });

    protected override async Task Read(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        View = await ask.Get(new AccountDetails(), ct);
        if (View is { SecondFactorSince: null, SecondFactorBegun: true }) Key = await ask.Get(new AuthenticatorKey(), ct);
    }

    private async Task<IActionResult> Show(RecoveryCodesAnswer answer)
    {
        Codes = answer.Codes;
        await Read(HttpContext.RequestAborted);
        return Page();
    }
}
