using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Calendar;
using Supervision.Core.Jobs;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Ledger;

public sealed class SeriesTests : FeatureTest
{
    private static readonly DeadlineRule Quarterly = new() { Kind = DeadlineKind.Recurring, Cycle = Cycle.Quarterly };

    [Test]
    public async Task A_series_makes_its_instances_ahead_with_their_periods_and_evidence_and_nothing_twice()
    {
        var (_, task) = await World.Assigned(SomeLedger.Task(World, Quarterly));
        await World.Send(World.Office, new SetEvidenceList { TaskId = task, Version = 2, EvidenceItems = ["Biên bản đối thoại", "Báo cáo", "Ảnh", "Video", "Văn bản chỉ đạo", "Báo cáo khắc phục"] });

        Assert.That((await World.AsSystem(new MakeInstances())).Made, Is.EqualTo(2));
        Assert.That((await World.AsSystem(new MakeInstances())).Made, Is.Zero);

        var parts = (await World.Send(World.Office, new TaskParts(task))).Parts;
        Assert.That(parts.Select(p => (p.Branch, p.PeriodFrom, p.PeriodTo, p.DueOn, p.OriginalDueOn)), Is.EqualTo(new[]
        {
            (TaskBranch.Instance, Day(2026, 3, 2), Day(2026, 6, 2), Day(2026, 6, 2), Day(2026, 6, 2)),
            (TaskBranch.Instance, Day(2026, 6, 3), Day(2026, 9, 2), Day(2026, 9, 3), Day(2026, 9, 3)),
        }));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(parts[0].Id))).EvidenceItems, Has.Count.EqualTo(6));
        Assert.That((await World.Send(World.UnitHead, new TaskStatistics())).Total, Is.EqualTo(2));

        World.Clock.Set(new DateOnly(2026, 10, 1), new TimeOnly(5, 0));
        Assert.That((await World.AsSystem(new MakeInstances())).Made, Is.EqualTo(2), "two beyond today again");
        World.Clock.Set(new DateOnly(2027, 7, 1), new TimeOnly(5, 0));
        Assert.That((await World.AsSystem(new MakeInstances())).Made, Is.EqualTo(3), "nothing ran for nine months: the periods that passed are made up");
        Assert.That((await World.Send(World.Office, new TaskParts(task))).Parts.Zip((await World.Send(World.Office, new TaskParts(task))).Parts.Skip(1)).All(p => p.First.PeriodTo!.Value.AddDays(1) == p.Second.PeriodFrom), Is.True);
    }

    [Test]
    public async Task A_series_of_the_past_begins_with_the_period_under_way_and_a_closed_one_stops()
    {
        var (_, task) = await World.Assigned(SomeLedger.Task(World, Quarterly), SourcePaperKind.Backlog, new DateOnly(2024, 1, 15));

        await World.AsSystem(new MakeInstances());
        Assert.That((await World.Send(World.Office, new TaskParts(task))).Parts.Select(p => p.PeriodTo), Is.EqualTo(new[] { Day(2026, 4, 15), Day(2026, 7, 15) }));

        await World.Tasks(task, t => t.Take(TaskStep.Drop, new DateOnly(2026, 3, 9)));
        World.Clock.Set(new DateOnly(2027, 3, 1), new TimeOnly(5, 0));
        Assert.That((await World.AsSystem(new MakeInstances())).Made, Is.Zero);
    }

    [Test]
    public async Task Series_are_gone_through_in_chunks_and_nobody_but_the_system_makes_instances()
    {
        for (var i = 0; i < 3; i++) await World.Assigned(SomeLedger.Task(World, Quarterly));

        var first = await World.AsSystem(new MakeInstances { Take = 2 });
        var second = await World.AsSystem(new MakeInstances { After = first.Next, Take = 2 });

        Assert.That((first.Made, second.Made, second.Next), Is.EqualTo((4, 2, (long?)null)));
        Assert.That((await World.Refused(World.Office, new MakeInstances())).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task The_job_goes_through_every_council_and_finds_nothing_left_the_second_time()
    {
        await World.Assigned(SomeLedger.Task(World, Quarterly));
        var here = World.Council.CouncilId;
        await World.OpenCouncil();
        await World.Assigned(SomeLedger.Task(World, Quarterly));

        Task<JobDone> Run() => World.With(World.Administrator, services =>
            new SeriesJob().Run(new JobContext(services.GetRequiredService<IServiceScopeFactory>(), "series.make"), CancellationToken.None));
        var first = await Run();
        var second = await Run();

        Assert.That((first.Items >= 4, second.Items), Is.EqualTo((true, 0)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId IN (@here, @CouncilId) AND Branch = 'Instance'", new { here }), Is.EqualTo(4));
    }

    [Test]
    public async Task A_review_of_a_continuous_duty_moves_its_next_review_by_the_cycle()
    {
        var (_, task) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Continuous, Cycle = Cycle.SixMonthly }));
        var review = new RecordReview { TaskId = task, Version = 2, ReviewedOn = new DateOnly(2026, 3, 9), Note = "Đã kiểm tra sổ theo dõi." };
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).ReviewOn, Is.EqualTo(new DateOnly(2026, 9, 3)));
        Assert.That((await World.Refused(World.Office, review with { ReviewedOn = new DateOnly(2026, 3, 1) })).Code, Is.EqualTo("date.order"));

        await World.Send(World.Office, review);
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).ReviewOn, Is.EqualTo(new DateOnly(2027, 3, 2)), "an early one stands for the one that was due");
        Assert.That((await World.Refused(World.Office, review with { Version = 3 })).Message, Is.EqualTo("Ngày rà soát này đã được ghi."));

        World.Clock.Set(new DateOnly(2027, 4, 1), new TimeOnly(8, 0));
        await World.Send(World.Office, review with { Version = 3, ReviewedOn = new DateOnly(2027, 4, 1) });
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).ReviewOn, Is.EqualTo(new DateOnly(2027, 9, 3)), "02/9 is a day off");
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM TaskDateChanges WHERE TaskId = @task AND CouncilId = @CouncilId AND Axis = 'Review'", new { task }), Is.EqualTo(2));

        var (_, dated) = await World.Assigned();
        Assert.That((await World.Refused(World.Office, review with { TaskId = dated })).Code, Is.EqualTo("task.review"));
    }

    private static DateOnly? Day(int year, int month, int day) => new DateOnly(year, month, day);
}
