using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Pages;

/// <summary>One person's roles and account: roles given and ended, invite, contact, sessions, second factor, closing.</summary>
public sealed class PersonAccountPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    public PersonAccountAnswer View { get; private set; } = null!;

    /// <summary>A link just made, to be handed over; it is shown on this answer and nowhere else.</summary>
    public Invited? Link { get; private set; }

    public IEnumerable<ActionForm> Forms
    {
        get
        {
            if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) yield break;
            if (View.IsActive)
                yield return new ActionForm("invite", View.HasPassword ? "Gửi đường dẫn đặt mật khẩu mới" : "Mời vào hệ thống", "Tạo đường dẫn")
                {
                    IsOpen = !View.HasPassword,
                    Note = "Đường dẫn dùng một lần, trong 7 ngày; được gửi tới thư điện tử nếu có, và hiện một lần ở đây để đưa tận tay.",
                    Fields = View.UserName is null ? [new(nameof(InvitePerson.UserName)) { IsOptional = true, Hint = "Để trống thì đăng nhập bằng thư điện tử hoặc số điện thoại." }] : [],
                }.With(nameof(InvitePerson.PersonId), Id);
            if (View.HasWaitingLink) yield return new ActionForm("revoke", "Thu hồi đường dẫn chưa dùng", "Thu hồi").With(nameof(RevokeAccountLinks.PersonId), Id);
            yield return new ActionForm("contact", "Thư điện tử, điện thoại", "Lưu")
            {
                Note = "Dùng để gửi thông báo và để đăng nhập.",
                Fields = [new(nameof(ChangePersonContact.Email)) { Value = View.Email, IsOptional = true }, new(nameof(ChangePersonContact.Phone)) { Value = View.Phone, IsOptional = true }],
            }.With(nameof(ChangePersonContact.PersonId), Id).With(nameof(ChangePersonContact.Version), View.Version);
            if (View.Sessions.Count > 0) yield return new ActionForm("end", "Kết thúc mọi phiên đăng nhập", "Kết thúc").With(nameof(EndPersonSessions.PersonId), Id);
            if (View.SecondFactorSince is not null && Id != actor.PersonId)
                yield return new ActionForm("factor", "Tắt lớp xác thực thứ hai khi mất điện thoại", "Tắt lớp xác thực")
                {
                    Note = "Chỉ làm khi đã chắc chắn đúng người đề nghị. Mọi phiên đăng nhập của người này sẽ kết thúc.",
                    Fields = [Field.Text(nameof(ResetSecondFactor.Reason))],
                }.With(nameof(ResetSecondFactor.PersonId), Id);
            if (Id != actor.PersonId)
                yield return new ActionForm("activity", View.IsActive ? "Đóng tài khoản" : "Mở lại tài khoản", View.IsActive ? "Đóng tài khoản" : "Mở lại")
                {
                    Note = View.IsActive ? $"{(PersonForms.Holding(View, null) is { } holds ? $"{holds} " : "")}Người này không đăng nhập được nữa và mọi phiên kết thúc ngay; việc đã làm vẫn giữ nguyên." : null,
                    Fields = [Field.Text(nameof(SetPersonActive.Reason))],
                }.With(nameof(SetPersonActive.PersonId), Id).With(nameof(SetPersonActive.Version), View.Version).With(nameof(SetPersonActive.IsActive), !View.IsActive);
        }
    }

    /// <summary>Gives a further role; none to whom may not.</summary>
    public ActionForm? Assign { get; private set; }

    /// <summary>What changes the post, and those held in units; none to whom may not.</summary>
    public IReadOnlyList<ActionForm> PostForms { get; private set; } = [];

    public bool IsHeld(RoleHeld role) => role.ValidFrom <= clock.Today() && (role.ValidTo is null || role.ValidTo >= clock.Today());

    public bool IsAhead(RoleHeld role) => role.ValidFrom > clock.Today();

    public ActionForm? End(RoleHeld role) => Assign is null ? null : PersonForms.End(View, role, clock.Today());

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostInvite(InvitePerson invite) => Submit(invite, nameof(invite), async invited =>
    {
        Link = invited;
        Response.Headers.CacheControl = "no-store";
        await Read(HttpContext.RequestAborted);
        return Page();
    });

    public Task<IActionResult> OnPostRevoke(RevokeAccountLinks revoke) => Do(revoke, nameof(revoke), "Đã thu hồi đường dẫn.");

    public Task<IActionResult> OnPostContact(ChangePersonContact contact) => Do(contact, nameof(contact), "Đã lưu thư điện tử, điện thoại.");

    public Task<IActionResult> OnPostEnd(EndPersonSessions end) => Do(end, nameof(end), "Đã kết thúc các phiên đăng nhập.");

    public Task<IActionResult> OnPostFactor(ResetSecondFactor factor) => Do(factor, nameof(factor), "Đã tắt lớp xác thực thứ hai.");

    public Task<IActionResult> OnPostActivity(SetPersonActive activity) => Do(activity, nameof(activity), activity.IsActive ? "Đã mở lại tài khoản." : "Đã đóng tài khoản.");

    public Task<IActionResult> OnPostAssign(AssignRole assign) => Do(assign, nameof(assign), "Đã giao vai trò.");

    public Task<IActionResult> OnPostTitle(ChangePersonTitle title) => Do(title, nameof(title), "Đã lưu chức vụ.");

    public async Task<IActionResult> OnPostPost(GivePost post, string? find)
    {
        return find is null ? await Do(post, nameof(post), "Đã ghi chức vụ kiêm nhiệm.") : await Found();
    }

    public Task<IActionResult> OnPostRevisePost(RevisePost revisePost) => Do(revisePost, nameof(revisePost), "Đã lưu chức vụ kiêm nhiệm.");

    public Task<IActionResult> OnPostEndRole(EndRole endRole) => Do(endRole, nameof(endRole), $"Vai trò kết thúc sau ngày {Show.Date(endRole.LastDay)}.");

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new PersonAccount(Id), ct);
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Config, Act.Write)) return;
        Assign = PersonForms.Assign(View, View.UnitId is null ? await ask.Get(new BodyList(), ct) : [], clock.Today());
        PostForms =
        [
            PersonForms.TitleOf(View),
            .. View.Posts.Select(post => PersonForms.Revise(View, post)),
            .. View.UnitId is null ? [PersonForms.Post(View, await UnitChoices.Read(ask, Request, "post", nameof(GivePost.UnitId), null, ct), clock.Today())] : Array.Empty<ActionForm>(),
        ];
    }

    private Task<IActionResult> Do<T>(IRequest<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/quan-tri/tai-khoan/{Id}"));
    });
}
