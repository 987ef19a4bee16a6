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

/// <summary>One unit's tasks, parents not counted. The total is the sum of the seven parts; near due are among those in term, awaiting among those in term, overdue or without deadline.</summary>
public sealed record UnitCount
{
    /// <summary>What readers of the columns are told.</summary>
    public const string HowItAddsUp = "Tổng bằng các cột từ “Quá hạn” đến “Không còn phù hợp” cộng lại. Số sắp đến hạn nằm trong số trong hạn; số chờ thẩm định nằm trong số quá hạn, trong hạn, không có hạn.";

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
    // Up to three counts stand in one sum, each with room for a million, which is more than all units together have open: a row is then judged once and not once for each of them.
    private const long Room = 1_000_000;

    // Each open row is read once, in the order of its index; days come before words, and what is overdue is what the other parts leave: a province has 200,000 of these rows.
    private const string Sql = """
        SELECT x.UnitId, u.Code, n.Name, x.Tasks, x.NoDay, x.SuspendedSums, x.Sums, x.ClosedOnTime, x.ClosedLate, x.Dropped
        FROM (
            SELECT c.UnitId, SUM(c.Tasks) AS Tasks, SUM(c.NoDay) AS NoDay, SUM(c.SuspendedSums) AS SuspendedSums, SUM(c.Sums) AS Sums,
                   SUM(c.ClosedOnTime) AS ClosedOnTime, SUM(c.ClosedLate) AS ClosedLate, SUM(c.Dropped) AS Dropped
            FROM (
                SELECT t.LeadUnitId AS UnitId, COUNT(*) AS Tasks, COUNT(*) - COUNT(t.DueOn) AS NoDay,
                       CAST(SUM(CASE WHEN t.Progress <> 'Suspended' THEN 0 WHEN t.DueOn IS NULL THEN 1000001 ELSE 1 END) AS bigint) AS SuspendedSums,
                       CAST(SUM(CASE t.Progress
                           WHEN 'Suspended' THEN 0
                           WHEN 'ReportedDone' THEN CASE WHEN t.DueOn >= COALESCE(t.ReportedOn, @On) THEN 1000001000000 ELSE 1000000000000 END
                           ELSE CASE WHEN t.DueOn < @On THEN 0 WHEN t.DueOn <= @NearUntil THEN 1000001 WHEN t.DueOn IS NULL THEN 0 ELSE 1000000 END END) AS bigint) AS Sums,
                       0 AS ClosedOnTime, 0 AS ClosedLate, 0 AS Dropped
                FROM FollowUpTasks t
                WHERE t.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.IsParent = 0 AND t.Progress <> 'Draft'
                GROUP BY t.LeadUnitId
                UNION ALL
                SELECT y.UnitId, 0, 0, 0, 0, CASE WHEN y.Part = 'ClosedOnTime' THEN y.Tasks ELSE 0 END, CASE WHEN y.Part = 'ClosedLate' THEN y.Tasks ELSE 0 END,
                       CASE WHEN y.Part = 'Dropped' THEN y.Tasks ELSE 0 END
                FROM UnitTaskTallies y
                WHERE y.CouncilId = @CouncilId) c
            GROUP BY c.UnitId) x
        JOIN Units u ON u.Id = x.UnitId
        """ + UnitNaming.OnDay + """
        ORDER BY u.Code
        """;

    /// <summary>The counts of every unit, for whoever has been let through.</summary>
    public static async Task<IReadOnlyList<UnitCount>> Read(Db db, DateOnly today, DateOnly nearUntil, CancellationToken ct) =>
        [.. (await db.List<Row>(Sql, new { On = today, NearUntil = nearUntil }, ct)).Select(Count)];

    // Sums: awaiting, in term, near due, in this order, a million apart; of the suspended those without a deadline, and all.
    private static UnitCount Count(Row row)
    {
        var (inTerm, suspended) = ((int)(row.Sums / Room % Room), (int)(row.SuspendedSums % Room));
        var noDeadline = row.NoDay - (int)(row.SuspendedSums / Room);
        return new UnitCount
        {
            UnitId = row.UnitId,
            Code = row.Code,
            Name = row.Name,
            InTerm = inTerm,
            Overdue = row.Tasks - inTerm - noDeadline - suspended,
            NoDeadline = noDeadline,
            Suspended = suspended,
            ClosedOnTime = row.ClosedOnTime,
            ClosedLate = row.ClosedLate,
            Dropped = row.Dropped,
            NearDue = (int)(row.Sums % Room),
            Awaiting = (int)(row.Sums / Room / Room),
        };
    }

    public async Task<UnitCountsView> Handle(UnitCounts query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        if (!actor.SeesAll(Subject.FollowUpTask)) throw RefusedException.Forbidden("Số liệu theo đơn vị chỉ dành cho người theo dõi toàn bộ nội dung của Hội đồng nhân dân.");
        var today = clock.Today();
        var near = LedgerDays.NearUntil(await db.Calendar(ct), today, (await db.FollowUpPolicy(today, ct)).NearDays);
        return new UnitCountsView(today, await Read(db, today, near, ct));
    }

    private sealed record Row
    {
        public required Guid UnitId { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required int Tasks { get; init; }
        public required int NoDay { get; init; }
        public required long SuspendedSums { get; init; }
        public required long Sums { get; init; }
        public required int ClosedOnTime { get; init; }
        public required int ClosedLate { get; init; }
        public required int Dropped { get; init; }
    }
}
