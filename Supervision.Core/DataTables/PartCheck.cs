using Supervision.Core.Documents;

namespace Supervision.Core.DataTables;

/// <summary>A cell that is larger than what it is a part of.</summary>
/// <param name="Row">Its line.</param>
/// <param name="Column">Its column.</param>
/// <param name="Code">"cell.part" against a whole, "cell.ratio" above one hundred per cent.</param>
/// <param name="Message">Both figures, in Vietnamese.</param>
internal sealed record OverWhole(DesignRow Row, DesignColumn Column, string Code, string Message);

/// <summary>
/// Holds each part of a table against its whole, where the design says that a line or a column is part of another, and each percentage against one hundred. It asks for a look and refuses
/// nothing: more than was planned may well have been done.
/// </summary>
internal static class PartCheck
{
    public const string OfPart = "cell.part";
    public const string OfRatio = "cell.ratio";

    private const decimal Full = 100;

    // Lines that are added up are left out: their sum is too large only where a line of theirs is.
    public static IEnumerable<OverWhole> Of(TableLayout layout, TableContent content)
    {
        var figures = layout.Calculate(content.Figures);
        foreach (var row in layout.Design.Rows.Where(row => !row.IsHeading))
            foreach (var column in layout.Design.Columns)
            {
                if (!layout.IsTotal(row) && InRow(layout, figures, row, column) is { } over) yield return over;
                else if (row.PartOfKey is { } of && !column.IsCalculated && column.IsSummed && Larger(figures, (row.Key, column.Key), (of, column.Key)) is var (part, whole))
                    yield return new OverWhole(row, column, OfPart, $"{Said(column, part)} lớn hơn {Said(column, whole)} ở dòng “{layout.Design.Rows.First(one => one.Key == of).InWords()}” mà số này là một phần.");
            }
    }

    private static OverWhole? InRow(TableLayout layout, IReadOnlyDictionary<(string, string), decimal> figures, DesignRow row, DesignColumn column) => column switch
    {
        { PartOfKey: { } of } => Larger(figures, (row.Key, column.Key), (row.Key, of)) is var (part, whole)
            ? new OverWhole(row, column, OfPart, $"{Said(column, part)} lớn hơn {Said(column, whole)} ở cột “{layout.Column(of).Title}” mà số này là một phần.")
            : null,
        { Kind: ColumnKind.Percent, NumeratorKey: { } above, DenominatorKey: { } below } => layout.Column(above).PartOfKey != below && Larger(figures, (row.Key, above), (row.Key, below)) is var (part, whole)
            ? new OverWhole(row, layout.FillOf(row, layout.Column(above)) is CellFill.Input ? layout.Column(above) : column, OfRatio,
                $"{Said(layout.Column(above), part)} lớn hơn {Said(layout.Column(below), whole)} ở cột “{layout.Column(below).Title}” nên “{column.Title}” vượt 100%.")
            : null,
        { Kind: ColumnKind.Percent, IsCalculated: false } => figures.TryGetValue((row.Key, column.Key), out var stated) && stated > Full
            ? new OverWhole(row, column, OfRatio, $"tỷ lệ {VietnameseNumber.Decimal(stated)}% vượt 100%.")
            : null,
        _ => null,
    };

    // Both are known, and the part is the larger.
    private static (decimal Part, decimal Whole)? Larger(IReadOnlyDictionary<(string, string), decimal> figures, (string, string) part, (string, string) whole) =>
        figures.TryGetValue(part, out var one) && figures.TryGetValue(whole, out var all) && one > all ? (one, all) : null;

    private static string Said(DesignColumn column, decimal number) => CellText.Shown(column.Kind, number);
}
