using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Supervision.Core.DataTables;
using Supervision.Core.UnitReports;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.DataTables;

/// <summary>A secretary who never saw the syntax of a table designs one in fields, with buttons, without scripts.</summary>
public sealed class DesignerPageTests : SiteTest
{
    private static readonly (string, string)[] Filled =
    [
        ("design.Title", "Chi ngân sách"), ("design.MeasureUnit", "triệu đồng"),
        ("design.Columns[c1].Title", "Kế hoạch"), ("design.Columns[c1].Kind", "Money"), ("design.Columns[c1].IsRequired", "true"),
        ("design.Columns[c2].Title", "Chênh lệch"), ("design.Columns[c2].Kind", "Decimal"), ("design.Columns[c2].IsNeverNegative", ""),
        ("design.Rows[d1].Text", "Tổng chi"),
        ("design.Rows[d2].Ordinal", "1"), ("design.Rows[d2].Text", "Chi thường xuyên"), ("design.Rows[d2].Of", ""),
    ];

    [Test]
    public async Task Lines_are_added_moved_and_taken_away_by_buttons_and_everything_typed_stays()
    {
        var (campaign, secretary) = await Begin();
        var page = new Designer(secretary, $"/cuoc-giam-sat/{campaign}/bieu/lap", await secretary.Open($"/cuoc-giam-sat/{campaign}/bieu/lap"));

        await page.Press("them-dong:d2", Filled);
        Assert.That(page.Keys("Rows"), Is.EqualTo(new[] { "d1", "d2", "d4", "d3" }), "below the line that it was pressed at");
        Assert.That(page.Page.QuerySelector("[autofocus]")!.Id, Is.EqualTo("d4-Ordinal"));
        await page.Press("them-cot", ("design.Rows[d4].Text", "Chi đầu tư"), ("design.Rows[d4].Of", "cong:d1"), ("design.Rows[d2].Of", "cong:d1"));
        await page.Press("cot-len:c3", ("design.Columns[c3].Title", "Thực hiện"), ("design.Columns[c3].Kind", "Money"));
        Assert.That((page.Keys("Columns"), page.Value("design.Columns[c3].Title"), page.Value("design.Columns[c1].Kind"), page.Value("design.Title")), Is.EqualTo((new[] { "c1", "c3", "c2" }, "Thực hiện", "Money", "Chi ngân sách")));
        await page.Press("dong-len:d4");
        await page.Press("bo-dong:d3");
        Assert.That(page.Page.QuerySelectorAll("#xem-truoc tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))), Is.EqualTo(new[]
        {
            "|Tổng chi||tổng|tổng|tổng", "|Chi đầu tư||nhập ≥ 0 *|nhập ≥ 0|nhập", "1|Chi thường xuyên||nhập ≥ 0 *|nhập ≥ 0|nhập",
        }));
        Assert.That(await World.Send(World.Secretary, new CampaignDataTables(campaign)), Is.Empty, "no button but the last keeps anything");

        Assert.That(await page.Save(("design.Columns[c2].Way", "Sum"), ("design.Columns[c2].SumOfKeys", "c1 c3")), Is.EqualTo(HttpStatusCode.Found));
        var made = await World.Send(World.Secretary, new DataTableDetails((await World.Send(World.Secretary, new CampaignDataTables(campaign))).Single().Id));
        Assert.That((made.Title, made.MeasureUnit, string.Join(' ', made.Design.Rows.Select(row => $"{row.Key}/{row.ParentKey}"))), Is.EqualTo(("Chi ngân sách", "triệu đồng", "d1/ d4/d1 d2/d1")));
        Assert.That(made.Design.Columns.Select(column => (column.Key, column.Kind, column.IsRequired, column.IsNeverNegative, string.Join('+', column.SumOfKeys))), Is.EqualTo(new[]
        {
            ("c1", ColumnKind.Money, true, true, ""), ("c3", ColumnKind.Money, false, true, ""), ("c2", ColumnKind.Decimal, false, false, "c1+c3"),
        }));
    }

