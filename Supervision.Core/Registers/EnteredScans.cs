using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>
/// The scans of an incoming document that the office put there when it entered what the document says: of a report on tasks, of a request for more time, of a report to a delegation. Only those that whoever asks may open.
/// </summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record EnteredScans(Guid IncomingDocumentId) : IQuery<IReadOnlyList<EnteredScan>>;

public sealed record EnteredScan
{
    public required Guid AttachmentId { get; init; }
    public required string FileName { get; init; }

    /// <summary>The task under which it lies; null for a report to a delegation.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The unit's report to a delegation whose scan it is; null for what is about a task.</summary>
    public Guid? UnitReportId { get; init; }
}

/// <summary>A unit's paper that the office entered and the line of the book are the same document by sender, number and date.</summary>
internal static class EnteredScanRows
{
    /// <summary>The rows <c>s</c>: the files of what the office entered, by the unit, the number and the date of their paper; nothing of what was taken back as mistyped.</summary>
    public const string Sql = """
        (
            SELECT r.UnitId, r.Reference, r.ReportedOn AS DatedOn, a.Seq, a.Id AS AttachmentId, a.FileName, a.SubjectId AS TaskId, CAST(NULL AS uniqueidentifier) AS UnitReportId
            FROM RemediationReports r
            JOIN RemediationItems i ON i.RemediationReportId = r.Id
            JOIN Attachments a ON a.RemediationItemId = i.Id
            WHERE r.CouncilId = @CouncilId AND r.PaperReceivedOn IS NOT NULL AND a.SubmittedAt IS NOT NULL AND a.RemovedAt IS NULL AND NOT (
        """ + RemediationRows.TakenBack + """
            )
            UNION
            SELECT e.UnitId, e.Reference, e.SentOn, a.Seq, a.Id, a.FileName, a.SubjectId, NULL
            FROM ExtensionRequests e
            JOIN Receipts c ON c.SubjectId = e.Id
            JOIN ReceiptFiles f ON f.ReceiptId = c.Id
            JOIN Attachments a ON a.SubjectId = f.TaskId AND a.Purpose = 'Evidence' AND a.SentSha256 = f.Sha256 AND a.FileName = f.FileName
            WHERE e.CouncilId = @CouncilId AND e.PaperReceivedOn IS NOT NULL AND a.RemediationItemId IS NULL AND a.MeasureId IS NULL AND a.SubmittedAt IS NOT NULL AND a.RemovedAt IS NULL AND NOT (
        """ + ExtensionRows.TakenBack + """
            )
            UNION
            SELECT p.UnitId, v.Reference, v.SubmittedOn, a.Seq, a.Id, a.FileName, NULL, p.Id
            FROM UnitReportVersions v
            JOIN UnitReports p ON p.Id = v.UnitReportId
            JOIN Attachments a ON a.UnitReportVersionId = v.Id
            WHERE v.CouncilId = @CouncilId AND v.PaperReceivedOn IS NOT NULL AND a.RemovedAt IS NULL
        ) s
        """;
}

internal sealed class EnteredScansHandler(Db db, Gate gate, Actor actor) : IRequestHandler<EnteredScans, IReadOnlyList<EnteredScan>>
{
    public async Task<IReadOnlyList<EnteredScan>> Handle(EnteredScans query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        var document = await db.LoadIncoming(query.IncomingDocumentId, ct);
        var scans = await db.List<EnteredScan>("SELECT s.AttachmentId, s.FileName, s.TaskId, s.UnitReportId FROM " + EnteredScanRows.Sql + """

            WHERE s.UnitId = @SenderUnitId AND s.Reference = @Reference AND s.DatedOn = @DatedOn
            ORDER BY s.Seq
            """, document, ct);
        var seen = new List<EnteredScan>();
        foreach (var scan in scans)
            if (await MayOpen(scan, ct)) seen.Add(scan);
        return seen;
    }

    // The scan is read where it lies, by the right that holds there.
    private async Task<bool> MayOpen(EnteredScan scan, CancellationToken ct)
    {
        try
        {
            if (scan.UnitReportId is { } report) await gate.UnitReport(report, Act.Read, ct);
            else await gate.FollowUpTask(scan.TaskId!.Value, Subject.RemediationReport, Act.Read, ct);
            return true;
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
        {
            return false;
        }
    }
}
