using System.Globalization;

namespace Supervision.Core.Documents;

/// <summary>A file for a spreadsheet program that people fill in and calculate with: several sheets, numbers as numbers, totals as formulas, cells that are locked and cells that are open.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Sheets">In the order of their tabs.</param>
public sealed record Workbook(string Name, IReadOnlyList<WorkSheet> Sheets);

/// <summary>One sheet; its rows begin at 1, its columns at A.</summary>
public sealed record WorkSheet(string Name)
{
    public required IReadOnlyList<IReadOnlyList<WorkCell>> Rows { get; init; }

    /// <summary>Of each column, in characters.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>So many rows stand still while the rest is moved, and so many columns.</summary>
    public int FrozenRows { get; init; }

    public int FrozenColumns { get; init; }

    /// <summary>The rows that are printed again on every page: first and last, from 1.</summary>
    public (int First, int Last)? HeadRows { get; init; }

    /// <summary>Only open cells can be changed, until somebody takes the protection off on purpose.</summary>
    public bool IsLocked { get; init; }

    /// <summary>No tab is shown for it.</summary>
    public bool IsHidden { get; init; }

    public bool IsLandscape { get; init; }

    /// <summary>What the program lets be typed into cells.</summary>
    public IReadOnlyList<CellRule> Rules { get; init; } = [];
}

/// <summary>How a cell looks.</summary>
public enum CellLook
{
    /// <summary>Text without a border: what stands above a table.</summary>
    Plain,

    /// <summary>As <see cref="Plain"/>, bold.</summary>
    Strong,

    /// <summary>A head of a column.</summary>
    Head,

    /// <summary>Text of a table.</summary>
    Text,

    /// <summary>Text of a table's total, bold.</summary>
    TotalText,

    /// <summary>A number of a table.</summary>
    Figure,

    /// <summary>A number of a table's total, bold.</summary>
    Total,

    /// <summary>A cell of a table that takes nothing.</summary>
    Blank,
}

/// <summary>One cell.</summary>
public sealed record WorkCell(CellLook Look)
{
    public static readonly WorkCell Empty = new(CellLook.Plain);

    public string? Text { get; init; }

    public decimal? Number { get; init; }

    /// <summary>Without the sign of equality; in English names, as the file format keeps them.</summary>
    public string? Formula { get; init; }

    /// <summary>How a number is shown: "#,##0.00".</summary>
    public string? Format { get; init; }

    /// <summary>It may be changed on a locked sheet, and is marked by its ground.</summary>
    public bool IsOpen { get; init; }

    public static WorkCell Of(CellLook look, string? text) => new(look) { Text = text };
}

/// <summary>What may be typed into some cells.</summary>
/// <param name="Ranges">"D10:D12", "D15".</param>
/// <param name="Kind">What it must be.</param>
/// <param name="Least">The least number, or the fewest characters.</param>
/// <param name="Most">The most.</param>
/// <param name="Refusal">What the program says else.</param>
public sealed record CellRule(IReadOnlyList<string> Ranges, CellRuleKind Kind, decimal Least, decimal Most, string Refusal)
{
    /// <summary>Where the words stand that may be chosen: "'Danh mục'!$A$1:$A$9"; null unless one is chosen from a list.</summary>
    public string? Choices { get; init; }

    /// <summary>One of the words of a list.</summary>
    public static CellRule OneOf(string range, string choices, string refusal) => new([range], CellRuleKind.OneOf, 0, 0, refusal) { Choices = choices };
}

public enum CellRuleKind
{
    Whole,
    Decimal,
    Length,
    OneOf,
}

/// <summary>Makes the XLSX of a workbook. What people typed is text, and never run as a formula.</summary>
public interface IWorkbookWriter
{
    byte[] Write(Workbook workbook);
}

/// <summary>Reads the cells of an XLSX that has been looked through already.</summary>
public interface IWorkbookReader
{
    /// <summary>The largest file that is read.</summary>
    public const long LimitInBytes = 10 * 1024 * 1024;

    /// <exception cref="Pipeline.RefusedException">The file cannot be read or holds more than a sheet of people's work does.</exception>
    Task<IReadOnlyList<ReadSheet>> Read(Stream content, CancellationToken ct);
}

/// <summary>A sheet as it was read: the cells that have anything in them.</summary>
/// <param name="Name">Of its tab.</param>
/// <param name="Cells">By row and column, both from 1.</param>
public sealed record ReadSheet(string Name, IReadOnlyDictionary<(int Row, int Column), ReadCell> Cells)
{
    public ReadCell? At(int row, int column) => Cells.GetValueOrDefault((row, column));

    /// <summary>The text of a cell, or its number as it is written in Vietnamese; empty where there is nothing.</summary>
    public string Text(int row, int column) => At(row, column)?.Said ?? "";

    /// <summary>The last row that has anything in it.</summary>
    public int LastRow => Cells.Count == 0 ? 0 : Cells.Keys.Max(key => key.Row);
}

/// <summary>One cell as it was read; of a formula what the program had calculated.</summary>
public sealed record ReadCell
{
    public string? Text { get; init; }
    public decimal? Number { get; init; }

    /// <summary>The program says that it cannot be calculated: "#REF!".</summary>
    public bool IsError { get; init; }

    public string Said => (Text ?? (Number is { } number ? VietnameseNumber.Decimal(number) : "")).Trim();
}

/// <summary>Names of cells.</summary>
public static class CellName
{
    /// <summary>(10, 4) → "D10".</summary>
    public static string Of(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{row}");

    /// <summary>(10, 4) → "$D$10".</summary>
    public static string Fixed(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"${Column(column)}${row}");

    /// <summary>1 → "A", 27 → "AA".</summary>
    public static string Column(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : $"{Column((column - 1) / 26)}{Column((column - 1) % 26 + 1)}";

    /// <summary>"D10" → (10, 4); null for what is no name of a cell.</summary>
    public static (int Row, int Column)? Read(string name)
    {
        var (at, column) = (0, 0);
        while (at < name.Length && name[at] is >= 'A' and <= 'Z' && column < 100_000) column = column * 26 + (name[at++] - 'A' + 1);
        return at > 0 && int.TryParse(name.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? (row, column) : null;
    }
}
