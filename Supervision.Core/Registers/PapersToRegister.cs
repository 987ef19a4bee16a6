using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Registers;

/// <summary>
/// What units sent on paper about their tasks or to a delegation, as the office entered it, and that does not stand in the book of incoming documents yet, nothing that was taken back as mistyped. The arrival numbers are the records clerk's to give, so that
/// whoever entered a paper leaves it to be registered; nothing of it is typed a second time.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record PapersToRegister : IQuery<IReadOnlyList<PaperToRegister>>;

public sealed record PaperToRegister
{
    /// <summary>The report, the request for more time, or the version of the report to a delegation.</summary>
    public required Guid Id { get; init; }

    /// <summary>It asks for more time; else it reports.</summary>
    public required bool IsRequest { get; init; }

    /// <summary>One of the tasks it is about, under which its scan lies; null for a report to a delegation.</summary>
    public Guid? TaskId { get; init; }
    public int? TaskNumber { get; init; }

    /// <summary>The report to a delegation that it is, and of which campaign; null for what is about tasks.</summary>
    public Guid? UnitReportId { get; init; }
    public string? CampaignTitle { get; init; }

    /// <summary>The office attached a scan of it.</summary>
    public required bool HasScan { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>As it is called today.</summary>
    public required string UnitName { get; init; }
    public required string Reference { get; init; }
    public required DateOnly DatedOn { get; init; }
    public required DateOnly ArrivedOn { get; init; }
}

internal sealed class PapersToRegisterHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PapersToRegister, IReadOnlyList<PaperToRegister>>
{
    public Task<IReadOnlyList<PaperToRegister>> Handle(PapersToRegister query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Number);
        return db.List<PaperToRegister>("""
            SELECT w.Id, w.IsRequest, w.TaskId, w.TaskNumber, w.UnitReportId, w.CampaignTitle, w.UnitId, n.Name AS UnitName, w.Reference, w.DatedOn, w.ArrivedOn, CASE WHEN EXISTS (
                SELECT 1 FROM
            """ + " " + EnteredScanRows.Sql + """
                WHERE s.UnitId = w.UnitId AND s.Reference = w.Reference AND s.DatedOn = w.DatedOn) THEN 1 ELSE 0 END AS HasScan
            FROM (
                SELECT r.Seq, r.Id, 0 AS IsRequest, t.Id AS TaskId, t.Number AS TaskNumber, CAST(NULL AS uniqueidentifier) AS UnitReportId, CAST(NULL AS nvarchar(1000)) AS CampaignTitle, r.UnitId, r.Reference, r.ReportedOn AS DatedOn, r.PaperReceivedOn AS ArrivedOn
                FROM RemediationReports r
                JOIN RemediationItems i ON i.RemediationReportId = r.Id AND i.Seq = (SELECT MIN(x.Seq) FROM RemediationItems x WHERE x.RemediationReportId = r.Id)
                JOIN FollowUpTasks t ON t.Id = i.TaskId
                WHERE r.CouncilId = @CouncilId AND r.PaperReceivedOn IS NOT NULL AND r.Reference IS NOT NULL AND NOT (
            """ + RemediationRows.TakenBack + """
                )
                UNION ALL
                SELECT e.Seq, e.Id, 1, t.Id, t.Number, NULL, NULL, e.UnitId, e.Reference, e.SentOn, e.PaperReceivedOn
                FROM ExtensionRequests e
                JOIN FollowUpTasks t ON t.Id = e.TaskId
                WHERE e.CouncilId = @CouncilId AND e.PaperReceivedOn IS NOT NULL AND e.Reference IS NOT NULL AND NOT (
            """ + ExtensionRows.TakenBack + """
                )
                UNION ALL
                SELECT v.Seq, v.Id, 0, NULL, NULL, p.Id, c.Title, p.UnitId, v.Reference, v.SubmittedOn, v.PaperReceivedOn
                FROM UnitReportVersions v
                JOIN UnitReports p ON p.Id = v.UnitReportId
                JOIN Campaigns c ON c.Id = p.CampaignId
                WHERE v.CouncilId = @CouncilId AND v.PaperReceivedOn IS NOT NULL AND v.Reference IS NOT NULL
            ) w
            JOIN Units u ON u.Id = w.UnitId
            """ + UnitNaming.OnDay + """
            WHERE NOT EXISTS (
                SELECT 1 FROM IncomingDocuments d
                WHERE d.CouncilId = @CouncilId AND d.SenderUnitId = w.UnitId AND d.Reference = w.Reference AND d.DatedOn = w.DatedOn)
            ORDER BY w.ArrivedOn, w.IsRequest, w.Seq
            """, new { On = clock.Today() }, ct);
    }
}
