using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Core.Documents;
using PageMargins = DocumentFormat.OpenXml.Spreadsheet.PageMargins;
using Workbook = Supervision.Core.Documents.Workbook;

namespace Supervision.Infrastructure.Documents.Xlsx;

/// <summary>
/// Writes workbooks cell after cell, never holding a sheet as a tree. Formulas carry no values: the program that opens the file calculates all of it, so that no figure of ours is taken for one of the unit's.
/// </summary>
public sealed class WorkbookWriter : IWorkbookWriter
{
    private const int LongestName = 31;
    private static readonly char[] NotInNames = ['\\', '/', '?', '*', '[', ']', ':'];

    public byte[] Write(Workbook workbook)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var looks = new CellStyles();
            var (sheets, names) = (new Sheets(), new DefinedNames());
            foreach (var (sheet, i) in workbook.Sheets.Select((sheet, i) => (sheet, i)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheet, looks);
                sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = NameOf(sheet.Name), State = sheet.IsHidden ? SheetStateValues.VeryHidden : SheetStateValues.Visible,
                });
                if (sheet.HeadRows is { } head)
                    names.Append(new DefinedName($"'{NameOf(sheet.Name)}'!${head.First}:${head.Last}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = looks.Sheet();
            styles.Stylesheet.Save();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets);
            if (names.HasChildren) book.Workbook.Append(names);
            book.Workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
            book.Workbook.Save();
        }
        return bytes.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, WorkSheet sheet, CellStyles looks)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        if (sheet.HeadRows is not null || sheet.IsLandscape) writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(sheet)));
        if (sheet.Widths.Count > 0) writer.WriteElement(new Columns(sheet.Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row < sheet.Rows.Count; row++) WriteRow(writer, sheet.Rows[row], row + 1, looks);
        writer.WriteEndElement();
        // What is needed to fill the table in stays free: to widen columns and raise rows.
        if (sheet.IsLocked) writer.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        if (sheet.Rules.Count > 0) writer.WriteElement(new DataValidations(sheet.Rules.Select(Rule)) { Count = (uint)sheet.Rules.Count });
        writer.WriteElement(new PageMargins { Left = 0.6, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = sheet.IsLandscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteEndElement();
    }

    private static SheetView View(WorkSheet sheet)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (sheet.FrozenRows == 0 && sheet.FrozenColumns == 0) return view;
        var pane = new Pane
        {
            TopLeftCell = CellName.Of(sheet.FrozenRows + 1, sheet.FrozenColumns + 1),
            ActivePane = sheet.FrozenColumns == 0 ? PaneValues.BottomLeft : sheet.FrozenRows == 0 ? PaneValues.TopRight : PaneValues.BottomRight,
            State = PaneStateValues.Frozen,
        };
        if (sheet.FrozenRows > 0) pane.VerticalSplit = sheet.FrozenRows;
        if (sheet.FrozenColumns > 0) pane.HorizontalSplit = sheet.FrozenColumns;
        view.Append(pane);
        return view;
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<WorkCell> cells, int row, CellStyles looks)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)row });
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (cell == WorkCell.Empty) continue;
            var written = new Cell { CellReference = CellName.Of(row, i + 1), StyleIndex = looks.Of(cell) };
            if (cell.Formula is { } formula) written.Append(new CellFormula(formula));
            else if (cell.Number is { } number) written.Append(new CellValue(number.ToString(CultureInfo.InvariantCulture)));
            else if (cell.Text is { Length: > 0 } text)
            {
                written.DataType = CellValues.InlineString;
                written.Append(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
            }
            writer.WriteElement(written);
        }
        writer.WriteEndElement();
    }

    private static DataValidation Rule(CellRule rule) => rule.Choices is { } choices ? new(new Formula1(choices))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = "Không có trong danh sách",
        Error = rule.Refusal,
        SequenceOfReferences = new ListValue<StringValue>(rule.Ranges.Select(range => new StringValue(range))),
    } : new(new Formula1(rule.Least.ToString(CultureInfo.InvariantCulture)), new Formula2(rule.Most.ToString(CultureInfo.InvariantCulture)))
    {
        Type = rule.Kind switch
        {
            CellRuleKind.Whole => DataValidationValues.Whole,
            CellRuleKind.Decimal => DataValidationValues.Decimal,
            CellRuleKind.Length => DataValidationValues.TextLength,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, null),
        },
        Operator = DataValidationOperatorValues.Between,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = "Chưa đúng kiểu số liệu",
        Error = rule.Refusal,
        SequenceOfReferences = new ListValue<StringValue>(rule.Ranges.Select(range => new StringValue(range))),
    };

    private static string NameOf(string name)
    {
        var clean = string.Concat(name.Split(NotInNames));
        return clean.Length <= LongestName ? clean : clean[..LongestName];
    }
}
