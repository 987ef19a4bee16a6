namespace Supervision.Core.DataTables;

/// <summary>A table's sums as they stood at one moment: what a paper carries does not change when a unit sends in anew.</summary>
public sealed record ReportedTable
{
    public required Guid DataTableId { get; init; }
    public required string Title { get; init; }
    public string? PeriodText { get; init; }
    public string? MeasureUnit { get; init; }
    public required TableDesign Design { get; init; }
    public required IReadOnlyList<TableFigure> Sums { get; init; }
    public required int ReceivedCount { get; init; }
    public required int UnitCount { get; init; }

    /// <summary>Units whose figures are not in it, by name.</summary>
    public required IReadOnlyList<string> MissingUnits { get; init; }

    /// <summary>Cells that lack figures of a unit, also those that are calculated from one; without it for what was taken before this was kept.</summary>
    public IReadOnlyList<TableCellKey> Incomplete { get; init; } = [];

    /// <summary>Which units left which cells of the summed columns empty.</summary>
    public IReadOnlyList<UnitGaps> Gaps { get; init; } = [];

    internal static ReportedTable Of(DataTable table, TableLayout layout, TableTotals totals, IReadOnlyList<UnitOfTable> units) => new()
    {
        DataTableId = table.Id,
        Title = table.Title,
        PeriodText = table.PeriodText,
        MeasureUnit = table.MeasureUnit,
        Design = layout.Design,
        Sums = [.. from row in layout.Design.Rows
                   from column in layout.Design.Columns
                   let sum = totals.Sum(row, column)
                   where sum is not null
                   select new TableFigure(row.Key, column.Key, sum.Value)],
        Incomplete = [.. from row in layout.Design.Rows
                         from column in layout.Design.Columns
                         where (column.IsSummed || column.IsCalculated) && totals.Missing(row, column) > 0
                         select new TableCellKey(row.Key, column.Key)],
        Gaps = [.. from gap in totals.Gaps(units)
                   let cells = gap.Cells.Where(cell => layout.Column(cell.ColumnKey).IsSummed).ToList()
                   where cells.Count > 0
                   select gap with { Cells = cells }],
        ReceivedCount = totals.Received,
        UnitCount = units.Count,
        MissingUnits = [.. units.Where(unit => unit.State is not ReturnState.Received).Select(unit => unit.UnitName)],
    };
}
