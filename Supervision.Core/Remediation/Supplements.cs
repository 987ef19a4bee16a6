using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>The day by which a unit supplements a report that the council gave back.</summary>
internal static class Supplements
{
    /// <summary>Of the item <c>i</c> that the last of the task's decided reports is.</summary>
    public const string IsLast = """

        (i.Outcome = 'Returned' AND NOT EXISTS (SELECT 1 FROM RemediationItems x WHERE x.TaskId = i.TaskId AND x.Outcome IS NOT NULL AND x.Seq > i.Seq))

        """;

    /// <summary>That day of the task's row <c>t</c>, as the council named it; none where the last report was not given back, where no day was named, or where the unit has reported since.</summary>
    public const string By = """

        CASE WHEN t.Progress IN ('Returned', 'InProgress') THEN (
            SELECT i.NewDueOn FROM RemediationItems i WHERE i.TaskId = t.Id AND
        """ + IsLast + """
            ) END

        """;

    /// <summary>That day of one task.</summary>
    public static async Task<DateOnly?> SupplementBy(this Db db, Guid taskId, CancellationToken ct) => (await db.Find<Row>(
        "SELECT " + By + " AS NamedOn FROM FollowUpTasks t WHERE t.Id = @taskId AND t.CouncilId = @CouncilId", new { taskId }, ct))?.NamedOn;

    private sealed record Row
    {
        public DateOnly? NamedOn { get; init; }
    }
}
