namespace Supervision.Core.DataTables;

/// <summary>What fills a cell.</summary>
internal enum CellFill
{
    /// <summary>Whoever reports.</summary>
    Input,

    /// <summary>The sum of the lines that are part of this one.</summary>
    SumOfRows,
    SumOfColumns,
    Ratio,

    /// <summary>Nothing: what is no sum has no total.</summary>
    Nothing,
}

/// <summary>A design read as a grid: which cells are filled in, which are calculated and from what. All calculation of a data table is here; it is exact, and only a ratio is rounded.</summary>
internal sealed class TableLayout
{
    private const int RatioPlaces = 2;
    private const int PlainRatioPlaces = 4;

    private readonly ILookup<string?, DesignRow> _parts;
    private readonly Dictionary<string, DesignColumn> _columns;

    public TableLayout(TableDesign design)
    {
        Design = design;
        _parts = design.Rows.ToLookup(row => row.ParentKey);
        _columns = design.Columns.ToDictionary(column => column.Key);
        Depth = design.Rows.Aggregate(new Dictionary<string, int>(), (depths, row) =>
        {
            depths[row.Key] = (row.ParentKey ?? row.PartOfKey) is { } above ? depths[above] + 1 : 0;
            return depths;
        });
    }

    public TableDesign Design { get; }

    /// <summary>How many totals and wholes stand above a line.</summary>
    public IReadOnlyDictionary<string, int> Depth { get; }

    public bool IsTotal(DesignRow row) => _parts.Contains(row.Key);

    public IEnumerable<DesignRow> PartsOf(DesignRow row) => _parts[row.Key];

    public DesignColumn Column(string key) => _columns[key];

    public CellFill FillOf(DesignRow row, DesignColumn column) => column switch
    {
        _ when row.IsHeading => CellFill.Nothing,
        { NumeratorKey: not null } => CellFill.Ratio,
        _ when IsTotal(row) => column.IsSummed ? CellFill.SumOfRows : CellFill.Nothing,
        { SumOfKeys.Count: > 0 } => CellFill.SumOfColumns,
        _ => CellFill.Input,
    };

    /// <summary>The cells that are filled in and that a cell follows from, or the cell itself; none of words.</summary>
    public IEnumerable<(string Row, string Column)> Inputs(DesignRow row, DesignColumn column) => FillOf(row, column) switch
    {
        CellFill.Input when column.IsNumeric => [(row.Key, column.Key)],
        CellFill.SumOfRows => PartsOf(row).SelectMany(part => Inputs(part, column)),
        CellFill.SumOfColumns => column.SumOfKeys.SelectMany(key => Inputs(row, Column(key))),
        CellFill.Ratio => Inputs(row, Column(column.NumeratorKey!)).Concat(Inputs(row, Column(column.DenominatorKey!))),
        _ => [],
    };

    /// <summary>The cells that are calculated and lack something that they follow from.</summary>
    public IReadOnlyList<TableCellKey> Incomplete(IReadOnlyDictionary<(string Row, string Column), decimal> given) =>
        [.. from row in Design.Rows from column in Design.Columns where FillOf(row, column) is not CellFill.Input && Lacks(row, column, given) select new TableCellKey(row.Key, column.Key)];

    /// <summary>Figures that may be left out and were.</summary>
    public IReadOnlyList<TableCellKey> Empty(TableContent content)
    {
        var given = content.Cells.Select(cell => (cell.RowKey, cell.ColumnKey)).ToHashSet();
        return [.. from row in Design.Rows
                   from column in Design.Columns
                   where column is { IsNumeric: true, IsRequired: false } && FillOf(row, column) is CellFill.Input && !given.Contains((row.Key, column.Key))
                   select new TableCellKey(row.Key, column.Key)];
    }

    /// <summary>Every figure of the table: those that were given, and those that follow from them. A total of which nothing was given is none, and so is a ratio that lacks a part of either.</summary>
    public IReadOnlyDictionary<(string Row, string Column), decimal> Calculate(IReadOnlyDictionary<(string Row, string Column), decimal> given)
    {
        var figures = new Dictionary<(string, string), decimal>();
        foreach (var row in Design.Rows.Reverse())
            foreach (var column in Design.Columns.OrderBy(c => c.NumeratorKey is not null).ThenBy(c => c.IsCalculated))
                if (Figure(row, column) is { } figure) figures[(row.Key, column.Key)] = figure;
        return figures;

        decimal? Figure(DesignRow row, DesignColumn column) => FillOf(row, column) switch
        {
            CellFill.Input => given.TryGetValue((row.Key, column.Key), out var stated) ? stated : null,
            CellFill.SumOfRows => Sum(PartsOf(row).Select(part => Known(part.Key, column.Key))),
            CellFill.SumOfColumns => Sum(column.SumOfKeys.Select(key => Known(row.Key, key))),
            CellFill.Ratio when Lacks(row, column, given) => null,
            CellFill.Ratio => Ratio(column, Known(row.Key, column.NumeratorKey!), Known(row.Key, column.DenominatorKey!)),
            _ => null,
        };

        decimal? Known(string row, string column) => figures.TryGetValue((row, column), out var figure) ? figure : null;
    }

    /// <summary>One column over another, as the column writes it; none where there is nothing to divide by.</summary>
    public static decimal? Ratio(DesignColumn column, decimal? numerator, decimal? denominator) => numerator is not { } part || denominator is not { } whole || whole == 0 ? null
        : column.Kind is ColumnKind.Percent ? Math.Round(part / whole * 100, RatioPlaces, MidpointRounding.AwayFromZero)
        : Math.Round(part / whole, column.Kind is ColumnKind.Whole ? 0 : PlainRatioPlaces, MidpointRounding.AwayFromZero);

    /// <summary>So many places a ratio of the column is rounded to.</summary>
    public static int PlacesOf(DesignColumn column) => column.Kind switch { ColumnKind.Percent => RatioPlaces, ColumnKind.Whole => 0, _ => PlainRatioPlaces };

    private bool Lacks(DesignRow row, DesignColumn column, IReadOnlyDictionary<(string Row, string Column), decimal> given) => Inputs(row, column).Any(cell => !given.ContainsKey(cell));

    private static decimal? Sum(IEnumerable<decimal?> figures)
    {
        var known = figures.OfType<decimal>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
