using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Endpoints;
using Supervision.Api.Web;
using Supervision.Core.SignIn;

namespace Supervision.Api.Pages;

/// <summary>One's own account: password, second factor, passkeys, and where one is signed in.</summary>
public sealed class AccountPage(IMediator mediator, Asking ask) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public AccountAnswer View { get; private set; } = null!;

    public ActionForm Password => new("password", "Đổi mật khẩu", "Đổi mật khẩu")
    {
        Note = "Các phiên đăng nhập khác và mã truy cập của tài khoản này sẽ kết thúc.",
        Fields =
        [
            Field.Secret(nameof(ChangeOwnPassword.CurrentPassword), isNew: false),
            Field.Secret(nameof(ChangeOwnPassword.NewPassword), isNew: true) with { Hint = $"Ít nhất {PasswordRules.Shortest} ký tự ({PasswordRules.ShortestOfAdministrators} với người quản trị); một câu dài dễ nhớ là tốt nhất. Không phải đổi định kỳ." },
        ],
    };

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostPassword(ChangeOwnPassword password) => Submit(password, nameof(password), async changed =>
    {
        if (changed.Session is { } goesOn) await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignInEndpoints.PrincipalOf(goesOn));
        return Back($"Đã đổi mật khẩu.{(changed.EndedSessions > 0 ? $" {changed.EndedSessions} phiên đăng nhập khác đã kết thúc." : "")}");
    });

    public ActionForm Rename(PasskeyLine key) => new ActionForm("rename", "Đổi tên", "Lưu tên") { Of = key.Id, Fields = [new(nameof(RenamePasskey.Name)) { Label = "Tên khóa truy cập", Value = key.Name }] }.With(nameof(RenamePasskey.PasskeyId), key.Id);

    public ActionForm Remove(PasskeyLine key) => new ActionForm("remove", "Bỏ khóa này", $"Bỏ khóa “{key.Name}”")
    {
        Of = key.Id,
        Note = View.HasPassword || View.Passkeys.Count > 1 ? "Từ lúc bỏ, khóa này không đăng nhập được nữa; các cách đăng nhập khác vẫn dùng được." : "Đây là cách đăng nhập duy nhất: bỏ rồi thì phải nhờ người quản trị gửi đường dẫn mới.",
    }.With(nameof(RemovePasskey.PasskeyId), key.Id);

    public Task<IActionResult> OnPostPasskey(AddPasskey passkey) => Submit(passkey, nameof(passkey), _ => Task.FromResult(Back("Đã thêm khóa truy cập.")));

    public Task<IActionResult> OnPostRename(RenamePasskey rename) => Submit(rename, nameof(rename), _ => Task.FromResult(Back("Đã đổi tên khóa truy cập.")));

    public Task<IActionResult> OnPostRemove(RemovePasskey remove) => Submit(remove, nameof(remove), _ => Task.FromResult(Back("Đã bỏ khóa truy cập.")));

    public Task<IActionResult> OnPostEnd(EndSession end) => Submit(end, nameof(end), _ => Task.FromResult(Back("Đã kết thúc phiên đăng nhập.")));

    public Task<IActionResult> OnPostOthers() => Submit(new EndOtherSessions(), "others", ended => Task.FromResult(Back($"Đã kết thúc {ended.Count} phiên đăng nhập khác.")));

    protected override async Task Read(CancellationToken ct) => View = await ask.Get(new AccountDetails(), ct);

    private IActionResult Back(string done)
    {
        Done = done;
        return LocalRedirect("/tai-khoan");
    }
}
