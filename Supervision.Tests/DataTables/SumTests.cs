using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.UnitReports;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.DataTables;

/// <summary>What the secretary has of it: sums that open to the units, who is missing, the annex; and a design that stays as it was sent.</summary>
public sealed class SumTests : SiteTest
{
    [Test]
    public async Task Sums_are_exact_open_to_the_units_cells_and_say_what_is_missing()
    {
        var (_, table, report, other) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0, ("d2", "c5", "70")));
        var before = await World.Send(World.Secretary, new DataTableDetails(table));
        await World.Send(World.Office, SomeTables.Typed(other, table, 0, ("d2", "c1", "10"), ("d3", "c2", "45")));

        var view = await World.Send(World.Secretary, new DataTableDetails(table));
        var cell = await World.Send(World.Secretary, new DataTableCell { DataTableId = table, RowKey = "d1", ColumnKey = "c1" });

        Assert.That(before.Units.Select(unit => (unit.UnitName, unit.State)), Is.EqualTo(new[] { ("Ủy ban nhân dân xã Hòa Bình", ReturnState.Received), ("Ủy ban nhân dân xã Tân Tiến", ReturnState.Missing) }));
        Assert.That(Sum(view, "d1", "c1"), Is.EqualTo(90 + 45 + 10 + 45));
        Assert.That(Sum(view, "d1", "c4"), Is.EqualTo(Math.Round(190m / 260 * 100, 2)), "the ratio of the sums, not the mean of the ratios");
        Assert.That(view.Cells.Single(one => one is { RowKey: "d2", ColumnKey: "c5" }), Is.EqualTo(new SummedCell("d2", "c5", 70, 1)));
        Assert.That((cell.Sum, string.Join(' ', cell.Units.Select(unit => unit.Number))), Is.EqualTo(((decimal?)190, "135 55")));
    }

    [Test]
    public async Task The_design_stays_as_it_was_sent_and_a_copy_takes_its_place()
    {
        var (campaign, table, report, _) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        var sent = await World.Send(World.Secretary, new DataTableDetails(table));

        var refusal = await World.Refused(World.Secretary, new ReviseDataTable { DataTableId = table, Version = sent.Version, Title = "Khác", Design = SomeTables.Design });
        await World.Send(World.Secretary, new WithdrawDataTable { DataTableId = table, Version = sent.Version, Reason = "Thêm một cột" });
        var copy = (await World.Send(World.Secretary, new CopyDataTable { DataTableId = table, CampaignId = campaign })).Id;
        await World.Send(World.Secretary, new ReviseDataTable { DataTableId = copy, Version = 1, Title = "Biểu mới", Design = SomeTables.Design with { FreeRowCount = 0 } });
        await World.Send(World.Secretary, new SendDataTable { DataTableId = copy, Version = 2 });

        Assert.That(refusal.Code, Is.EqualTo("data_table.sent"));
        Assert.That((await World.Refused(World.UnitHead, SomeTables.Typed(report, table, 1))).Code, Is.EqualTo("data_table.not_sent"));
        Assert.That((await World.Send(World.UnitHead, new UnitDataTables(report))).Select(line => (line.Number, line.Status)), Is.EqualTo(new[] { (1, DataTableStatus.Withdrawn), (2, DataTableStatus.Sent) }));
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, copy))).Prior!.Cells, Is.Not.Empty, "nothing is asked twice");
    }

    [Test]
    public async Task Units_that_have_not_sent_are_reminded_once_a_day()
    {
        var (_, table, report, _) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));

        var reminded = await World.Send(World.Secretary, new RemindDataTable(table));
        await World.Send(World.Secretary, new RemindDataTable(table));

        Assert.That(reminded.UnitIds, Is.EqualTo(new[] { World.OtherUnit }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Notices WHERE PersonId = @OtherUnitHead AND Title LIKE @begin AND CouncilId = @CouncilId", new { World.OtherUnitHead, begin = "Nhắc gửi biểu%" }), Is.EqualTo(1));
    }

    [Test]
    public async Task The_export_holds_totals_all_units_side_by_side_and_who_has_not_sent()
    {
        var (_, table, report, _) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));

        var sheets = await World.With(World.Secretary, async services =>
        {
            using var bytes = new MemoryStream(services.GetRequiredService<IWorkbookWriter>().Write(await World.Send(World.Secretary, new DataTableBook(table))));
            return await services.GetRequiredService<IWorkbookReader>().Read(bytes, CancellationToken.None);
        });

        Assert.That(sheets.Select(sheet => sheet.Name), Is.EqualTo(new[] { "Tổng hợp", "Các đơn vị", "Đơn vị bổ sung", "Tình hình gửi" }));
        Assert.That((sheets[0].Text(6, 2), sheets[0].At(6, 4)!.Number), Is.EqualTo(("Tổng số hồ sơ", (decimal?)135)));
        Assert.That((sheets[1].Text(5, 4), sheets[1].At(7, 4)!.Number), Is.EqualTo(("Ủy ban nhân dân xã Hòa Bình", (decimal?)135)));
        Assert.That((sheets[3].Text(7, 2), sheets[3].Text(7, 3)), Is.EqualTo(("Ủy ban nhân dân xã Tân Tiến", "Chưa gửi")));
    }

    [Test]
    public async Task The_annex_lies_where_the_table_is_wide_names_who_is_missing_and_stays_in_the_report_as_it_was_taken()
    {
        var (campaign, table, report, other) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        var delegation = Guid.Parse((await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }))!);
        await World.Send(World.Secretary, new Core.Campaigns.MoveCampaign { CampaignId = campaign, Version = 3, Step = Core.Campaigns.CampaignStep.Start, On = new DateOnly(2026, 3, 9) });
        await World.Send(World.Secretary, new Core.Campaigns.MoveCampaign { CampaignId = campaign, Version = 4, Step = Core.Campaigns.CampaignStep.EndFieldwork, On = new DateOnly(2026, 3, 9) });
        var paper = (await World.Send(World.Secretary, new DraftDelegationReport { CampaignId = campaign, DelegationId = delegation, Overview = "Khái quát." })).Id;

        await World.Send(World.Secretary, new AttachDataTables { ReportId = paper, Version = 1, DataTableIds = [table] });
        await World.Send(World.Office, SomeTables.Typed(other, table, 0));
        var document = await World.Send(World.Secretary, new PrintDelegationReport(paper));
        var alone = await World.Send(World.Secretary, new PrintDataTable(table));

        var annex = document.Blocks.OfType<AnnexStart>().Single();
        var rows = document.Blocks.SkipWhile(block => block is not AnnexStart).OfType<Table>().Single().Rows;
        Assert.That((annex.Orientation, annex.Title), Is.EqualTo((PageOrientation.Landscape, "Kết quả giải quyết thủ tục hành chính")));
        Assert.That(rows[1].Cells.Select(cell => cell.Text.PlainText), Is.EqualTo(new[] { "I", "Tổng số hồ sơ", "hồ sơ", "135", "15", "150", "90", "*", "x" }));
        Assert.That(document.Blocks.OfType<Paragraph>().Single(one => one.Key?.EndsWith("-nguon", StringComparison.Ordinal) == true).Text.PlainText, Does.Contain("1/2 cơ quan").And.Contains("Ủy ban nhân dân xã Tân Tiến"));
        Assert.That(alone.Blocks.OfType<Table>().Single().Rows[1].Cells[3].Text.PlainText, Is.EqualTo("270"), "by itself it is printed as it is now");
    }

    [Test]
    public async Task A_cell_that_a_unit_left_empty_is_marked_and_named_everywhere_and_makes_no_ratio()
    {
        var design = new TableDesign
        {
            Rows = [new DesignRow { Key = "d1", Ordinal = "1", Text = "Trụ sở cũ" }, new DesignRow { Key = "d2", Ordinal = "2", Text = "Trường học cũ" }],
            Columns =
            [
                new DesignColumn { Key = "c1", Title = "Tổng số", Kind = ColumnKind.Whole },
                new DesignColumn { Key = "c2", Title = "Đã có phương án", Kind = ColumnKind.Whole },
                new DesignColumn { Key = "c3", Title = "Tỷ lệ", Kind = ColumnKind.Percent, NumeratorKey = "c2", DenominatorKey = "c1" },
            ],
        };
        var (campaign, _) = await World.SentCampaign();
        var table = (await World.Send(World.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Cơ sở nhà, đất dôi dư", Design = design })).Id;
        await World.Send(World.Secretary, new SendDataTable { DataTableId = table, Version = 1 });
        var lines = await World.Send(World.Office, new CampaignUnitReports(campaign));
        await Enter(World.UnitHead, World.Unit, "3", "1", "3", "2");
        await Enter(World.Office, World.OtherUnit, "2", "2", "5", "");

        var view = await World.Send(World.Secretary, new DataTableDetails(table));
        var annex = await World.Send(World.Secretary, new PrintDataTable(table));
        var sheets = await World.With(World.Secretary, async services =>
        {
            using var bytes = new MemoryStream(services.GetRequiredService<IWorkbookWriter>().Write(await World.Send(World.Secretary, new DataTableBook(table))));
            return await services.GetRequiredService<IWorkbookReader>().Read(bytes, CancellationToken.None);
        });
        var sheet = sheets[0];
        var page = (await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/bieu-so-lieu/{table}")).Body!.TextContent;

        Assert.That(view.Cells.Single(one => one is { RowKey: "d2", ColumnKey: "c2" }), Is.EqualTo(new SummedCell("d2", "c2", 2, 1)));
        Assert.That(view.Cells.Single(one => one is { RowKey: "d2", ColumnKey: "c3" }), Is.EqualTo(new SummedCell("d2", "c3", null, 1)), "2/8 would count the unit below only");
        Assert.That(Sum(view, "d1", "c3"), Is.EqualTo(60));
        Assert.That(annex.Blocks.OfType<Table>().Single().Rows[2].Cells.Select(cell => cell.Text.PlainText), Is.EqualTo(new[] { "2", "Trường học cũ", "", "8", "2\u00a0*", "*" }));
        Assert.That(annex.Blocks.OfType<Table>().Single().Columns[^1].Header, Is.EqualTo("Tỷ lệ (%)"));
        Assert.That(annex.Blocks.OfType<Paragraph>().Last().Text.PlainText, Is.EqualTo("* Chưa có số liệu của Ủy ban nhân dân xã Tân Tiến: cột “Đã có phương án”: Trường học cũ."));
        Assert.That((sheet.At(7, 5)!.Number, sheet.Text(7, 6)), Is.EqualTo(((decimal?)2, "*")));
        Assert.That(sheet.Text(10, 1), Does.Contain("Chưa có số liệu của Ủy ban nhân dân xã Tân Tiến"));
        Assert.That(page, Does.Contain("Ô đơn vị để trống").And.Contain("Tân Tiến: cột “Đã có phương án”: Trường học cũ").And.Contain("Tỷ lệ (%)"));

        Task Enter(Guid person, Guid unit, params string[] figures) => World.Send(person, new EnterDataTable
        {
            UnitReportId = lines.Single(line => line.UnitId == unit).Id, DataTableId = table, SeenNumber = 0,
            Cells = [.. figures.Select((figure, i) => new TypedCell { RowKey = i < 2 ? "d1" : "d2", ColumnKey = i % 2 == 0 ? "c1" : "c2", Value = figure })],
        });
    }

    [Test]
    public async Task A_unit_sees_its_own_totals_marked_and_without_a_ratio_as_the_sums_of_all_are()
    {
        var design = new TableDesign
        {
            Rows =
            [
                new DesignRow { Key = "d1", Ordinal = "I", Text = "Toàn đơn vị" },
                new DesignRow { Key = "d2", Ordinal = "1", Text = "Vùng đồng bằng", ParentKey = "d1" },
                new DesignRow { Key = "d3", Ordinal = "2", Text = "Vùng miền núi", ParentKey = "d1" },
            ],
            Columns =
            [
                new DesignColumn { Key = "c1", Title = "Tổng số hộ", Kind = ColumnKind.Whole },
                new DesignColumn { Key = "c2", Title = "Số hộ dùng nước sạch", Kind = ColumnKind.Whole },
                new DesignColumn { Key = "c3", Title = "Tỷ lệ", Kind = ColumnKind.Percent, NumeratorKey = "c2", DenominatorKey = "c1" },
            ],
        };
        var (campaign, _) = await World.SentCampaign();
        var table = (await World.Send(World.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Nước sạch nông thôn", Design = design })).Id;
        await World.Send(World.Secretary, new SendDataTable { DataTableId = table, Version = 1 });
        var report = (await World.Send(World.Office, new CampaignUnitReports(campaign))).Single(line => line.UnitId == World.Unit).Id;
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        var page = $"/bao-cao-don-vi/{report}/bieu/{table}";
        string[] Cells(AngleSharp.Html.Dom.IHtmlDocument shown) => [.. shown.QuerySelector("#so-lieu tbody tr")!.QuerySelectorAll("td.number").Select(cell => cell.TextContent.Trim())];

        var empty = await contact.Send($"{page}/nhap", "form.entry", ("trinh", "true"));
        var kept = await contact.Do($"{page}/nhap", "form.entry", ("o.d2.c1", "1000"), ("o.d2.c2", "900"), ("o.d3.c1", "700"), ("trinh", "true"));
        var before = await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open(page);
        var sent = await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Do(page, "#send");

        Assert.That(empty.Status, Is.EqualTo(System.Net.HttpStatusCode.UnprocessableEntity));
        Assert.That(empty.Page.QuerySelector(".problem")!.TextContent, Does.Contain("Biểu chưa có ô nào được nhập"));
        foreach (var shown in new[] { kept, before, sent })
        {
            Assert.That(Cells(shown), Is.EqualTo(new[] { "1.700", "900\u00a0*", "*" }), "900 of 1.700 would be 52,94 per cent of what was not all asked");
            Assert.That(shown.QuerySelector("#o-trong")!.TextContent, Does.Contain("Còn 1 ô chưa nhập: cột “Số hộ dùng nước sạch”: Vùng miền núi."));
        }
        Assert.That(before.QuerySelector("#send")!.TextContent, Does.Contain("Còn 1 ô chưa nhập"));
        var sheet = (await World.With(World.Secretary, async services =>
        {
            using var bytes = new MemoryStream(services.GetRequiredService<IWorkbookWriter>().Write(await World.Send(World.Secretary, new DataTableBook(table))));
            return await services.GetRequiredService<IWorkbookReader>().Read(bytes, CancellationToken.None);
        }))[1];
        Assert.That((sheet.Text(7, 2), sheet.At(7, 5)!.Number, sheet.Text(7, 6)), Is.EqualTo(("Toàn đơn vị", (decimal?)900, "*")));
        Assert.That(sheet.Text(12, 1), Does.Contain("cột “Số hộ dùng nước sạch”: Vùng miền núi"));
        Assert.That((await World.Send(World.Secretary, new DataTableCell { DataTableId = table, RowKey = "d1", ColumnKey = "c3" })).Units.Single(one => one.Unit.UnitReportId == report), Has.Property("Number").Null.And.Property("IsIncomplete").True);
    }

    [Test]
    public async Task A_file_in_which_nothing_was_filled_in_is_no_version()
    {
        var (_, table, report, _) = await World.SentTable();
        var file = await World.Form(World.UnitHead, report, table);

        await using var empty = await World.Received(file, "bieu.xlsx");
        var refused = await World.Refused(World.UnitHead, new UploadDataTable { UnitReportId = report, DataTableId = table, Content = empty });

        Assert.That(refused.Code, Is.EqualTo("data_table.empty"));
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, table))).Returns, Is.Empty);
    }

    private static decimal? Sum(DataTableView view, string row, string column) => view.Cells.Single(cell => cell.RowKey == row && cell.ColumnKey == column).Sum;
}
