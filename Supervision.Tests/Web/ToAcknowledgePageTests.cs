using Supervision.Core.Campaigns;
using Supervision.Core.Dispatches;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>What was sent to a unit and waits for its word stands on its first page.</summary>
public sealed class ToAcknowledgePageTests : SiteTest
{
    [Test]
    public async Task A_conclusion_stands_on_the_units_first_page_until_its_receipt_is_confirmed_in_the_form_that_the_row_leads_to()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        var row = (await unit.Open("/")).QuerySelector($"a[href='/ket-luan/{conclusion}#acknowledge']")!;

        Assert.That(row.TextContent, Does.StartWith("Xác nhận đã nhận kết luận giám sát số "));
        Assert.That(await World.Send(World.Secretary, new PapersToAcknowledge()), Is.Empty);
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        // Its day of reporting stands there too, in a row of its own.
        var seen = (await contact.Open("/")).QuerySelectorAll($"a[href='/ket-luan/{conclusion}']").Select(link => link.Closest("li")!).Single(line => !line.TextContent.Contains("Hạn gửi", StringComparison.Ordinal));
        Assert.That(seen.TextContent, Does.Contain("Kết luận giám sát số ").And.Contain("người đứng đầu đơn vị xác nhận đã nhận").And.Not.Contain("Xác nhận đã nhận"), "nobody is led to a form that is not theirs");
        var read = await contact.Open($"/ket-luan/{conclusion}");
        Assert.That((read.QuerySelector("#acknowledge"), read.QuerySelector("main")!.TextContent.Contains("Đơn vị chưa xác nhận đã nhận văn bản này; người đứng đầu đơn vị xác nhận.", StringComparison.Ordinal)), Is.EqualTo(((AngleSharp.Dom.IElement?)null, true)));
        await unit.Do($"/ket-luan/{conclusion}", "#acknowledge", ("acknowledge.ReceivedBy", "Văn thư xã"));

        Assert.That((await unit.Open("/")).QuerySelector("a[href$='#acknowledge']"), Is.Null);
        Assert.That(await World.Send(World.UnitContact, new PapersToAcknowledge()), Is.Empty);
        Assert.That((await contact.Open($"/ket-luan/{conclusion}")).QuerySelector("main")!.TextContent, Does.Not.Contain("Đơn vị chưa xác nhận"));
        Assert.That(await World.Send(World.OtherUnitHead, new PapersToAcknowledge()), Has.Count.EqualTo(1), "the other unit has not");
    }

    [Test]
    public async Task A_letter_that_was_sent_after_a_conclusion_stands_below_it()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var approved = await World.ApprovedCorrection(await World.IssuedNotice(16));
        var letter = await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = World.Clock.Today(), IsHandSigned = true, SignedOn = World.Clock.Today() });
        await World.Send(World.Clerk, new SendPaper { PaperId = letter.Id, Version = letter.Version, SentOn = World.Clock.Today(), Receivers = [new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.System }] });

        var rows = (await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open("/")).QuerySelectorAll("a[href*='#acknowledge']").Select(link => link.GetAttribute("href")!).ToList();

        Assert.That(rows[0], Is.EqualTo($"/ket-luan/{conclusion}#acknowledge"));
        Assert.That(rows[1], Does.StartWith($"/van-ban/{letter.Id}#acknowledge-"));
    }

    [Test]
    public async Task A_letter_stands_there_for_its_receiver_alone()
    {
        var approved = await World.ApprovedCorrection(await World.IssuedNotice());
        var letter = await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        await World.Send(World.Clerk, new SendPaper { PaperId = letter.Id, Version = letter.Version, SentOn = SomePapers.IssuedOn, Receivers = [new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.System }] });
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        var dispatch = (await World.Send(World.Clerk, new DispatchList(letter.Id))).Single().Id;

        var row = (await unit.Open("/")).QuerySelector($"a[href='/van-ban/{letter.Id}#acknowledge-{dispatch:N}']")!;
        Assert.That(row.TextContent, Is.EqualTo("Xác nhận đã nhận công văn đính chính số 41/HĐND-VP"));
        Assert.That((await World.Send(World.OtherUnitHead, new PapersToAcknowledge())).Where(paper => paper.DispatchId == dispatch), Is.Empty);
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        Assert.That((await contact.Open("/")).QuerySelector($"a[href='/van-ban/{letter.Id}#acknowledge-{dispatch:N}']"), Is.Not.Null, "a letter the contact takes as well");

        // What waits stays on both sides' pages when the campaign is archived, and is named to whoever archives it.
        var campaign = (await World.Send(World.Clerk, new PaperDetails(letter.Id))).CampaignId!.Value;
        Assert.That((await World.Send(World.Office, new UnfinishedOfCampaign(campaign))).Where(line => line.Kind is UnfinishedKind.PaperReceipt && line.SubjectId == letter.Id).Select(line => line.Title),
            Has.One.StartsWith("Ủy ban nhân dân xã Hòa Bình: ").And.One.Contains("41/HĐND-VP"));
        await World.Value<long>("UPDATE Campaigns SET Status = 'Archived' WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign });
        Assert.That((await World.Send(World.Clerk, new ClerkQueue { Stage = ClerkStage.ToAcknowledge, Take = 200 })).Items.Select(one => one.Id), Has.Member(letter.Id));
        Assert.That((await unit.Open("/")).QuerySelector($"a[href='/van-ban/{letter.Id}#acknowledge-{dispatch:N}']"), Is.Not.Null);

        await contact.Do($"/van-ban/{letter.Id}", $"#acknowledge-{dispatch:N}", ("acknowledge.ReceivedBy", "Văn thư xã"));
        Assert.That((await unit.Open("/")).QuerySelector($"a[href^='/van-ban/{letter.Id}']"), Is.Null);
    }
}
