using System.Globalization;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;

namespace Supervision.Api.Pages;

/// <summary>How pages write the cells of data tables.</summary>
public static class TableShow
{
    private const int Deepest = 3;

    public static string Number(DesignColumn column, decimal number) => column.Kind is ColumnKind.Year ? number.ToString("0", CultureInfo.InvariantCulture) : VietnameseNumber.Decimal(number);

    /// <summary>What stands in a cell before anything is typed: what was given, else nothing.</summary>
    public static string Given(DesignColumn column, decimal? number, string? text) => number is { } known ? Number(column, known) : text ?? "";

    public static bool IsTotal(TableDesign design, DesignRow row) => design.Rows.Any(other => other.ParentKey == row.Key);

    public static int Depth(TableDesign design, DesignRow row)
    {
        var (depth, above) = (0, row.ParentKey ?? row.PartOfKey);
        while (above is not null && depth < Deepest && design.Rows.First(other => other.Key == above) is var one) (depth, above) = (depth + 1, one.ParentKey ?? one.PartOfKey);
        return depth;
    }

    /// <summary>Whoever reports fills the cell in.</summary>
    public static bool IsInput(TableDesign design, DesignRow row, DesignColumn column) => !row.IsHeading && !column.IsCalculated && !IsTotal(design, row);

    /// <summary>What a cell of the design is: "nhập", "nhập ≥ 0 *", "tổng", "tính".</summary>
    public static string Filled(TableDesign design, DesignRow row, DesignColumn column) =>
        row.IsHeading ? "" : column.NumeratorKey is not null ? "tính" : IsTotal(design, row) ? column.IsSummed ? "tổng" : "" : column.SumOfKeys.Count > 0 ? "tính"
        : $"nhập{(column.IsNeverNegative ? " ≥ 0" : "")}{(column.IsRequired ? " *" : "")}";

    /// <summary>" = 1 + 2"; " trong 1" for a part of it.</summary>
    public static string Formula(TableDesign design, DesignColumn column)
    {
        string At(string key) => (design.Columns.Select((one, i) => (one.Key, i)).First(one => one.Key == key).i + 1).ToString(CultureInfo.InvariantCulture);
        return column switch
        {
            { SumOfKeys.Count: > 0 } => $" = {string.Join(" + ", column.SumOfKeys.Select(At))}",
            { NumeratorKey: { } part, DenominatorKey: { } whole } => $" = {At(part)} / {At(whole)}",
            { PartOfKey: { } of } => $" trong {At(of)}",
            _ => "",
        };
    }
}
