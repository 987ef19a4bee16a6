namespace Supervision.Core.Letters;

/// <summary>What of urging letters lists and figures select.</summary>
internal static class LetterSight
{
    /// <summary>
    /// A letter (the row <c>l</c>) that waits for its answer: it went out, nobody noted an answer, and something that it urges is still to be reported. A unit answers a letter by its reports.
    /// </summary>
    public const string Unanswered = """

        l.Status IN ('Issued', 'Sent') AND EXISTS (
            SELECT 1 FROM ChaseSteps u JOIN FollowUpTasks o ON o.Id = u.TaskId
            WHERE u.LetterId = l.Id AND o.Progress IN ('Assigned', 'Accepted', 'Refused', 'InProgress', 'Returned', 'NotSatisfactory'))

        """;
}
