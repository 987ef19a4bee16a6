using Supervision.Core.Storage;

namespace Supervision.Core.Letters;

/// <summary>The urging letters about a task and its deadline: what stayed a draft urged nobody.</summary>
internal sealed record TaskLetters
{
    public required Guid TaskId { get; init; }

    /// <summary>How many were issued since the deadline passed; those by hand before it stand beside the ladder.</summary>
    public required long Issued { get; init; }

    /// <summary>The day of the last of them.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>How many are drafted, or about to be, and neither issued nor cancelled.</summary>
    public required long Drafts { get; init; }
}

internal static class TaskLetterRows
{
    /// <summary>Of the tasks that have any.</summary>
    public static async Task<IReadOnlyDictionary<Guid, TaskLetters>> LettersAbout(this Db db, IReadOnlyList<Guid> taskIds, CancellationToken ct) => taskIds.Count == 0
        ? new Dictionary<Guid, TaskLetters>()
        : (await db.List<TaskLetters>("""
            SELECT s.TaskId,
                   SUM(CASE WHEN l.IssuedOn IS NOT NULL AND s.TakenOn > s.TargetOn THEN 1 ELSE 0 END) AS Issued,
                   MAX(CASE WHEN s.TakenOn > s.TargetOn THEN l.IssuedOn END) AS IssuedOn,
                   SUM(CASE WHEN l.Status = 'Draft' OR (l.Id IS NULL AND s.DigestId IS NULL AND s.TakenBy IS NULL) THEN 1 ELSE 0 END) AS Drafts
            FROM ChaseSteps s
            JOIN FollowUpTasks t ON t.Id = s.TaskId AND t.DueOn = s.TargetOn
            LEFT JOIN ReminderLetters l ON l.Id = s.LetterId
            WHERE s.CouncilId = @CouncilId AND s.TaskId IN @taskIds AND s.Step IN ('FirstLetter', 'SecondLetter')
            GROUP BY s.TaskId
            """, new { taskIds }, ct)).ToDictionary(row => row.TaskId);
}
