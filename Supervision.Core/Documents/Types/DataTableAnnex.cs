using System.Globalization;
using Supervision.Core.DataTables;

namespace Supervision.Core.Documents.Types;

/// <summary>Biểu số liệu: the sums of a data table over the units as an annex, lying where it is wide, in parts where it is wider than a sheet. The layout is practice; no law gives it.</summary>
internal static class DataTableAnnex
{
    private const int MostStanding = 3;
    private const int MostLying = 10;
    private const int ManyColumns = 6;

    /// <param name="table">The sums.</param>
    /// <param name="label">"Phụ lục", "Phụ lục I".</param>
    /// <param name="reference">What paper it belongs to, in brackets.</param>
    public static IEnumerable<Block> Of(ReportedTable table, string label, string? reference)
    {
        var columns = table.Design.Columns;
        yield return new AnnexStart
        {
            Label = label,
            Title = table.Title,
            Reference = reference,
            Orientation = columns.Count > MostStanding ? PageOrientation.Landscape : PageOrientation.Portrait,
        };
        string?[] about = [table.PeriodText is { } period ? $"Kỳ số liệu: {period}" : null, table.MeasureUnit is { } unit ? $"Đơn vị tính: {unit}" : null];
        if (about.OfType<string>().Any())
            yield return new Paragraph(RichText.Owned(string.Join("; ", about.OfType<string>())).AsItalic()) { Alignment = TextAlignment.Right, Key = $"bieu-{table.DataTableId:N}-ky" };
        var parts = columns.Chunk(columns.Count > MostLying ? MostLying : columns.Count).ToList();
        foreach (var (part, i) in parts.Select((part, i) => (part, i)))
        {
            if (i > 0) yield return new Paragraph(RichText.Owned($"(tiếp theo: cột {Number(table, part[0])} đến cột {Number(table, part[^1])})").AsItalic()) { Alignment = TextAlignment.Centre, KeepWithNext = true, Key = $"bieu-{table.DataTableId:N}-tiep-{i}" };
            yield return Rows(table, part, $"bieu-{table.DataTableId:N}-{i + 1}");
        }
        yield return new Paragraph(RichText.Owned(Source(table)).AsItalic()) { Key = $"bieu-{table.DataTableId:N}-nguon" };
        if (table.Gaps.Count == 0) yield break;
        yield return new Paragraph(RichText.Owned(DataTableNotes.Marked).AsItalic()) { Key = $"bieu-{table.DataTableId:N}-dau" };
        foreach (var (gap, i) in table.Gaps.Select((gap, i) => (gap, i)))
            yield return new Paragraph(RichText.Owned(DataTableNotes.Of(table.Design, gap)).AsItalic()) { Key = $"bieu-{table.DataTableId:N}-thieu-{i + 1}" };
    }

    private static Table Rows(ReportedTable table, DesignColumn[] columns, string key)
    {
        var layout = new TableLayout(table.Design);
        var incomplete = table.Incomplete.ToHashSet();
        var sums = table.Sums.ToDictionary(one => (one.RowKey, one.ColumnKey), one => one.Number);
        return new Table
        {
            Key = key,
            FontSize = columns.Length > ManyColumns ? 10 : 11,
            Columns =
            [
                new(7, "TT", TextAlignment.Centre), new(28, "Nội dung"), new(9, "Đơn vị tính", TextAlignment.Centre),
                .. columns.Select(column => new TableColumn(Math.Max(8, 56 / columns.Length), column.InWords(), TextAlignment.Right)),
            ],
            Rows =
            [
                Head([SectionText.Data(""), SectionText.Data(""), SectionText.Data(""), .. columns.Select(column => SectionText.Data($"({Number(table, column)}){FormulaWords.Of(table.Design, column)}") with { Alignment = TextAlignment.Centre })]),
                .. table.Design.Rows.Select(row => new TableRow([
                    SectionText.Data(row.Ordinal), SectionText.Data(row.Text), SectionText.Data(row.MeasureUnit),
                    .. columns.Select(column => SectionText.Data(sums.TryGetValue((row.Key, column.Key), out var sum) ? $"{CellText.Shown(column.Kind, sum)}{Mark(row, column)}" : Without(row, column) + Mark(row, column).Trim())),
                ]) { Key = row.Key, IsBold = layout.IsTotal(row) || row.IsHeading }),
            ],
        };

        string Mark(DesignRow row, DesignColumn column) => incomplete.Contains(new TableCellKey(row.Key, column.Key)) ? $"{VietnameseText.NoBreakSpace}*" : "";

        static TableRow Head(IReadOnlyList<TableCell> cells) => new([.. cells]) { Key = "so-cot" };
    }

    // What is no sum by its kind is crossed out; what nobody stated is left open.
    private static string Without(DesignRow row, DesignColumn column) => row.IsHeading || column.IsSummed || column.IsCalculated ? "" : "x";

    private static string Number(ReportedTable table, DesignColumn column) => (table.Design.Columns.ToList().IndexOf(column) + 1).ToString(CultureInfo.InvariantCulture);

    private static string Source(ReportedTable table)
    {
        var counted = $"Nguồn: tổng hợp số liệu của {table.ReceivedCount}/{table.UnitCount} cơ quan, tổ chức chịu sự giám sát.";
        return table.MissingUnits.Count == 0 ? counted : $"{counted} Chưa có số liệu của: {string.Join("; ", table.MissingUnits)}.";
    }
}

/// <summary>A data table's sums by themselves, as they are laid before a meeting or put behind a report that was written elsewhere.</summary>
internal static class DataTablePaper
{
    public static Document Of(ReportedTable table, string campaignTitle, string author, bool isDemo, DateTimeOffset now) => new()
    {
        Title = table.Title,
        Author = author,
        Subject = campaignTitle,
        CreatedAt = now,
        IsDemo = isDemo,
        Blocks = [.. DataTableAnnex.Of(table, "Biểu số liệu", $"(Phục vụ {Phrases.Supervision(campaignTitle)})")],
    };
}
