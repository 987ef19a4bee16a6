using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.Indicators;
using Supervision.Core.UnitReports;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.DataTables;

/// <summary>A part that is larger than its whole is pointed out to the unit while it fills in, and to the delegation at its session; nobody is refused for it.</summary>
public sealed class PartTests : SiteTest
{
    private const string Rows = "I | Hồ sơ tiếp nhận\n1 | Trong đó: trực tuyến | | trong I";
    private const string Columns = "Tổng số | số nguyên\nĐúng hạn | số nguyên | | | trong 1\nTỷ lệ hài lòng | phần trăm\nĐã số hóa | số nguyên\nTỷ lệ số hóa | phần trăm | | | 4/1";

    [Test]
    public async Task A_part_above_its_whole_is_pointed_out_beside_its_cell_and_at_the_units_session()
    {
        var (campaign, table, report, other, design) = await Sent();
        Assert.That((design.Rows[1].PartOfKey, design.Rows[1].ParentKey, design.Columns[1].PartOfKey), Is.EqualTo((design.Rows[0].Key, (string?)null, design.Columns[0].Key)));
        var client = await Site.BrowserOf(World.UnitHead);
        var unit = new FormBrowser(client);
        var page = $"/bao-cao-don-vi/{report}/bieu/{table}";
        string Cell(int row, int column) => $"o-{design.Rows[row].Key}-{design.Columns[column].Key}";
        (string, string) Typed(int row, int column, string value) => ($"o.{design.Rows[row].Key}.{design.Columns[column].Key}", value);

        var token = (await unit.Open($"{page}/nhap")).QuerySelector("form.entry [name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var typing = new FormUrlEncodedContent(new[] { ("__RequestVerificationToken", token), ("da-nhac", $"{Cell(0, 1)} khac"), Typed(0, 0, "100"), Typed(0, 1, "90"), Typed(1, 0, "120") }.Select(one => new KeyValuePair<string, string>(one.Item1, one.Item2)));
        using var checking = await client.PostAsync(new Uri($"{page}/nhap?handler=Check", UriKind.Relative), typing);
        Assert.That(FormBrowser.Parse(await checking.Content.ReadAsStringAsync()).QuerySelectorAll("span[hx-swap-oob]").Select(one => (one.Id, one.TextContent)), Is.EqualTo(new[]
        {
            ($"{Cell(1, 0)}-nhac", "120 lớn hơn 100 ở dòng “I. Hồ sơ tiếp nhận” mà số này là một phần."),
            ($"{Cell(0, 1)}-nhac", ""),
        }), "and what was said before is taken back");
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, table))).Returns, Is.Empty, "nothing was sent yet");

        await unit.Do($"{page}/nhap", "form.entry", Typed(0, 0, "100"), Typed(0, 1, "101"), Typed(0, 2, "100,5"), Typed(0, 3, "80"), Typed(1, 0, "60"), Typed(1, 3, "90"));
        var sent = await unit.Open(page);
        Assert.That(sent.QuerySelectorAll("#xem-lai li").Select(one => one.TextContent), Is.EqualTo(new[]
        {
            "I. Hồ sơ tiếp nhận; Đúng hạn: 101 lớn hơn 100 ở cột “Tổng số” mà số này là một phần.",
            "I. Hồ sơ tiếp nhận; Tỷ lệ hài lòng: tỷ lệ 100,5% vượt 100%.",
            "1. Trong đó: trực tuyến; Đã số hóa: 90 lớn hơn 80 ở dòng “I. Hồ sơ tiếp nhận” mà số này là một phần.",
            "1. Trong đó: trực tuyến; Đã số hóa: 90 lớn hơn 60 ở cột “Tổng số” nên “Tỷ lệ số hóa” vượt 100%.",
        }));
        Assert.That(sent.QuerySelectorAll("#so-lieu td .late").Length, Is.EqualTo(3));
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, table))).Returns[0].Status, Is.EqualTo(ReturnStatus.Received));

        await World.Send(World.Office, new EnterDataTable { UnitReportId = other, DataTableId = table, SeenNumber = 0, Cells = [new TypedCell { RowKey = design.Rows[0].Key, ColumnKey = design.Columns[2].Key, Value = "180" }] });
        var visit = await Visit(campaign, World.Unit);
        var asked = await new FormBrowser(await Site.BrowserOf(World.Member)).Open($"/buoi-lam-viec/{visit}");
        var said = asked.QuerySelector("#de-cuong")!.TextContent;
        Assert.That(said, Does.Contain("Ô của biểu số liệu lớn hơn số tổng").And.Contain("Biểu 1 “Kết quả”, Ủy ban nhân dân xã Hòa Bình, I. Hồ sơ tiếp nhận; Đúng hạn: 101 lớn hơn 100"));
        Assert.That(said, Does.Not.Contain("180"), "another unit's");
        Assert.That((await World.Send(World.Secretary, new CampaignFlags(campaign))).Flags.Single(flag => flag.Code is FlagCode.CellOverWhole).Sentences, Has.Some.Contain("180"));
    }

    [Test]
    public async Task A_part_that_leads_nowhere_is_refused_beside_its_line()
    {
        var (campaign, _) = await World.SentCampaign();
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));

        var (status, page) = await secretary.Send($"/cuoc-giam-sat/{campaign}/bieu/lap", "#mau", ("design.Title", "Kết quả"), ("design.PasteColumns", "Tên | chữ\nSố | số nguyên | | | trong 1"), ("design.PasteRows", "I | Tổng\n1 | Trực tuyến | | trong IV"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelector("#dan")!.TextContent, Does.Contain("không có dòng nào đứng trước mang số hoặc tên “trong IV”"));
        var wrong = await World.Refused(World.Secretary, new DesignDataTable
        {
            CampaignId = campaign, Title = "Kết quả",
            Design = SomeTables.Design with { Columns = [.. SomeTables.Design.Columns, new DesignColumn { Key = "c7", Title = "Trực tuyến", Kind = ColumnKind.Whole, PartOfKey = "c6" }] },
        });
        Assert.That(wrong.Fields.Single().Value.Single(), Is.EqualTo("Cột 7 “Trực tuyến”: chỉ là một phần của một cột số liệu khác."));
    }

    [Test]
    public async Task A_report_leads_to_its_annex_and_whoever_submits_it_is_told_what_does_not_fit_there()
    {
        var (campaign, table, report, _, design) = await Sent();
        await World.Send(World.Office, new EnterDataTable
        {
            UnitReportId = report, DataTableId = table, SeenNumber = 0,
            Cells = [new TypedCell { RowKey = design.Rows[0].Key, ColumnKey = design.Columns[0].Key, Value = "100" }, new TypedCell { RowKey = design.Rows[0].Key, ColumnKey = design.Columns[1].Key, Value = "101" }],
        });
        var delegation = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        await World.Send(World.Secretary, new MoveCampaign { CampaignId = campaign, Version = 3, Step = CampaignStep.Start, On = Some.FoundedOn });
        await World.Send(World.Secretary, new MoveCampaign { CampaignId = campaign, Version = 4, Step = CampaignStep.EndFieldwork, On = Some.FoundedOn });
        var paper = (await World.Send(World.Secretary, new DraftDelegationReport { CampaignId = campaign, DelegationId = delegation, Overview = "Khái quát." })).Id;
        Assert.That(Body(await World.Send(World.Secretary, new PrintDelegationReport(paper))), Does.Not.Contain("hụ lục kèm theo"));

        await World.Send(World.Secretary, new AttachDataTables { ReportId = paper, Version = 1, DataTableIds = [table] });

        Assert.That(Body(await World.Send(World.Secretary, new PrintDelegationReport(paper))), Does.Contain("(Phụ lục kèm theo)"));
        var said = (await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/bao-cao-doan/{paper}")).QuerySelector("#submit .doubts")!.TextContent;
        Assert.That(said, Does.Contain("Biểu 1 “Kết quả”, Ủy ban nhân dân xã Hòa Bình, I. Hồ sơ tiếp nhận; Đúng hạn: 101 lớn hơn 100"));

        static string Body(Document document) => string.Join('\n', document.Blocks.TakeWhile(block => block is not AnnexStart).OfType<Paragraph>().Select(line => line.Text.PlainText));
    }

    private async Task<(Guid Campaign, Guid Table, Guid Report, Guid Other, TableDesign Design)> Sent()
    {
        var (campaign, _) = await World.SentCampaign();
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        await secretary.Do($"/cuoc-giam-sat/{campaign}/bieu/lap", "#mau", ("design.Title", "Kết quả"), ("design.PasteColumns", Columns), ("design.PasteRows", Rows));
        var table = (await World.Send(World.Secretary, new CampaignDataTables(campaign))).Single().Id;
        await World.Send(World.Secretary, new SendDataTable { DataTableId = table, Version = 1 });
        var lines = await World.Send(World.Office, new CampaignUnitReports(campaign));
        return (campaign, table, lines.Single(line => line.UnitId == World.Unit).Id, lines.Single(line => line.UnitId == World.OtherUnit).Id, (await World.Send(World.Secretary, new DataTableDetails(table))).Design);
    }

    private async Task<Guid> Visit(Guid campaign, Guid unit)
    {
        var delegation = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        return (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { UnitIds = [unit] })).Id;
    }
}
