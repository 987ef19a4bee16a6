using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.People;

/// <summary>Who the actor is: every role held today, the one acted in, the council, and the unit for whoever works for one.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused")]
public sealed record MeDetails : IQuery<MeAnswer>;

public sealed record MeAnswer
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string? UserName { get; init; }

    /// <summary>One of the council's own who today also holds a post on the People's Committee's side, and so confirms nothing about it.</summary>
    public required bool ServesBoth { get; init; }

    /// <summary>Everything held today, of which one may be chosen.</summary>
    public required IReadOnlyList<RoleHeld> Roles { get; init; }

    /// <summary>The role chosen for now; none when all that is held counts.</summary>
    public Role? ActingAs { get; init; }
    public required MyCouncil Council { get; init; }
    public NamedUnit? Unit { get; init; }
}

public sealed record MyCouncil
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required CouncilLevel Level { get; init; }

    /// <summary>A demonstration; its papers have no legal value.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>Its last day, where that has passed.</summary>
    public DateOnly? EndedOn { get; init; }
}

internal sealed class MeDetailsHandler(Db db, Actor actor, TimeProvider clock) : IRequestHandler<MeDetails, MeAnswer>
{
    private const string Sql = """
        SELECT p.Name, p.Title, p.UserName,
        """ + TwoServices.Mark + """
        FROM People p WHERE p.Id = @ActorId AND p.CouncilId = @CouncilId;

        SELECT r.Id AS AssignmentId, r.Role, r.BodyId, b.Name AS BodyName, r.ValidFrom, r.ValidTo
        FROM RoleAssignments r
        LEFT JOIN Bodies b ON b.Id = r.BodyId
        WHERE r.PersonId = @ActorId AND r.CouncilId = @CouncilId AND r.ValidFrom <= @On AND (r.ValidTo IS NULL OR r.ValidTo >= @On)
        ORDER BY r.Seq;

        SELECT Id, Name, Level, IsDemo, CASE WHEN ValidTo < @On THEN ValidTo END AS EndedOn FROM Councils WHERE Id = @CouncilId;

        SELECT u.Id, n.Name
        FROM Units u
        """ + UnitNaming.OnDay + """
        WHERE u.Id = @ActorUnitId AND u.CouncilId = @CouncilId;
        """;

    public async Task<MeAnswer> Handle(MeDetails query, CancellationToken ct)
    {
        var identity = actor.Identity;
        return await db.Several(Sql, new { On = clock.Today() }, async rows =>
        {
            var me = await rows.ReadSingleOrDefaultAsync<MyRow>() ?? throw RefusedException.Unauthenticated();
            return new MeAnswer
            {
                PersonId = identity.PersonId,
                Name = me.Name,
                Title = me.Title,
                UserName = me.UserName,
                ServesBoth = me.ServesBoth,
                Roles = [.. await rows.ReadAsync<RoleHeld>()],
                ActingAs = identity.ActingAs,
                Council = await rows.ReadSingleAsync<MyCouncil>(),
                Unit = await rows.ReadSingleOrDefaultAsync<NamedUnit>(),
            };
        }, ct);
    }

    private sealed record MyRow
    {
        public required string Name { get; init; }
        public required string Title { get; init; }
        public string? UserName { get; init; }
        public required bool ServesBoth { get; init; }
    }
}
