namespace Supervision.Core.DataTables;

/// <summary>A table summed over units. Columns of per cent, of years and of words have no sum; a ratio is that of the sums.</summary>
internal sealed class TableTotals
{
    private readonly TableLayout _layout;
    private readonly IReadOnlyDictionary<(string Row, string Column), decimal> _sums;
    private readonly Dictionary<(string Row, string Column), int> _given = [];

    public TableTotals(TableLayout layout, IReadOnlyList<ReceivedTable> received)
    {
        _layout = layout;
        Received = received.Count;
        var summed = layout.Design.Columns.Where(column => column.IsSummed).Select(column => column.Key).ToHashSet();
        var sums = new Dictionary<(string, string), decimal>();
        foreach (var cell in received.SelectMany(one => one.Content.Cells))
        {
            var key = (cell.RowKey, cell.ColumnKey);
            _given[key] = _given.GetValueOrDefault(key) + 1;
            if (cell.Number is { } number && summed.Contains(cell.ColumnKey)) sums[key] = sums.GetValueOrDefault(key) + number;
        }
        _sums = layout.Calculate(sums);
    }

    /// <summary>How many units are summed.</summary>
    public int Received { get; }

    public decimal? Sum(DesignRow row, DesignColumn column) => _sums.TryGetValue((row.Key, column.Key), out var sum) ? sum : null;

    /// <summary>In so many of the summed tables a cell that is filled in is empty.</summary>
    public int Missing(DesignRow row, DesignColumn column) => _layout.FillOf(row, column) is CellFill.Input ? Received - _given.GetValueOrDefault((row.Key, column.Key)) : 0;
}
