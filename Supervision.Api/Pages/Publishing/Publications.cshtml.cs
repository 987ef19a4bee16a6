using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Publishing;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What the council lets everybody read: whether its pages are open, what waits for approval, what is published, what could be.</summary>
public sealed class PublicationsPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    /// <summary>Where the list of what could be published goes on.</summary>
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public PublicSwitch Switch { get; private set; } = null!;

    public IReadOnlyList<PublicationLine> Waiting { get; private set; } = [];

    public IReadOnlyList<PublicationLine> Published { get; private set; } = [];

    /// <summary>The last ones.</summary>
    public IReadOnlyList<PublicationLine> Withdrawn { get; private set; } = [];

    public Page<PublishableLine> Sources { get; private set; } = null!;

    public IEnumerable<int> Years => Enumerable.Range(clock.Today().Year - 2, 4).Reverse();

    public int ThisYear => clock.Today().Year;

    public bool MayWrite => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Publication, Act.Write);

    public bool MayApprove => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Publication, Act.Approve);

    public string PublicPath => $"/cong-khai/{Uri.EscapeDataString(Switch.Code)}";

    public ActionForm? SwitchForm => !MayApprove ? null : new ActionForm("set", Switch.IsOpen ? "Tắt trang công khai" : "Mở trang công khai", Switch.IsOpen ? "Tắt trang" : "Mở trang")
    {
        Note = Switch.IsOpen ? "Tắt trang thì người ngoài không xem được nội dung nào nữa; các nội dung đã duyệt còn nguyên để mở lại." : "Mở trang thì ai cũng xem được các nội dung đã duyệt công khai, không cần tài khoản.",
        Fields = [new(nameof(SetPublicSwitch.Basis)) { Hint = "Ví dụ: Kết luận phiên họp Thường trực HĐND tháng 11/2026." }],
    }.With(nameof(SetPublicSwitch.IsOpen), Switch.IsOpen ? "false" : "true").With(nameof(SetPublicSwitch.Version), Switch.Version);

    public static string Way(PublicationKind kind, Guid conclusion) => $"/quan-ly-cong-khai/noi-dung?loai={kind}&ket-luan={conclusion}";

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSet(SetPublicSwitch set) => Submit(set, nameof(set), _ =>
    {
        Done = set.IsOpen ? "Đã mở trang công khai." : "Đã tắt trang công khai.";
        return Task.FromResult<IActionResult>(LocalRedirect("/quan-ly-cong-khai"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Switch = await ask.Get(new PublicSwitchDetails(), ct);
        Waiting = await All(PublicationStatus.Draft, ct);
        Published = await All(PublicationStatus.Published, ct);
        Withdrawn = (await ask.Get(new PublicationList { Status = PublicationStatus.Withdrawn, Take = 10 }, ct)).Items;
        Sources = await ask.Get(new PublishableList { After = After }, ct);
    }

    private Task<IReadOnlyList<PublicationLine>> All(PublicationStatus status, CancellationToken ct) => ask.All(Subject.Publication, after => new PublicationList { Status = status, After = after, Take = 200 }, ct);
}
