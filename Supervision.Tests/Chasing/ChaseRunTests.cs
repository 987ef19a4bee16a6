using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Chasing;

/// <summary>The system chases by itself: each step once, whatever happens to the run.</summary>
public sealed class ChaseRunTests : FeatureTest
{
    protected override Task<World> Enter() => World.Create(alone: true);

    [Test]
    public async Task A_day_s_run_takes_each_task_s_step_once_and_tells_the_unit_once()
    {
        var (_, _, task, _) = await World.SentConclusion();
        await Runs("2026-05-29");
        Assert.That(await Steps(), Is.Zero, "no reminder is due yet");

        Assert.That((await Runs("2026-06-09")).Items, Is.EqualTo(1));
        Assert.That((await Runs("2026-06-09")).Items, Is.Zero);
        Assert.That((await Runs("2026-06-10")).Items, Is.Zero);
        Assert.That(await Steps(), Is.EqualTo(1));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ChaseDigests WHERE CouncilId = @CouncilId"), Is.EqualTo(1));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE CouncilId = @CouncilId AND Event = 'ChaseStepsTaken'"), Does.Contain(task.ToString()).And.Contain("Reminder"));
        Assert.That(await World.Value<string>("SELECT ActingAs FROM Journal WHERE CouncilId = @CouncilId AND Event = 'ChaseStepsTaken'"), Is.EqualTo("System"));
    }

    [Test]
    public async Task A_council_that_has_ended_chases_nobody_and_tells_nobody()
    {
        await World.SentConclusion();
        async Task End(string? day) => await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Councils SET ValidTo = @day WHERE Id = @CouncilId", new { day }, CancellationToken.None));
        Task<long> Told() => World.Value<long>("SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId");
        var before = await Told();

        await End("2026-06-08");
        Assert.That((await Runs("2026-06-09")).Items, Is.Zero);
        await World.Run(new Core.Watching.WatchJob());
        Assert.That((await Steps(), await Told()), Is.EqualTo((0L, before)));

        await End("2026-06-09");
        Assert.That((await Runs("2026-06-09")).Items, Is.EqualTo(1), "on its last day it still does");
    }

    [Test]
    public async Task From_the_first_reminder_to_the_meeting_every_step_comes_on_its_day()
    {
        await World.SentConclusion();
        for (var day = new DateOnly(2026, 5, 29); day < new DateOnly(2026, 9, 1); day = day.AddDays(1)) await World.ChaseWithLetters(day);

        var steps = string.Join("; ", await World.With(World.Office, services => services.GetRequiredService<Db>().List<Taken>(
            "SELECT TakenOn, Step, DaysBefore FROM ChaseSteps WHERE CouncilId = @CouncilId ORDER BY Seq", null, CancellationToken.None)));
        Assert.That(steps, Is.EqualTo("2026-06-09 Reminder 15; 2026-06-19 Reminder 7; 2026-06-25 Reminder 3; 2026-06-30 DueToday 0; "
            + "2026-07-01 Overdue 0; 2026-07-06 FirstLetter 0; 2026-07-20 SecondLetter 0; 2026-08-03 MeetingList 0"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM MeetingItems WHERE CouncilId = @CouncilId"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_that_stopped_between_its_chunks_and_is_repeated_sends_nothing_twice()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        foreach (var clause in new[] { 5, 6 })
            await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, clause)) });
        await World.Issued(conclusion);
        At("2026-06-09");
        Assert.That((await World.AsSystem(new TakeChaseSteps { Take = 1 })).Done, Is.EqualTo(1));
        await World.AsSystem(new TellChasedUnits { Take = 1 });

        await World.Run(new ChaseJob());
        await World.Run(new ChaseJob());

        Assert.That(await Steps(), Is.EqualTo(2));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ChaseDigests WHERE CouncilId = @CouncilId"), Is.EqualTo(1), "one digest a unit and day");
        await Runs("2026-06-10");
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ChaseSteps WHERE CouncilId = @CouncilId AND DigestId IS NULL"), Is.Zero, "the next day tells the rest");
    }

    [Test]
    public async Task A_clock_that_is_set_back_repeats_nothing_and_goes_on_where_it_was()
    {
        var (_, _, task, _) = await World.SentConclusion();
        Assert.That((await Runs("2026-06-25")).Items, Is.EqualTo(1));
        var told = await World.Value<long>("SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId");
        foreach (var day in new[] { "2026-06-10", "2026-06-19", "2026-06-24" })
        {
            // What changed is looked at anew, on whichever day the clock shows.
            await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute(
                "UPDATE FollowUpTasks SET ChaseOn = @LookAgain WHERE Id = @task AND CouncilId = @CouncilId", new { FollowUpTask.LookAgain, task }, CancellationToken.None));
            Assert.That((await Runs(day)).Items, Is.Zero, day);
        }
        Assert.That((await Runs("2026-06-25")).Items, Is.Zero);
        Assert.That((await Steps(), await World.Value<long>("SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId")), Is.EqualTo((1, told)));
        Assert.That((await Runs("2026-06-30")).Items, Is.EqualTo(1), "the day itself");
    }

    [Test]
    public async Task Two_runs_at_once_take_each_step_once()
    {
        await World.SentConclusion();
        At("2026-06-09");
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => World.Run(new ChaseJob()))));
        Assert.That(done.Sum(d => d.Items), Is.EqualTo(1));
        Assert.That(await Steps(), Is.EqualTo(1));
    }

    [Test]
    public async Task On_a_day_off_nobody_is_chased_and_a_year_without_its_table_is_said_aloud()
    {
        await World.SentConclusion();
        var off = await Runs("2026-07-04");
        Assert.That(off.Items, Is.Zero, "a Saturday");
        Assert.That(off.Note, Does.Contain("04/7/2026 là ngày nghỉ nên không đôn đốc; ngày làm việc tới 06/7/2026 đôn đốc tiếp."), "and it says so");
        Assert.That((await Runs("2026-07-06")).Items, Is.EqualTo(1));
        var done = await Runs("2029-07-02");
        Assert.That(done.Note, Does.Contain("Bảng ngày nghỉ chưa có năm 2029"));
    }

    [Test]
    public async Task A_changed_day_off_and_a_new_policy_move_the_reminders_that_are_left()
    {
        await World.SentConclusion();
        await Runs("2026-06-09");
        await World.Send(World.Administrator, new SetDayOff { Day = new DateOnly(2026, 6, 30), DayKind = DayOffKind.Swap, Name = "Nghỉ hoán đổi", SourcePaper = "Công văn 99/BNV", DayStatus = DayOffStatus.Official });
        Assert.That((await Runs("2026-06-10")).Items, Is.Zero, "the 15th working day before 01/7 is the 9th still");

        var policy = new SetFollowUpPolicy { Policy = FollowUpPolicy.Shipped[^1] with { EffectiveFrom = new DateOnly(2026, 6, 11), Paper = "Quy chế 05/QC-HĐND", ReminderDays = [10] } };
        Assert.That((await World.Refused(World.Office, policy)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.Administrator, policy);
        Assert.That((await World.Refused(World.Administrator, policy)).Code, Is.EqualTo("duplicate"));
        Assert.That((await World.Refused(World.Administrator, policy with { Policy = policy.Policy with { ReminderDays = [3, 3] } })).Kind, Is.EqualTo(RefusalKind.Invalid));
        Assert.That((await Runs("2026-06-15")).Items, Is.Zero);
        Assert.That((await Runs("2026-06-16")).Items, Is.EqualTo(1), "ten working days before 01/7");
        Assert.That((await World.Send(World.Office, new FollowUpPolicyDetails(null))).ReminderDays, Is.EqualTo(new[] { 10 }));
        Assert.That((await World.Send(World.Office, new FollowUpPolicyDetails(new DateOnly(2026, 6, 1)))).ReminderDays, Is.EqualTo(new[] { 15, 7, 3 }));
    }

    [Test]
    public async Task A_policy_that_was_entered_ahead_is_applied_to_every_open_task_on_its_day_and_once()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        foreach (var clause in new[] { 5, 6 })
            await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, clause)) });
        await World.Issued(conclusion);
        await Runs("2026-06-09");
        await World.Send(World.Administrator, new SetFollowUpPolicy { Policy = FollowUpPolicy.Shipped[^1] with { EffectiveFrom = new DateOnly(2026, 6, 13), Paper = "Quy chế 05/QC-HĐND", ReminderDays = [10] } });
        await Runs("2026-06-10");
        Assert.That(await Waiting("2026-06-19"), Is.EqualTo(2), "the policy of today reminds seven days before");

        // A Saturday: nobody is chased, but what comes next is reckoned anew. The first run is killed after a chunk.
        At("2026-06-13");
        Assert.That((await World.AsSystem(new ApplyFollowUpPolicy { Take = 1 })).Done, Is.EqualTo(1));
        await Runs("2026-06-13");
        Assert.That(await Waiting(FollowUpTask.LookAgain.ToString("yyyy-MM-dd", null)), Is.EqualTo(2));
        await Runs("2026-06-15");
        Assert.That(await Waiting("2026-06-16"), Is.EqualTo(2), "ten working days before 30/6");
        Assert.That((await Runs("2026-06-16")).Items, Is.EqualTo(2));
        await Runs("2026-06-17");

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Event = 'FollowUpPolicyApplied'"), Is.EqualTo(1));
        Assert.That((await World.AsSystem(new ApplyFollowUpPolicy { Take = 100 })).Looked, Is.Zero);
    }

    [Test]
    public async Task The_office_is_told_once_by_name_which_chased_units_nobody_answers_for()
    {
        var units = new[]
        {
            (await World.Send(World.Administrator, World.NewUnit("U8", "Ủy ban nhân dân xã Đông Hải"))).Id,
            (await World.Send(World.Administrator, World.NewUnit("U9", "Ủy ban nhân dân xã An Phú"))).Id,
        };
        var (_, conclusion) = await World.DraftedConclusion();
        foreach (var unit in units)
            await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) with { LeadUnitId = unit, CoordinatingUnitIds = [] } });
        await World.Issued(conclusion);
        await Runs("2026-06-09");
        await Runs("2026-06-09");

        var told = await World.With(World.Office, services => services.GetRequiredService<Db>().List<Told>(
            "SELECT Title, Text, Links FROM Notices WHERE CouncilId = @CouncilId AND PersonId = @ActorId AND OnceKey LIKE 'nobody/%'", null, CancellationToken.None));
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0].Title, Is.EqualTo("2 đơn vị bị đôn đốc chưa có người nhận thông báo"));
        Assert.That(told[0].Text, Does.EndWith("\n\n- Ủy ban nhân dân xã An Phú\n- Ủy ban nhân dân xã Đông Hải"));
        Assert.That(told[0].Links, Is.EqualTo($"/don-vi/{units[1]}\n/don-vi/{units[0]}"));
    }

    [Test]
    public async Task Nobody_but_the_system_takes_steps()
    {
        foreach (var person in new[] { World.Administrator, World.StandingBoard, World.UnitHead })
            Assert.That((await World.Refused(person, new TakeChaseSteps { Take = 1 })).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private sealed record Told(string Title, string Text, string Links);

    private sealed record Taken
    {
        public required DateOnly TakenOn { get; init; }
        public required ChaseStep Step { get; init; }
        public required int DaysBefore { get; init; }

        public override string ToString() => $"{TakenOn:yyyy-MM-dd} {Step} {DaysBefore}";
    }

    private Task<long> Steps() => World.Value<long>("SELECT COUNT(*) FROM ChaseSteps WHERE CouncilId = @CouncilId");

    private Task<long> Waiting(string day) => World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId = @CouncilId AND ChaseOn = @On", new { On = DateOnly.Parse(day, null) });

    private void At(string day) => World.Clock.Set(DateOnly.Parse(day, null), new TimeOnly(6, 30));

    private Task<Core.Jobs.JobDone> Runs(string day)
    {
        At(day);
        return World.Run(new ChaseJob());
    }
}
