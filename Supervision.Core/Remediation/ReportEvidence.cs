using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>A piece of evidence on a task's fixed list for which the unit has sent no file, with this report or an earlier one.</summary>
internal sealed record MissingPiece
{
    public required Guid ItemId { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string Name { get; init; }
}

/// <summary>What goes with a report on tasks: the files that its unit attached to them, and those that coordinating units handed over to it.</summary>
internal static class ReportEvidence
{
    /// <summary>Only what is said to be done, wholly or in part, is to be shown. A file that was handed in earlier counts; one that came after this report does not.</summary>
    internal const string MissingSql = """
        SELECT i.Id AS ItemId, i.TaskId, t.Number AS TaskNumber, e.Name
        FROM RemediationItems i
        JOIN RemediationReports r ON r.Id = i.RemediationReportId
        JOIN FollowUpTasks t ON t.Id = i.TaskId
        JOIN TaskEvidenceItems e ON e.TaskId = i.TaskId
        LEFT JOIN Receipts c ON c.SubjectId = r.Id
        WHERE r.Id = @reportId AND i.CouncilId = @CouncilId AND i.Claim <> 'NotYet'
          AND NOT EXISTS (SELECT 1 FROM Attachments a
              WHERE a.SubjectId = i.TaskId AND a.Purpose = 'Evidence' AND a.RemovedAt IS NULL AND a.EvidenceItemNumber = e.Number
                AND (a.RemediationItemId = i.Id OR a.SubmittedAt <= c.ReceivedAt OR (c.Id IS NULL AND (a.SubmittedAt IS NOT NULL OR a.HandedOverAt IS NOT NULL OR a.UnitId = r.UnitId))))
        ORDER BY i.Seq, e.Number
        """;

    /// <summary>Hands in what the unit attached to the task, or was handed over, and was not taken back: from here on the council sees it, and nobody takes it back.</summary>
    public static async Task SubmitEvidence(this Db db, Journal journal, RemediationReport report, RemediationItem item, DateTimeOffset now, CancellationToken ct)
    {
        var files = await db.List<Attached>("""
            SELECT Id FROM Attachments
            WHERE SubjectId = @TaskId AND Purpose = @Purpose AND (UnitId = @UnitId OR HandedOverAt IS NOT NULL) AND RemovedAt IS NULL AND SubmittedAt IS NULL AND CouncilId = @CouncilId
            ORDER BY Seq
            """, new { item.TaskId, Purpose = AttachmentPurpose.Evidence, report.UnitId }, ct);
        if (files.Count == 0) return;
        await db.ExecuteEach("UPDATE Attachments SET RemediationItemId = @ItemId, SubmittedAt = @now WHERE Id = @Id AND CouncilId = @CouncilId AND SubmittedAt IS NULL AND RemovedAt IS NULL",
            files.Select(f => new { f.Id, ItemId = item.Id, now }), ct);
        journal.Add(new EvidenceSubmitted(item.TaskId, report.Id, item.Id, [.. files.Select(f => f.Id)]));
    }

    public static Task<IReadOnlyList<MissingPiece>> MissingEvidence(this Db db, Guid reportId, CancellationToken ct) => db.List<MissingPiece>(MissingSql, new { reportId }, ct);

    /// <summary>The pieces on a task's fixed list for which nothing was handed in, in their order.</summary>
    public static async Task<IReadOnlyList<string>> LackingEvidence(this Db db, Guid taskId, CancellationToken ct) => [.. (await db.List<Lacking>("""
        SELECT e.Name
        FROM TaskEvidenceItems e
        WHERE e.TaskId = @taskId AND e.CouncilId = @CouncilId
          AND NOT EXISTS (SELECT 1 FROM Attachments a
              WHERE a.SubjectId = e.TaskId AND a.Purpose = 'Evidence' AND a.RemovedAt IS NULL AND a.SubmittedAt IS NOT NULL AND a.EvidenceItemNumber = e.Number)
        ORDER BY e.Number
        """, new { taskId }, ct)).Select(e => e.Name)];

    private sealed record Lacking
    {
        public required string Name { get; init; }
    }

    private sealed record Attached
    {
        public required Guid Id { get; init; }
    }
}

/// <summary>Evidence of a task was handed in with a report.</summary>
public sealed record EvidenceSubmitted(Guid SubjectId, Guid RemediationReportId, Guid RemediationItemId, IReadOnlyList<Guid> AttachmentIds) : IEvent;