    [Test]
    public async Task What_is_wrong_is_said_at_its_line_and_a_table_that_was_sent_is_not_designed_anew()
    {
        var (campaign, secretary) = await Begin();
        var path = $"/cuoc-giam-sat/{campaign}/bieu/lap";

        var (status, refused) = await secretary.Send(path, "#mau", [.. Filled, ("design.Columns[c2].Way", "Part"), ("design.Rows[d1].Text", ""), ("design.Rows[d1].Ordinal", "I")]);
        Assert.That((status, refused.QuerySelector("#cot-c2 > .error")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Cột 2 “Chênh lệch”: chọn cột mà cột này là một phần.")));
        var (_, unnamed) = await secretary.Send(path, "#mau", [.. Filled, ("design.Rows[d1].Text", ""), ("design.Rows[d1].Ordinal", "I")]);
        Assert.That(unnamed.QuerySelector("#d1-Text-loi")!.TextContent, Does.Contain("Nội dung"));
        Assert.That(unnamed.QuerySelector("#c1-Title")!.GetAttribute("value"), Is.EqualTo("Kế hoạch"));

        var list = await secretary.Do(path, "#mau", Filled);
        var table = (await World.Send(World.Secretary, new CampaignDataTables(campaign))).Single().Id;
        Assert.That(list.QuerySelector($"a[href='/bieu-so-lieu/{table}/mau']")!.TextContent, Is.EqualTo("Sửa mẫu"));
        await secretary.Do($"/bieu-so-lieu/{table}/mau", "#mau", ("design.Columns[c1].Title", "Dự toán"));
        Assert.That((await World.Send(World.Secretary, new DataTableDetails(table))).Design.Columns.Select(column => (column.Key, column.Title, column.IsNeverNegative)), Is.EqualTo(new[] { ("c1", "Dự toán", true), ("c2", "Chênh lệch", false) }));
        await World.Send(World.Secretary, new SendDataTable { DataTableId = table, Version = 2 });
        var closed = await secretary.Open($"/bieu-so-lieu/{table}/mau");
        Assert.That((closed.QuerySelector("#mau form"), closed.QuerySelector("#mau .notice")!.TextContent), Is.EqualTo(((IElement?)null, "Biểu đang ở trạng thái “Đã gửi đơn vị” nên không sửa mẫu được. Nếu phải đổi mẫu, hãy thu hồi biểu này rồi sao chép thành biểu mới.")));
    }

    [Test]
    public async Task A_head_and_lines_copied_from_a_spreadsheet_become_columns_and_lines()
    {
        var (campaign, secretary) = await Begin();
        var path = $"/cuoc-giam-sat/{campaign}/bieu/lap";
        var page = new Designer(secretary, path, await secretary.Open(path));

        await page.Press("dan", ("design.Title", "Hộ nghèo"), ("design.PasteColumns", "STT\tNội dung\tĐVT\tNăm 2025\tNăm 2026"), ("design.PasteRows", "\tTổng số hộ\thộ\n1\tHộ nghèo\thộ\tTổng số hộ"));
        Assert.That(await page.Save(), Is.EqualTo(HttpStatusCode.Found));

        var design = (await World.Send(World.Secretary, new DataTableDetails((await World.Send(World.Secretary, new CampaignDataTables(campaign))).Single().Id))).Design;
        Assert.That(design.Columns.Select(column => (column.Title, column.IsNeverNegative)), Is.EqualTo(new[] { ("Năm 2025", true), ("Năm 2026", true) }));
        Assert.That(design.Rows.Select(row => (row.Ordinal, row.Text, row.MeasureUnit, row.ParentKey is null)), Is.EqualTo(new[] { ((string?)null, "Tổng số hộ", "hộ", true), ("1", "Hộ nghèo", "hộ", false) }));
    }

    [Test]
    public async Task A_pasted_column_of_words_is_one_of_words_and_the_page_says_so()
    {
        var (campaign, secretary) = await Begin();
        var path = $"/cuoc-giam-sat/{campaign}/bieu/lap";
        var page = new Designer(secretary, path, await secretary.Open(path));
        (string, ColumnKind)[] Kinds() => [.. page.Keys("Columns").Select(key => (page.Value($"design.Columns[{key}].Title"), Enum.Parse<ColumnKind>(page.Value($"design.Columns[{key}].Kind")))).Where(one => one.Item1.Length > 0)];

        await page.Press("dan", ("design.PasteColumns", "STT\tNội dung\tSố hộ\tTên chủ hộ\tLý do (nếu có)\tSố giải trình\tGhi chú"));
        Assert.That(Kinds(), Is.EqualTo(new[] { ("Số hộ", ColumnKind.Whole), ("Tên chủ hộ", ColumnKind.Text), ("Lý do (nếu có)", ColumnKind.Text), ("Số giải trình", ColumnKind.Whole), ("Ghi chú", ColumnKind.Text) }));
        Assert.That(page.Page.QuerySelector("#kieu-cot")!.TextContent, Is.EqualTo("Kiểu của cột đã dán: chữ: “Tên chủ hộ”, “Lý do (nếu có)”, “Ghi chú”; số nguyên: “Số hộ”, “Số giải trình”. Nếu không đúng, đổi ở ô “Kiểu” của cột."));

        page = new Designer(secretary, path, await secretary.Open(path));
        await page.Press("dan", ("design.PasteColumns", "TT\tNội dung\tGhi chú\tSố vốn\tTỷ lệ\tTình hình\tCòn lại\n1\tĐường\t3\t1.234,5\t53,4%\tchậm\t-\n2\tCầu\t\t20\t60%\tđúng tiến độ\t5"));
        Assert.That(Kinds(), Is.EqualTo(new[] { ("Ghi chú", ColumnKind.Whole), ("Số vốn", ColumnKind.Decimal), ("Tỷ lệ", ColumnKind.Percent), ("Tình hình", ColumnKind.Text), ("Còn lại", ColumnKind.Whole) }), "the cells decide where there are some");

        page = new Designer(secretary, path, await secretary.Open(path));
        await page.Press("dan", ("design.PasteColumns", "Số hộ\nGhi chú\nDiễn giải | số nguyên"));
        Assert.That(Kinds(), Is.EqualTo(new[] { ("Số hộ", ColumnKind.Whole), ("Ghi chú", ColumnKind.Text), ("Diễn giải", ColumnKind.Whole) }), "what is said is followed");

        var saved = await secretary.Do(path, "#mau", [.. Filled, ("design.PasteColumns", "Ghi chú")]);
        Assert.That(saved.QuerySelector("[role=status]")!.TextContent, Does.Contain("Kiểu của cột đã dán: chữ: “Ghi chú”."), "also where it is saved at once");
    }

    [Test]
    public async Task The_key_of_what_was_taken_away_is_never_given_again_so_that_no_figure_of_another_column_is_offered()
    {
        var (_, table, report, _) = await World.SentTable();
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        var (campaign, _) = await World.SentCampaign();
        var copy = (await World.Send(World.Secretary, new CopyDataTable { DataTableId = table, CampaignId = campaign })).Id;
        var (path, secretary) = ($"/bieu-so-lieu/{copy}/mau", new FormBrowser(await Site.BrowserOf(World.Secretary)));
        var page = new Designer(secretary, path, await secretary.Open(path));
        foreach (var button in new[] { "bo-cot:c4", "bo-cot:c5", "bo-cot:c6", "bo-cot:c3", "bo-cot:c2", "bo-dong:d5" }) await page.Press(button);
        Assert.That(await page.Save(), Is.EqualTo(HttpStatusCode.Found));

        page = new Designer(secretary, path, await secretary.Open(path));
        await page.Press("them-cot");
        await page.Press("them-dong");
        await page.Press("dan", ("design.Columns[c7].Title", "Tổng số đơn"), ("design.Rows[d6].Text", "Đơn thư"), ("design.PasteColumns", "Ghi chú"), ("design.PasteRows", "Khiếu nại"));
        Assert.That((string.Join(' ', page.Keys("Columns")), string.Join(' ', page.Keys("Rows"))), Is.EqualTo(("c1 c7 c8", "d1 d2 d3 d4 d6 d7")));
        Assert.That(await page.Save(), Is.EqualTo(HttpStatusCode.Found));

        var kept = await World.Send(World.Secretary, new DataTableDetails(copy));
        var refused = await World.Refused(World.Secretary, new ReviseDataTable
        {
            DataTableId = copy, Version = kept.Version, Title = kept.Title,
            Design = kept.Design with { Columns = [.. kept.Design.Columns, new DesignColumn { Key = "c2", Title = "Số khác", Kind = ColumnKind.Whole }], RetiredColumnKeys = [] },
        });
        Assert.That(refused.Fields["Design.Columns[3].Key"].Single(), Is.EqualTo("Cột 4: mã cột “c2” là của một cột đã bỏ, không dùng lại."));
        await World.Send(World.Secretary, new SendDataTable { DataTableId = copy, Version = kept.Version });
        var own = (await World.Send(World.Office, new CampaignUnitReports(campaign))).Single(line => line.UnitId == World.Unit).Id;
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(own, copy))).Prior!.Cells.Where(cell => cell.ColumnKey is "c7" or "c8" || cell.RowKey is "d6" or "d7"), Is.Empty);
    }

    private async Task<(Guid Campaign, FormBrowser Secretary)> Begin()
    {
        var (campaign, _) = await World.SentCampaign();
        return (campaign, new FormBrowser(await Site.BrowserOf(World.Secretary)));
    }

    /// <summary>The page as it comes back from each button, with what stands in it.</summary>
    private sealed class Designer(FormBrowser browser, string path, IHtmlDocument page)
    {
        public IHtmlDocument Page { get; private set; } = page;

        public async Task Press(string button, params (string Name, string Value)[] typed)
        {
            (var status, Page) = await browser.Send(Page, path, "#mau", [.. typed, ("design.Step", button)]);
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        }

        public async Task<HttpStatusCode> Save(params (string Name, string Value)[] typed) => (await browser.Send(Page, path, "#mau", typed)).Status;

        public IEnumerable<string> Keys(string list) => [.. Page.QuerySelectorAll($"input[name='design.{list}.Index']").Select(one => one.GetAttribute("value")!)];

        public string Value(string name) => FormBrowser.ValueOf(Page.QuerySelector($"[name='{name}']")!);
    }
}
