using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Overview;

/// <summary>Hồ sơ một trang: what a leader wants to know of one unit before a meeting, on one sheet. A unit prints its own, from what was sent to it.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record PrintUnitProfile : IQuery<Document>
{
    public required Guid UnitId { get; init; }

    /// <summary>The days of the rates, extensions and urging; this year when left out.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    public sealed class Validator : AbstractValidator<PrintUnitProfile>
    {
        public Validator() => RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).When(q => q is { From: not null, To: not null });
    }
}

internal sealed class PrintUnitProfileHandler(Db db, Gate gate, Actor actor, TimeProvider clock, IMediator mediator, IPdfEngine engine) : IRequestHandler<PrintUnitProfile, Document>
{
    private const int MostRepeated = 4;

    // What is repeated is asked for over all time; no council is older.
    private static readonly DateOnly Ever = new(2000, 1, 1);

    public async Task<Document> Handle(PrintUnitProfile query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        if (actor.UnitId is { } own && own != query.UnitId) throw RefusedException.NotFound("đơn vị");
        var today = clock.Today();
        var from = query.From ?? new DateOnly((query.To ?? today).Year, 1, 1);
        var to = query.To ?? Trend.Latest(new DateOnly(today.Year, 12, 31), from);
        var overview = await mediator.Send(new FollowUpOverview { UnitId = query.UnitId, From = from, To = to }, ct);
        var late = await ReportedLate(query.UnitId, ct);
        var data = new UnitProfileData
        {
            Council = await db.PaperCouncil(ct),
            UnitName = (await db.Find<Named>("SELECT n.Name FROM Units u " + UnitNaming.OnDay + " WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId", new { query.UnitId, On = today }, ct)
                ?? throw RefusedException.NotFound("đơn vị")).Name,
            Period = new ReportPeriod(from, to),
            Now = clock.Now(),
            Overview = overview,
            Closed = await Closed(query.UnitId, ct),
            Average = actor.UnitId is null ? await Average(from, to, today, ct) : null,
            Owed = [.. (await mediator.Send(new OwedTasks { UnitId = query.UnitId, Take = UnitProfilePaper.MostMatters }, ct)).Items.Concat(late)
                .OrderBy(task => task.DueOn is null).ThenBy(task => task.DueOn).ThenBy(task => task.Seq).Take(UnitProfilePaper.MostMatters)],
            ReportedLate = late.Count,
            PromisesMoved = await Promises(query.UnitId, ct),
            Visits = await Visits(query.UnitId, ct),
            Conclusions = await Conclusions(query.UnitId, ct),
            Repeated = overview.Repeated is null ? []
                : (await mediator.Send(new RepeatedFindings { UnitId = query.UnitId, From = Ever, To = today, Take = MostRepeated }, ct)).Items,
        };
        return UnitProfilePaper.OnOnePage(data, engine);
    }

    // Counted once when they closed.
    private async Task<IReadOnlyDictionary<FollowUpPart, int>> Closed(Guid unitId, CancellationToken ct) =>
        (await db.List<ClosedRow>("SELECT y.Part, y.Tasks FROM UnitTaskTallies y WHERE y.UnitId = @unitId AND y.CouncilId = @CouncilId", new { unitId }, ct)).ToDictionary(row => row.Part, row => row.Tasks);

    private async Task<RateCount> Average(DateOnly from, DateOnly to, DateOnly today, CancellationToken ct) =>
        Trend.Within(from, to, await new OverviewRows(db, new OverviewScope(null, false, from, to, today)).Due(from, to, ct), []);

