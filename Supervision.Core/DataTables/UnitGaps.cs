namespace Supervision.Core.DataTables;

/// <summary>A cell by its line and its column.</summary>
public sealed record TableCellKey(string RowKey, string ColumnKey);

/// <summary>What a unit left empty of a table that was received from it.</summary>
/// <param name="UnitReportId">Its report.</param>
/// <param name="UnitName">As it was called when the plan was sent.</param>
/// <param name="Cells">In the order of the design.</param>
public sealed record UnitGaps(Guid UnitReportId, string UnitName, IReadOnlyList<TableCellKey> Cells)
{
    /// <summary>"cột “Đã có phương án”: Trường học cũ; Trạm y tế cũ"; a column of which nothing was stated is named whole.</summary>
    public string InWords(TableDesign design) => string.Join(". ",
        from column in design.Columns
        let rows = design.Rows.Where(row => Cells.Contains(new TableCellKey(row.Key, column.Key))).ToList()
        where rows.Count > 0
        select rows.Count == InputsOf(design) && rows.Count > 1 ? $"cột “{column.Title}”: tất cả các dòng" : $"cột “{column.Title}”: {string.Join("; ", rows.Select(row => row.Text))}");

    /// <summary>"Còn 3 ô chưa nhập: cột “Đã có phương án”: Trường học cũ.".</summary>
    public string Asked(TableDesign design) => $"Còn {Cells.Count} ô chưa nhập: {InWords(design)}.";

    private static int InputsOf(TableDesign design) => design.Rows.Count(row => !row.IsHeading && design.Rows.All(other => other.ParentKey != row.Key));
}

/// <summary>What stands below sums that lack something.</summary>
internal static class DataTableNotes
{
    public const string Marked = "* Số có dấu * chưa gồm số liệu của đơn vị để trống; tỷ lệ của số đó không tính.";

    /// <summary>"Chưa có số liệu của phường Đông Kinh: cột “Đã có phương án”: Trường học cũ.".</summary>
    public static string Of(TableDesign design, UnitGaps gap) => $"* Chưa có số liệu của {gap.UnitName}: {gap.InWords(design)}.";
}
