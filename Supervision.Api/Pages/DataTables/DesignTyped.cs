using System.Globalization;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Where the figures of a column come from.</summary>
public enum ColumnWay
{
    [Label("Đơn vị nhập")] Input,
    [Label("Tổng của các cột")] Sum,
    [Label("Tỷ lệ của hai cột")] Ratio,
    [Label("Số liệu kỳ trước của một cột")] Prior,
    [Label("Trong đó: một phần của một cột")] Part,
}

/// <summary>A column as it stands in its fields.</summary>
public sealed record ColumnTyped
{
    public string Key { get; init; } = "";
    public string? Title { get; init; }
    public ColumnKind Kind { get; init; } = ColumnKind.Whole;
    public string? MeasureUnit { get; init; }
    public bool IsRequired { get; init; }
    public bool IsNeverNegative { get; init; }
    public ColumnWay Way { get; init; }
    public IReadOnlyList<string> SumOfKeys { get; init; } = [];
    public string? NumeratorKey { get; init; }
    public string? DenominatorKey { get; init; }

    /// <summary>The column whose figure of the time before it repeats, or that it is a part of.</summary>
    public string? OfKey { get; init; }

    public bool IsBlank => Title is null && Way is ColumnWay.Input;
}

/// <summary>A line as it stands in its fields.</summary>
public sealed record RowTyped
{
    public const string Heading = "tieu-de";
    public const string InSum = "cong:";
    public const string InPart = "trong:";

    public string Key { get; init; } = "";
    public string? Ordinal { get; init; }
    public string? Text { get; init; }
    public string? MeasureUnit { get; init; }

    /// <summary>What it is to another line: nothing, a heading, added to one ("cong:d1"), a part of one ("trong:d1").</summary>
    public string? Of { get; init; }

    public bool IsBlank => Text is null && Ordinal is null;

    /// <summary>The line that it is added to or a part of.</summary>
    public string? OfKey => Of is { } of && of.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? of[(at + 1)..] : null;
}

/// <summary>A data table's design as it stands in the fields of its page, whether or not it makes a table yet. Lines that nobody wrote in are none.</summary>
public sealed record DesignTyped
{
    public string? Title { get; init; }
    public string? PeriodText { get; init; }
    public string? MeasureUnit { get; init; }
    public IReadOnlyList<ColumnTyped> Columns { get; init; } = [];
    public IReadOnlyList<RowTyped> Rows { get; init; } = [];
    public string? FreeRowCount { get; init; }

    /// <summary>Lines from a spreadsheet that are to be added.</summary>
    public string? PasteColumns { get; init; }
    public string? PasteRows { get; init; }
    public int Version { get; init; }

    public IReadOnlyList<ColumnTyped> FilledColumns => [.. Columns.Where(column => !column.IsBlank)];

    public IReadOnlyList<RowTyped> FilledRows => [.. Rows.Where(row => !row.IsBlank)];

    /// <summary>A new table: a few empty lines to begin with.</summary>
    public static DesignTyped Empty() => new() { Columns = [DesignSteps.NewColumn("c1"), DesignSteps.NewColumn("c2")], Rows = [new RowTyped { Key = "d1" }, new RowTyped { Key = "d2" }, new RowTyped { Key = "d3" }], FreeRowCount = "0" };

    /// <summary>A design in its fields.</summary>
    public static DesignTyped Of(string? title, string? period, string? unit, TableDesign design) => new()
    {
        Title = title,
        PeriodText = period,
        MeasureUnit = unit,
        Columns = [.. design.Columns.Select(ColumnOf)],
        Rows = [.. design.Rows.Select(RowOf)],
        FreeRowCount = design.FreeRowCount.ToString(CultureInfo.InvariantCulture),
    };

    public static ColumnTyped ColumnOf(DesignColumn column) => new()
    {
        Key = column.Key, Title = column.Title, Kind = column.Kind, MeasureUnit = column.MeasureUnit, IsRequired = column.IsRequired, IsNeverNegative = column.IsNeverNegative,
        Way = column switch { { SumOfKeys.Count: > 0 } => ColumnWay.Sum, { NumeratorKey: not null } => ColumnWay.Ratio, { PriorOfKey: not null } => ColumnWay.Prior, { PartOfKey: not null } => ColumnWay.Part, _ => ColumnWay.Input },
        SumOfKeys = column.SumOfKeys, NumeratorKey = column.NumeratorKey, DenominatorKey = column.DenominatorKey, OfKey = column.PriorOfKey ?? column.PartOfKey,
    };

    public static RowTyped RowOf(DesignRow row) => new()
    {
        Key = row.Key, Ordinal = row.Ordinal, Text = row.Text, MeasureUnit = row.MeasureUnit,
        Of = row.IsHeading ? RowTyped.Heading : row.ParentKey is { } parent ? RowTyped.InSum + parent : row.PartOfKey is { } whole ? RowTyped.InPart + whole : null,
    };

