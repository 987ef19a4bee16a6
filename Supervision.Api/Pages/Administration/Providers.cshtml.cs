using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Hosting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn.External;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>The identity providers of a council, and who from there may come in.</summary>
public sealed class ProvidersPage(IMediator mediator, Asking ask, Actor actor, ServerOptions options) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<IdentityProviderLine> Providers { get; private set; } = [];

    public IReadOnlyList<ExternalLoginLine> Waiting { get; private set; } = [];

    public IReadOnlyList<ExternalLoginLine> Approved { get; private set; } = [];

    /// <summary>Others wait behind those that are shown.</summary>
    public bool MoreWait { get; private set; }

    /// <summary>Where the list of those approved goes on.</summary>
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public string? Next { get; private set; }

    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    public bool MayWrite => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write);

    public string RedirectUri => (options.PublicUrl?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}") + ExternalSignInPage.Way;

    public ActionForm Add => Form("add", "Khai báo hệ thống định danh", "Khai báo", null) with { Once = true };

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAdd(AddIdentityProvider add, [FromForm(Name = "add.RuleLines")] string? rules) =>
        Do(add with { Provider = Typed(add.Provider, rules, "add") }, nameof(add), "Đã khai báo hệ thống định danh.");

    public Task<IActionResult> OnPostChange(ChangeIdentityProvider change, [FromForm(Name = "change.RuleLines")] string? rules) =>
        Do(change with { Provider = Typed(change.Provider, rules, "change") }, nameof(change), "Đã lưu thay đổi.");

    public Task<IActionResult> OnPostApprove(ApproveExternalLogin approve, [FromForm(Name = "approve.Role")] Role? role, [FromForm(Name = "approve.BodyId")] Guid? bodyId) =>
        Do(approve with { Roles = role is { } held ? [new HeldRole(held, bodyId)] : [] }, nameof(approve), "Đã phê duyệt; từ nay người này đăng nhập được.");

    public Task<IActionResult> OnPostKnown(ApproveExternalLogin known) => Do(known with { Roles = [], Account = known.Account ?? "" }, nameof(known), "Đã phê duyệt; từ nay người này đăng nhập được.");

    public Task<IActionResult> OnPostRefuse(RefuseExternalLogin refuse) => Do(refuse, nameof(refuse), "Đã ghi; người này không vào được bằng cách đó.");

    public ActionForm Change(IdentityProviderLine provider) => Form("change", "Thay đổi", "Lưu thay đổi", provider)
        .With(nameof(ChangeIdentityProvider.IdentityProviderId), provider.Id).With(nameof(ChangeIdentityProvider.Version), provider.Version);

    /// <summary>Makes a new person of somebody who waits, of what the provider and the rules say.</summary>
    public ActionForm Approve(ExternalLoginLine one)
    {
        var fits = Enum.GetValues<Role>().Where(role => role is Role.UnitHead or Role.UnitContact == one.UnitId is not null);
        var form = new ActionForm("approve", "Phê duyệt, thêm thành người dùng mới", "Phê duyệt")
        {
            Of = one.Id,
            IsOpen = true,
            Fields =
            [
                new(nameof(ApproveExternalLogin.Name)) { Value = one.Name, Label = "Họ và tên" },
                new(nameof(ApproveExternalLogin.Title)) { Label = "Chức vụ", Hint = "Ghi như trên văn bản, ví dụ: Phó Chủ tịch Hội đồng nhân dân tỉnh." },
                new("Role", FieldKind.Choice)
                {
                    Choices = [new("", "Chưa giao vai trò"), .. fits.Select(role => new Choice($"{role}", role.Label()))],
                    Value = one.Roles.Count > 0 ? $"{one.Roles[0].Role}" : "",
                    IsOptional = true,
                },
                .. one.UnitId is null
                    ? [new Field("BodyId", FieldKind.Choice) { Choices = [new("", "Không thuộc Ban, Tổ nào"), .. Bodies.Select(body => new Choice($"{body.Id}", body.Name))], Value = one.Roles.Count > 0 ? $"{one.Roles[0].BodyId}" : "", IsOptional = true }]
                    : Array.Empty<Field>(),
            ],
        }.With(nameof(ApproveExternalLogin.ExternalLoginId), one.Id).With(nameof(ApproveExternalLogin.Version), one.Version);
        return one.UnitId is { } unit ? form.With(nameof(ApproveExternalLogin.UnitId), unit) : form;
    }

    /// <summary>Says that somebody who waits is a person who is known already.</summary>
    public ActionForm Known(ExternalLoginLine one) => new ActionForm("known", "Phê duyệt, là người đã có tài khoản", "Phê duyệt")
    {
        Of = one.Id,
        Fields = [new(nameof(ApproveExternalLogin.Account)) { Hint = "Tên đăng nhập, thư điện tử hoặc số điện thoại mà người đó đang dùng để đăng nhập." }],
    }.With(nameof(ApproveExternalLogin.ExternalLoginId), one.Id).With(nameof(ApproveExternalLogin.Version), one.Version);

    public ActionForm Refuse(ExternalLoginLine one) => new ActionForm("refuse", one.PersonId is null ? "Từ chối" : "Chấm dứt cách đăng nhập này", one.PersonId is null ? "Từ chối" : "Chấm dứt")
    {
        Of = one.Id,
        Fields = [Field.Text(nameof(RefuseExternalLogin.Reason))],
    }.With(nameof(RefuseExternalLogin.ExternalLoginId), one.Id).With(nameof(RefuseExternalLogin.Version), one.Version);

    protected override async Task Read(CancellationToken ct)
    {
        Providers = await ask.Get(new IdentityProviderList(), ct);
        var waiting = await ask.Get(new ExternalLoginList(), ct);
        (Waiting, MoreWait) = (waiting.Items, waiting.Next is not null);
        var approved = await ask.Get(new ExternalLoginList { Status = ExternalLoginStatus.Approved, After = After }, ct);
        (Approved, Next) = (approved.Items, approved.Next);
        Bodies = await ask.Get(new BodyList(), ct);
    }

    private static ActionForm Form(string name, string title, string button, IdentityProviderLine? now)
    {
        const string Of = nameof(AddIdentityProvider.Provider) + ".";
        return new ActionForm(name, title, button)
        {
            Of = now?.Id,
            Fields =
            [
                new(Of + nameof(ProviderSetting.ProviderName)) { Value = now?.ProviderName, Hint = "Hiện trên nút ở trang đăng nhập." },
                new(Of + nameof(ProviderSetting.Authority)) { Value = now?.Authority, Hint = "Ví dụ: https://dinhdanh.lamson.example" },
                new(Of + nameof(ProviderSetting.ClientId)) { Value = now?.ClientId },
                new(nameof(AddIdentityProvider.Secret)) { IsOptional = true, Hint = now is { HasSecret: true } ? "Đã có; chỉ nhập khi thay khóa mới." : "Được giữ dưới dạng mã hóa và không hiện lại." },
                Field.Text(Of + nameof(ProviderSetting.Scopes)) with { Label = "Phạm vi thông tin xin", Value = string.Join('\n', now?.Scopes ?? ["profile", "email"]), IsOptional = true, Hint = "Mỗi dòng một phạm vi, ngoài openid." },
                new(Of + nameof(ProviderSetting.RequiredAcr)) { Value = now?.RequiredAcr, IsOptional = true, Hint = "Giá trị acr mà hệ thống định danh phải xác nhận, nếu yêu cầu xác thực hai lớp." },
                new(Of + nameof(ProviderSetting.UnitClaim)) { Value = now?.UnitClaim, IsOptional = true, Hint = "Để trống nếu chỉ người của Hội đồng nhân dân đăng nhập từ đây." },
                Field.Text("RuleLines") with
                {
                    Value = string.Join('\n', now?.Rules.Select(rule => $"{rule.ClaimType}={rule.ClaimValue}: {rule.Role.Label()}") ?? []),
                    IsOptional = true,
                    Hint = "Mỗi dòng một quy tắc, dạng loại=giá trị: vai trò. Ví dụ: groups=van-thu: Văn thư",
                },
                new(Of + nameof(ProviderSetting.IsActive), FieldKind.Choice) { Label = "Trạng thái", Choices = [new("true", "Đang dùng"), new("false", "Đã đóng")], Value = now is { IsActive: false } ? "false" : "true" },
            ],
        };
    }

    private ProviderSetting Typed(ProviderSetting provider, string? lines, string form)
    {
        var rules = new List<ClaimRule>();
        foreach (var line in TypedLines.Of([lines ?? ""]))
        {
            var colon = line.LastIndexOf(':');
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var label = colon < 0 ? "" : line[(colon + 1)..].Trim();
            var roles = Enum.GetValues<Role>().Where(role => string.Equals(role.Label(), label, StringComparison.OrdinalIgnoreCase)).ToList();
            if (equals < 1 || colon < equals || roles.Count == 0)
                ModelState.AddModelError($"{form}.RuleLines", $"“{Echo.Of(line)}” không đúng dạng loại=giá trị: vai trò; vai trò là một trong: {string.Join(", ", Enum.GetValues<Role>().Select(role => role.Label()))}.");
            else rules.Add(new ClaimRule { ClaimType = line[..equals].Trim(), ClaimValue = line[(equals + 1)..colon].Trim(), Role = roles[0] });
        }
        return provider with { Scopes = TypedLines.Of(provider.Scopes), Rules = rules };
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect("/quan-tri/dinh-danh"));
    });
}
