using Supervision.Core.Access;
using Supervision.Core.Storage;

namespace Supervision.Core.Units;

internal static class UnitHeadRows
{
    /// <summary>The people who hold the post of a unit's head on a day and can sign in; none where it has none.</summary>
    public static Task<IReadOnlyList<Guid>> UnitHeads(this Db db, Guid unitId, DateOnly on, CancellationToken ct) => db.UnitPeople(unitId, Role.UnitHead, on, ct);

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
