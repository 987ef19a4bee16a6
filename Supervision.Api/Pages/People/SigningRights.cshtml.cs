using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Who signs for whom, for which papers and how long, and in which order the council's papers are signed and numbered.</summary>
public sealed class SigningRightsPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    // Whoever may be given a right to sign holds one of these in the council.
    private static readonly Role[] Signers = [Role.StandingBoard, Role.CommitteeLeader, Role.DelegationHead, Role.Office, Role.Secretary, Role.Member];

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<SigningAuthorityLine> Authorities { get; private set; } = [];

    public SigningPolicy Policy { get; private set; } = null!;

    /// <summary>Whose certificates are accepted; null for whoever does not administer.</summary>
    public IReadOnlyList<TrustedRoot>? Roots { get; private set; }

    public ActionForm? Grant { get; private set; }

    public ActionForm? Order { get; private set; }

    public DateOnly Today => clock.Today();

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostGrant(GrantSigningAuthority grant) => Do(grant with { Kinds = grant.Kinds ?? [] }, nameof(grant), "Đã ghi việc giao ký.");

    public Task<IActionResult> OnPostRevoke(RevokeSigningAuthority revoke) => Do(revoke, nameof(revoke), "Đã chấm dứt việc giao ký.");

    public Task<IActionResult> OnPostOrder(SetSigningPolicy order) => Do(order with { SealHolders = TypedLines.Of(order.SealHolders) }, nameof(order), "Đã lưu cách ký.");

    public bool Holds(SigningAuthorityLine one) => one.ValidFrom <= Today && one.ValidTo >= Today && (one.RevokedOn is null || one.RevokedOn > Today);

    /// <summary>Ends a right; only for whoever gave it, or the Standing Board.</summary>
    public ActionForm? Revoke(SigningAuthorityLine one) => !May(Subject.Paper, Act.Approve) || one.RevokedOn is not null || one.ValidTo < Today
        || (one.GrantorId != actor.PersonId && !actor.Identity.Roles.Contains(Role.StandingBoard)) ? null
        : new ActionForm("revoke", "Chấm dứt việc giao ký này", "Chấm dứt")
        {
            Of = one.Id,
            Note = "Văn bản đã ký trước ngày chấm dứt vẫn có giá trị.",
            Fields = [Field.Day(nameof(RevokeSigningAuthority.RevokedOn), Today), Field.Text(nameof(RevokeSigningAuthority.Reason))],
        }.With(nameof(RevokeSigningAuthority.AuthorityId), one.Id).With(nameof(RevokeSigningAuthority.Version), one.Version);

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        if (actor.UnitId is not null) throw RefusedException.Forbidden("Việc ký thay ghi ở đây là của các cơ quan Hội đồng nhân dân.");
        Authorities = await ask.Get(new SigningAuthorityList(), ct);
        Policy = await ask.Get(new SigningPolicyDetails(), ct);
        if (May(Subject.Paper, Act.Approve)) Grant = await Granting(ct);
        Roots = May(Subject.Config, Act.Write) ? await ask.Get(new TrustedRootList(), ct) : null;
        if (May(Subject.Config, Act.Write))
            Order = new ActionForm("order", "Đặt cách ký", "Lưu cách ký")
            {
                Fields =
                [
                    Field.Of<SigningOrder>(nameof(SetSigningPolicy.SigningOrder)) with { Value = $"{Policy.SigningOrder}" },
                    Field.Text(nameof(SetSigningPolicy.SealHolders)) with { Value = string.Join('\n', Policy.SealHolders), IsOptional = true, Hint = "Tên trên chứng thư số của cơ quan, mỗi dòng một tên; tên Hội đồng nhân dân và các cơ quan của mình không cần ghi." },
                ],
            }.With(nameof(SetSigningPolicy.Version), Policy.Version);
    }

    private async Task<ActionForm> Granting(CancellationToken ct)
    {
        var people = new Dictionary<Guid, PersonLine>();
        foreach (var role in Signers)
            foreach (var person in (await ask.Get(new PersonList { Role = role, Take = 200 }, ct)).Items.Where(p => p is { UnitId: null, IsActive: true } && p.Id != actor.PersonId)) people[person.Id] = person;
        var bodies = await ask.Get(new BodyList(), ct);
        return new ActionForm("grant", "Giao người khác ký thay tôi", "Giao ký")
        {
            Once = true,
            Note = "Quyền ký được giao là của chính người giao; người được giao không giao lại cho người khác (Điều 13 Nghị định 30/2020/NĐ-CP).",
            Fields =
            [
                new(nameof(GrantSigningAuthority.PersonId), FieldKind.Choice) { Label = "Người được giao ký", Choices = [new("", "Chọn người"), .. people.Values.ByGivenName(p => p.Name).Select(p => new Choice($"{p.Id}", $"{p.Name}, {p.Title}"))] },
                new(nameof(GrantSigningAuthority.PersonPost)) { Hint = "Chức vụ in trên văn bản, ví dụ: Phó Chủ tịch." },
                new(nameof(GrantSigningAuthority.GrantorPost)) { Hint = "Chức vụ của người giao, ví dụ: Chủ tịch." },
                Field.Of<AuthorityForm>(nameof(GrantSigningAuthority.Form)),
                new(nameof(GrantSigningAuthority.Kinds), FieldKind.Several)
                {
                    Choices = [.. Enum.GetValues<PaperKind>().Where(kind => kind.Rule() is { IsOfUnit: false, DocumentType: not null }).Select(kind => new Choice($"{kind}", kind.Label()))],
                    IsOptional = true,
                    Hint = "Không chọn loại nào: mọi loại văn bản.",
                },
                new(nameof(GrantSigningAuthority.BodyId), FieldKind.Choice) { Choices = [new("", "Mọi cơ quan của Hội đồng nhân dân"), .. bodies.Select(body => new Choice($"{body.Id}", body.Name))], IsOptional = true },
                Field.Day(nameof(GrantSigningAuthority.ValidFrom), Today),
                Field.Day(nameof(GrantSigningAuthority.ValidTo)),
                new(nameof(GrantSigningAuthority.Reference)) { Label = "Văn bản giao ký", Hint = "Ví dụ: Giấy ủy quyền số 05/GUQ-HĐND ngày 05/01/2026." },
            ],
        };
    }

    private bool May(Subject subject, Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, act);

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ =>
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect("/ky-thay"));
    });
}
