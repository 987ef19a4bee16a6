using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn.External;

/// <summary>Says who somebody from a provider is: a person who is known already, or a new one with a post and roles. From then on they come in.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ApproveExternalLogin : ICommand<Changed>, IVersioned
{
    public required Guid ExternalLoginId { get; init; }
    public required int Version { get; init; }

    /// <summary>The person who it is; none makes a new one of what follows.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The same person by what they sign in with: user name, mail address or telephone number.</summary>
    public string? Account { get; init; }

    /// <summary>Of a new person, where not as the provider names them.</summary>
    public string? Name { get; init; }

    /// <summary>Of a new person: the post, as papers name it.</summary>
    public string? Title { get; init; }

    /// <summary>Of a new person: the unit they work for; none for the council's own.</summary>
    public Guid? UnitId { get; init; }
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];

    public sealed class Validator : AbstractValidator<ApproveExternalLogin>
    {
        public Validator()
        {
            RuleFor(c => c.Name).MaximumLength(200);
            RuleFor(c => c.Title).MaximumLength(300);
            RuleFor(c => c.Account).MaximumLength(254);
            RuleFor(c => c.Title).NotEmpty().When(c => c.PersonId is null && c.Account is null);
            RuleFor(c => c.Roles).NotNull();
            RuleFor(c => c.Roles).Must(roles => roles.Count == 0).When(c => c.PersonId is not null || c.Account is not null).WithMessage("Người đã có trong danh sách giữ các vai trò của mình; vai trò mới được giao ở mục người dùng.");
        }
    }
}

/// <summary>Does not let somebody from a provider in, or no longer: what they opened by it ends.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record RefuseExternalLogin : ICommand<Changed>, IVersioned
{
    public required Guid ExternalLoginId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<RefuseExternalLogin>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class DecideExternalLoginHandler(Db db, Journal journal, Gate gate, IMediator mediator, Sessions sessions, AccountManager accounts, Actor actor, TimeProvider clock)
    : IRequestHandler<ApproveExternalLogin, Changed>, IRequestHandler<RefuseExternalLogin, Changed>
{
    public async Task<Changed> Handle(ApproveExternalLogin command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var login = await db.LoadExternalLogin(command.ExternalLoginId, command.Version, ct);
        if (login.Status is ExternalLoginStatus.Approved) throw RefusedException.Conflict("external.approved", "Người này đã được phê duyệt.");
        var chosen = command.PersonId ?? await Named(command, ct);
        if (chosen is { } known && await db.Value<long>("SELECT COUNT(*) FROM People WHERE Id = @known AND CouncilId = @CouncilId AND IsActive = 1", new { known }, ct) == 0)
            throw RefusedException.NotFound("người dùng");
        var person = chosen ?? (await mediator.Send(new AddPerson
        {
            Name = command.Name ?? login.Name,
            Title = command.Title!,
            UnitId = command.UnitId,
            Roles = command.Roles,
            ValidFrom = clock.Today(),
        }, ct)).Id;
        await Decide(login, ExternalLoginStatus.Approved, person, null, ct);
        journal.Add(new ExternalLoginApproved(login.Id, login.ProviderId, login.Subject, person, command.Account, command.Name, command.Title, command.UnitId, command.Roles), Before(login));
        return new Changed(login.Id, login.Version + 1);
    }

    public async Task<Changed> Handle(RefuseExternalLogin command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var login = await db.LoadExternalLogin(command.ExternalLoginId, command.Version, ct);
        if (login.Status is ExternalLoginStatus.Refused) throw RefusedException.Conflict("external.refused_already", "Người này đã bị từ chối.");
        await Decide(login, ExternalLoginStatus.Refused, login.PersonId, command.Reason, ct);
        if (login.PersonId is { } person) await sessions.EndAll(actor.CouncilId, person, null, ct);
        journal.Add(new ExternalLoginRefused(login.Id, login.ProviderId, login.Subject, login.PersonId, command.Reason), Before(login));
        return new Changed(login.Id, login.Version + 1);
    }

    // A name of another council's person is answered like one that nobody has.
    private async Task<Guid?> Named(ApproveExternalLogin command, CancellationToken ct)
    {
        if (command.Account is not { } typed) return null;
        return await accounts.Find(SignInName.Of(typed), ct) is { IsActive: true } account && account.CouncilId == actor.CouncilId
            ? account.Id
            : throw RefusedException.Invalid("external.account", nameof(command.Account), "Không có người dùng nào của Hội đồng nhân dân đăng nhập bằng tên này.");
    }

    private static object Before(ExternalLogin login) => new { login.Status, login.PersonId, login.Name, login.UnitId, Roles = login.RoleList, login.Reason };

    private Task Decide(ExternalLogin login, ExternalLoginStatus status, Guid? person, string? reason, CancellationToken ct) => db.Update("""
        UPDATE ExternalLogins SET Status = @status, PersonId = @person, Reason = @reason, DecidedAt = @Now, DecidedById = @ActorId, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, new { login.Id, login.Version, status, person, reason, Now = clock.GetUtcNow() }, ct);
}

public sealed record ExternalLoginApproved(
    Guid SubjectId, Guid ProviderId, string Subject, Guid PersonId, string? Account, string? Name, string? Title, Guid? UnitId, IReadOnlyList<HeldRole> Roles) : IRightsChanged;

public sealed record ExternalLoginRefused(Guid SubjectId, Guid ProviderId, string Subject, Guid? PersonId, string Reason) : IRightsChanged;
