using Supervision.Core.UnitReports;
using Supervision.Tests.DataTables;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitReports;

/// <summary>What units did not send in time stands on the first page of whoever urges them.</summary>
public sealed class UnsentReportsTests : SiteTest
{
    [Test]
    public async Task Reports_and_tables_that_are_late_stand_before_the_secretary_with_their_days_until_they_come()
    {
        var (_, table, report, other) = await World.SentTable();
        Assert.That((await World.Send(World.Secretary, new UnsentReports())).Items, Is.Empty, "nothing is due yet");
        World.Clock.Set(new DateOnly(2026, 3, 24), new TimeOnly(8, 0));

        var page = await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open("/");
        var card = page.QuerySelector("#chua-gui")!;

        Assert.That(card.QuerySelector("h2")!.TextContent, Is.EqualTo("Đơn vị chưa gửi báo cáo, biểu số liệu"));
        Assert.That(card.QuerySelectorAll("li > a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { $"/bao-cao-don-vi/{report}", $"/bieu-so-lieu/{table}", $"/bao-cao-don-vi/{other}", $"/bieu-so-lieu/{table}" }));
        Assert.That(card.QuerySelectorAll(".late").Select(line => line.TextContent), Is.All.EqualTo("Quá hạn 4 ngày (hạn 20/3/2026)"));
        Assert.That(card.QuerySelector($"a[href='/bieu-so-lieu/{table}?buoc=remind#remind']"), Is.Not.Null);
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/bieu-so-lieu/{table}")).QuerySelector("#remind"), Is.Not.Null, "what it leads to");
        foreach (var person in new[] { World.Office, World.Member, World.Head, World.UnitHead }) Assert.That((await World.Send(person, new UnsentReports())).Items, Is.Empty);

        await World.Send(World.UnitHead, (await World.Submission(report, 1, 1)) with { SubmittedOn = new DateOnly(2026, 3, 24) });
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        Assert.That((await World.Send(World.Secretary, new UnsentReports())).Items.Select(one => one.Id), Is.All.EqualTo(other));
        Assert.That((await World.Send(World.Secretary, new UnsentReports { Take = 1 })).Next, Is.Not.Null);
    }
}
