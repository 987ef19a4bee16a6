using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Core.DataTables;

namespace Supervision.Tests.DataTables;

/// <summary>A column of counts or money holds nothing below zero: Excel says so while it is typed, and what comes all the same is refused at its cell.</summary>
public sealed class NeverNegativeTests : FeatureTest
{
    private static readonly TableDesign Design = SomeTables.Design with { Columns = [.. SomeTables.Design.Columns.Select(column => column.Key is "c1" ? column with { IsNeverNegative = true } : column)] };

    [Test]
    public async Task A_figure_below_zero_is_refused_at_its_cell_by_file_and_typed_and_taken_where_the_column_allows_it()
    {
        var (campaign, _, report, _) = await World.SentTable();
        var table = (await World.Send(World.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Tăng, giảm hồ sơ", Design = Design })).Id;
        await World.Send(World.Secretary, new SendDataTable { DataTableId = table, Version = 1 });
        var form = await World.Form(World.UnitHead, report, table);
        Dictionary<string, object> cells = new() { ["D11"] = -5m, ["E11"] = -1m, ["D12"] = 0m, ["E12"] = 0m, ["D14"] = 4m, ["E14"] = 0m, ["D16"] = -3m, ["B16"] = "Lưu động" };

        var sent = await World.Upload(World.UnitHead, report, table, SomeTables.Fill(form, cells));
        var typed = await World.Send(World.UnitHead, SomeTables.Typed(report, table, 1, ("d2", "c1", "-5"), ("d2", "c2", "-1")));
        var checking = await World.Send(World.UnitHead, new CheckDataTable { UnitReportId = report, DataTableId = table, Cells = [new TypedCell { RowKey = "d3", ColumnKey = "c1", Value = "-0,5" }] });

        Assert.That(sent.Problems.Select(problem => problem.Said), Is.EqualTo(new[]
        {
            "Ô D11 (1. Trực tiếp; Đúng hạn): không được nhỏ hơn 0, đã ghi -5.",
            "Ô D16 (dòng bổ sung 1; Đúng hạn): không được nhỏ hơn 0, đã ghi -3.",
        }));
        Assert.That((sent.Status, typed.Status, typed.Problems.Single().Code), Is.EqualTo((ReturnStatus.Faulty, ReturnStatus.Faulty, "cell.negative")));
        Assert.That(checking.Single().Said, Does.Contain("không phải số nguyên"), "one fault of a cell is enough");
        Assert.That((await World.Send(World.UnitHead, new UnitDataTable(report, table))).Content.Cells.Select(cell => (cell.RowKey, cell.ColumnKey, cell.Number, cell.Text)), Has.Member(("d2", "c1", (decimal?)null, "-5")), "what was typed stays to be mended");

        using var bytes = new MemoryStream(form);
        using var file = SpreadsheetDocument.Open(bytes, isEditable: false);
        var sheet = (WorksheetPart)file.WorkbookPart!.GetPartById(file.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!);
        var rules = sheet.Worksheet.Descendants<DataValidation>().Take(2).ToList();
        Assert.That(rules.Select(rule => (rule.Type!.Value, rule.Formula1!.Text, rule.Error!.Value)), Is.EqualTo(new[]
        {
            (DataValidationValues.Whole, "0", "Cột “Đúng hạn” cần một số nguyên, ví dụ 1.234, không nhỏ hơn 0."),
            (DataValidationValues.Whole, "-999999999999999", "Cột “Quá hạn” cần một số nguyên, ví dụ 1.234."),
        }));
    }

    [TestCase("c3", "Cột 3 “Cộng”: cột tính bằng công thức không ghi “không âm”; hãy ghi ở các cột mà nó được tính từ đó.")]
    [TestCase("c6", "Cột 6 “Ghi chú”: cột kiểu “Chữ” không ghi “không âm”.")]
    public async Task Only_a_column_that_is_filled_in_with_figures_is_never_negative(string key, string said)
    {
        var (campaign, _, _, _) = await World.SentTable();

        var refusal = await World.Refused(World.Secretary, new DesignDataTable
        {
            CampaignId = campaign, Title = "Kết quả",
            Design = Design with { Columns = [.. Design.Columns.Select(column => column.Key == key ? column with { IsNeverNegative = true } : column)] },
        });

        Assert.That(refusal.Fields.Single().Value.Single(), Is.EqualTo(said));
    }
}
