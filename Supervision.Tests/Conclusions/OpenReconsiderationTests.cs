using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Tests.Web;

namespace Supervision.Tests.Conclusions;

/// <summary>A unit's right to ask for reconsideration reaches whoever answers it, and the answer reaches the unit.</summary>
public sealed class OpenReconsiderationTests : SiteTest
{
    private const string Asked = "Ủy ban nhân dân xã Hòa Bình đề nghị xem xét lại văn bản số 15/TB-HĐND ngày 14/5/2026";

    [Test]
    public async Task It_waits_on_the_first_pages_of_those_who_answer_and_prepare_until_it_is_answered()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var path = $"/ket-luan/{conclusion}";
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await board.Open("/")).QuerySelector($"a[href^='{path}#']"), Is.Null);
        var request = (await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu đã gồm hồ sơ công dân rút." })).Id;

        foreach (var person in new[] { World.StandingBoard, World.Office, World.Secretary })
            Assert.That((await World.Send(person, new NoticeList())).Items.Where(notice => notice.Title == Asked).Select(notice => notice.Link), Is.EqualTo(new[] { $"{path}#xem-xet-lai" }));
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);
        foreach (var person in new[] { leader, World.Member, World.Clerk, World.UnitHead })
            Assert.That((await World.Send(person, new OpenReconsiderations())), Is.Empty);
        var form = $"#answer-{request:N}";
        Assert.That((await board.Open("/")).QuerySelector($"a[href='{path}{form}']")!.ParentElement!.TextContent, Does.Contain("Đề nghị ngày 20/5/2026"));
        Assert.That((await board.Open(path)).QuerySelector(form), Is.Not.Null);
        foreach (var person in new[] { World.Office, World.Secretary })
            Assert.That((await new FormBrowser(await Site.BrowserOf(person)).Open("/")).QuerySelector($"a[href='{path}#xem-xet-lai']")!.ParentElement!.TextContent, Does.Contain("chờ người có thẩm quyền trả lời"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open(path)).QuerySelector("#xem-xet-lai"), Is.Not.Null);

        await board.Do(path, form, ("answer.Outcome", nameof(ReconsiderationOutcome.Upheld)), ("answer.Answer", "Số liệu tại ngày giám sát là đúng."));
        Assert.That((await board.Open("/")).QuerySelector($"a[href^='{path}#']"), Is.Null);
        foreach (var person in new[] { World.UnitHead, World.UnitContact })
        {
            var told = (await World.Send(person, new NoticeList())).Items[0];
            Assert.That((told.Title, told.Link), Is.EqualTo(("Trả lời đề nghị xem xét lại văn bản số 15/TB-HĐND ngày 14/5/2026: giữ nguyên", $"{path}#xem-xet-lai")));
            Assert.That(told.Text, Does.Contain("Số liệu tại ngày giám sát là đúng."));
        }
    }

    [Test]
    public async Task A_leader_of_another_body_is_offered_neither_to_approve_nor_to_answer()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var request = (await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu đã gồm hồ sơ công dân rút." })).Id;
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: World.Council.StandingBoardId);
        var page = await new FormBrowser(await Site.BrowserOf(leader)).Open($"/ket-luan/{conclusion}");
        Assert.That((page.QuerySelector("#xem-xet-lai"), page.QuerySelector($"#answer-{request:N}")), Is.EqualTo((page.QuerySelector("#xem-xet-lai")!, (AngleSharp.Dom.IElement?)null)));
    }
}
