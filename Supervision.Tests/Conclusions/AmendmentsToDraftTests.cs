using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Conclusions;

/// <summary>What a unit asked to reconsider is named wherever it is answered and followed up, and what was promised to it waits before whoever drafts it.</summary>
public sealed class AmendmentsToDraftTests : SiteTest
{
    [Test]
    public async Task A_promised_amendment_waits_on_first_pages_and_takes_the_place_of_urging_until_it_is_drafted()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 7, 20), new TimeOnly(8, 0));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open($"/noi-dung/{task}")).QuerySelector("p.actions a")!.TextContent, Does.Contain("Đôn đốc"), "nothing was asked");
        var request = await Ask(conclusion, await World.Clause(conclusion, 5));

        var waiting = await office.Open($"/noi-dung/{task}");
        Assert.That(waiting.QuerySelector("main")!.TextContent, Does.Contain("Ủy ban nhân dân xã Hòa Bình đề nghị ngày 20/5/2026: Số liệu đã gồm hồ sơ công dân rút.").And.Contain("Chưa trả lời"));
        Assert.That(waiting.QuerySelector("p.actions a")!.GetAttribute("href"), Is.EqualTo($"/ket-luan/{conclusion}#xem-xet-lai"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.StandingBoard)).Open($"/noi-dung/{task}")).QuerySelector("p.actions a")!.GetAttribute("href"), Is.EqualTo($"/ket-luan/{conclusion}#answer-{request:N}"));
        Assert.That((await office.Open("/")).QuerySelector("#cho-sua-doi"), Is.Null);

        await World.Send(World.StandingBoard, new AnswerReconsideration
        {
            ConclusionId = conclusion, Version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version, ReconsiderationId = request, Outcome = ReconsiderationOutcome.Amended, Answer = "Sửa số liệu.", AnsweredOn = new DateOnly(2026, 5, 22),
        });

        var way = $"/ket-luan/{conclusion}?buoc=replace#replace";
        foreach (var person in new[] { World.Office, World.Secretary })
        {
            var card = (await new FormBrowser(await Site.BrowserOf(person)).Open("/")).QuerySelector("#cho-sua-doi")!;
            Assert.That((card.QuerySelector("h2")!.TextContent, card.QuerySelector("a")!.GetAttribute("href")), Is.EqualTo(("Đã trả lời sửa đổi, chưa soạn văn bản sửa đổi", way)));
            Assert.That(card.TextContent, Does.Contain("15/TB-HĐND").And.Contain("Trả lời Ủy ban nhân dân xã Hòa Bình ngày 22/5/2026: sửa đổi"));
        }
        foreach (var person in new[] { World.Member, World.Clerk, World.UnitHead }) Assert.That(await World.Send(person, new AmendmentsToDraft()), Is.Empty);
        Assert.That((await office.Open(way)).QuerySelector("#replace"), Is.Not.Null, "what it leads to");
        var answered = await office.Open($"/noi-dung/{task}");
        Assert.That(answered.QuerySelector("main")!.TextContent, Does.Contain("Trả lời ngày 22/5/2026: sửa đổi, chưa soạn văn bản sửa đổi"));
        Assert.That(answered.QuerySelector("p.actions a")!.GetAttribute("href"), Is.EqualTo(way));

        var draft = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Sửa số liệu." })).Id;
        Assert.That(await World.Send(World.Office, new AmendmentsToDraft()), Is.Empty);
        Assert.That((await office.Open($"/noi-dung/{task}")).QuerySelector("p.actions a")!.GetAttribute("href"), Is.EqualTo($"/ket-luan/{draft}"));
    }

    [Test]
    public async Task Of_a_conclusion_whose_duties_are_over_nothing_is_asked_any_more()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var request = await Ask(conclusion, await World.Clause(conclusion, 5));
        await World.Send(World.StandingBoard, new AnswerReconsideration
        {
            ConclusionId = conclusion, Version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version, ReconsiderationId = request, Outcome = ReconsiderationOutcome.Amended, Answer = "Sửa số liệu.", AnsweredOn = new DateOnly(2026, 5, 22),
        });
        Assert.That(await World.Send(World.Office, new AmendmentsToDraft()), Has.Count.EqualTo(1));

        await World.With(World.Office, services => services.GetRequiredService<Core.Storage.Db>().Execute("UPDATE Conclusions SET Status = 'Discharged' WHERE Id = @conclusion AND CouncilId = @CouncilId", new { conclusion }, CancellationToken.None));

        Assert.That((await World.Send(World.Office, new ConclusionDetails(conclusion))).MayReplace, Is.False);
        Assert.That(await World.Send(World.Office, new AmendmentsToDraft()), Is.Empty);
    }

    [Test]
    public async Task The_form_and_the_list_name_who_asks_and_about_which_clause()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var request = await Ask(conclusion, await World.Clause(conclusion, 5));
        await World.Send(World.OtherUnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 21), Grounds = "Xin xem lại." });

        var page = await new FormBrowser(await Site.BrowserOf(World.StandingBoard)).Open($"/ket-luan/{conclusion}");

        Assert.That(page.QuerySelectorAll("#xem-xet-lai li b")[^1].TextContent, Is.EqualTo("Ủy ban nhân dân xã Tân Tiến, về toàn bộ văn bản"));
        Assert.That(page.QuerySelector("#xem-xet-lai li b")!.TextContent, Does.StartWith("Ủy ban nhân dân xã Hòa Bình, về ").And.Contain("Yêu cầu Ủy ban nhân dân xã Hòa Bình giải quyết dứt điểm"));
        Assert.That(page.QuerySelector($"#answer-{request:N}")!.TextContent, Does.Contain("Ủy ban nhân dân xã Hòa Bình, về ").And.Contain(", đề nghị ngày 20/5/2026: Số liệu đã gồm"));
    }

    [Test]
    public async Task A_second_request_about_the_same_is_told_before_and_refused_while_the_first_waits()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var clause = await World.Clause(conclusion, 5);
        await Ask(conclusion, clause);

        var choices = (await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open($"/ket-luan/{conclusion}")).QuerySelectorAll("#reconsider option").Select(option => (Value: option.GetAttribute("value"), option.TextContent)).ToList();
        Assert.That(choices.Single(choice => choice.Value == $"{clause}").TextContent, Does.EndWith("(đã có đề nghị ngày 20/5/2026, chưa trả lời)"));
        Assert.That(choices.Count(choice => choice.TextContent.Contains("đã có đề nghị", StringComparison.Ordinal)), Is.EqualTo(1));

        var refused = await World.Refused(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, ClauseId = clause, RequestedOn = new DateOnly(2026, 5, 25), Grounds = "Nhắc lại." });
        Assert.That((refused.Code, refused.Fields.Keys.Single()), Is.EqualTo(("reconsideration.asked", "ClauseId")));
        await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, ClauseId = await World.Clause(conclusion, 6), RequestedOn = new DateOnly(2026, 5, 25), Grounds = "Điểm khác." });
        await World.Send(World.OtherUnitHead, new RequestReconsideration { ConclusionId = conclusion, ClauseId = clause, RequestedOn = new DateOnly(2026, 5, 25), Grounds = "Đơn vị khác." });
    }

    private async Task<Guid> Ask(Guid conclusion, Guid clause) =>
        (await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, ClauseId = clause, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu đã gồm hồ sơ công dân rút." })).Id;
}
