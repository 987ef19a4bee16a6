using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Units;

internal static class UnitHeadRows
{
    /// <summary>The people who hold the post of a unit's head on a day and can sign in; none where it has none.</summary>
    public static Task<IReadOnlyList<Guid>> UnitHeads(this Db db, Guid unitId, DateOnly on, CancellationToken ct) => db.UnitPeople(unitId, Role.UnitHead, on, ct);

    /// <summary>The unit's heads, of what somebody else of the unit sent in its name; nobody where a head sent it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who sent it.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="notice">What they are told; its receivers are set here.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task TellHeads(this Db db, Actor actor, Guid unitId, NewNotice notice, CancellationToken ct)
    {
        if (actor.Identity.Roles.Contains(Role.UnitHead)) return;
        var heads = await db.UnitHeads(unitId, db.Signal.Clock.Today(), ct);
        await db.Notify([.. heads.Where(head => head != actor.PersonId).Select(head => notice with { Role = null, UnitId = null, PersonId = head, OnceKey = $"{notice.OnceKey}/head" })], ct);
    }

    /// <summary>The people of a unit who hold a role on a day and can sign in.</summary>
    public static async Task<IReadOnlyList<Guid>> UnitPeople(this Db db, Guid unitId, Role role, DateOnly on, CancellationToken ct) => [.. (await db.List<PersonRow>("""
        SELECT DISTINCT p.Id
        FROM People p JOIN RoleAssignments a ON a.PersonId = p.Id
        WHERE p.UnitId = @unitId AND p.CouncilId = @CouncilId AND p.IsActive = 1 AND a.Role = @role AND a.ValidFrom <= @on AND (a.ValidTo IS NULL OR a.ValidTo >= @on)
        """, new { unitId, role, on }, ct)).Select(row => row.Id)];

    private sealed record PersonRow
    {
        public required Guid Id { get; init; }
    }
}
