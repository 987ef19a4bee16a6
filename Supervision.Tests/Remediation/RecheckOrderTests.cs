using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Remediation;

/// <summary>A check on the spot is ordered, told to the unit, made or called off.</summary>
public sealed class RecheckOrderTests : FeatureTest
{
    private static readonly DateOnly CheckOn = new(2026, 6, 3);
    private static readonly DateOnly Morning = new(2026, 3, 9);

    [Test]
    public async Task An_order_tells_the_unit_stands_in_the_history_and_ends_with_the_check_that_carries_it_out()
    {
        var task = await Task();
        foreach (var person in new[] { World.UnitHead, World.StandingBoard, World.Head })
            Assert.That((await World.Refused(person, Order(task))).Kind, Is.EqualTo(RefusalKind.Forbidden));

        var order = (await World.Send(World.Office, Order(task))).Id;

        var told = (await World.Send(World.UnitHead, new NoticeList())).Items[0];
        Assert.That((told.Title, told.Link), Is.EqualTo(("Kiểm tra lại tại chỗ nội dung số 1 ngày 03/6/2026", $"/noi-dung/{task}")));
        Assert.That(told.Text, Does.Contain("Người kiểm tra: Chuyên viên Văn phòng.").And.Contain("Lý do: Đơn vị báo cáo chưa có ảnh hiện trường."));
        Assert.That(await World.Journalled(task, nameof(RecheckOrdered), "Data"), Has.Count.EqualTo(1));
        World.Clock.Set(CheckOn, new TimeOnly(16, 0));
        var check = (await World.Send(World.Office, Check(task) with { RecheckOrderId = order })).Id;

        var seen = (await World.Send(World.UnitHead, new TaskHistory(task))).RecheckOrders.Single();
        Assert.That((seen.Status, seen.RecheckId, seen.EndedOn, seen.AssignedTo), Is.EqualTo((RecheckOrderStatus.Done, (Guid?)check, (DateOnly?)CheckOn, "Chuyên viên Văn phòng")));
        Assert.That((await World.Journalled(task, nameof(RecheckRecorded), "Before")).Single(), Does.Contain("ordered").IgnoreCase);
        Assert.That((await World.Refused(World.Office, Check(task) with { RecheckOrderId = order })).Code, Is.EqualTo("recheck.order_ended"), "one check an order");
        Assert.That((await World.Refused(World.Office, new WithdrawRecheckOrder { RecheckOrderId = order, Version = 2, Reason = "Mưa lũ." })).Code, Is.EqualTo("recheck.order_ended"));
    }

    [Test]
    public async Task An_order_is_called_off_with_its_reason_and_the_unit_is_told()
    {
        var task = await Task();
        var order = (await World.Send(World.Office, Order(task))).Id;
        var withdraw = new WithdrawRecheckOrder { RecheckOrderId = order, Version = 1, Reason = "Mưa lũ, đường bị chia cắt." };
        Assert.That((await World.Refused(World.UnitHead, withdraw)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Office, withdraw with { Version = 2 })).Kind, Is.EqualTo(RefusalKind.Stale));

        await World.Send(World.Office, withdraw);

