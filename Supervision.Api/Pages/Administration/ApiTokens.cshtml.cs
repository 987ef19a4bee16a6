using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Tokens of other systems: made, looked at, ended.</summary>
public sealed class ApiTokensPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<ApiTokenLine> Tokens { get; private set; } = [];

    public MadeToken? Made { get; private set; }

    public ActionForm? Make { get; private set; }

    public bool IsOpen(ApiTokenLine token) => token.RevokedAt is null && token.ExpiresAt > clock.GetUtcNow();

    /// <summary>The last day on which a token is taken.</summary>
    public static DateOnly LastDay(DateTimeOffset expiresAt) => DateOnly.FromDateTime(expiresAt.AddTicks(-1).Local());

    public ActionForm? Revoke(ApiTokenLine token) => Make is null || !IsOpen(token) ? null : new ActionForm("revoke", "Thu hồi mã này", "Thu hồi")
    {
        Of = token.Id,
        Fields = [Field.Text(nameof(RevokeApiToken.Reason))],
    }.With(nameof(RevokeApiToken.TokenId), token.Id);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostMake(MakeApiToken make, [ModelBinder(Name = "make.Allowed")] string[] allowed) => Submit(make with { Scopes = [.. (allowed ?? []).Select(Permission.TryRead).OfType<Permission>()] }, nameof(make), async made =>
    {
        Made = made;
        Response.Headers.CacheControl = "no-store";
        await Read(HttpContext.RequestAborted);
        return Page();
    });

    public Task<IActionResult> OnPostRevoke(RevokeApiToken revoke) => Submit(revoke, nameof(revoke), _ =>
    {
        Done = "Đã thu hồi mã kết nối.";
        return Task.FromResult<IActionResult>(LocalRedirect("/quan-tri/ma-ket-noi"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Tokens = await ask.Get(new ApiTokenList(), ct);
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) return;
        var people = (await ask.All(Subject.Directory, after => new PersonList { After = after, Take = 200 }, ct)).Where(p => p.IsActive && (p.UserName is null || p.Id == actor.PersonId));
        Make = new ActionForm("make", "Tạo mã kết nối", "Tạo mã")
        {
            Note = "Mã dùng cho một hệ thống khác gọi vào, chỉ làm được những việc đã chọn. Nên thêm một người dùng kỹ thuật, giao vai trò, rồi cấp mã cho người đó.",
            Fields =
            [
                new(nameof(MakeApiToken.Name)) { Label = "Tên hệ thống được kết nối" },
                new(nameof(MakeApiToken.PersonId), FieldKind.Choice) { Label = "Hoạt động dưới tên", Choices = [new("", "Chọn người"), .. people.Select(p => new Choice($"{p.Id}", $"{p.Name}, {p.Title}"))] },
                new("Allowed", FieldKind.Several)
                {
                    Label = "Được làm",
                    Choices = [.. PermissionMatrix.All.Select(cell => new Permission(cell.Subject, cell.Act)).Distinct().OrderBy(p => p.Subject).ThenBy(p => p.Act).Select(p => new Choice($"{p}", $"{p.Act.Label()} {p.Subject.Label()}") { Under = Show.Capital(p.Subject.Label()) })],
                },
                Field.Day(nameof(MakeApiToken.ValidTo)) with { Hint = "Nhiều nhất một năm." },
            ],
        };
    }
}
