using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Ledger;

public sealed class HandoverTests : FeatureTest
{
    [Test]
    public async Task An_item_of_an_ended_unit_goes_to_its_successor_by_a_paper_and_its_history_stays()
    {
        var (_, task) = await World.Assigned();
        var over = new HandOverTask { TaskId = task, Version = 2, ReceivingUnitIds = [World.OtherUnit], Paper = SomeLedger.Handover };
        Assert.That((await World.Refused(World.Office, over)).Code, Is.EqualTo("handover.unit_active"));
        await World.EndUnit();
        var stranger = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Đông Kinh"))).Id;
        var refusal = await World.Refused(World.Office, over with { ReceivingUnitIds = [stranger] });
        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("handover.successor",
            "Đơn vị nhận không phải đơn vị kế thừa: nội dung của đơn vị đã kết thúc chỉ được bàn giao cho đơn vị kế thừa ghi trong danh mục đơn vị.")));

        var moved = await World.Send(World.Office, over);

        Assert.That(moved.Moved.Single(), Is.EqualTo(new HandedOver(task, 1, World.OtherUnit, null)));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskList())).Items.Single().LeadUnitId, Is.EqualTo(World.OtherUnit));
        Assert.That((await World.Send(World.UnitHead, new TaskList())).Items, Is.Empty);
        var history = (await World.Send(World.Office, new TaskParts(task))).Handovers.Single();
        Assert.That((history.FromUnitName, history.ToUnitName, history.Paper), Is.EqualTo(("Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Tân Tiến", "Biên bản bàn giao số 03/BB-UBND")));
        Assert.That((await World.Refused(World.Office, over)).Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task A_successor_sees_a_handed_over_task_although_the_conclusion_was_never_sent_to_it()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Đông Kinh"))).Id;
        var head = await World.Person(Core.Access.Role.UnitHead, "Chủ tịch UBND xã", third);
        await World.EndUnit(third);

        await World.Send(World.Office, new HandOverTask { TaskId = task, Version = 2, ReceivingUnitIds = [third], Paper = SomeLedger.Handover });

        Assert.That((await World.Send(head, new TaskDetails(task))).LeadUnitId, Is.EqualTo(third));
        await World.Send(head, new AcceptTask { TaskId = task, Version = 3, AcceptedOn = new DateOnly(2026, 5, 18) });
    }

    [Test]
    public async Task Everything_open_of_an_ended_unit_moves_at_once_and_what_cannot_be_split_is_named()
    {
        var (paper, first) = await World.Assigned();
        var (_, second) = await World.Assigned();
        var (_, reported) = await World.Assigned();
        await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) });
        await World.Send(World.UnitHead, new AcceptTask { TaskId = reported, Version = 2, AcceptedOn = new DateOnly(2026, 3, 9) });
        await World.Tasks(reported, t => t.Take(TaskStep.Report, new DateOnly(2026, 3, 9)));
        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Đông Kinh"))).Id;
        await World.EndUnit(third);
        var transfer = new TransferOpenTasks
        {
            UnitId = World.Unit, Version = 2, ReceivingUnitIds = [World.OtherUnit, third], Chosen = [new ChosenReceivers(second, [third])], Paper = SomeLedger.Handover,
        };
        Assert.That((await World.Refused(World.Secretary, transfer)).Kind, Is.EqualTo(RefusalKind.Forbidden));

        var moved = await World.Send(World.Office, transfer);

        Assert.That(moved.Moved.Select(m => (m.TaskId, m.ReceivingUnitId, m.ShareId is null)), Is.EqualTo(new[] { (first, World.OtherUnit, false), (first, third, false), (second, third, true) }));
        Assert.That(moved.Left.Select(l => l.TaskId), Is.EqualTo(new[] { reported }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM TaskHandovers WHERE CouncilId = @CouncilId"), Is.EqualTo(3));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Event = 'TaskHandedOver'"), Is.EqualTo(3));

        var rest = await World.Send(World.Office, transfer with { ReceivingUnitIds = [third], Chosen = [] });
        Assert.That(rest.Moved.Select(m => m.TaskId), Is.EquivalentTo(new[] { first, reported }), "the parent too, and the draft stays");
    }
}