        var seen = (await World.Send(World.Office, new TaskHistory(task))).RecheckOrders.Single();
        Assert.That((seen.Status, seen.EndReason, seen.RecheckId), Is.EqualTo((RecheckOrderStatus.Withdrawn, withdraw.Reason, (Guid?)null)));
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Title, Is.EqualTo("Hủy việc kiểm tra lại tại chỗ nội dung số 1 ngày 03/6/2026"));
    }

    [Test]
    public async Task A_check_that_waits_ends_with_the_task_and_the_unit_and_whoever_ordered_it_are_told()
    {
        var task = await Task();
        await World.Send(World.Office, Order(task));

        await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = await World.VersionOf(task), DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });

        await Ended(task, "Nội dung không còn phải thực hiện theo 28/TB-HĐND.", World.UnitHead);
    }

    [Test]
    public async Task A_check_that_waits_ends_when_another_unit_leads_the_task_and_stays_when_the_same_does()
    {
        var (_, task) = await World.Assigned();
        await World.Send(World.UnitContact, new RefuseTask { TaskId = task, Version = 2, RefusedOn = Morning, Reason = "Không thuộc thẩm quyền." });
        await World.Send(World.Office, Order(task));
        var reassign = new ReassignTask { TaskId = task, Version = 3, LeadUnitId = World.Unit, ReassignedOn = Morning, Reason = "Đúng thẩm quyền." };
        await World.Send(World.StandingBoard, reassign);
        Assert.That((await World.Send(World.Office, new TaskHistory(task))).RecheckOrders.Single().Status, Is.EqualTo(RecheckOrderStatus.Ordered));
        await World.Send(World.UnitContact, new RefuseTask { TaskId = task, Version = 4, RefusedOn = Morning, Reason = "Không thuộc thẩm quyền." });

        await World.Send(World.StandingBoard, reassign with { Version = 5, LeadUnitId = World.OtherUnit });

        await Ended(task, "Nội dung đã được giao cho cơ quan khác chủ trì.", World.UnitHead);
        Assert.That((await World.Send(World.OtherUnitHead, new NoticeList())).Items.Select(n => n.Kind), Has.None.EqualTo(NoticeKind.Recheck), "it never prepared for it");
    }

    [Test]
    public async Task A_check_that_waits_ends_when_the_task_is_handed_over_to_a_successor()
    {
        var (_, task) = await World.Assigned();
        await World.Send(World.Office, Order(task));
        await World.EndUnit();

        await World.Send(World.Office, new HandOverTask { TaskId = task, Version = 2, ReceivingUnitIds = [World.OtherUnit], Paper = SomeLedger.Handover });

        await Ended(task, "Nội dung đã được bàn giao cho đơn vị kế thừa theo Biên bản bàn giao số 03/BB-UBND.", World.UnitHead);
    }

    [Test]
    public async Task A_day_gone_by_a_task_that_ended_and_another_task_s_order_are_refused()
    {
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var past = await World.Refused(World.Office, Order(tasks[0]) with { RecheckOn = SomeTasks.Today.AddDays(-1) });
        Assert.That((past.Kind, past.Fields.Keys.Single()), Is.EqualTo((RefusalKind.Invalid, nameof(OrderRecheck.RecheckOn))));
        var order = (await World.Send(World.Office, Order(tasks[0]) with { RecheckOn = SomeTasks.Today })).Id;
        Assert.That((await World.Refused(World.Office, Check(tasks[1]) with { CheckedOn = SomeTasks.Today, RecheckOrderId = order })).Kind, Is.EqualTo(RefusalKind.NotFound));

        await World.Send(World.StandingBoard, new DropTask { TaskId = tasks[1], Version = await World.VersionOf(tasks[1]), DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });
        Assert.That((await World.Refused(World.Office, Order(tasks[1]))).Code, Is.EqualTo("recheck.task"));
    }

    private async Task Ended(Guid task, string reason, Guid toldHead)
    {
        var seen = (await World.Send(World.Office, new TaskHistory(task))).RecheckOrders.Single();
        Assert.That((seen.Status, seen.EndReason, seen.RecheckId), Is.EqualTo((RecheckOrderStatus.Withdrawn, reason, (Guid?)null)));
        foreach (var person in new[] { toldHead, World.Office })
        {
            var told = (await World.Send(person, new NoticeList { Take = 100 })).Items.Single(n => n.Title == "Không còn kiểm tra lại tại chỗ nội dung số 1 ngày 03/6/2026");
            Assert.That(told.Kind, Is.EqualTo(NoticeKind.Recheck));
            Assert.That(told.Text, Does.Contain($"Lý do: {reason}").And.Contain("Người được giao kiểm tra: Chuyên viên Văn phòng."));
        }
        var order = await World.Value<Guid>("SELECT Id FROM RecheckOrders WHERE TaskId = @task AND CouncilId = @CouncilId", new { task });
        Assert.That((await World.Journalled(order, nameof(RecheckOrderEnded), "Before")).Single(), Does.Contain("ordered").IgnoreCase);
    }

    private static OrderRecheck Order(Guid task) => new() { TaskId = task, RecheckOn = CheckOn, AssignedTo = "Chuyên viên Văn phòng", Reason = "Đơn vị báo cáo chưa có ảnh hiện trường." };

    private static RecordRecheck Check(Guid task) => new() { TaskId = task, CheckedOn = CheckOn, Place = "Bộ phận Một cửa", Participants = "Văn phòng, UBND xã", Result = RecheckResult.Remedied };

    private async Task<Guid> Task()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        return task;
    }
}
