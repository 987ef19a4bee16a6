using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Remediation;

/// <summary>A check on the spot is ordered, told to the unit, made or called off.</summary>
public sealed class RecheckOrderTests : FeatureTest
{
    private static readonly DateOnly CheckOn = new(2026, 6, 3);

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

    private static OrderRecheck Order(Guid task) => new() { TaskId = task, RecheckOn = CheckOn, AssignedTo = "Chuyên viên Văn phòng", Reason = "Đơn vị báo cáo chưa có ảnh hiện trường." };

    private static RecordRecheck Check(Guid task) => new() { TaskId = task, CheckedOn = CheckOn, Place = "Bộ phận Một cửa", Participants = "Văn phòng, UBND xã", Result = RecheckResult.Remedied };

    private async Task<Guid> Task()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        return task;
    }
}
