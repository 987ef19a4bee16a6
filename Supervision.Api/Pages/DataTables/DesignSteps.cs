using System.Globalization;
using Supervision.Core.DataTables;

namespace Supervision.Api.Pages;

/// <summary>What the buttons of a table's designer do to what is typed: a line is added below another, moved, taken away. Nothing else that was typed changes.</summary>
internal static class DesignSteps
{
    /// <summary>Below this line or, where none is named, at the end.</summary>
    public const string AddColumn = "them-cot";
    public const string ColumnUp = "cot-len";
    public const string ColumnDown = "cot-xuong";
    public const string RemoveColumn = "bo-cot";
    public const string AddRow = "them-dong";
    public const string RowUp = "dong-len";
    public const string RowDown = "dong-xuong";
    public const string RemoveRow = "bo-dong";

    /// <summary>Takes in what was pasted.</summary>
    public const string Paste = "dan";

    /// <summary>Changes nothing: the table is looked at.</summary>
    public const string Look = "xem";

    private const string Parting = ":";

    public static string Of(string step, string key) => step + Parting + key;

    /// <summary>A new column: a count that is never negative, as most are.</summary>
    public static ColumnTyped NewColumn(string key) => new() { Key = key, IsNeverNegative = true };

    /// <summary>What a button makes of what is typed, and the field or button that the hand goes on from.</summary>
    public static (DesignTyped Typed, string? Focus) Take(DesignTyped typed, string button, TableDesign? kept)
    {
        var (step, key) = button.Split(Parting, 2) is [var name, var of] ? (name, of) : (button, "");
        var (column, row) = (IndexOf(typed.Columns, one => one.Key == key), IndexOf(typed.Rows, one => one.Key == key));
        switch (step)
        {
            case AddColumn when typed.Columns.Count < TableDesign.MostColumns:
                var newColumn = NewColumn(FreeColumn(typed.Columns, kept));
                return (typed with { Columns = With(typed.Columns, newColumn, column) }, $"{newColumn.Key}-Title");
            case AddRow when typed.Rows.Count < TableDesign.MostRows:
                var at = row < 0 ? typed.Rows.Count - 1 : row;
                // Lines that follow each other mostly have one unit of measure, and are parts of one total.
                var above = at < 0 ? null : typed.Rows[at];
                var newRow = new RowTyped { Key = FreeRow(typed.Rows, kept), MeasureUnit = above?.MeasureUnit, Of = above?.OfKey is null ? null : above.Of };
                return (typed with { Rows = With(typed.Rows, newRow, at) }, $"{newRow.Key}-Ordinal");
            case ColumnUp or ColumnDown when column >= 0:
                return (typed with { Columns = Moved(typed.Columns, column, step is ColumnUp ? -1 : 1, out var columnAt) }, Went(key, step is ColumnUp, columnAt, typed.Columns.Count));
            case RowUp or RowDown when row >= 0:
                return (typed with { Rows = Moved(typed.Rows, row, step is RowUp ? -1 : 1, out var rowAt) }, Went(key, step is RowUp, rowAt, typed.Rows.Count));
            case RemoveColumn when column >= 0:
                var columns = typed.Columns.Where(one => one.Key != key).Select(one => Without(one, key)).ToList();
                return (typed with { Columns = columns }, columns.Count == 0 ? "them-cot" : $"{columns[Math.Min(column, columns.Count - 1)].Key}-Title");
            case RemoveRow when row >= 0:
                var rows = typed.Rows.Where(one => one.Key != key).Select(one => one.OfKey == key ? one with { Of = null } : one).ToList();
                return (typed with { Rows = rows }, rows.Count == 0 ? "them-dong" : $"{rows[Math.Min(row, rows.Count - 1)].Key}-Text");
            default:
                return (typed, null);
        }
    }

    /// <summary>The first key that no column has or had: one of another meaning never takes over the key of one that was taken away, by which figures of two periods are matched.</summary>
    public static string FreeColumn(IEnumerable<ColumnTyped> typed, TableDesign? kept) =>
        Free("c", typed.Select(one => one.Key).Concat(kept is null ? [] : kept.Columns.Select(one => one.Key).Concat(kept.RetiredColumnKeys)));

    /// <summary>As <see cref="FreeColumn"/>, of a line.</summary>
    public static string FreeRow(IEnumerable<RowTyped> typed, TableDesign? kept) =>
        Free("d", typed.Select(one => one.Key).Concat(kept is null ? [] : kept.Rows.Select(one => one.Key).Concat(kept.RetiredRowKeys)));

    private static string Free(string letter, IEnumerable<string> taken)
    {
        var all = taken.ToHashSet();
        for (var i = 1; ; i++)
            if (string.Create(CultureInfo.InvariantCulture, $"{letter}{i}") is var key && !all.Contains(key)) return key;
    }

    private static string Went(string key, bool up, int at, int count) => (up && at > 0) || at == count - 1 ? $"{key}-len" : $"{key}-xuong";

    private static ColumnTyped Without(ColumnTyped column, string key) => column with
    {
        SumOfKeys = [.. column.SumOfKeys.Where(one => one != key)],
        NumeratorKey = column.NumeratorKey == key ? null : column.NumeratorKey,
        DenominatorKey = column.DenominatorKey == key ? null : column.DenominatorKey,
        OfKey = column.OfKey == key ? null : column.OfKey,
    };

    private static int IndexOf<T>(IReadOnlyList<T> list, Func<T, bool> wanted)
    {
        for (var i = 0; i < list.Count; i++)
            if (wanted(list[i])) return i;
        return -1;
    }

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> list, T added, int below) => below < 0 ? [.. list, added] : [.. list.Take(below + 1), added, .. list.Skip(below + 1)];

    private static IReadOnlyList<T> Moved<T>(IReadOnlyList<T> list, int from, int by, out int to)
    {
        to = Math.Clamp(from + by, 0, list.Count - 1);
        var moved = list.ToList();
        var one = moved[from];
        moved.RemoveAt(from);
        moved.Insert(to, one);
        return moved;
    }
}
