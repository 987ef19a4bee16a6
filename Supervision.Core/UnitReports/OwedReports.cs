using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>The reports that a unit still owes to delegations, and the supplements that were asked of it, the nearest limit first and what has none last; for the unit alone, none for the council's people.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record OwedReports : IQuery<IReadOnlyList<OwedReport>>;

public sealed record OwedReport
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }

    /// <summary>The limit of the supplement where one is asked for and has its own, else the report's while it was never complete.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day a supplement was asked for; null while no report came.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>What is to be supplemented or made clear, shortened.</summary>
    public string? SupplementText { get; init; }

    /// <summary>The day its draft was laid before the unit's head; null while none waits for them.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>The head gave its draft back to be mended.</summary>
    public bool IsReturned { get; init; }

    /// <summary>Its limit has passed.</summary>
    public bool IsLate => DaysLate > 0;

    /// <summary>So many days ago its limit passed; zero while it has not.</summary>
    public int DaysLate { get; init; }
}

internal sealed class OwedReportsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<OwedReports, IReadOnlyList<OwedReport>>
{
    // A unit is supervised in a few at a time.
    private const int Shown = 20;

    public async Task<IReadOnlyList<OwedReport>> Handle(OwedReports query, CancellationToken ct)
    {
        gate.Council(Subject.UnitReport, Act.Read);
        var today = clock.Today();
        return [.. (await db.Page<OwedReport>("""
            SELECT w.Id, w.CampaignId, w.CampaignTitle, w.DueOn, w.RequestedOn, w.SupplementText, w.AskedOn, w.IsReturned
            FROM (
                SELECT r.Seq, r.Id, r.CampaignId, c.Title AS CampaignTitle, s.RequestedOn, s.Text AS SupplementText, d.AskedOn,
                       CASE WHEN d.ReturnReason IS NULL THEN 0 ELSE 1 END AS IsReturned,
                       COALESCE(s.DueOn, CASE WHEN r.FirstCompleteOn IS NULL THEN r.DueOn END) AS DueOn
                FROM UnitReports r
                JOIN Campaigns c ON c.Id = r.CampaignId
                LEFT JOIN UnitReportDrafts d ON d.UnitReportId = r.Id
                LEFT JOIN SupplementRequests s ON s.UnitReportId = r.Id AND s.VersionNumber = r.VersionCount
                WHERE r.UnitId = @ActorUnitId AND r.CouncilId = @CouncilId AND r.Status IN ('NotSubmitted', 'SupplementRequested')
                  AND c.Status IN ('PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined')
                  AND NOT EXISTS (SELECT 1 FROM Units u WHERE u.Id = r.UnitId AND u.ValidTo < @today) AND NOT EXISTS (SELECT 1 FROM Councils k WHERE k.Id = r.CouncilId AND k.ValidTo < @today)
            ) w
            ORDER BY CASE WHEN w.DueOn IS NULL THEN 1 ELSE 0 END, w.DueOn, w.Seq
            """, new { today }, Shown, row => [row.Id], ct)).Items.Select(row => row with
            {
                SupplementText = row.SupplementText is { } text ? NoticeText.Short(text) : null,
                DaysLate = row.DueOn is { } due && due < today ? today.DayNumber - due.DayNumber : 0,
            })];
    }
}
