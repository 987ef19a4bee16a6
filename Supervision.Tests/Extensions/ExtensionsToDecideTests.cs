using Supervision.Core.Access;
using Supervision.Core.Extensions;
using Supervision.Core.Notices;
using Supervision.Core.Tasks;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Extensions;

/// <summary>Whoever decides about more time is told that a unit asks for it, and finds it on the first page until it is decided.</summary>
public sealed class ExtensionsToDecideTests : SiteTest
{
    private const string Asked = "Ủy ban nhân dân xã Hòa Bình đề nghị gia hạn nội dung số 1 đến 14/8/2026";

    [Test]
    public async Task A_request_waits_on_the_Standing_Boards_first_page_until_it_is_decided()
    {
        var task = await World.AcceptedTask();
        var way = $"/noi-dung/{task}?buoc=grant#grant";
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await board.Open("/")).QuerySelector($"a[href='{way}']"), Is.Null);

        var request = await Sent(task);

        Assert.That(await Told(World.StandingBoard), Has.One.EqualTo((Asked, $"/noi-dung/{task}")));
        var line = (await board.Open("/")).QuerySelector($"a[href='{way}']")!.ParentElement!.TextContent;
        Assert.That(line, Does.Contain("Ủy ban nhân dân xã Hòa Bình xin đến 14/8/2026, thời hạn hiện nay 30/6/2026").And.Contain("gửi ngày 29/5/2026"));
        Assert.That((await board.Open(way)).QuerySelector("#grant"), Is.Not.Null, "the form that decides is there");
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(8, 0));
        board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await board.Open($"/noi-dung/{task}")).Body!.TextContent, Does.Contain("Quyết định đề nghị gia hạn").And.Not.Contain("Đôn đốc, ghi lần đôn đốc"), "what waits for the reader comes before urging");
        World.Clock.Set(SomeTasks.Today, new TimeOnly(8, 0));
        board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open("/")).QuerySelector($"a[href='{way}']"), Is.Null, "the office does not decide");
        Assert.That((await World.Send(World.UnitHead, new ExtensionsToDecide())).Items, Is.Empty);

        await World.Send(World.StandingBoard, new DecideExtension { ExtensionRequestId = request, Version = 2, Granted = true, DecisionReference = "31/HĐND-VP", DecidedOn = SomeTasks.Today });
        Assert.That((await board.Open("/")).QuerySelector($"a[href='{way}']"), Is.Null);
    }

    [Test]
    public async Task What_a_committee_recommended_its_own_leader_hears_of_and_decides()
    {
        var (task, leader) = await World.CommitteeTask();
        var other = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });

        await Sent(task);

        Assert.That(await Told(leader), Has.One.EqualTo((Asked, $"/noi-dung/{task}")));
        Assert.That((await Told(other)).Concat(await Told(World.StandingBoard)).Select(told => told.Title), Has.None.EqualTo(Asked));
        Assert.That((await World.Send(leader, new ExtensionsToDecide())).Items.Single().TaskId, Is.EqualTo(task));
        Assert.That((await World.Send(other, new ExtensionsToDecide())).Items, Is.Empty);
        Assert.That((await World.Send(World.StandingBoard, new ExtensionsToDecide())).Items, Has.Count.EqualTo(1), "the Standing Board may decide there too");
    }

    private async Task<Guid> Sent(Guid task)
    {
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ đo đạc." } })).Id;
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        return request;
    }

    private async Task<IReadOnlyList<(string Title, string? Link)>> Told(Guid person) => [.. (await World.Send(person, new NoticeList())).Items.Select(notice => (notice.Title, notice.Link))];
}
