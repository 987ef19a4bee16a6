using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>
/// The conclusions on which a unit has still to report as a whole, the nearest day first; for the unit alone, none for the council's people. A unit has reported once each task that it leads in the conclusion is
/// over, is reported done, or stands in a report that it handed in and that was neither given back nor withdrawn, whatever that report says was achieved. A task of a period that begins after the day is not awaited,
/// and a unit that leads nothing in the conclusion has nothing to report.
/// </summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record OwedConclusionReports : IQuery<IReadOnlyList<OwedConclusionReport>>;

public sealed record OwedConclusionReport
{
    /// <summary>The conclusion.</summary>
    public required Guid Id { get; init; }
    public required string Abstract { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }

    /// <summary>The day by which the units report.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>So many tasks of the unit stand in no report.</summary>
    public required int Missing { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<UnreportedTask> Tasks { get; init; } = [];

    /// <summary>Its day has passed.</summary>
    public bool IsLate => DaysLate > 0;

    /// <summary>Days since then; 0 within the limit.</summary>
    public int DaysLate { get; init; }

    /// <summary>"152/TB-HĐND".</summary>
    public string? Reference => Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;
}

/// <summary>A task of a conclusion that stands in no report of its unit.</summary>
public sealed record UnreportedTask(Guid Id, int Number, string Content);

internal sealed class OwedConclusionReportsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<OwedConclusionReports, IReadOnlyList<OwedConclusionReport>>
{
    // Few conclusions of one unit are under way at a time.
    private const int Shown = 20;
    private const int Named = 5;

    public async Task<IReadOnlyList<OwedConclusionReport>> Handle(OwedConclusionReports query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        var today = clock.Today();
        var owed = (await db.Page<OwedConclusionReport>("""
            SELECT k.Id, k.Abstract, k.Number, k.Symbol, k.ReportDueOn AS DueOn, (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.LeadUnitId = s.UnitId AND
            """ + ConclusionReporting.Unreported + """
            ) AS Missing
            FROM ConclusionReceipts s
            JOIN Conclusions k ON k.Id = s.ConclusionId
            WHERE s.UnitId = @ActorUnitId AND s.CouncilId = @CouncilId AND k.ReportDueOn IS NOT NULL AND k.Status IN ('Sent', 'Received', 'Reconsidering')
              AND EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.LeadUnitId = s.UnitId AND
            """ + ConclusionReporting.Unreported + """
            )
            ORDER BY k.ReportDueOn, k.Seq
            """, null, Shown, row => [row.Id], ct)).Items;
        if (owed.Count == 0) return [];
        var tasks = (await db.Page<TaskRow>("""
            SELECT x.Id, x.ConclusionId, x.Number, x.Content
            FROM (
                SELECT t.Id, t.ConclusionId, t.Number, t.Content, k.ReportDueOn, k.Seq, ROW_NUMBER() OVER (PARTITION BY k.Id ORDER BY t.Number) AS Turn
                FROM Conclusions k
                JOIN FollowUpTasks t ON t.ConclusionId = k.Id
                WHERE k.Id IN @owed AND k.CouncilId = @CouncilId AND t.LeadUnitId = @ActorUnitId AND
            """ + ConclusionReporting.Unreported + """
            ) x
            WHERE x.Turn <= @Named
            ORDER BY x.ReportDueOn, x.Seq, x.Turn
            """, new { owed = owed.Select(row => row.Id).ToArray(), Named }, Shown * Named, row => [row.Id], ct)).Items.ToLookup(row => row.ConclusionId, row => new UnreportedTask(row.Id, row.Number, row.Content));
        return [.. owed.Select(row => row with { Tasks = [.. tasks[row.Id]], DaysLate = Math.Max(0, today.DayNumber - row.DueOn.DayNumber) })];
    }

    private sealed record TaskRow
    {
        public required Guid Id { get; init; }
        public required Guid ConclusionId { get; init; }
        public required int Number { get; init; }
        public required string Content { get; init; }
    }
}

/// <summary>What a conclusion's report still lacks, as a piece that statements are put together from.</summary>
internal static class ConclusionReporting
{
    /// <summary>A condition on the task <c>t</c> of the conclusion <c>k</c>: its unit has not reported on it. See <see cref="OwedConclusionReports"/>.</summary>
    public const string Unreported = """

        (t.ClosedOn IS NULL AND t.IsParent = 0 AND t.ReportedOn IS NULL AND t.Progress NOT IN ('Draft', 'Suspended', 'Dropped', 'Confirmed', 'PartlyDone')
            AND (t.PeriodFrom IS NULL OR t.PeriodFrom <= k.ReportDueOn)
            AND NOT EXISTS (SELECT 1 FROM RemediationItems i JOIN RemediationReports p ON p.Id = i.RemediationReportId
                WHERE i.TaskId = t.Id AND p.Status <> 'Draft' AND (i.Outcome IS NULL OR i.Outcome NOT IN ('Returned', 'Lapsed'))
                    AND (i.IsOpen = 1 OR NOT EXISTS (SELECT 1 FROM TaskReopenings o WHERE o.TaskId = t.Id AND o.DecidedOn >= COALESCE(i.DecidedOn, p.ReportedOn)))))

        """;
}
