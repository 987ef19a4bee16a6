namespace Supervision.Core.Audit;

/// <summary>Who confirms a change of rights: somebody else than who made it, or in whose place it was made, and than who got the right by it.</summary>
internal static class RightsConfirming
{
    // What somebody was given by another to stand in for them is confirmed by a third; any other change of one's own only where nobody else is there.
    private const string Rule = """
        (j.ActorId IS NULL OR (j.ActorId <> {who} AND (j.ActingForId IS NULL OR j.ActingForId <> {who})))
        AND (j.SubjectId <> {who} OR (j.Event <> 'StandInAdded' AND NOT EXISTS (
            SELECT 1 FROM People q JOIN RoleAssignments a ON a.PersonId = q.Id AND a.Role IN ('Admin', 'StandingBoard') AND a.ValidFrom <= @today AND (a.ValidTo IS NULL OR a.ValidTo >= @today)
            WHERE q.CouncilId = @CouncilId AND q.IsActive = 1 AND q.UnitId IS NULL AND q.Id <> {who} AND (j.ActorId IS NULL OR q.Id <> j.ActorId))))
        """;

    /// <summary>For the columns of a journal <c>j</c> and <c>@today</c>.</summary>
    /// <param name="who">The person, as the statement names it: <c>p.Id</c>.</param>
    public static string By(string who) => Rule.Replace("{who}", who, StringComparison.Ordinal);
}
