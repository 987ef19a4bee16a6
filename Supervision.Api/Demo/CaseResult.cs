using System.Globalization;
using System.Text;
using Supervision.Core.Indicators;

namespace Supervision.Api.Demo;

/// <summary>What came of one case.</summary>
internal sealed record CaseResult
{
    public required string Code { get; init; }
    /// <summary>The day the case ended on: its papers are printed then.</summary>
    public DateOnly On { get; init; }
    public required int Visits { get; init; }

    /// <summary>By the kind's Vietnamese label.</summary>
    public required IReadOnlyList<(string Kind, int Count)> Findings { get; init; }
    public required int Indicators { get; init; }
    /// <summary>What does not fit in the case, and what was tested and agrees.</summary>
    public required CheckAnswer Check { get; init; }
    public required int Tasks { get; init; }
    /// <summary>How many values were invented; none where all of it is.</summary>
    public required int? Invented { get; init; }
    public required IReadOnlyList<DemoPaper> Papers { get; init; }

    public List<PrintedPaper> Printed { get; } = [];
}

/// <summary>The table that ends the demonstration.</summary>
internal static class DemoTable
{
    public static string Of(IReadOnlyList<CaseResult> rows)
    {
        var text = new StringBuilder();
        string[][] lines =
        [
            ["Vụ việc", "Buổi", "Nội dung ghi nhận theo loại", "Chỉ tiêu", "Cảnh báo", "Yêu cầu", "Minh họa", "Văn bản (trang, ms)"],
            .. rows.Select(row => new[]
            {
                row.Code,
                Number(row.Visits),
                row.Findings.Count == 0 ? "–" : string.Join("; ", row.Findings.Select(f => $"{f.Kind} {Number(f.Count)}")),
                Number(row.Indicators),
                Number(row.Check.Flags.Count),
                Number(row.Tasks),
                row.Invented is { } invented ? Number(invented) : "toàn bộ",
                string.Join("; ", row.Printed.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} ({p.Pages} tr., {p.Elapsed.TotalMilliseconds:0.0} ms)"))),
            }),
        ];
        var widths = Enumerable.Range(0, lines[0].Length - 1).Select(i => lines.Max(line => line[i].Length)).ToArray();
        foreach (var line in lines)
            text.AppendJoin("  ", line.Select((cell, i) => i < widths.Length ? cell.PadRight(widths[i]) : cell)).AppendLine();
        return text.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
