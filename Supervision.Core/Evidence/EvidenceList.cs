using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence;

/// <summary>The evidence of a task, in the order it came, as far as whoever asks sees it: a unit its own, the lead what was handed over to it, everybody what was handed in with a report.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record EvidenceList : IQuery<Page<EvidenceLine>>
{
    public required Guid TaskId { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<EvidenceList>
    {
        public Validator() => RuleFor(c => c.Take).InclusiveBetween(1, 200);
    }
}

public sealed record EvidenceLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }

    /// <summary>In bytes, as kept.</summary>
    public required long Size { get; init; }

    /// <summary>Of what is kept and downloaded.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of what the unit sent: its own copy has this one.</summary>
    public required string SentSha256 { get; init; }
    public required long SentSize { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required Guid AddedBy { get; init; }
    public required Guid UnitId { get; init; }
    public int? EvidenceItemNumber { get; init; }
    public Guid? RemediationItemId { get; init; }

    /// <summary>The unit's request for more time, sent on paper, of which this is the scan or what came with it.</summary>
    public Guid? ExtensionRequestId { get; init; }

    /// <summary>The demand for an explanation with whose answer it went.</summary>
    public Guid? MeasureId { get; init; }

    /// <summary>The report of which it is the scan, or with which it came, was entered by mistake and taken back: it shows nothing.</summary>
    public bool IsOfWithdrawnReport { get; init; }

    /// <summary>When a coordinating unit handed it over to the lead.</summary>
    public DateTimeOffset? HandedOverAt { get; init; }

    /// <summary>When it was handed in with a report; null while the council does not see it.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }
}

internal sealed class EvidenceListHandler(Db db, Gate gate) : IRequestHandler<EvidenceList, Page<EvidenceLine>>
{
    public async Task<Page<EvidenceLine>> Handle(EvidenceList query, CancellationToken ct)
    {
        await gate.FollowUpTask(query.TaskId, Subject.RemediationReport, Act.Read, ct);
        return await db.Page<EvidenceLine>("""
            SELECT a.Seq, a.Id, a.FileName, a.ContentType, a.Size, a.Sha256, a.SentSha256, a.SentSize, a.AddedAt, a.AddedBy, a.UnitId, a.EvidenceItemNumber, a.RemediationItemId, a.MeasureId, a.HandedOverAt, a.SubmittedAt,
                   CASE WHEN a.RemediationItemId IS NULL AND a.MeasureId IS NULL AND a.SubmittedAt IS NOT NULL THEN (
                       SELECT e.Id FROM ExtensionRequests e WHERE e.Seq = (
                           SELECT MAX(x.Seq) FROM ExtensionRequests x JOIN Receipts c ON c.SubjectId = x.Id
                           WHERE x.TaskId = a.SubjectId AND x.PaperReceivedOn IS NOT NULL AND c.ReceivedAt <= a.SubmittedAt)) END AS ExtensionRequestId,
                   CASE WHEN EXISTS (SELECT 1 FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId WHERE i.Id = a.RemediationItemId AND
            """ + RemediationRows.TakenBack + """
                    ) THEN 1 ELSE 0 END AS IsOfWithdrawnReport
            FROM Attachments a
            JOIN FollowUpTasks t ON t.Id = a.SubjectId
            WHERE a.SubjectId = @TaskId AND a.Purpose = @Purpose AND a.RemovedAt IS NULL AND
            """ + EvidenceAccess.Seen + """
              AND a.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR a.Seq > @AfterSeq)
            ORDER BY a.Seq
            """, new { query.TaskId, Purpose = AttachmentPurpose.Evidence, AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }
}
