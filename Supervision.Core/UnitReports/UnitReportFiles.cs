using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>A file of a unit's report: the scan of the signed report, or an annex.</summary>
public sealed record UnitReportFile
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }

    /// <summary>In bytes, as kept.</summary>
    public required long Size { get; init; }

    /// <summary>Of what is kept and downloaded.</summary>
    public required string Sha256 { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The version with which it was handed in; null while the unit prepares it.</summary>
    public Guid? VersionId { get; init; }
}

/// <summary>The files of units' reports: who sees them, who puts them there and when, and how they are handed in.</summary>
internal static class UnitReportFiles
{
    /// <summary>Which files (the row <c>a</c>) somebody who passed the gate of the report sees: what was handed in; a unit its own. What a unit still prepares is nobody else's.</summary>
    private const string Seen = "(a.SubmittedAt IS NOT NULL OR a.UnitId = @ActorUnitId)";

    /// <summary>In the order in which they came, as far as whoever asks sees them.</summary>
    public const string Sql = """
        SELECT a.Id, a.FileName, a.ContentType, a.Size, a.Sha256, a.AddedAt, a.UnitReportVersionId AS VersionId
        FROM Attachments a
        WHERE a.SubjectId = @UnitReportId AND a.Purpose = 'HandedDocument' AND a.RemovedAt IS NULL AND a.CouncilId = @CouncilId AND
        """ + " " + Seen + """

        ORDER BY a.Seq;
        """;

    /// <summary>Refuses a file that whoever asks does not see, as if it were not there.</summary>
    public static async Task DemandSeen(this Db db, Guid unitReportId, Guid attachmentId, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM Attachments a
            WHERE a.Id = @attachmentId AND a.SubjectId = @unitReportId AND a.Purpose = 'HandedDocument' AND a.RemovedAt IS NULL AND a.CouncilId = @CouncilId AND
            """ + " " + Seen, new { unitReportId, attachmentId }, ct) == 0) throw RefusedException.NotFound("tệp kèm báo cáo");
    }

    /// <summary>
    /// A unit's people, while the report may be written; the council's, while what they entered from paper lies under check: then the version that it goes with is answered, else null.
    /// </summary>
    public static async Task<(UnitReport Report, Guid? VersionId)> DemandFiles(this Db db, Gate gate, Guid unitReportId, CancellationToken ct)
    {
        var access = await gate.UnitReport(unitReportId, Act.Write, ct);
        UnitReportRows.DemandOpen(access);
        var report = await db.LoadUnitReport(unitReportId, ct);
        if (access.IsUnit)
            return UnitReport.After(report.Status, UnitReportStep.Submit) is not null ? (report, null)
                : throw RefusedException.Conflict("unit_report.files", $"Báo cáo đang ở trạng thái “{report.Status.Label()}” nên không đính kèm hoặc bỏ tệp được.");
        var paper = IsUnderCheck(report.Status)
            ? await db.Value<Guid?>("SELECT Id FROM UnitReportVersions WHERE UnitReportId = @Id AND Number = @VersionCount AND PaperReceivedOn IS NOT NULL AND CouncilId = @CouncilId", report, ct) : null;
        return paper is not null ? (report, paper)
            : throw RefusedException.Conflict("unit_report.no_paper", "Báo cáo này không có bản nào nhập từ văn bản giấy đang chờ kiểm tra nên không đính kèm tệp của văn bản được.");
    }

    /// <summary>It was handed in and nothing was said of it yet.</summary>
    public static bool IsUnderCheck(UnitReportStatus status) => status is UnitReportStatus.Submitted or UnitReportStatus.Resubmitted or UnitReportStatus.UnderCheck;

    /// <summary>Takes the lock of the report's row, so that it is not handed in or decided meanwhile.</summary>
    public static Task LockUnitReport(this Db db, Guid unitReportId, CancellationToken ct) =>
        db.Execute("UPDATE UnitReports SET Version = Version WHERE Id = @unitReportId AND CouncilId = @CouncilId", new { unitReportId }, ct);

    /// <summary>Hands in what the unit attached and did not take back, with the version that it sends: from here on the council sees it, and nobody takes it back. The report's row is locked.</summary>
    public static async Task SubmitFiles(this Db db, Journal journal, UnitReport report, Guid versionId, DateTimeOffset now, CancellationToken ct)
    {
        var files = await db.List<Attached>("""
            SELECT Id FROM Attachments
            WHERE SubjectId = @Id AND Purpose = @Purpose AND UnitId = @UnitId AND RemovedAt IS NULL AND SubmittedAt IS NULL AND CouncilId = @CouncilId
            ORDER BY Seq
            """, new { report.Id, Purpose = AttachmentPurpose.HandedDocument, report.UnitId }, ct);
        if (files.Count == 0) return;
        await db.ExecuteEach("UPDATE Attachments SET UnitReportVersionId = @versionId, SubmittedAt = @now WHERE Id = @Id AND CouncilId = @CouncilId AND SubmittedAt IS NULL AND RemovedAt IS NULL",
            files.Select(file => new { file.Id, versionId, now }), ct);
        journal.Add(new UnitReportFilesSubmitted(report.Id, report.VersionCount, [.. files.Select(file => file.Id)]));
    }

    private sealed record Attached
    {
        public required Guid Id { get; init; }
    }
}

public sealed record UnitReportFilesSubmitted(Guid SubjectId, int VersionNumber, IReadOnlyList<Guid> Attachments) : IEvent;
