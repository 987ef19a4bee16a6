using Supervision.Core.Storage;

namespace Supervision.Core.Units;

/// <summary>Who else writes for the actor's unit: where nobody does, its head sends what the head wrote; where somebody does, another has to have looked at it.</summary>
internal static class UnitHands
{
    /// <summary>A condition: somebody else of the actor's unit has an account or is named to act by its links, on the day <c>@On</c>.</summary>
    public const string Other = """
        (EXISTS (SELECT 1 FROM People h JOIN RoleAssignments g ON g.PersonId = h.Id
                 WHERE h.UnitId = @ActorUnitId AND h.CouncilId = @CouncilId AND h.IsActive = 1 AND h.Id <> @ActorId AND g.Role IN ('UnitHead', 'UnitContact') AND g.ValidFrom <= @On AND (g.ValidTo IS NULL OR g.ValidTo >= @On))
         OR EXISTS (SELECT 1 FROM UnitContacts k WHERE k.UnitId = @ActorUnitId AND k.CouncilId = @CouncilId AND k.EndedAt IS NULL AND k.PersonId <> @ActorId))
        """;

    /// <summary>A condition on what was drafted, <c>w</c>: the words are the actor's, and somebody else of the unit looks at them before the actor may send them.</summary>
    public const string OwnWords = " w.WrittenBy = @ActorId AND " + Other;

    /// <summary>A condition on what was drafted, <c>w</c>: the words are those of a head who is not the actor and waits for another to look at them.</summary>
    public const string HeadsWords = """
         w.WrittenBy <> @ActorId AND EXISTS (SELECT 1 FROM RoleAssignments m WHERE m.PersonId = w.WrittenBy AND m.CouncilId = @CouncilId AND m.Role = 'UnitHead' AND m.ValidFrom <= @On AND (m.ValidTo IS NULL OR m.ValidTo >= @On))
        """;

    public static async Task<bool> HasOtherHands(this Db db, DateOnly on, CancellationToken ct) =>
        await db.Value<long>("SELECT CASE WHEN " + Other + " THEN 1 ELSE 0 END", new { On = on }, ct) > 0;
}
