using System.Net;
using AngleSharp.Html.Dom;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

/// <summary>Where the way to a conclusion begins, what a group concludes from, and what is issued in place of a conclusion that has an error.</summary>
public sealed partial class ConcludingPageTests
{
    [Test]
    public async Task The_board_leads_to_the_form_that_comes_next_for_whoever_has_it_and_others_to_what_there_is()
    {
        var ended = await World.EndedCampaign();
        await World.ReceivedReport(ended);
        var path = $"/cuoc-giam-sat/{ended.Campaign}";
        var (office, clerk) = (await Browser(World.Office), await Browser(World.Clerk));

        Assert.That(await Mend(office), Is.EqualTo(("Ghi phiên họp xem xét báo cáo", $"{path}?buoc=examine#examine")));
        Assert.That(await Mend(clerk), Is.EqualTo(("Xem báo cáo, kết luận", $"{path}#ket-luan")));
        Assert.That((await clerk.Open(path)).QuerySelector("#viec a.button")!.GetAttribute("href"), Is.EqualTo($"{path}#ket-luan"));
        Assert.That((await office.Open(path)).QuerySelector("#viec details[open]")!.Id, Is.EqualTo("examine"));
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        Assert.That(await Mend(office), Is.EqualTo(("Soạn kết luận", $"{path}?buoc=conclude#conclude")));
        Assert.That((await office.Open(path)).QuerySelector("#viec details[open]")!.Id, Is.EqualTo("conclude"));
        await World.Send(World.Office, SomeConclusions.Draft(ended));
        Assert.That(await Mend(office), Is.EqualTo(("Mở kết luận", $"{path}#ket-luan")), "it is begun");

        async Task<(string Name, string Href)> Mend(FormBrowser browser)
        {
            var link = (await browser.Open("/cuoc-giam-sat")).QuerySelectorAll("li.card").Single(card => card.QuerySelector($"a[href='{path}']") is not null).QuerySelector("p:last-child a")!;
            return (link.FirstChild!.TextContent, link.GetAttribute("href")!);
        }
    }

    [Test]
    public async Task What_is_asked_of_units_in_a_campaign_that_is_not_there_or_not_seen_is_not_found()
    {
        var (founded, _) = await World.FoundedCampaign();

        Assert.That((await (await Browser(World.Office)).Get($"/doi-chieu/{Guid.CreateVersion7()}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await (await Browser(World.UnitHead)).Get($"/doi-chieu/{founded}")).Status, Is.EqualTo(HttpStatusCode.NotFound), "the unit has no plan yet");
        Assert.That((await (await Browser(World.Office)).Get($"/doi-chieu/{founded}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_group_concludes_from_what_it_recorded_as_far_as_that_may_enter()
    {
        var ended = await World.EndedCampaign(SubjectKind.DelegateGroup);
        var bare = await World.Record(ended.Campaign, FindingKind.Shortcoming, "Chưa niêm yết phí");
        var unheard = (await World.Send(World.Secretary, new RecordFinding { CampaignId = ended.Campaign, Kind = FindingKind.Strength, Text = "Xã làm tốt", UnitId = World.Unit })).Id;
        var office = await Browser(World.Office);
        var path = $"/cuoc-giam-sat/{ended.Campaign}";

        var offered = (await office.Open(path)).QuerySelectorAll("#conclude-Findings input").Cast<IHtmlInputElement>().ToList();
        Assert.That(offered.Select(box => Guid.Parse(box.Value)), Is.EquivalentTo(new[] { ended.Strength, ended.Shortcoming, ended.Cause }), $"neither {bare}, which rests on nothing, nor {unheard}, on which the unit was not heard");
        Assert.That(offered.Select(box => box.IsChecked), Is.All.True);
        await office.Do(path, "#conclude", ("conclude.Abstract", "Báo cáo kết quả giám sát"), ("conclude.Recommendations", "Giải quyết dứt điểm 72 hồ sơ"), ("conclude.Findings", $"{ended.Strength} {ended.Shortcoming}"), ("conclude.FiguresAsOf", "30/4/2026"));

        var report = (await World.Send(World.Office, new CampaignConclusions(ended.Campaign))).Conclusions.Single().Id;
        Assert.That((await World.Send(World.Office, new ConclusionDetails(report))).Clauses.Select(clause => clause.FindingId), Is.EqualTo(new Guid?[] { ended.Strength, ended.Shortcoming, null }));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = report, Version = 1 });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = report, Version = 2 });
        await World.Send(World.Clerk, SomeConclusions.Issue(report, 3) with { Symbol = "BC-TĐB3", AuthorityLines = ["TM. Tổ đại biểu", "Tổ trưởng"] });
        Assert.That((await World.Send(World.Office, new FindingDetails(ended.Shortcoming))).Status, Is.EqualTo(FindingStatus.InConclusion));
    }

    [Test]
    public async Task A_conclusion_with_an_error_is_issued_anew_and_both_lead_to_each_other_for_whoever_has_them()
    {
        var (_, old, _, _) = await World.SentConclusion();
        var path = $"/ket-luan/{old}";
        var (office, clerk, unit) = (await Browser(World.Office), await Browser(World.Clerk), await Browser(World.UnitHead));
        Assert.That((await clerk.Open(path)).QuerySelector("#replace"), Is.Null, "the clerk numbers, others write");
        Assert.That((await unit.Open(path)).QuerySelector("#replace"), Is.Null);

        var (status, refused) = await office.Send(path, "#replace");
        Assert.That((status, refused.QuerySelector("#replace-Reason-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Lý do thay thế” không được để trống.")));
        var begun = await office.Do(path, "#replace", ("replace.Reason", "Ghi 72 hồ sơ, đúng là 70"));
        var anew = (await World.Send(World.Office, new CampaignConclusions((await World.Send(World.Office, new ConclusionDetails(old))).CampaignId))).Conclusions.Single(one => one.Id != old).Id;
        Assert.That(begun.QuerySelector($"dl.facts a[href='{path}']")!.TextContent, Does.StartWith("số 15/TB-HĐND, ngày 14/5/2026"));
        Assert.That(begun.QuerySelector("#replace"), Is.Null, "a draft is reworded");
        var before = await office.Open(path);
        Assert.That(before.QuerySelector("#replace"), Is.Null, "once is enough");
        Assert.That(before.QuerySelector($"dl.facts a[href='/ket-luan/{anew}']")!.TextContent, Is.EqualTo("dự thảo, chưa ban hành"));
        Assert.That((await unit.Open(path)).QuerySelector($"a[href='/ket-luan/{anew}']"), Is.Null, "drafts are not the unit's");

        var version = await World.Issued(anew, 16);
        Assert.That((await office.Open(path)).QuerySelector("main")!.TextContent, Does.Contain("Đã được thay thế").And.Contain("Được thay thế bằng"));
        Assert.That((await unit.Open(path)).QuerySelector($"a[href='/ket-luan/{anew}']"), Is.Null, "it has not got it yet");
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = anew, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 20) });
        var link = (await unit.Open(path)).QuerySelector($"a[href='/ket-luan/{anew}']")!;
        Assert.That((await unit.Open(link.GetAttribute("href")!)).QuerySelector($"dl.facts a[href='{path}']"), Is.Not.Null);
    }
}
