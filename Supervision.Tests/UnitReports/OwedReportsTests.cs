using Supervision.Core.Notices;
using Supervision.Core.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitReports;

/// <summary>What a unit must hand in to a delegation, it is told of and finds on its first page.</summary>
public sealed class OwedReportsTests : SiteTest
{
    [Test]
    public async Task A_report_stands_on_the_units_first_page_from_the_plan_on_nearest_limit_first_and_red_when_late()
    {
        var (_, report) = await World.OpenReport();
        var (second, sooner) = await World.OpenReport();
        var (unit, contact) = (new FormBrowser(await Site.BrowserOf(World.UnitHead)), new FormBrowser(await Site.BrowserOf(World.UnitContact)));
        await World.Send(World.Secretary, new RequestUnitReports { CampaignId = second, Version = 3, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2026, 3, 16) });
        string Way(Guid id) => $"/bao-cao-don-vi/{id}";

        foreach (var person in new[] { World.UnitHead, World.UnitContact })
            Assert.That((await Told(person)).Select(notice => (notice.Title, notice.Link)), Is.EquivalentTo(new[]
            {
                ("Yêu cầu báo cáo phục vụ giám sát, hạn gửi ngày 20/3/2026", Way(report)),
                ("Yêu cầu báo cáo phục vụ giám sát, hạn gửi ngày 20/3/2026", Way(sooner)),
                ("Yêu cầu báo cáo phục vụ giám sát, hạn gửi ngày 16/3/2026", Way(sooner)),
            }));
        var owed = (await unit.Open("/")).QuerySelectorAll("a[href^='/bao-cao-don-vi/']");
        Assert.That(owed.Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { Way(sooner), Way(report) }));
        Assert.That(owed.Select(link => link.NextElementSibling!.TextContent), Is.EqualTo(new[] { "Hạn gửi: ngày 16/3/2026", "Hạn gửi: ngày 20/3/2026" }));
        Assert.That(owed.Any(link => link.NextElementSibling!.ClassName is "late"), Is.False);
        Assert.That((await contact.Open(Way(report))).QuerySelector("main a[href^='/cuoc-giam-sat/']"), Is.Not.Null, "and back to its supervision");

        World.Clock.Set(new DateOnly(2026, 3, 17), new TimeOnly(8, 0));
        var later = (await unit.Open("/")).QuerySelectorAll("a[href^='/bao-cao-don-vi/']").Select(link => (link.NextElementSibling!.TextContent, link.NextElementSibling!.ClassName));
        Assert.That(later, Is.EqualTo(new[] { ("Quá hạn 1 ngày vì chưa gửi báo cáo (hạn 16/3/2026)", "late"), ("Hạn gửi: ngày 20/3/2026", "") }));
        await World.AsSystem(new Core.Watching.WatchUnits());
        Assert.That((await Told(World.UnitHead)).Select(notice => (notice.Title, notice.Link)), Has.Some.EqualTo(("Báo cáo phục vụ giám sát quá hạn 1 ngày (hạn 16/3/2026)", Way(sooner))));
    }

    [Test]
    public async Task What_is_to_be_supplemented_stands_there_with_its_reason_until_it_came()
    {
        var (_, report) = await World.OpenReport();
        var way = $"/bao-cao-don-vi/{report}";
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        var sent = await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        Assert.That((await unit.Open("/")).QuerySelector($"a[href='{way}']"), Is.Null, "it was handed in");
        var check = await World.Send(World.Secretary, new CheckUnitReport { UnitReportId = report, Version = sent.Version, On = SomeReports.PlanSentOn });
        var asked = await World.Send(World.Secretary, new RequestSupplement
        {
            UnitReportId = report, Version = check.Version, RequestedOn = SomeReports.PlanSentOn, Text = "Bổ sung số liệu mục 2", DueOn = new DateOnly(2026, 3, 25),
        });

        var told = (await Told(World.UnitContact))[0];
        Assert.That((told.Kind, told.Title, told.Link), Is.EqualTo((NoticeKind.ReportReturned, "Yêu cầu bổ sung, làm rõ báo cáo phục vụ giám sát, hạn gửi ngày 25/3/2026", way)));
        Assert.That(told.Text, Does.Contain("Bổ sung số liệu mục 2"));
        var line = (await unit.Open("/")).QuerySelector($"a[href='{way}']")!.ParentElement!.TextContent;
        Assert.That(line, Does.Contain("Gửi báo cáo bổ sung, làm rõ").And.Contain("Hạn gửi: ngày 25/3/2026").And.Contain("Yêu cầu bổ sung ngày 09/3/2026: Bổ sung số liệu mục 2"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)).Open("/")).QuerySelector($"a[href='{way}']"), Is.Null);
        Assert.That(await World.Send(World.Secretary, new OwedReports()), Is.Empty);

        await World.Send(World.UnitHead, await World.Submission(report, asked.Version, 2));
        Assert.That((await unit.Open("/")).QuerySelector($"a[href='{way}']"), Is.Null);
    }

    private async Task<IReadOnlyList<NoticeLine>> Told(Guid person) => (await World.Send(person, new NoticeList())).Items;
}
