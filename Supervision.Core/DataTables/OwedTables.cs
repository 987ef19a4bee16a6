using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>
/// The data tables that a unit still owes to delegations: not sent in, or with cells to mend in what it sent last, or newly filled in and not sent; the nearest limit first and what has none last. They stand apart from the
/// reports they go with, as a report may be in while a table is not. For the unit alone, none for the council's people.
/// </summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record OwedTables : IQuery<IReadOnlyList<OwedTable>>;

public sealed record OwedTable
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }

    /// <summary>That of the report it goes with.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The last that was sent; null while nothing came.</summary>
    public int? LastNumber { get; init; }

    /// <summary>So many cells of it are empty or wrong.</summary>
    public int FaultyCells { get; init; }

    /// <summary>The day its draft was laid before the unit's head; null while none waits for them.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>The head gave its draft back to be mended.</summary>
    public bool IsReturned { get; init; }

    /// <summary>It is being filled in, and not laid before the head.</summary>
    public bool IsBegun { get; init; }

    /// <summary>Its limit has passed.</summary>
    public bool IsLate => DaysLate > 0;

    /// <summary>So many days ago its limit passed; zero while it has not.</summary>
    public int DaysLate { get; init; }
}

internal sealed class OwedTablesHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<OwedTables, IReadOnlyList<OwedTable>>
{
    // A unit is supervised in a few at a time.
    private const int Shown = 20;

    public async Task<IReadOnlyList<OwedTable>> Handle(OwedTables query, CancellationToken ct)
    {
        gate.Council(Subject.UnitReport, Act.Read);
        var today = clock.Today();
        return [.. (await db.Page<OwedTableRow>("""
            SELECT r.Id AS UnitReportId, t.Id AS DataTableId, c.Id AS CampaignId, c.Title AS CampaignTitle, t.Number, t.Title, r.DueOn, x.Number AS LastNumber, x.Problems,
                   d.AskedOn, CASE WHEN d.ReturnReason IS NULL THEN 0 ELSE 1 END AS IsReturned, CASE WHEN d.Id IS NULL THEN 0 ELSE 1 END AS HasDraft
            FROM UnitReports r
            JOIN Campaigns c ON c.Id = r.CampaignId
            JOIN DataTables t ON t.CampaignId = r.CampaignId AND t.Status = 'Sent'
            LEFT JOIN DataTableDrafts d ON d.DataTableId = t.Id AND d.UnitReportId = r.Id
            LEFT JOIN DataTableReturns x ON x.DataTableId = t.Id AND x.UnitReportId = r.Id
                  AND x.Number = (SELECT MAX(y.Number) FROM DataTableReturns y WHERE y.DataTableId = t.Id AND y.UnitReportId = r.Id)
            WHERE r.UnitId = @ActorUnitId AND r.CouncilId = @CouncilId AND c.Status IN ('PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined')
              AND (x.Status IS NULL OR x.Status = 'Faulty' OR d.Id IS NOT NULL)
            ORDER BY CASE WHEN r.DueOn IS NULL THEN 1 ELSE 0 END, r.DueOn, r.Seq, t.Number
            """, null, Shown, row => [row.DataTableId], ct)).Items.Select(row => new OwedTable
            {
                UnitReportId = row.UnitReportId,
                DataTableId = row.DataTableId,
                CampaignId = row.CampaignId,
                CampaignTitle = row.CampaignTitle,
                Number = row.Number,
                Title = row.Title,
                DueOn = row.DueOn,
                LastNumber = row.LastNumber,
                FaultyCells = row.Problems is { } problems ? TableJson.Read<IReadOnlyList<CellProblem>>(problems).Count(problem => problem.Gravity is ProblemGravity.Error) : 0,
                AskedOn = row.AskedOn,
                IsReturned = row.IsReturned,
                IsBegun = row.HasDraft && row.AskedOn is null,
                DaysLate = row.DueOn is { } due && due < today ? today.DayNumber - due.DayNumber : 0,
            })];
    }

    private sealed record OwedTableRow
    {
        public required Guid UnitReportId { get; init; }
        public required Guid DataTableId { get; init; }
        public required Guid CampaignId { get; init; }
        public required string CampaignTitle { get; init; }
        public required int Number { get; init; }
        public required string Title { get; init; }
        public DateOnly? DueOn { get; init; }
        public int? LastNumber { get; init; }
        public string? Problems { get; init; }
        public DateOnly? AskedOn { get; init; }
        public required bool IsReturned { get; init; }
        public required bool HasDraft { get; init; }
    }
}
