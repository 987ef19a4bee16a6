using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Xlsx;

namespace Supervision.Tests.DataTables;

/// <summary>The file that a unit fills in, as a spreadsheet program sees it.</summary>
public sealed class UnitFileTests
{
    private static readonly SheetMark Mark = new(Guid.NewGuid(), 2, Guid.NewGuid());
    private static readonly SheetHead Head = new("HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN", "Cải cách hành chính", "Kết quả thủ tục", "UBND xã Hòa Bình", "năm 2025", null, new DateOnly(2026, 3, 20));

    [Test]
    public void Only_cells_that_the_unit_fills_in_are_open_and_totals_are_formulas()
    {
        using var file = Open();
        var (sheet, cells) = First(file);
        var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var open = cells.Where(cell => formats[(int)(cell.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false).Select(cell => cell.CellReference!.Value!).ToList();

        Assert.That(sheet.Worksheet.Elements<SheetProtection>().Single().Sheet!.Value, Is.True);
        Assert.That(open.Where(name => !name.EndsWith("16", StringComparison.Ordinal) && !name.EndsWith("17", StringComparison.Ordinal)),
            Is.EquivalentTo(new[] { "D11", "E11", "H11", "I11", "D12", "E12", "H12", "I12", "D14", "E14", "H14", "I14" }));
        Assert.That(open.Where(name => name.EndsWith("16", StringComparison.Ordinal)), Is.EquivalentTo(new[] { "B16", "C16", "D16", "E16", "H16", "I16" }), "the unit's own lines");
        Assert.That(cells.Where(cell => cell.CellFormula is not null).ToDictionary(cell => cell.CellReference!.Value!, cell => cell.CellFormula!.Text), Is.SupersetOf(new Dictionary<string, string>
        {
            ["D10"] = "SUM(D11,D12)", ["F10"] = "SUM(F11,F12)", ["F11"] = "SUM(D11,E11)", ["G14"] = "IF(N(F14)=0,\"\",ROUND(D14/F14*100,2))",
        }));
    }

    [Test]
    public void Each_open_cell_has_the_rule_of_its_kind_and_the_mark_is_hidden()
    {
        using var file = Open();
        var rules = First(file).Sheet.Worksheet.Descendants<DataValidation>().ToList();

        Assert.That(rules.Select(rule => (Kind: rule.Type!.Value, Cells: string.Join(' ', rule.SequenceOfReferences!.Items.Select(range => range.Value)))), Is.EqualTo(new[]
        {
            (DataValidationValues.Whole, "D11:D12 D14 D16:D17"), (DataValidationValues.Whole, "E11:E12 E14 E16:E17"), (DataValidationValues.Whole, "H11:H12 H14 H16:H17"),
            (DataValidationValues.TextLength, "I11:I12 I14 I16:I17"),
        }));
        Assert.That(file.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.State!.Value), Is.EqualTo(new[] { SheetStateValues.Visible, SheetStateValues.VeryHidden }));
    }

    [Test]
    public async Task What_is_written_is_read_again_cell_by_cell()
    {
        var filled = new TableContent { Cells = [new GivenCell { RowKey = "d2", ColumnKey = "c1", Number = 1234567.89m }, new GivenCell { RowKey = "d2", ColumnKey = "c6", Text = "=1+1 là chữ" }], FreeRows = [new FreeRow { Text = "Lưu động", MeasureUnit = "lượt", Cells = [new FreeCell { ColumnKey = "c1", Number = 7 }] }] };
        using var bytes = new MemoryStream(new WorkbookWriter().Write(TableSheet.Write(SomeTables.Design, Head, Mark, filled)));

        var read = TableSheet.Read(await new WorkbookReader().Read(bytes, CancellationToken.None), SomeTables.Design, Mark);
        var (row, columns) = (SomeTables.Design.Rows[1], SomeTables.Design.Columns);

        Assert.That((read.Cell(row, columns[0]).Number, read.Cell(row, columns[5]).Text, read.Cell(row, columns[1]).IsEmpty), Is.EqualTo(((decimal?)1234567.89m, "=1+1 là chữ", true)));
        Assert.That((read.FreeRows[0].Label.Text, read.FreeRows[0].MeasureUnit, read.FreeRows[0].Cells["c1"].Number), Is.EqualTo(("Lưu động", "lượt", (decimal?)7)));
        Assert.That(read.Problems, Is.Empty);
    }

    [Test]
    public async Task A_formula_whose_value_a_program_left_empty_is_read_as_not_calculated()
    {
        using var bytes = new MemoryStream();
        bytes.Write(new WorkbookWriter().Write(TableSheet.Write(SomeTables.Design, Head, Mark, new TableContent { Cells = [new GivenCell { RowKey = "d2", ColumnKey = "c1", Number = 12 }] })));
        using (var file = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            var (sheet, cells) = First(file);
            foreach (var cell in cells.Where(cell => cell.CellFormula is not null)) cell.CellValue = new CellValue("");
            sheet.Worksheet.Save();
        }

        var read = TableSheet.Read(await new WorkbookReader().Read(bytes, CancellationToken.None), SomeTables.Design, Mark);

        Assert.That((read.Cell(SomeTables.Design.Rows[0], SomeTables.Design.Columns[0]).IsEmpty, read.Cell(SomeTables.Design.Rows[1], SomeTables.Design.Columns[0]).Number), Is.EqualTo((true, (decimal?)12)));
    }

    [TestCase("1.234,5", 1234.5)]
    [TestCase("1234,5", 1234.5)]
    [TestCase("1234.5", 1234.5)]
    [TestCase("1.234", 1234)]
    [TestCase("1.234.567", 1234567)]
    [TestCase("-12", -12)]
    [TestCase("53,41%", 53.41)]
    [TestCase("1,234", 1.234)]
    [TestCase("1,234.5", null)]
    [TestCase("12 hộ", null)]
    [TestCase("1.23.4", null)]
    public void Figures_are_read_as_people_write_them(string typed, double? expected) => Assert.That(CellText.Number(typed), Is.EqualTo((decimal?)expected));

    private static SpreadsheetDocument Open() => SpreadsheetDocument.Open(new MemoryStream(new WorkbookWriter().Write(TableSheet.Write(SomeTables.Design, Head, Mark, new TableContent()))), isEditable: false);

    private static (WorksheetPart Sheet, List<Cell> Cells) First(SpreadsheetDocument file)
    {
        var part = (WorksheetPart)file.WorkbookPart!.GetPartById(file.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!);
        return (part, [.. part.Worksheet.Descendants<Cell>()]);
    }
}
