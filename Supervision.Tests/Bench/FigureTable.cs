using System.Globalization;
using System.Text;

namespace Supervision.Tests.Bench;

/// <summary>The figures as an aligned table of plain text.</summary>
internal static class FigureTable
{
    public static string Of(IReadOnlyList<Figure> figures)
    {
        string[][] rows =
        [
            ["name", "value", "unit", "baseline", "ratio", "goal", "met"],
            .. figures.Select(f => new[]
            {
                f.Name, Number(f.Value), f.Unit, Number(f.Baseline), f.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "-",
                f.Goal is { } goal ? $"{(goal.OfRatio ? "ratio " : "")}{(goal.AtLeast ? "≥" : "≤")} {Number(goal.Limit)}" : "-",
                f.Met switch { true => "yes", false => "NO", null => "-" },
            }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var row in rows)
            table.AppendLine(string.Join("  ", row.Select((cell, column) => column is 1 or 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        return table.ToString();
    }

    private static string Number(double? value) => value switch
    {
        null => "-",
        { } exact when exact == Math.Floor(exact) || Math.Abs(exact) >= 1000 => exact.ToString("#,0", CultureInfo.InvariantCulture),
        { } small when Math.Abs(small) < 10 => small.ToString("0.00", CultureInfo.InvariantCulture),
        { } other => other.ToString("0.0", CultureInfo.InvariantCulture),
    };
}
