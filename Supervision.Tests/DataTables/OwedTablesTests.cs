using Supervision.Core.DataTables;
using Supervision.Core.UnitReports;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.DataTables;

/// <summary>A data table that a unit has not filled in stands on its first page, whatever became of the report it goes with.</summary>
public sealed class OwedTablesTests : SiteTest
{
    [Test]
    public async Task A_table_stands_on_the_units_first_page_until_every_cell_it_needs_is_filled_in()
    {
        var (_, table, report, other) = await World.SentTable();
        var way = $"/bao-cao-don-vi/{report}/bieu/{table}";
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        string? Line(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector($"a[href='{way}']")?.ParentElement!.TextContent;

        await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2, 3));
        var page = await unit.Open("/");
        Assert.That(page.QuerySelector($"a[href='/bao-cao-don-vi/{report}']"), Is.Null, "the report is in");
        Assert.That(Line(page), Does.Contain("Biểu 1: Kết quả giải quyết thủ tục hành chính").And.Contain("Hạn gửi: ngày 20/3/2026").And.Contain("Chưa điền"));
        Assert.That(page.QuerySelector($"a[href*='{other}']"), Is.Null, "nor another unit's");
        Assert.That((await unit.Open(way)).QuerySelector($"a[href='{way}/nhap']"), Is.Not.Null, "where it is filled in");

        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0, ("d2", "c1", ""), ("d3", "c2", "năm")));
        Assert.That(Line(await unit.Open("/")), Does.Contain("Bản 1 đã gửi còn 2 ô chưa điền hoặc phải sửa"));
        World.Clock.Set(new DateOnly(2026, 3, 21), new TimeOnly(8, 0));
        Assert.That((await unit.Open("/")).QuerySelector($"a[href='{way}']")!.NextElementSibling!.ClassName, Is.EqualTo("late"));

        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 1));
        Assert.That(Line(await unit.Open("/")), Is.Null);
        Assert.That(await World.Send(World.Secretary, new OwedTables()), Is.Empty);
    }

    [Test]
    public async Task The_nearest_limit_stands_first_and_what_was_taken_back_is_not_owed()
    {
        var (_, table, report, _) = await World.SentTable();
        var (sooner, second, early, _) = await World.SentTable();
        await World.Send(World.Secretary, new RequestUnitReports { CampaignId = sooner, Version = 3, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2026, 3, 16) });

        Assert.That((await World.Send(World.UnitHead, new OwedTables())).Select(one => (one.UnitReportId, one.DataTableId)), Is.EqualTo(new[] { (early, second), (report, table) }));
        await World.Send(World.Secretary, new WithdrawDataTable { DataTableId = second, Version = 2, Reason = "Gộp vào biểu khác" });
        Assert.That((await World.Send(World.UnitHead, new OwedTables())).Select(one => one.DataTableId), Is.EqualTo(new[] { table }));
    }
}
