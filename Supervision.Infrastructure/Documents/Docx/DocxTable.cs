using Supervision.Core.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>A ruled table whose header row Word repeats on every page.</summary>
internal static class DocxTable
{
    /// <param name="key">The block's key.</param>
    /// <param name="rowKeys">The key of each row.</param>
    public static W.Table Make(Table table, double width, DocxMarks marks, string key, IReadOnlyList<string> rowKeys)
    {
        var weights = table.Columns.Sum(column => column.Weight);
        double[] widths = [.. table.Columns.Select(column => width * column.Weight / weights)];
        var result = new W.Table(
            new W.TableProperties
            {
                TableStyle = new() { Val = DocxStyles.Grid },
                TableWidth = new() { Width = DocxStyles.Twips(width), Type = W.TableWidthUnitValues.Dxa },
                TableLayout = new() { Type = W.TableLayoutValues.Fixed },
            },
            new W.TableGrid(widths.Select(column => new W.GridColumn { Width = DocxStyles.Twips(column) })));
        var header = new W.TableRow(new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()));
        header.Append(table.Columns.Select((column, i) => Cell(RichText.Bold(column.Header), widths[i], 1, TextAlignment.Centre, table.FontSize, marks, isHeader: true)));
        marks.Fix([header], key);
        result.Append(header);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = Row(table, table.Rows[i], i, widths, marks);
            // One bookmark a row; its cells are known by their places.
            marks.Mark(row.Descendants<W.Paragraph>().First(), rowKeys[i]);
            result.Append(row);
        }
        return result;
    }

    private static W.TableRow Row(Table table, TableRow row, int index, double[] widths, DocxMarks marks)
    {
        var result = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
        var column = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.ColumnSpan < 1 || column + cell.ColumnSpan > widths.Length)
                throw Mismatch(table, index);
            var alignment = cell.Alignment ?? (cell.ColumnSpan > 1 ? TextAlignment.Left : table.Columns[column].Alignment);
            var text = row.IsBold ? cell.Text.AsBold() : cell.Text;
            result.Append(Cell(text, widths.Skip(column).Take(cell.ColumnSpan).Sum(), cell.ColumnSpan, alignment, table.FontSize, marks, isHeader: false));
            column += cell.ColumnSpan;
        }
        return column == widths.Length ? result : throw Mismatch(table, index);
    }

    private static UnprintableDocumentException Mismatch(Table table, int index) =>
        new(table.Name, $"dòng {index + 1} không khớp với {table.Columns.Count} cột của bảng");

    private static W.TableCell Cell(RichText text, double width, int span, TextAlignment alignment, double size, DocxMarks marks, bool isHeader)
    {
        var properties = new W.TableCellProperties { TableCellWidth = new() { Width = DocxStyles.Twips(width), Type = W.TableWidthUnitValues.Dxa } };
        if (span > 1)
            properties.GridSpan = new() { Val = span };
        if (isHeader)
            properties.TableCellVerticalAlignment = new() { Val = W.TableVerticalAlignmentValues.Center };
        var paragraph = DocxText.Paragraph(DocxStyles.Cell, RichText.Empty, more => more.Justification = new() { Val = DocxBody.Alignment(alignment) });
        paragraph.Append(DocxText.Pieces(text, marks, size == 12 ? null : size));
        return new W.TableCell(properties, paragraph);
    }
}
