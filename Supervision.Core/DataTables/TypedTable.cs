using Supervision.Core.Pipeline;

namespace Supervision.Core.DataTables;

/// <summary>A table that was typed on a page, as every check reads it.</summary>
internal static class TypedTable
{
    /// <summary>The table of a page, cell by cell; refuses cells that the design does not have filled in.</summary>
    public static RawTable Of(IReadOnlyList<TypedCell> cells, IReadOnlyList<TypedRow> freeRows, TableDesign design)
    {
        var layout = new TableLayout(design);
        var typed = new Dictionary<(string, string), RawCell>();
        foreach (var (cell, i) in cells.Select((cell, i) => (cell, i)))
        {
            var (row, column) = (design.Rows.FirstOrDefault(one => one.Key == cell.RowKey), design.Columns.FirstOrDefault(one => one.Key == cell.ColumnKey));
            if (row is null || column is null || layout.FillOf(row, column) is not CellFill.Input)
                throw RefusedException.Invalid("cell.unknown", $"{nameof(EnterDataTable.Cells)}[{i}].{nameof(cell.RowKey)}", $"Biểu không có ô nhập ở dòng “{cell.RowKey}”, cột “{cell.ColumnKey}”.");
            if (!typed.TryAdd((row.Key, column.Key), new RawCell(null, null, cell.Value)))
                throw RefusedException.Invalid("cell.repeated", $"{nameof(EnterDataTable.Cells)}[{i}].{nameof(cell.RowKey)}", $"Ô ở dòng “{cell.RowKey}”, cột “{cell.ColumnKey}” bị lặp.");
        }
        if (freeRows.Count > design.FreeRowCount)
            throw RefusedException.Invalid("free.count", nameof(EnterDataTable.FreeRows), $"Biểu này cho bổ sung tối đa {design.FreeRowCount} dòng.");
        return new RawTable
        {
            StatesTotals = false,
            Cell = (row, column) => typed.GetValueOrDefault((row.Key, column.Key)) ?? Nothing,
            FreeRows = [.. freeRows.Select((row, i) => new RawFreeRow(i + 1, new RawCell(null, null, row.Text), row.MeasureUnit,
                row.Cells.GroupBy(cell => cell.ColumnKey).ToDictionary(cells => cells.Key, cells => new RawCell(null, null, cells.Last().Value))))],
        };
    }

    private static readonly RawCell Nothing = new(null, null, null);
}
