using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Tables: cells as texts with the tags of a table.</summary>
internal sealed class TableLayout(FaceSet faces)
{
    public TableElement Table(Table table, double pageHeight, Tag section)
    {
        if (table.Columns.Count == 0 || table.Columns.Any(column => column.Weight <= 0))
            throw new UnprintableDocumentException(table.Name, "bảng phải có cột, mỗi cột có độ rộng lớn hơn 0");
        var tag = section.Add("Table");
        var headerRow = tag.Add("TR");
        var header = Header(table, () => headerRow.Add("TH", " /A <</O /Table /Scope /Column>>"));
        var repeated = Header(table, () => null);
        var rows = table.Rows.Select((row, i) => Row(table, row, i, tag.Add("TR"))).ToArray();
        return new(new([.. table.Columns.Select(column => column.Weight)], header, repeated, pageHeight), rows);
    }

    private CellElement[] Header(Table table, Func<Tag?> tag) => [.. table.Columns.Select((column, i) =>
    {
        var style = new TextStyle(table.FontSize, TextAlignment.Centre) { IsBold = true };
        return new CellElement(new TextElement(ShapedText.Shape(column.Header, style, faces, table.Name), tag()), i, 1) { IsCentredVertically = true };
    })];

    private CellElement[] Row(Table table, TableRow row, int index, Tag tag)
    {
        var cells = new List<CellElement>();
        var column = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.ColumnSpan < 1 || column + cell.ColumnSpan > table.Columns.Count)
                break;
            var style = new TextStyle(table.FontSize, cell.Alignment ?? (cell.ColumnSpan > 1 ? TextAlignment.Left : table.Columns[column].Alignment)) { IsBold = row.IsBold };
            var block = $"{table.Name}, dòng {index + 1}, cột \"{table.Columns[column].Header}\"";
            var span = cell.ColumnSpan > 1 ? $" /A <</O /Table /ColSpan {cell.ColumnSpan}>>" : "";
            cells.Add(new(new TextElement(ShapedText.Shape(cell.Text, style, faces, block), tag.Add("TD", span)), column, cell.ColumnSpan));
            column += cell.ColumnSpan;
        }
        return column == table.Columns.Count && cells.Count == row.Cells.Count
            ? [.. cells]
            : throw new UnprintableDocumentException(table.Name, $"dòng {index + 1} không khớp với {table.Columns.Count} cột của bảng");
    }
}