    // What was reported after its deadline is overdue until it is confirmed, though the unit owes no report of it.
    private async Task<IReadOnlyList<OwedTask>> ReportedLate(Guid unitId, CancellationToken ct) => [.. (await db.List<LateRow>("""
        SELECT t.Seq, t.Id, t.Number, t.Content, t.OriginalDueOn, t.DueOn, t.ReportedOn, t.Progress, t.PercentDone, t.Version
        FROM Units u
        JOIN FollowUpTasks t ON t.LeadUnitId = u.Id
        WHERE u.Id = @unitId AND u.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.IsParent = 0 AND t.Progress = 'ReportedDone' AND t.ReportedOn > t.DueOn AND
        """ + (actor.UnitId is null ? TaskSight.OfCouncil : TaskSight.OfUnit), actor.Sight(Subject.FollowUpTask, new { unitId }), ct)).Select(row => new OwedTask
        {
            Seq = row.Seq,
            Id = row.Id,
            Number = row.Number,
            Content = row.Content,
            OriginalDueOn = row.OriginalDueOn,
            DueOn = row.DueOn,
            Progress = row.Progress,
            PercentDone = row.PercentDone,
            Version = row.Version,
            Reason = $"Báo cáo ngày {VietnameseDate.Short(row.ReportedOn)}, quá hạn {VietnameseNumber.Whole(row.ReportedOn.DayNumber - row.DueOn.DayNumber)} ngày, chờ thẩm định",
        })];

    // A promise that was made anew where there was one already.
    private async Task<IReadOnlyDictionary<Guid, int>> Promises(Guid unitId, CancellationToken ct) => (await db.List<MovedRow>("""
        SELECT t.Id AS TaskId, COUNT(*) AS Times
        FROM FollowUpTasks t
        JOIN TaskDateChanges d ON d.TaskId = t.Id AND d.Axis = 'Promise' AND d.FromOn IS NOT NULL
        WHERE t.LeadUnitId = @unitId AND t.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.IsParent = 0 AND t.Progress <> 'Draft'
        GROUP BY t.Id
        """, new { unitId }, ct)).ToDictionary(row => row.TaskId, row => row.Times);

    private async Task<IReadOnlyList<ProfileEvent>> Visits(Guid unitId, CancellationToken ct) => (await db.Page<ProfileEvent>("""
        SELECT v.PlannedOn AS HeldOn, c.Title AS Text, v.Seq
        FROM VisitUnits w
        JOIN Visits v ON v.Id = w.VisitId
        JOIN Campaigns c ON c.Id = v.CampaignId
        WHERE w.UnitId = @unitId AND w.CouncilId = @CouncilId AND v.Status IN ('InProgress', 'AwaitingSignature', 'Completed') AND v.PlannedOn IS NOT NULL
        ORDER BY v.PlannedOn DESC, v.Seq
        """, new { unitId }, UnitProfilePaper.MostEvents, row => [row.HeldOn, row.Seq], ct)).Items;

    private async Task<IReadOnlyList<ProfileEvent>> Conclusions(Guid unitId, CancellationToken ct) => (await db.Page<ProfileEvent>("""
        SELECT k.IssuedOn AS HeldOn, k.Abstract AS Text, CASE WHEN k.Number < 10 THEN CONCAT('0', k.Number, '/', k.Symbol) ELSE CONCAT(k.Number, '/', k.Symbol) END AS Reference, k.Seq
        FROM ConclusionReceipts r
        JOIN Conclusions k ON k.Id = r.ConclusionId
        WHERE r.UnitId = @unitId AND r.CouncilId = @CouncilId AND k.IssuedOn IS NOT NULL
        ORDER BY k.IssuedOn DESC, k.Seq
        """, new { unitId }, UnitProfilePaper.MostEvents, row => [row.HeldOn, row.Seq], ct)).Items;

    private sealed record LateRow
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required string Content { get; init; }
        public DateOnly? OriginalDueOn { get; init; }
        public required DateOnly DueOn { get; init; }
        public required DateOnly ReportedOn { get; init; }
        public required TaskProgress Progress { get; init; }
        public required int PercentDone { get; init; }
        public required int Version { get; init; }
    }

    private sealed record Named
    {
        public required string Name { get; init; }
    }

    private sealed record ClosedRow
    {
        public required FollowUpPart Part { get; init; }
        public required int Tasks { get; init; }
    }

    private sealed record MovedRow
    {
        public required Guid TaskId { get; init; }
        public required int Times { get; init; }
    }
}
