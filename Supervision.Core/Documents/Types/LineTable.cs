namespace Supervision.Core.Documents.Types;

/// <summary>A table that people write as text: a row a line, cells parted by bars ("3 | rà soát hồ sơ | Chủ tịch xã | báo cáo | 30/6/2026").</summary>
internal static class LineTable
{
    /// <summary>The rows, each with so many cells; what is left out is blank, and further bars stay in the last cell.</summary>
    public static IReadOnlyList<string[]> Read(IEnumerable<string> lines, int cells) =>
        [.. lines.Select(line => line.Split('|', cells, StringSplitOptions.TrimEntries)).Select(row => row.Concat(Enumerable.Repeat("", cells - row.Length)).ToArray())];

    /// <summary>A row as its line.</summary>
    public static string Write(params IEnumerable<string?> cells) => string.Join(" | ", cells.Select(cell => (cell ?? "").Replace('\n', ' ').Replace('|', '/').Trim())).TrimEnd(' ', '|');
}
