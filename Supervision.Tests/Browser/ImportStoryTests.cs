using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Imports;
using Supervision.Infrastructure.Documents.Xlsx;

namespace Supervision.Tests.Browser;

/// <summary>An administrator imports units from a spreadsheet: a fault is told at its row, the corrected file is looked at and then confirmed, and the same file is known again.</summary>
public sealed class ImportStoryTests
{
    [Test]
    public async Task From_a_file_with_a_fault_to_units_that_are_there()
    {
        var page = await DemoSite.As(Role.Admin, 390);
        await using var context = page.Context;
        await page.GotoAsync(new Uri(DemoSite.Address, "quan-tri").ToString());
        await page.ClickAsync("a:has-text('Nhập danh sách đơn vị')");
        string[] first = ["NHAP-1", "Trung tâm Phát triển quỹ đất", "Đơn vị sự nghiệp công lập", "cấp tỉnh", "STC", "", "01/7/2025", ""];

        await Look(page, List(first, ["NHAP-2", "Ban Quản lý dự án", "Không rõ", "cấp tỉnh", "", "", "31/02/2026", ""]));
        await Assertions.Expect(page.Locator("#xem-truoc")).ToContainTextAsync("2 dòng: 1 thêm mới, 0 đã có, 1 còn lỗi. Chưa có gì được ghi.");
        await Assertions.Expect(page.Locator("#xem-truoc .error").Last).ToContainTextAsync("“31/02/2026” không phải một ngày có thật");
        Assert.That(await page.Locator("#xem-truoc button").CountAsync(), Is.Zero, "what has faults cannot be confirmed");
        Assert.That(await page.Violations(), Is.Empty);
        Assert.That(await page.Flaws(), Is.Empty);

        var good = List(first, ["STC", "Sở Tài chính tỉnh Lam Sơn", "Sở, ngành", "cấp tỉnh", "", "", "01/7/2025", ""]);
        await Look(page, good);
        await Assertions.Expect(page.Locator("#xem-truoc")).ToContainTextAsync("1 thêm mới, 1 đã có");
        await page.ClickAsync("button:has-text('Nhập các đơn vị mới')");
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã thêm 1 đơn vị, bỏ qua 1 đơn vị đã có.");
        await Look(page, good);
        await Assertions.Expect(page.Locator("#xem-truoc .problem")).ToContainTextAsync("Không nhập lại cùng một tệp.");
    }

    private static async Task Look(IPage page, byte[] file)
    {
        await page.SetInputFilesAsync("#tep", new FilePayload { Name = "don-vi.xlsx", MimeType = Sheet.ContentType, Buffer = file });
        await page.ClickAsync("button:has-text('Xem trước')");
    }

    private static byte[] List(params string[][] rows) => new WorkbookWriter().Write(new Workbook("Danh sách",
        [new WorkSheet("Danh sách") { Rows = [[WorkCell.Of(CellLook.Strong, "Danh sách đơn vị")], [.. ListColumns.Units.Select(head => WorkCell.Of(CellLook.Head, head))], .. rows.Select(row => (IReadOnlyList<WorkCell>)[.. row.Select(cell => WorkCell.Of(CellLook.Text, cell))])] }]));
}
