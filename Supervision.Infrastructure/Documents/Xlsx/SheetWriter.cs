using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellKind = Supervision.Core.Documents.CellKind;
using Sheet = Supervision.Core.Documents.Sheet;

namespace Supervision.Infrastructure.Documents.Xlsx;

/// <summary>Writes XLSX row after row, never holding a sheet as a tree. The header row is frozen and can be filtered.</summary>
public sealed class SheetWriter : Core.Documents.ISheetWriter
{
    // The longest name that spreadsheet programs take, and what they do not take in it.
    private const int LongestName = 31;
    private static readonly char[] NotInNames = ['\\', '/', '?', '*', '[', ']', ':'];

    public byte[] Write(Sheet sheet)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = Styles();
            styles.Stylesheet.Save();
            var part = book.AddNewPart<WorksheetPart>();
            var header = sheet.Lines.Count + 2;
            WriteRows(part, sheet, header);
            book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = NameOf(sheet.Name) }));
            book.Workbook.Save();
        }
        return bytes.ToArray();
    }

    private static void WriteRows(WorksheetPart part, Sheet sheet, int header)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = header, TopLeftCell = $"A{header + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Headers.Select((_, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Width(sheet, i), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        foreach (var line in sheet.Lines) Row(writer, [Text(line, 2)]);
        Row(writer, []);
        Row(writer, sheet.Headers.Select(header => Text(header, 1)));
        foreach (var row in sheet.Rows) Row(writer, row.Select((cell, column) => CellOf(cell, sheet.KindOf(column))));
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A{header}:{Letter(sheet.Headers.Count)}{header + sheet.Rows.Count}" });
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(cell);
        writer.WriteEndElement();
    }

    private static Cell CellOf(string text, CellKind kind) => kind switch
    {
        _ when text.Length == 0 => new Cell { StyleIndex = 3 },
        CellKind.Number => new Cell(new CellValue(text)) { StyleIndex = 4 },
        // Spreadsheet programs count days from the end of 1899.
        CellKind.Day => new Cell(new CellValue(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture))) { StyleIndex = 5 },
        _ => Text(text, 3),
    };

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static double Width(Sheet sheet, int column) =>
        Math.Clamp(sheet.Rows.Take(200).Select(row => row[column].Length).Append(sheet.Headers[column].Length).Max() + 2, 8, 60);

    private static string Letter(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : $"{Letter((column - 1) / 26)}{Letter((column - 1) % 26 + 1)}";

    private static string NameOf(string name)
    {
        var clean = string.Concat(name.Split(NotInNames));
        return clean.Length <= LongestName ? clean : clean[..LongestName];
    }

    // The first number that a workbook's own formats may have.
    private const uint DayFormat = 164;

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "dd/mm/yyyy" }),
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, BorderId = 1, ApplyFont = true, ApplyBorder = true, Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center, Horizontal = HorizontalAlignmentValues.Center }, ApplyAlignment = true },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { BorderId = 1, ApplyBorder = true, Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }, ApplyAlignment = true },
            new CellFormat { BorderId = 1, ApplyBorder = true, Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top }, ApplyAlignment = true },
            new CellFormat { BorderId = 1, ApplyBorder = true, NumberFormatId = DayFormat, ApplyNumberFormat = true, Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top }, ApplyAlignment = true }));

    private static T Side<T>() where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };
}
