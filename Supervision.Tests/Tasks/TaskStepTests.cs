using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Tasks;

public sealed class TaskStepTests : FeatureTest
{
    private static readonly DateOnly Refused = new(2026, 5, 19);

    [Test]
    public async Task A_task_that_is_not_the_units_goes_to_another_unit_with_its_paper_and_keeps_its_deadline()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Bình Minh"))).Id;
        var thirdHead = await World.Person(Role.UnitHead, "Chủ tịch UBND xã", third);
        var refuse = new RefuseTask { TaskId = task, Version = 2, RefusedOn = Refused, Reason = "Không thuộc thẩm quyền của xã." };

        Assert.That((await World.Refused(World.OtherUnitHead, refuse)).Code, Is.EqualTo("task.lead"), "it only coordinates");
        Assert.That((await World.Refused(World.UnitHead, refuse with { RefusedOn = new DateOnly(2026, 5, 14) })).Code, Is.EqualTo("date.order"), "before the paper was sent");
        Assert.That((await World.Refused(World.UnitHead, refuse with { RefusedOn = new DateOnly(2026, 6, 1) })).Code, Is.EqualTo("date.future"));
        await World.Send(World.UnitHead, refuse);
        Assert.That((await World.Refused(World.UnitHead, refuse with { Version = 3 })).More["allowed"], Is.EqualTo(new[] { "Reassign", "Suspend", "Drop" }));

