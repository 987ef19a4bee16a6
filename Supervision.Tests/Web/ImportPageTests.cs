using Supervision.Core.Documents;
using Supervision.Core.Imports;
using Supervision.Core.Ledger;
using Supervision.Infrastructure.Documents.Xlsx;

namespace Supervision.Tests.Web;

/// <summary>What a preview calls the lines of a list: as whoever looks into the file counts them.</summary>
public sealed class ImportPageTests : SiteTest
{
    [Test]
    public async Task A_line_of_a_sheet_is_called_as_the_sheet_numbers_it_with_heads_and_blank_rows_counted()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var file = List(ListColumns.Units, ["STC", "Sở Tài chính", "Sở, ngành", "cấp tỉnh", "", "", "01/7/2025", ""], ["", "", "", "", "", "", "", ""], ["SNV", "Sở Nội vụ", "Sở, ngành", "cấp tỉnh", "", "", "31/02/2026", ""]);

        var (_, looked) = await office.Attach("/don-vi/nhap", "#viec", [("file", "don-vi.xlsx", file)]);

        Assert.That(looked.QuerySelectorAll("#xem-truoc td[data-label='Dòng']").Select(cell => cell.TextContent), Is.EqualTo(new[] { "7", "5" }), "what is wrong first");
    }

    [Test]
    public async Task A_backlog_repeats_itself_by_the_sheets_own_lines_and_the_repeated_line_is_left_out()
    {
        var paper = (await World.Send(World.Office, new RegisterSourcePaper { Kind = SourcePaperKind.Backlog, Reference = "25/NQ-HĐND", IssuedOn = new DateOnly(2025, 1, 10), Issuer = "Hội đồng nhân dân tỉnh", Title = "Nội dung còn lại" })).Id;
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var file = List(ListColumns.Ledger, ["U1", "Cắm mốc", "03/2/2025", "Đang thực hiện"], ["U1", "cắm  mốc", "04/2/2025", "Đang thực hiện"]);

        var (_, looked) = await office.Attach("/noi-dung/nhap", "form[action*='preview']", [("file", "ton-dong.xlsx", file)], ("sourcePaperId", $"{paper}"));

        Assert.That(looked.QuerySelectorAll("#xem-truoc tbody tr").Select(row => (row.QuerySelector("[data-label='Dòng']")!.TextContent, row.QuerySelector(".badge")!.TextContent)),
            Is.EqualTo(new[] { ("5", "Thêm mới"), ("6", "Đã có, bỏ qua") }));
        Assert.That(looked.QuerySelectorAll("#xem-truoc tbody tr")[1].TextContent, Does.Contain("lặp dòng 5, bỏ qua."));
        Assert.That((await office.Send(looked, "/noi-dung/nhap", "#xem-truoc")).Status, Is.EqualTo(System.Net.HttpStatusCode.Found));
        Assert.That((await World.Send(World.Office, new LedgerImportList { SourcePaperId = paper })).Items.Single().Items, Is.EqualTo(1));
    }

    [Test]
    public async Task Columns_beyond_the_templates_are_named_as_not_read_and_a_fault_is_called_by_its_column()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var (_, bases) = await office.Attach($"/cuoc-giam-sat/{campaign}/can-cu", "#viec", [("file", "can-cu.xlsx", List(["Căn cứ", "Số", ""], ["Luật", "121/2025/QH15", "năm 2025"]))]);
        var (_, units) = await office.Attach("/don-vi/nhap", "#viec", [("file", "don-vi.xlsx", List(ListColumns.Units, ["SNV", "Sở Nội vụ", "Sở, ngành", "cấp tỉnh", "", "", "31/02/2026", ""]))]);

        Assert.That(bases.QuerySelector("#xem-truoc .notice")!.TextContent, Does.Contain("các cột “Số”, C4; những gì ghi ở đó không được đọc. Mỗi căn cứ ghi trọn"));
        Assert.That(units.QuerySelector("#xem-truoc .error")!.TextContent, Does.StartWith("Có từ ngày: “31/02/2026” không phải một ngày có thật"));
        Assert.That(units.QuerySelector("#xem-truoc .notice"), Is.Null);
    }

    [Test]
    public async Task A_list_that_is_not_read_is_named_to_be_chosen_again()
    {
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var (_, refused) = await office.Attach("/don-vi/nhap", "#viec", [("file", "don-vi.xlsx", List(["Mã"], ["SNV"]))]);
        var (_, none) = await office.Send("/don-vi/nhap", "#viec");

        Assert.That((refused.QuerySelector("#tep-loi") is null, refused.QuerySelector("#tep-chon-lai")!.TextContent), Is.EqualTo((false, "Tệp đã chọn chưa được giữ lại, hãy chọn lại: don-vi.xlsx.")));
        Assert.That(refused.QuerySelector("#tep")!.GetAttribute("aria-describedby"), Does.EndWith(" tep-chon-lai"));
        Assert.That(none.QuerySelector("#tep-chon-lai"), Is.Null);
    }

    private static byte[] List(IReadOnlyList<string> heads, params string[][] rows) => new WorkbookWriter().Write(new Workbook("Danh sách",
    [
        new WorkSheet("Danh sách")
        {
            Rows =
            [
                [WorkCell.Of(CellLook.Strong, "Danh sách")], [], [], [.. heads.Select(head => WorkCell.Of(CellLook.Head, head))],
                .. rows.Select(row => (IReadOnlyList<WorkCell>)[.. row.Select(cell => WorkCell.Of(CellLook.Text, cell))]),
            ],
        },
    ]));
}
