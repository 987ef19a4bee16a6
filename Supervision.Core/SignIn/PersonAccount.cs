using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.SignIn;

/// <summary>One person's account, for whoever administers accounts: how they come in and where they are in, never their secrets.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record PersonAccount(Guid PersonId) : IQuery<PersonAccountAnswer>;

public sealed record PersonAccountAnswer
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }

    /// <summary>The unit that the person works for, by its name today; none for the council's own people.</summary>
    public Guid? UnitId { get; init; }
    public string? UnitName { get; init; }
    public string? UserName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required bool IsActive { get; init; }
    public required bool HasPassword { get; init; }
    public DateTimeOffset? SecondFactorSince { get; init; }
    public required int PasskeyCount { get; init; }

    /// <summary>A link was sent that nobody has used yet.</summary>
    public required bool HasWaitingLink { get; init; }

    /// <summary>No attempt to sign in is taken before then.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
    public IReadOnlyList<SessionLine> Sessions { get; init; } = [];

    /// <summary>Every role as it was assigned, also those that ended or are to begin.</summary>
    public IReadOnlyList<RoleHeld> Roles { get; init; } = [];

    /// <summary>Posts in units beside the work for the council.</summary>
    public IReadOnlyList<PostHeld> Posts { get; init; } = [];

    /// <summary>The delegations that the person sits in now, while they have work to do.</summary>
    public IReadOnlyList<DelegationHeld> Delegations { get; init; } = [];

    /// <summary>The roles that nobody else with an open account holds today, at the same place.</summary>
    public IReadOnlyList<Role> LastOf { get; init; } = [];
    public required int Version { get; init; }
}

/// <summary>A post in a unit, which keeps its holder from confirming anything about that unit.</summary>
public sealed record PostHeld
{
    public required Guid PostId { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string Title { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
}

/// <summary>A seat in the delegation of a campaign that is under way.</summary>
public sealed record DelegationHeld
{
    public required Guid CampaignId { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required DelegationPart Part { get; init; }
}

/// <summary>Ends every session of a person: they sign in anew wherever they are.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record EndPersonSessions : ICommand<SessionsEnded>
{
    public required Guid PersonId { get; init; }

    /// <summary>Only this one.</summary>
    public Guid? SessionId { get; init; }
}

internal sealed class PersonAccountHandler(Db db, Gate gate, Journal journal, TimeProvider clock) : IRequestHandler<PersonAccount, PersonAccountAnswer>, IRequestHandler<EndPersonSessions, SessionsEnded>
{
    public async Task<PersonAccountAnswer> Handle(PersonAccount query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        var row = await db.Find<PersonAccountAnswer>("""
            SELECT p.Id AS PersonId, p.Name, p.Title, p.UnitId, n.Name AS UnitName, p.UserName, p.Email, p.Phone, p.IsActive, p.AuthenticatorSince AS SecondFactorSince, p.Version, f.LockedUntil AS PausedUntil,
                CASE WHEN p.PasswordHash IS NULL THEN 0 ELSE 1 END AS HasPassword,
                CASE WHEN EXISTS (SELECT 1 FROM AccountLinks l WHERE l.PersonId = p.Id AND l.UsedAt IS NULL AND l.RevokedAt IS NULL AND l.ExpiresAt > @Now) THEN 1 ELSE 0 END AS HasWaitingLink,
                (SELECT COUNT(*) FROM Passkeys k WHERE k.PersonId = p.Id) AS PasskeyCount
            FROM People p
            LEFT JOIN SignInFailures f ON f.NameHash = @NameHash AND f.LockedUntil > @Now
            LEFT JOIN Units u ON u.Id = p.UnitId
            """ + UnitNaming.OnDay + """
            WHERE p.Id = @PersonId AND p.CouncilId = @CouncilId
            """, new { query.PersonId, NameHash = Lockout.KeyOf(query.PersonId), Now = clock.GetUtcNow(), On = clock.Today() }, ct) ?? throw RefusedException.NotFound("người dùng");
        return row with
        {
            Sessions = await db.OpenSessions(query.PersonId, clock, ct),
            Roles = await db.List<RoleHeld>("""
                SELECT r.Id AS AssignmentId, r.Role, r.BodyId, b.Name AS BodyName, r.ValidFrom, r.ValidTo
                FROM RoleAssignments r
                LEFT JOIN Bodies b ON b.Id = r.BodyId
                WHERE r.PersonId = @PersonId AND r.CouncilId = @CouncilId
                ORDER BY r.Seq
                """, query, ct),
            Posts = await db.List<PostHeld>("""
                SELECT p.Id AS PostId, p.UnitId, n.Name AS UnitName, p.Title, p.ValidFrom, p.ValidTo
                FROM PersonPosts p JOIN Units u ON u.Id = p.UnitId
                """ + UnitNaming.OnDay + """
                WHERE p.PersonId = @PersonId AND p.CouncilId = @CouncilId
                ORDER BY p.Seq
                """, new { query.PersonId, On = clock.Today() }, ct),
            Delegations = await db.List<DelegationHeld>("""
                SELECT c.Id AS CampaignId, c.Code, c.Title, m.Role AS Part
                FROM DelegationMembers m
                JOIN Campaigns c ON c.Id = m.CampaignId
                WHERE m.PersonId = @PersonId AND m.CouncilId = @CouncilId AND m.LeftOn IS NULL AND c.Status IN ('Founded', 'PlanSent', 'UnderWay', 'FieldworkEnded')
                ORDER BY c.Seq
                """, query, ct),
            LastOf = [.. (await db.List<LastRole>("""
                SELECT DISTINCT r.Role
                FROM RoleAssignments r
                JOIN People p ON p.Id = r.PersonId AND p.IsActive = 1
                WHERE r.PersonId = @PersonId AND r.CouncilId = @CouncilId AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today)
                  AND NOT EXISTS (
                    SELECT 1 FROM RoleAssignments x
                    JOIN People q ON q.Id = x.PersonId AND q.IsActive = 1
                    WHERE x.CouncilId = @CouncilId AND x.PersonId <> r.PersonId AND x.Role = r.Role AND x.ValidFrom <= @Today AND (x.ValidTo IS NULL OR x.ValidTo >= @Today)
                      AND COALESCE(q.UnitId, q.CouncilId) = COALESCE(p.UnitId, p.CouncilId) AND COALESCE(x.BodyId, x.CouncilId) = COALESCE(r.BodyId, r.CouncilId))
                """, new { query.PersonId, Today = clock.Today() }, ct)).Select(row => row.Role)],
        };
    }

    public async Task<SessionsEnded> Handle(EndPersonSessions command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        await db.LoadPerson(command.PersonId, ct);
        var count = await db.Execute("""
            UPDATE Sessions SET EndedAt = @Now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND EndedAt IS NULL AND (@SessionId IS NULL OR Id = @SessionId)
            """, new { command.PersonId, command.SessionId, Now = clock.GetUtcNow() }, ct);
        if (command.SessionId is not null && count == 0) throw RefusedException.NotFound("phiên đăng nhập");
        journal.Add(new PersonSessionsEnded(command.PersonId, command.SessionId, count));
        return new SessionsEnded(count);
    }

    private sealed record LastRole
    {
        public required Role Role { get; init; }
    }
}

public sealed record PersonSessionsEnded(Guid SubjectId, Guid? SessionId, int Count) : IEvent;