    /// <summary>The design as it was typed; the command judges it.</summary>
    /// <exception cref="RefusedException">What no design can hold, all of it at once, beside its fields.</exception>
    public TableDesign Read()
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var column in FilledColumns)
            if (Missing(column) is { } missing) errors[$"Columns[{column.Key}].{nameof(ColumnTyped.Way)}"] = [$"Cột {Columns.ToList().IndexOf(column) + 1} “{column.Title}”: {missing}"];
        if (FilledColumns.Count == 0) errors[nameof(Columns)] = ["Ghi ít nhất một cột."];
        if (FilledRows.Count == 0) errors[nameof(Rows)] = ["Ghi ít nhất một dòng."];
        if (FreeRowCount is not null && Free is null) errors[nameof(FreeRowCount)] = [$"“{Glossary.LabelOf(nameof(FreeRowCount))}” phải là một số."];
        return errors.Count > 0 ? throw RefusedException.Invalid(errors) : Raw();
    }

    /// <summary>The design as far as it goes, to be looked at: what leads nowhere yet is left out.</summary>
    public TableDesign Draft()
    {
        var raw = Raw();
        var known = raw.Columns.Select(column => column.Key).ToHashSet();
        string? Known(string? key) => key is not null && known.Contains(key) ? key : null;
        return raw with
        {
            Columns = [.. raw.Columns.Select(column => column.Title.Length > 0 ? column : column with { Title = "(chưa có tên)" }).Select(column => (Known(column.NumeratorKey), Known(column.DenominatorKey)) is ({ } part, { } whole)
                ? column with { NumeratorKey = part, DenominatorKey = whole }
                : column with { SumOfKeys = [.. column.SumOfKeys.Where(known.Contains)], NumeratorKey = null, DenominatorKey = null, PriorOfKey = Known(column.PriorOfKey), PartOfKey = Known(column.PartOfKey) })],
            Rows = [.. raw.Rows.Select((row, i) =>
            {
                bool Stands(string? key) => raw.Rows.Take(i).Any(before => before.Key == key && !before.IsHeading);
                return row with { ParentKey = Stands(row.ParentKey) ? row.ParentKey : null, PartOfKey = Stands(row.PartOfKey) ? row.PartOfKey : null };
            })],
        };
    }

    private int? Free => int.TryParse(FreeRowCount, NumberStyles.None, CultureInfo.InvariantCulture, out var free) ? free : null;

    private TableDesign Raw() => new() { Columns = [.. FilledColumns.Select(Column)], Rows = [.. FilledRows.Select(Row)], FreeRowCount = Free ?? 0 };

    private static DesignColumn Column(ColumnTyped typed)
    {
        var column = new DesignColumn { Key = typed.Key, Title = typed.Title ?? "", Kind = typed.Kind, MeasureUnit = typed.MeasureUnit };
        var isCalculated = typed.Way is ColumnWay.Sum or ColumnWay.Ratio;
        return (typed.Way switch
        {
            ColumnWay.Sum => column with { SumOfKeys = typed.SumOfKeys },
            ColumnWay.Ratio => column with { NumeratorKey = typed.NumeratorKey, DenominatorKey = typed.DenominatorKey },
            ColumnWay.Prior => column with { PriorOfKey = typed.OfKey },
            ColumnWay.Part => column with { PartOfKey = typed.OfKey },
            _ => column,
        }) with
        {
            IsRequired = typed.IsRequired && !isCalculated,
            IsNeverNegative = typed.IsNeverNegative && column.IsNumeric && !isCalculated,
        };
    }

    private static DesignRow Row(RowTyped typed) => new()
    {
        Key = typed.Key, Ordinal = typed.Ordinal, Text = typed.Text ?? "", MeasureUnit = typed.MeasureUnit, IsHeading = typed.Of is RowTyped.Heading,
        ParentKey = typed.Of?.StartsWith(RowTyped.InSum, StringComparison.Ordinal) == true ? typed.OfKey : null,
        PartOfKey = typed.Of?.StartsWith(RowTyped.InPart, StringComparison.Ordinal) == true ? typed.OfKey : null,
    };

    private static string? Missing(ColumnTyped column) => column switch
    {
        { Way: ColumnWay.Sum, SumOfKeys.Count: 0 } => "chọn các cột được cộng.",
        { Way: ColumnWay.Ratio } when column.NumeratorKey is null || column.DenominatorKey is null => "chọn cột tử số và cột mẫu số.",
        { Way: ColumnWay.Prior, OfKey: null } => "chọn cột mà cột này ghi số liệu kỳ trước.",
        { Way: ColumnWay.Part, OfKey: null } => "chọn cột mà cột này là một phần.",
        _ => null,
    };
}
