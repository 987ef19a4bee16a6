using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>How every unit of the council stands today: what is closed from the running tallies, what is open from the open rows. For those who see all of the council's tasks.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record UnitCounts : IQuery<UnitCountsView>;

public sealed record UnitCountsView(DateOnly AsOf, IReadOnlyList<UnitCount> Units);

/// <summary>One unit's tasks, parents not counted. The total is the sum of the seven parts; near due are among those in term, awaiting among those in term or overdue.</summary>
public sealed record UnitCount
{
    public required Guid UnitId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required int InTerm { get; init; }
    public required int Overdue { get; init; }
    public required int NoDeadline { get; init; }
    public required int Suspended { get; init; }
    public required int ClosedOnTime { get; init; }
    public required int ClosedLate { get; init; }
    public required int Dropped { get; init; }
    public required int NearDue { get; init; }
    public required int Awaiting { get; init; }
    public int Total => InTerm + Overdue + NoDeadline + Suspended + ClosedOnTime + ClosedLate + Dropped;
}

internal sealed class UnitCountsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<UnitCounts, UnitCountsView>
{
    // Each open row is read once, in the order of its index. What is overdue is what the other parts leave, and days come before words: a province has 200,000 of these rows.
    private const string Sql = """
        SELECT x.UnitId, u.Code, n.Name, x.InTerm, x.Overdue, x.NoDeadline, x.Suspended, x.ClosedOnTime, x.ClosedLate, x.Dropped, x.NearDue, x.Awaiting
        FROM (
            SELECT c.UnitId, SUM(c.InTerm) AS InTerm, SUM(c.Overdue) AS Overdue, SUM(c.NoDeadline) AS NoDeadline, SUM(c.Suspended) AS Suspended, SUM(c.ClosedOnTime) AS ClosedOnTime,
                   SUM(c.ClosedLate) AS ClosedLate, SUM(c.Dropped) AS Dropped, SUM(c.NearDue) AS NearDue, SUM(c.Awaiting) AS Awaiting
            FROM (
                SELECT o.UnitId, o.InTerm, o.Tasks - o.InTerm - o.NoDeadline - o.Suspended AS Overdue, o.NoDeadline, o.Suspended, 0 AS ClosedOnTime, 0 AS ClosedLate, 0 AS Dropped, o.NearDue, o.Awaiting
                FROM (
                    SELECT t.LeadUnitId AS UnitId, COUNT(*) AS Tasks,
                           SUM(CASE WHEN t.DueOn >= CASE WHEN t.Progress = 'ReportedDone' THEN COALESCE(t.ReportedOn, @On) ELSE @On END AND t.Progress <> 'Suspended' THEN 1 ELSE 0 END) AS InTerm,
                           SUM(CASE WHEN t.DueOn IS NULL AND t.Progress <> 'Suspended' THEN 1 ELSE 0 END) AS NoDeadline,
                           SUM(CASE WHEN t.Progress = 'Suspended' THEN 1 ELSE 0 END) AS Suspended,
                           SUM(CASE WHEN t.DueOn >= @On AND t.DueOn <= @NearUntil AND t.Progress NOT IN ('Suspended', 'ReportedDone') THEN 1 ELSE 0 END) AS NearDue,
                           SUM(CASE WHEN t.Progress = 'ReportedDone' THEN 1 ELSE 0 END) AS Awaiting
                    FROM FollowUpTasks t
                    WHERE t.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.IsParent = 0 AND t.Progress <> 'Draft'
                    GROUP BY t.LeadUnitId) o
                UNION ALL
                SELECT y.UnitId, 0, 0, 0, 0, CASE WHEN y.Part = 'ClosedOnTime' THEN y.Tasks ELSE 0 END, CASE WHEN y.Part = 'ClosedLate' THEN y.Tasks ELSE 0 END,
                       CASE WHEN y.Part = 'Dropped' THEN y.Tasks ELSE 0 END, 0, 0
                FROM UnitTaskTallies y
                WHERE y.CouncilId = @CouncilId) c
            GROUP BY c.UnitId) x
        JOIN Units u ON u.Id = x.UnitId
        """ + UnitNaming.OnDay + """
        ORDER BY u.Code
        """;

    /// <summary>The counts of every unit, for whoever has been let through.</summary>
    public static Task<IReadOnlyList<UnitCount>> Read(Db db, DateOnly today, DateOnly nearUntil, CancellationToken ct) => db.List<UnitCount>(Sql, new { On = today, NearUntil = nearUntil }, ct);

    public async Task<UnitCountsView> Handle(UnitCounts query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        if (!actor.SeesAll(Subject.FollowUpTask)) throw RefusedException.Forbidden("Số liệu theo đơn vị chỉ dành cho người theo dõi toàn bộ nội dung của Hội đồng nhân dân.");
        var today = clock.Today();
        var near = LedgerDays.NearUntil(await db.Calendar(ct), today, (await db.FollowUpPolicy(today, ct)).NearDays);
        return new UnitCountsView(today, await Read(db, today, near, ct));
    }
}
