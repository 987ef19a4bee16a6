using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>Ends, before its day, that somebody signs for another: whoever gave the right does, or the Standing Board. What was signed before stands.</summary>
[Requires(Subject.Paper, Act.Approve)]
public sealed record RevokeSigningAuthority : ICommand<Changed>, IVersioned
{
    public required Guid AuthorityId { get; init; }
    public required int Version { get; init; }

    /// <summary>The first day on which it no longer holds.</summary>
    public required DateOnly RevokedOn { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<RevokeSigningAuthority>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.RevokedOn).GreaterThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
        }
    }
}

internal sealed class RevokeSigningAuthorityHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<RevokeSigningAuthority, Changed>
{
    public async Task<Changed> Handle(RevokeSigningAuthority command, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Approve);
        if (actor.UnitId is not null) throw RefusedException.Forbidden("Việc ký thay ghi ở đây là của các cơ quan Hội đồng nhân dân.", "authority.council");
        var authority = await db.LoadAuthority(command.AuthorityId, ct);
        await db.DemandVersion(authority.Id, command.Version, authority.Version, ct);
        if (authority.GrantorId != actor.PersonId && !actor.Identity.Roles.Contains(Role.StandingBoard))
            throw RefusedException.Forbidden("Chỉ người đã giao quyền ký hoặc Thường trực Hội đồng nhân dân chấm dứt việc này.", "authority.grantor");
        if (authority.RevokedOn is not null) throw RefusedException.Conflict("authority.revoked", "Việc ký thay, thừa lệnh, thừa ủy quyền này đã được chấm dứt.");
        await db.Update("""
            UPDATE SigningAuthorities SET RevokedOn = @RevokedOn, RevokeReason = @Reason, Version = Version + 1
            WHERE Id = @AuthorityId AND CouncilId = @CouncilId AND Version = @Version
            """, new { command.AuthorityId, command.RevokedOn, command.Reason, command.Version }, ct);
        journal.Add(new SigningAuthorityRevoked(authority.Id, command.RevokedOn, command.Reason), new { authority.ValidTo });
        return new Changed(authority.Id, authority.Version + 1);
    }
}

public sealed record SigningAuthorityRevoked(Guid SubjectId, DateOnly RevokedOn, string Reason) : IRightsChanged;
