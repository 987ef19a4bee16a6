using Supervision.Core.Conclusions;
using Supervision.Core.Indicators;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Indicators;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>Figures that do not fit are named where a paper that repeats them is signed or passed on; nobody is refused for them.</summary>
public sealed class FigureDoubtPageTests : SiteTest
{
    private static readonly StatedIndicator Wrong = SomeFigures.Ratio with { Name = "Hộ được cấp nước sạch", Numerator = 942, Denominator = 1250, StatedRatio = "78,5" };

    [Test]
    public async Task Whoever_signs_and_locks_minutes_is_told_which_figures_do_not_fit()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        await World.Send(World.Secretary, SomeFigures.Record(campaign, Wrong) with { VisitId = visit, UnitId = World.Unit });
        await World.Send(World.Secretary, SomeFigures.Record(campaign, SomeFigures.Ratio with { Name = "Hồ sơ chứng thực", Numerator = null, Denominator = null, StatedRatio = "98" }) with { VisitId = visit, UnitId = World.Unit });
        await World.End(visit);
        var (session, minutes) = ($"/buoi-lam-viec/{visit}", $"/buoi-lam-viec/{visit}/bien-ban");
        var (secretary, head) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.Head)));

        foreach (var said in new[] { (await secretary.Open(session)).QuerySelector("#bien-ban .doubts")!, (await secretary.Open(minutes)).QuerySelector("#record .doubts")! })
        {
            Assert.That(said.TextContent, Does.Contain("Còn 1 cảnh báo số liệu mức cao").And.Contain("sửa hoặc ghi rõ trong biên bản trước khi ký").And.Contain("75,36"));
            Assert.That(said.TextContent, Does.Not.Contain("Hồ sơ chứng thực"), "that matters less");
            Assert.That(said.QuerySelector("a")!.GetAttribute("href"), Is.EqualTo($"/cuoc-giam-sat/{campaign}#canh-bao"));
        }
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        Assert.That(((await unit.Open(session)).QuerySelector(".doubts"), (await unit.Open(minutes)).QuerySelector(".doubts")), Is.EqualTo(((object?)null, (object?)null)), "it is the delegation's to ask");

        await World.SignAll(visit);
        await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await World.Received(SomeVisits.Scan) });
        Assert.That((await head.Open(minutes)).QuerySelector("#lock .doubts")!.TextContent, Does.Contain("75,36").And.Contain("ghi rõ ở phần bổ sung sau khi khóa biên bản"), "what was signed is not changed");
        await head.Do(minutes, "#lock");
        Assert.That((await head.Open(minutes)).QuerySelector(".doubts"), Is.Null);
    }

    [Test]
    public async Task Whoever_submits_a_report_or_a_conclusion_is_told_and_may_submit_it()
    {
        var ended = await World.EndedCampaign();
        await World.Send(World.Secretary, SomeFigures.Record(ended.Campaign, Wrong));
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var (secretary, office) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.Office)));

        var said = (await secretary.Open($"/bao-cao-doan/{report}")).QuerySelector("#submit .doubts")!.TextContent;
        Assert.That(said, Does.Contain("Còn 1 cảnh báo số liệu mức cao").And.Contain("trước khi trình").And.Contain("75,36"));
        await secretary.Do($"/bao-cao-doan/{report}", "#submit");
        var head = new FormBrowser(await Site.BrowserOf(World.Head));
        foreach (var page in new[] { $"/bao-cao-doan/{report}", $"/bao-cao-doan/{report}/doc" })
            Assert.That((await head.Open(page)).QuerySelector("#approve .doubts")!.TextContent, Does.Contain("trước khi duyệt").And.Contain("75,36"), page);
        var approved = await World.SendOn(SomeConclusions.ReportedOn, World.Head, new ApproveReport { ReportId = report, Version = 2 });
        Assert.That((await secretary.Open($"/bao-cao-doan/{report}")).QuerySelector(".doubts"), Is.Null);

        var issued = await World.Send(World.Clerk, SomeConclusions.ReportIssue(report, approved.Version));
        await World.Send(World.Clerk, new ReceiveDelegationReport { ReportId = report, Version = issued.Version, ReceivedOn = new DateOnly(2026, 5, 6) });
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        var conclusion = (await World.Send(World.Secretary, SomeConclusions.Draft(ended))).Id;
        Assert.That((await secretary.Open($"/ket-luan/{conclusion}")).QuerySelector("#submit .doubts")!.TextContent, Does.Contain("Còn 1 cảnh báo số liệu mức cao").And.Contain("75,36"));
        await secretary.Do($"/ket-luan/{conclusion}", "#submit");
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        foreach (var page in new[] { $"/ket-luan/{conclusion}", $"/ket-luan/{conclusion}/doc" })
            Assert.That((await board.Open(page)).QuerySelector("#approve .doubts")!.TextContent, Does.Contain("trước khi duyệt").And.Contain("75,36"), page);
    }
}