        var reassign = new ReassignTask { TaskId = task, Version = 3, LeadUnitId = third, ReassignedOn = new DateOnly(2026, 5, 20), Reason = "Thuộc địa bàn xã Bình Minh." };
        Assert.That((await World.Refused(World.Office, reassign)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.StandingBoard, reassign with { Version = 2 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(thirdHead, new TaskDetails(task))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.Send(World.StandingBoard, reassign);

        var seen = await World.Send(thirdHead, new TaskDetails(task));
        Assert.That((seen.LeadUnitId, seen.Progress, seen.DueOn, seen.OriginalDueOn), Is.EqualTo((third, TaskProgress.Assigned, new DateOnly(2026, 6, 30), new DateOnly(2026, 6, 30))));
        Assert.That((await World.Refused(World.UnitHead, new TaskDetails(task))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(thirdHead, new ConclusionDetails(conclusion))).Id, Is.EqualTo(conclusion));
        await World.Send(thirdHead, new AcceptTask { TaskId = task, Version = 4, AcceptedOn = new DateOnly(2026, 5, 21) });
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM TaskRefusals WHERE TaskId = @task AND ToUnitId = @third AND AnsweredOn IS NOT NULL AND CouncilId = @CouncilId", new { task, third }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_refused_task_may_be_given_back_to_the_same_unit_and_a_coordinator_that_leads_coordinates_no_more()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var refuse = new RefuseTask { TaskId = task, Version = 2, RefusedOn = Refused, Reason = "Không thuộc thẩm quyền." };
        await World.Send(World.UnitHead, refuse);
        await World.Send(World.StandingBoard, new ReassignTask { TaskId = task, Version = 3, LeadUnitId = World.Unit, ReassignedOn = Refused, Reason = "Thuộc thẩm quyền của xã." });
        await World.Send(World.UnitHead, refuse with { Version = 4 });
        await World.Send(World.StandingBoard, new ReassignTask { TaskId = task, Version = 5, LeadUnitId = World.OtherUnit, ReassignedOn = Refused, Reason = "Chuyển đơn vị phối hợp chủ trì." });

        var details = await World.Send(World.OtherUnitHead, new TaskDetails(task));
        Assert.That((details.LeadUnitId, details.Coordinators), Is.EqualTo((World.OtherUnit, Array.Empty<CoordinatingUnit>())));
    }

    [TestCase(null, true, "2026-07-06")]
    [TestCase(false, false, "2026-06-30")]
    public async Task Where_the_clock_stood_the_deadline_moves_by_the_days_that_it_stood_and_rolls(bool? asked, bool stops, string due)
    {
        var task = await World.AcceptedTask();
        var suspend = new SuspendTask { TaskId = task, Version = 3, SuspendedOn = new DateOnly(2026, 5, 21), DecisionReference = "27/TB-HĐND", Reason = "Chờ hướng dẫn của cấp trên.", ClockStops = asked };
        Assert.That((await World.Refused(World.Office, suspend)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, suspend)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.StandingBoard, suspend);

        var suspended = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((suspended.Progress, suspended.ClockStops, suspended.SuspendedOn, suspended.Timeliness), Is.EqualTo((TaskProgress.Suspended, stops, suspend.SuspendedOn, (Timeliness?)null)));
        Assert.That((await World.Send(World.Office, new TaskStatistics())).Suspended, Is.EqualTo(1));
        Assert.That((await World.Refused(World.UnitHead, new StartTask { TaskId = task, Version = 4, StartedOn = SomeTasks.Today })).Code, Is.EqualTo("task.step"));

        // 21 to 26 May: five days; 30 June and five days is Sunday 5 July.
        var resume = new ResumeTask { TaskId = task, Version = 4, ResumedOn = new DateOnly(2026, 5, 26) };
        Assert.That((await World.Refused(World.StandingBoard, resume with { ResumedOn = new DateOnly(2026, 5, 20) })).Code, Is.EqualTo("date.order"));
        await World.Send(World.StandingBoard, resume);

        var resumed = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((resumed.Progress, resumed.DueOn, resumed.OriginalDueOn, resumed.SuspendedOn), Is.EqualTo((TaskProgress.Accepted, DateOnly.Parse(due, null), new DateOnly(2026, 6, 30), (DateOnly?)null)));
        await World.Send(World.StandingBoard, suspend with { Version = 5, SuspendedOn = SomeTasks.Today, DecisionReference = "30/TB-HĐND" });
    }

    [Test]
    public async Task A_conclusion_of_the_Standing_Board_is_dropped_by_it_alone_with_reason_and_paper()
    {
        var task = await World.AcceptedTask();
        var drop = new DropTask { TaskId = task, Version = 3, DroppedOn = new DateOnly(2026, 5, 28), DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." };
        Assert.That((await World.Refused(World.Office, drop)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.StandingBoard, drop with { Reason = "" })).Fields.Keys, Is.EqualTo(new[] { nameof(DropTask.Reason) }));
        await World.Send(World.StandingBoard, drop);

        var counts = await World.Send(World.Office, new TaskStatistics());
        Assert.That((counts.Dropped, counts.Total), Is.EqualTo((1, 1)));
        Assert.That((await World.Refused(World.StandingBoard, drop with { Version = 4 })).Code, Is.EqualTo("task.step"));
        Assert.That(await World.Value<long>("SELECT Tasks FROM UnitTaskTallies WHERE UnitId = @Unit AND Part = 'Dropped' AND CouncilId = @CouncilId", new { World.Unit }), Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_committee_recommended_its_leader_drops_and_another_committees_leader_does_not()
    {
        var (task, leader) = await World.CommitteeTask();
        var other = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);
        var drop = new DropTask { TaskId = task, Version = 2, DroppedOn = new DateOnly(2026, 5, 28), DecisionReference = "9/BC-BPC", Reason = "Dự án đã dừng." };

        Assert.That((await World.Refused(other, drop)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(leader, drop);
        Assert.That((await World.Send(leader, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Dropped));
    }

    [Test]
    public async Task A_promise_is_kept_apart_from_the_deadline_and_every_one_before_it_stays()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var promise = new PromiseDate { TaskId = task, Version = 2, PromisedOn = new DateOnly(2026, 7, 15), GivenOn = new DateOnly(2026, 5, 20) };
        Assert.That((await World.Refused(World.UnitHead, promise)).Code, Is.EqualTo("task.promise"), "not accepted yet");
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });
        Assert.That((await World.Refused(World.OtherUnitHead, promise with { Version = 3 })).Code, Is.EqualTo("task.lead"));
        await World.Send(World.UnitHead, promise with { Version = 3 });
        Assert.That((await World.Refused(World.UnitHead, promise with { Version = 4 })).Code, Is.EqualTo("task.promised"));
        await World.Send(World.UnitHead, promise with { Version = 4, PromisedOn = new DateOnly(2026, 7, 25) });

        var details = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((details.PromisedOn, details.DueOn, details.OriginalDueOn), Is.EqualTo((new DateOnly(2026, 7, 25), new DateOnly(2026, 6, 30), new DateOnly(2026, 6, 30))));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM TaskDateChanges WHERE TaskId = @task AND Axis = 'Promise' AND CouncilId = @CouncilId", new { task }), Is.EqualTo(2));
    }
}
