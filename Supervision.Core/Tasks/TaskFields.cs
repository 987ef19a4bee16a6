namespace Supervision.Core.Tasks;

/// <summary>A task has the fields of the findings that the clauses it was split from rest on; what came out of a task has that task's.</summary>
internal static class TaskFields
{
    /// <summary>The task <c>t</c> has the field @Field.</summary>
    public const string HasField = """

        EXISTS (SELECT 1 FROM TaskSources x JOIN ConclusionClauses q ON q.Id = x.ClauseId JOIN Findings y ON y.Id = q.FindingId
            WHERE (x.TaskId = t.Id OR x.TaskId = t.ParentId) AND y.Field = @Field)

        """;

    /// <summary>The task <c>t</c> has some field.</summary>
    public const string HasAnyField = """

        EXISTS (SELECT 1 FROM TaskSources x JOIN ConclusionClauses q ON q.Id = x.ClauseId JOIN Findings y ON y.Id = q.FindingId
            WHERE (x.TaskId = t.Id OR x.TaskId = t.ParentId) AND y.Field IS NOT NULL)

        """;
}
