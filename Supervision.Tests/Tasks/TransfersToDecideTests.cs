using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Tasks;

/// <summary>Whoever names the lead unit is told that a unit calls a task another's, and finds it on the first page until it is decided.</summary>
public sealed class TransfersToDecideTests : SiteTest
{
    private const string Asked = "Ủy ban nhân dân xã Hòa Bình: nội dung số 1 không thuộc thẩm quyền, đề nghị chuyển";

    [Test]
    public async Task A_task_that_a_unit_calls_anothers_waits_on_the_Standing_Boards_first_page_until_it_is_decided()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var way = $"/noi-dung/{task}#reassign";
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await board.Open("/")).QuerySelector($"a[href='{way}']"), Is.Null);

        await World.Send(World.UnitHead, new RefuseTask { TaskId = task, Version = 2, RefusedOn = SomeTasks.AcceptedOn, Reason = "Thuộc xã khác." });

        Assert.That(await Told(World.StandingBoard), Has.One.EqualTo((Asked, $"/noi-dung/{task}")));
        var line = (await board.Open("/")).QuerySelector($"a[href='{way}']")!.ParentElement!.TextContent;
        Assert.That(line, Does.Contain("Ủy ban nhân dân xã Hòa Bình báo không thuộc thẩm quyền: Thuộc xã khác.").And.Contain("đề nghị ngày 18/5/2026 · thời hạn 30/6/2026"));
        Assert.That((await board.Open(way)).QuerySelector("#reassign"), Is.Not.Null, "the form that decides is there");
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open("/")).QuerySelector($"a[href='{way}']"), Is.Null, "the office does not decide");
        Assert.That((await World.Refused(World.UnitHead, new TransfersToDecide())).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.Forbidden));

        await World.Send(World.StandingBoard, new ReassignTask { TaskId = task, Version = 3, LeadUnitId = World.OtherUnit, ReassignedOn = SomeTasks.AcceptedOn, Reason = "Đúng địa bàn." });
        Assert.That((await board.Open("/")).QuerySelector($"a[href='{way}']"), Is.Null);
    }

    [Test]
    public async Task What_a_committee_recommended_its_own_leader_hears_of_and_decides()
    {
        var (task, leader) = await World.CommitteeTask();
        var other = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);

        await World.Send(World.UnitHead, new RefuseTask { TaskId = task, Version = 2, RefusedOn = SomeTasks.AcceptedOn, Reason = "Thuộc xã khác." });

        Assert.That(await Told(leader), Has.One.EqualTo((Asked, $"/noi-dung/{task}")));
        Assert.That((await Told(other)).Concat(await Told(World.StandingBoard)).Select(told => told.Title), Has.None.EqualTo(Asked));
        Assert.That((await World.Send(leader, new TransfersToDecide())).Items.Single().TaskId, Is.EqualTo(task));
        Assert.That((await World.Send(other, new TransfersToDecide())).Items, Is.Empty);
        Assert.That((await World.Send(World.StandingBoard, new TransfersToDecide())).Items, Has.Count.EqualTo(1), "the Standing Board may decide there too");
    }

    private async Task<IReadOnlyList<(string Title, string? Link)>> Told(Guid person) => [.. (await World.Send(person, new NoticeList())).Items.Select(notice => (notice.Title, notice.Link))];
}
