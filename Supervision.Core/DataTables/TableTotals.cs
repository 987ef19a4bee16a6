namespace Supervision.Core.DataTables;

/// <summary>A table summed over units. Columns of per cent, of years and of words have no sum; a ratio is that of the sums, and none where a unit is missing in one of them.</summary>
internal sealed class TableTotals
{
    private readonly TableLayout _layout;
    private readonly IReadOnlyList<ReceivedTable> _received;
    private readonly IReadOnlyDictionary<(string Row, string Column), decimal> _sums;
    private readonly HashSet<(Guid Unit, string Row, string Column)> _given;

    public TableTotals(TableLayout layout, IReadOnlyList<ReceivedTable> received)
    {
        (_layout, _received) = (layout, received);
        var summed = layout.Design.Columns.Where(column => column.IsSummed).Select(column => column.Key).ToHashSet();
        var sums = new Dictionary<(string, string), decimal>();
        foreach (var cell in received.SelectMany(one => one.Content.Cells))
            if (cell.Number is { } number && summed.Contains(cell.ColumnKey)) sums[(cell.RowKey, cell.ColumnKey)] = sums.GetValueOrDefault((cell.RowKey, cell.ColumnKey)) + number;
        _given = [.. received.SelectMany(one => one.Content.Cells.Select(cell => (one.UnitReportId, cell.RowKey, cell.ColumnKey)))];
        _sums = layout.Calculate(sums);
    }

    /// <summary>How many units are summed.</summary>
    public int Received => _received.Count;

    public decimal? Sum(DesignRow row, DesignColumn column) =>
        _sums.TryGetValue((row.Key, column.Key), out var sum) && (_layout.FillOf(row, column) is not CellFill.Ratio || Missing(row, column) == 0) ? sum : null;

    /// <summary>In so many of the summed tables the cell, or one that it is calculated from, is empty.</summary>
    public int Missing(DesignRow row, DesignColumn column) => Lacking(row, column).Count;

    /// <summary>Whose tables those are, in the order in which they came; nobody lacks words.</summary>
    public IReadOnlyList<Guid> Lacking(DesignRow row, DesignColumn column)
    {
        var made = _layout.Inputs(row, column).ToList();
        return made.Count == 0 ? [] : [.. _received.Select(one => one.UnitReportId).Where(unit => made.Any(cell => !_given.Contains((unit, cell.Row, cell.Column))))];
    }

    /// <summary>Cells that are filled in and that these units left empty, unit by unit.</summary>
    public IReadOnlyList<UnitGaps> Gaps(IReadOnlyList<UnitOfTable> units)
    {
        var inputs = _layout.Design.Rows.SelectMany(row => _layout.Design.Columns.Where(column => column.IsNumeric && _layout.FillOf(row, column) is CellFill.Input).Select(column => new TableCellKey(row.Key, column.Key))).ToList();
        return
        [
            .. from unit in units
               where _received.Any(one => one.UnitReportId == unit.UnitReportId)
               let empty = inputs.Where(cell => !_given.Contains((unit.UnitReportId, cell.RowKey, cell.ColumnKey))).ToList()
               where empty.Count > 0
               select new UnitGaps(unit.UnitReportId, unit.UnitName, empty),
        ];
    }
}
