using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Tests.DataTables;
using Supervision.Tests.Web;

namespace Supervision.Tests.Indicators;

/// <summary>A figure that a unit has sent in a data table becomes an indicator without being typed again, and says where it stands.</summary>
public sealed class TakeIndicatorTests : SiteTest
{
    private const string Source = "Biểu 1 “Kết quả giải quyết thủ tục hành chính”, dòng “I. Tổng số hồ sơ”, cột “Đúng hạn”";

    [Test]
    public async Task A_cell_becomes_an_indicator_that_names_its_table_on_its_page_and_in_print()
    {
        var (campaign, table, report, _) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));

        var page = await secretary.Do($"/bieu-so-lieu/{table}?dong=d1&cot=c1", "#take", ("take.UnitReportId", $"{report}"), ("take.Name", "Hồ sơ đúng hạn"));
        Assert.That(page.QuerySelector("h1")!.TextContent, Does.Contain("Hồ sơ đúng hạn"));
        Assert.That(page.QuerySelector($"dd a[href='/bao-cao-don-vi/{report}/bieu/{table}']")!.ParentElement!.TextContent, Is.EqualTo($"{Source}, bản 1 đơn vị gửi"));
        var taken = (await World.Send(World.Secretary, new IndicatorList { CampaignId = campaign })).Items.Single();
        Assert.That((taken.Stated.Amount, taken.Stated.Kind, taken.Stated.MeasureUnit, taken.Stated.PeriodText, taken.UnitId), Is.EqualTo(((decimal?)135, IndicatorKind.Count, "hồ sơ", "năm 2025", (Guid?)World.Unit)));

        var finding = (await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, UnitId = World.Unit, Kind = FindingKind.Strength, Text = "Giải quyết đúng hạn", Evidence = [new FindingEvidence(EvidenceKind.Indicator, taken.Id)] })).Id;
        var figure = await World.With(World.Secretary, async services => (await ((Core.Storage.Db)services.GetService(typeof(Core.Storage.Db))!).FiguresOfFindings(campaign, CancellationToken.None))[finding].Single());
        Assert.That(figure.Text, Is.EqualTo($"Hồ sơ đúng hạn: 135 hồ sơ, theo {Source}"));

        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 1, ("d2", "c1", "91")));
        Assert.That((await secretary.Open($"/so-lieu/{taken.Id}")).QuerySelector("dl.facts")!.TextContent, Does.Contain("đơn vị đã gửi bản mới hơn"));
        await World.Send(World.Secretary, new ReviseIndicator { IndicatorId = taken.Id, Version = 1, Reason = "Ghi theo bản giấy", Stated = taken.Stated with { Amount = 136 } });
        Assert.That((await World.Send(World.Secretary, new IndicatorById(taken.Id))).Taken, Is.Null, "what was typed anew is not the table's");
    }

    [Test]
    public async Task A_ratio_keeps_its_parts_and_what_no_unit_sent_is_no_indicator()
    {
        var (campaign, table, report, other) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        var cell = new TakeIndicator { DataTableId = table, UnitReportId = report, RowKey = "d1", ColumnKey = "c4" };

        await World.Send(World.Member, cell);
        var ratio = (await World.Send(World.Secretary, new IndicatorList { CampaignId = campaign })).Items.Single();
        Assert.That((ratio.Stated.Kind, ratio.Stated.Numerator, ratio.Stated.Denominator, ratio.Stated.StatedRatio, ratio.Stated.Name), Is.EqualTo((IndicatorKind.Ratio, (decimal?)135, (decimal?)150, "90", "Tổng số hồ sơ, Tỷ lệ đúng hạn")));
        Assert.That((await World.Refused(World.Member, cell with { UnitReportId = other })).Code, Is.EqualTo("indicator.cell"));
        Assert.That((await World.Refused(World.Member, cell with { ColumnKey = "c6" })).Code, Is.EqualTo("indicator.cell"), "words are no figure");
        Assert.That((await World.Refused(World.UnitHead, cell)).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }
}
