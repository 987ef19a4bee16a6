using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>
/// Makes what recurring tasks need of instances, so many beyond today as the council's policy says, for a chunk of the council's series. Periods that were over
/// before the series was entered are not made up; those that passed while nothing ran are. Repeated, it makes nothing twice.
/// </summary>
[SystemOnly]
public sealed record MakeInstances : ICommand<InstancesMade>
{
    /// <summary>Where the chunk before ended; null begins.</summary>
    public long? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<MakeInstances>
    {
        public Validator() => RuleFor(c => c.Take).InclusiveBetween(1, 200);
    }
}

/// <param name="Made">How many instances were made.</param>
/// <param name="Next">Where the next chunk begins; null after the last.</param>
public sealed record InstancesMade(int Made, long? Next);

internal sealed class MakeInstancesHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<MakeInstances, InstancesMade>
{
    public async Task<InstancesMade> Handle(MakeInstances command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        // Numbers its instances within the paper: drafts, refused, reported and suspended series wait.
        var page = await db.Page<Series>("""
            SELECT t.Seq, t.Id
            FROM FollowUpTasks t
            WHERE t.CouncilId = @CouncilId AND t.Seq > @AfterSeq AND t.Cycle IS NOT NULL AND t.DeadlineKind = 'Recurring' AND t.ClosedOn IS NULL
                AND t.Progress IN ('Assigned', 'Accepted', 'InProgress', 'Returned', 'NotSatisfactory')
                AND NOT EXISTS (SELECT 1 FROM FollowUpTasks s WHERE s.ParentId = t.Id AND s.Branch = 'Share')
            ORDER BY t.Seq
            """, new { AfterSeq = command.After ?? 0 }, command.Take, row => [row.Seq], ct);
        var resolver = await TaskDeadlines.Resolver(db, ct);
        var ahead = (await db.FollowUpPolicy(today, ct)).InstancesAhead;
        var made = 0;
        foreach (var series in page.Items) made += await Make(await db.LoadTask(series.Id, ct), resolver, ahead, today, ct);
        return new InstancesMade(made, page.Next is null ? null : page.Items[^1].Seq);
    }

    private async Task<int> Make(FollowUpTask series, DeadlineResolver resolver, int ahead, DateOnly today, CancellationToken ct)
    {
        var first = TaskDeadlines.Resolve(resolver, series, series.Deadline.NoLaterThanStated(series.AssignedOn!.Value));
        var last = (await db.Find<Last>("SELECT MAX(PeriodTo) AS PeriodTo FROM FollowUpTasks WHERE ParentId = @Id AND CouncilId = @CouncilId AND Branch = 'Instance'", new { series.Id }, ct))?.PeriodTo;
        var from = last is null ? await EnteredOn(series, ct) : today;
        var periods = Periods(resolver, first, series.AssignedOn.Value)
            .SkipWhile(p => last is { } done ? p.To <= done : p.Due.On < from);
        var due = new List<Period>();
        var beyond = last is null ? 0 : (int)await db.Value<long>(
            "SELECT COUNT(*) FROM FollowUpTasks WHERE ParentId = @Id AND CouncilId = @CouncilId AND Branch = 'Instance' AND PeriodTo > @today", new { series.Id, today }, ct);
        foreach (var period in periods)
        {
            if (beyond >= ahead && period.To > today) break;
            due.Add(period);
            if (period.To > today) beyond++;
        }
        if (due.Count == 0) return 0;

        var row = await db.LoadTaskRow(series.Id, ct);
        foreach (var period in due) await Insert(series, row, period, ct);
        series.IsParent = true;
        series.ItemCount += due.Count;
        await db.Save(series, ct);
        return due.Count;
    }

    private async Task Insert(FollowUpTask series, TaskRow row, Period period, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await TaskShares.Insert(db, series, row with
        {
            Id = id,
            ParentId = series.Id,
            Branch = TaskBranch.Instance,
            DeadlineKind = DeadlineKind.Date,
            StatedOn = period.To,
            StatedYear = null,
            Cycle = null,
            OriginalDueOn = period.Due.On,
            DueOn = period.Due.On,
            IsProvisional = period.Due.IsProvisional,
            PeriodFrom = period.From,
            PeriodTo = period.To,
            Progress = TaskProgress.Assigned,
            AcceptedOn = null,
            PromisedOn = null,
            PercentDone = 0,
        }, ct);
        journal.Add(new TaskInstanceMade(id, series.Id, period.From, period.To, period.Due.On));
    }

    // The day the series was assigned in the system: a series of the past does not begin with years of overdue instances.
    private async Task<DateOnly> EnteredOn(FollowUpTask series, CancellationToken ct)
    {
        var entered = await db.Find<Entered>("""
            SELECT MIN(At) AS At FROM Journal WHERE SubjectId = @Id AND CouncilId = @CouncilId AND Event IN ('TaskDeadlineSet', 'TaskShareMade')
            """, new { series.Id }, ct);
        return entered?.At is { } at ? DateOnly.FromDateTime(at.Local()) : series.AssignedOn!.Value;
    }

    private static IEnumerable<Period> Periods(DeadlineResolver resolver, ResolvedDeadline first, DateOnly assignedOn)
    {
        var from = assignedOn;
        for (var number = 0; ; number++)
        {
            var due = resolver.Occurrence(first, number);
            yield return new Period(from, due.Nominal, due);
            from = due.Nominal.AddDays(1);
        }
    }

    private sealed record Period(DateOnly From, DateOnly To, Deadline Due);

    private sealed record Series
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
    }

    private sealed record Last
    {
        public DateOnly? PeriodTo { get; init; }
    }

    private sealed record Entered
    {
        public DateTimeOffset? At { get; init; }
    }
}

public sealed record TaskInstanceMade(Guid SubjectId, Guid ParentId, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DueOn) : IEvent;
