using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Core.UnitLinks;

namespace Supervision.Api.Pages;

/// <summary>Whom one unit named, and the links that it was sent: naming, sending, taking back.</summary>
public sealed class UnitAccessPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const int LongestChoice = 120;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The matter that whoever comes here wants to send.</summary>
    [BindProperty(Name = "viec", SupportsGet = true)]
    public Guid? Chosen { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public UnitContactsAnswer Unit { get; private set; } = null!;

    public IReadOnlyList<UnitMatterLine> Matters { get; private set; } = [];

    public IReadOnlyList<UnitLinkLine> Links { get; private set; } = [];

    public string? Next { get; private set; }

    public bool KeepsDirectory => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Directory, Act.Write);

    public bool MayWrite => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitLink, Act.Write);

    public IEnumerable<ActionForm> Forms => MayWrite ? [Name, .. Unit.Contacts.Select(End), .. Matters.Count > 0 ? [Send] : Array.Empty<ActionForm>(), .. Links.Where(link => link.IsOpen).Select(Revoke)] : [];

    public ActionForm Name => new("name", "Ghi người đơn vị đã nêu", "Ghi")
    {
        Note = "Theo văn bản của đơn vị. Người được ghi trước ở vai trò đó thôi từ đây. Việc này hiện thành thay đổi về quyền để người khác xác nhận.",
        IsOpen = Unit.Contacts.Count == 0,
        Fields =
        [
            Field.Of(nameof(NameUnitContact.Role), Role.UnitHead, Role.UnitContact) with { Hint = "Người đứng đầu phê duyệt, gửi báo cáo; đầu mối soạn. Người soạn không tự phê duyệt." },
            new(nameof(NameUnitContact.PersonName)),
            new(nameof(NameUnitContact.Post)) { Hint = "Ví dụ: Phó Chủ tịch UBND xã." },
            new(nameof(NameUnitContact.Phone)) { IsOptional = true, Hint = "Số riêng của người này; dùng khi có cổng nhắn tin." },
            new(nameof(NameUnitContact.Email)) { IsOptional = true, Hint = "Thư riêng của người này, không phải hộp thư chung của đơn vị." },
            new(nameof(NameUnitContact.Reference)) { Hint = "Văn bản của đơn vị, ví dụ: 12/UBND-VP." },
            Field.Day(nameof(NameUnitContact.NoticedOn), clock.Today()),
        ],
    };

    public ActionForm Send => new("send", "Gửi đường dẫn mở một việc", "Gửi đường dẫn")
    {
        IsOpen = Chosen is not null && Unit.Contacts.Count > 0,
        Note = "Đường dẫn được gửi đến hộp thư chính thức của đơn vị, dùng được 30 ngày.",
        Fields =
        [
            new(nameof(SendUnitLink.Matter), FieldKind.Choice) { Choices = [.. Matters.Select(one => new Choice(Key(one), Words(one)))], Value = Matters.FirstOrDefault(one => one.MatterId == Chosen) is { } chosen ? Key(chosen) : null },
        ],
    };

    public ActionForm End(UnitContactLine contact) => new ActionForm("end", "Thôi ghi nhận", "Thôi ghi nhận") { Of = contact.Id, Fields = [Field.Text(nameof(EndUnitContact.Reason))] }.With(nameof(EndUnitContact.UnitContactId), contact.Id);

    public ActionForm Revoke(UnitLinkLine link) => new ActionForm("revoke", "Thu hồi", "Thu hồi đường dẫn") { Of = link.Id, Fields = [Field.Text(nameof(RevokeUnitLink.Reason))] }.With(nameof(RevokeUnitLink.UnitLinkId), link.Id);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostName(NameUnitContact name) => Do(name with { UnitId = Id }, nameof(name), $"Đã ghi {name.PersonName} là {name.Role.Label().ToLowerInvariant()}.");

    public Task<IActionResult> OnPostEnd(EndUnitContact end) => Do(end, nameof(end), "Đã thôi ghi nhận; những gì người đó đang mở kết thúc ngay.");

    public Task<IActionResult> OnPostSend([FromForm(Name = "send.Matter")] string? matter) => (matter ?? "").Split('/') is [var kind, var id] && Enum.TryParse<LinkMatter>(kind, out var what) && Guid.TryParse(id, out var which)
        ? Submit(new SendUnitLink { UnitId = Id, Matter = what, MatterId = which }, "send", sent => Back($"Đường dẫn đang được gửi đến {sent.Address}."))
        : Task.FromResult<IActionResult>(BadRequest());

    public Task<IActionResult> OnPostRevoke(RevokeUnitLink revoke) => Do(revoke, nameof(revoke), "Đã thu hồi đường dẫn.");

    protected override async Task Read(CancellationToken ct)
    {
        Unit = await ask.Get(new UnitContactList(Id), ct);
        Matters = MayWrite ? await ask.Get(new UnitMatters(Id), ct) : [];
        var links = await ask.Get(new UnitLinkList { UnitId = Id, After = After, Take = 20 }, ct);
        (Links, Next) = (links.Items, links.Next);
    }

    private Task<IActionResult> Do<T>(IRequest<T> command, string form, string done) => Submit(command, form, _ => Back(done));

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/duong-dan/{Id}"));
    }

    private static string Key(UnitMatterLine one) => $"{one.Matter}/{one.MatterId}";

    private static string Words(UnitMatterLine one)
    {
        var text = $"{one.Matter.Label()}{(one.Number is { } number ? $" số {number}" : "")}{(one.DueOn is { } due ? $", hạn {Show.Date(due)}" : "")}: {one.Text.ReplaceLineEndings(" ")}";
        return text.Length <= LongestChoice ? text : string.Concat(text.AsSpan(0, LongestChoice - 1), "…");
    }
}
