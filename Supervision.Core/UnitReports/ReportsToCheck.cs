using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitReports;

/// <summary>
/// What units handed in and nobody has begun to check, the one that waits longest first: reports, supplements, and data tables that came with or after them while the report is not accepted. For the secretaries of the
/// supervision, and for the office where nobody is one. None for units, and none for a council that has ended.
/// </summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record ReportsToCheck : IQuery<IReadOnlyList<ReportToCheck>>;

public sealed record ReportToCheck
{
    /// <summary>The unit's report, also of a table that goes with it.</summary>
    public required Guid Id { get; init; }

    /// <summary>None where the report itself waits.</summary>
    public Guid? DataTableId { get; init; }
    public int? TableNumber { get; init; }
    public string? TableTitle { get; init; }

    /// <summary>The version that came.</summary>
    public required int VersionNumber { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required string UnitName { get; init; }
    public required DateOnly CameOn { get; init; }
}

internal sealed class ReportsToCheckHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ReportsToCheck, IReadOnlyList<ReportToCheck>>
{
    private const int Most = 50;

    // Tables that were seen with their reports are among them.
    private const int Looked = 500;

    private const string Checks = """

            ((@ActsAsSecretary = 1 AND EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = r.CampaignId AND m.PersonId = @ActorId AND m.Role = 'Secretary'))
              OR (@ActsAsOffice = 1 AND
        """ + SecretaryGap.Nobody + """
        ))
            AND NOT EXISTS (SELECT 1 FROM Councils k WHERE k.Id = c.CouncilId AND k.ValidTo < @On)
            AND c.Status IN ('PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined') AND @ActorUnitId IS NULL

        """;

    public async Task<IReadOnlyList<ReportToCheck>> Handle(ReportsToCheck query, CancellationToken ct)
    {
        gate.Council(Subject.UnitReport, Act.Read);
        var args = new { On = clock.Today(), ActsAsSecretary = actor.Identity.Roles.Contains(Role.Secretary), ActsAsOffice = actor.Identity.Roles.Contains(Role.Office) };
        var reports = (await db.Page<ReportToCheck>("""
            SELECT r.Id, r.VersionCount AS VersionNumber, c.Id AS CampaignId, c.Title AS CampaignTitle, n.Name AS UnitName, v.SubmittedOn AS CameOn
            FROM UnitReports r
            JOIN Campaigns c ON c.Id = r.CampaignId
            JOIN UnitReportVersions v ON v.UnitReportId = r.Id AND v.Number = r.VersionCount
            JOIN Units u ON u.Id = r.UnitId
            """ + UnitNaming.OnDay + """
            WHERE r.CouncilId = @CouncilId AND r.Status IN ('Submitted', 'Resubmitted') AND
            """ + Checks + """
            ORDER BY v.SubmittedOn, r.Seq
            """, args, Most, row => [row.Id], ct)).Items;
        // A table has no check of its own: it is looked at with the report, and waits anew when it comes after the report's check was begun. Who entered it has seen it.
        var tables = (await db.Page<TableRow>("""
            SELECT r.Id, t.Id AS DataTableId, t.Number AS TableNumber, t.Title AS TableTitle, x.Number AS VersionNumber, c.Id AS CampaignId, c.Title AS CampaignTitle, n.Name AS UnitName, x.SentAt, r.CheckedOn
            FROM UnitReports r
            JOIN Campaigns c ON c.Id = r.CampaignId
            JOIN DataTableReturns x ON x.UnitReportId = r.Id AND x.Status = 'Received'
            JOIN DataTables t ON t.Id = x.DataTableId AND t.Status = 'Sent'
            JOIN Units u ON u.Id = r.UnitId
            """ + UnitNaming.OnDay + """
            WHERE r.CouncilId = @CouncilId AND r.Status IN ('NotSubmitted', 'Submitted', 'UnderCheck', 'SupplementRequested', 'Resubmitted') AND x.SentBy <> @ActorId
              AND x.Number = (SELECT MAX(y.Number) FROM DataTableReturns y WHERE y.DataTableId = x.DataTableId AND y.UnitReportId = x.UnitReportId)
              AND
            """ + Checks + """
            ORDER BY x.SentAt, x.Seq
            """, args, Looked, row => [row.DataTableId], ct)).Items;
        return [.. reports.Concat(tables.Where(row => row.CheckedOn is not { } on || DateOnly.FromDateTime(row.SentAt.Local()) >= on).Select(Line)).OrderBy(one => one.CameOn).Take(Most)];
    }

    private static ReportToCheck Line(TableRow row) => new()
    {
        Id = row.Id,
        DataTableId = row.DataTableId,
        TableNumber = row.TableNumber,
        TableTitle = row.TableTitle,
        VersionNumber = row.VersionNumber,
        CampaignId = row.CampaignId,
        CampaignTitle = row.CampaignTitle,
        UnitName = row.UnitName,
        CameOn = DateOnly.FromDateTime(row.SentAt.Local()),
    };

    private sealed record TableRow
    {
        public required Guid Id { get; init; }
        public required Guid DataTableId { get; init; }
        public required int TableNumber { get; init; }
        public required string TableTitle { get; init; }
        public required int VersionNumber { get; init; }
        public required Guid CampaignId { get; init; }
        public required string CampaignTitle { get; init; }
        public required string UnitName { get; init; }
        public required DateTimeOffset SentAt { get; init; }

        /// <summary>The day the check of the report was begun.</summary>
        public DateOnly? CheckedOn { get; init; }
    }
}
