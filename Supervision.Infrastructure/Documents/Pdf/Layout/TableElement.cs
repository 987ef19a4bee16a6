using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>A cell of a row: the text, the first column it takes and how many.</summary>
internal sealed record CellElement(Element Content, int Column, int Span)
{
    public bool IsCentredVertically { get; init; }
}

/// <summary>What all parts of a table share; <paramref name="PageHeight"/> is the most that one page can take.</summary>
internal sealed record TableGrid(IReadOnlyList<int> Weights, IReadOnlyList<CellElement> Header, IReadOnlyList<CellElement> RepeatedHeader, double PageHeight)
{
    public const double SidePadding = 4;
    public const double TopPadding = 2.5;

    public const double Line = 0.5;

    public double Left(int column, double width) => width * Weights.Take(column).Sum() / Weights.Sum();

    public double Width(CellElement cell, double width) => width * Weights.Skip(cell.Column).Take(cell.Span).Sum() / Weights.Sum();
}

/// <summary>
/// A ruled table, or its rest on a later page under the header row repeated. A row stays whole unless no page can take it;
/// then it goes on over the page end.
/// </summary>
internal sealed class TableElement(TableGrid grid, IReadOnlyList<IReadOnlyList<CellElement>> rows, int fromRow = 0, bool isContinued = false) : Element
{
    public override SpacePlan Measure(double width, double height) => Take(width, height, rows.Count);

    public override (SpacePlan Head, Element Tail)? CutTail(double width)
    {
        var tail = rows.Count - 1;
        while (tail > fromRow && IsGroup(rows[tail - 1]))
            tail--;
        if (tail <= fromRow)
            return null;
        var head = Take(width, double.PositiveInfinity, tail);
        return (SpacePlan.Full(head.Height, head.Draw), new TableElement(grid, rows, tail, isContinued: true));
    }

    // A row of one cell names the rows below it and stays with them.
    private bool IsGroup(IReadOnlyList<CellElement> row) => row.Count == 1 && grid.Weights.Count > 1;

    private SpacePlan Take(double width, double height, int toRow)
    {
        var parts = new List<RowPart> { RowPart.Measure(grid, isContinued ? grid.RepeatedHeader : grid.Header, width, double.PositiveInfinity) };
        var taken = parts[0].Height;
        var mostForRow = grid.PageHeight - taken;
        for (var i = fromRow; i < toRow; i++)
        {
            var part = RowPart.Measure(grid, rows[i], width, height - taken);
            if (!Fits(part, rows[i]) || (i > fromRow && IsGroup(rows[i]) && i + 1 < rows.Count && !Fits(RowPart.Measure(grid, rows[i + 1], width, height - taken - part.Height), rows[i + 1])))
                return i == fromRow ? SpacePlan.Wrap("the header and a first row do not fit") : Part(width, taken, parts, new(grid, rows, i, isContinued: true));
            parts.Add(part);
            taken += part.Height;
            if (!part.IsWhole)
                return Part(width, taken, parts, new(grid, [.. rows.Take(i), part.Rest, .. rows.Skip(i + 1)], i, isContinued: true));
        }
        return SpacePlan.Full(taken, Drawing(width, parts));

        bool Fits(RowPart part, IReadOnlyList<CellElement> row) =>
            part.IsWhole || (part.HasContent && RowPart.Measure(grid, row, width, mostForRow) is { IsWhole: false });
    }

    private SpacePlan Part(double width, double taken, List<RowPart> parts, TableElement rest) => SpacePlan.Partial(taken, Drawing(width, parts), rest);

    private Action<Canvas, double, double> Drawing(double width, List<RowPart> parts) => (canvas, x, y) =>
    {
        var top = y;
        foreach (var part in parts)
        {
            part.Draw(canvas, x, top);
            top += part.Height;
        }
        canvas.Open(null);
        top = y;
        canvas.Line(x, top, x + width, top, TableGrid.Line);
        foreach (var part in parts)
        {
            foreach (var cell in part.Cells)
            {
                var left = x + grid.Left(cell.Column, width);
                canvas.Line(left, top, left, top + part.Height, TableGrid.Line);
            }
            canvas.Line(x + width, top, x + width, top + part.Height, TableGrid.Line);
            top += part.Height;
            canvas.Line(x, top, x + width, top, TableGrid.Line);
        }
        canvas.Close();
    };

    /// <summary>As much of a row as fits into a height, and what is left of it.</summary>
    private sealed record RowPart(IReadOnlyList<CellElement> Cells, double Height, bool IsWhole, bool HasContent, IReadOnlyList<CellElement> Rest, Action<Canvas, double, double> Draw)
    {
        private static readonly Element Nothing = new Stack();

        public static RowPart Measure(TableGrid grid, IReadOnlyList<CellElement> cells, double width, double height)
        {
            var plans = cells
                .Select(cell => cell.Content.Measure(grid.Width(cell, width) - (2 * TableGrid.SidePadding), height - (2 * TableGrid.TopPadding)))
                .ToArray();
            var rest = cells.Select((cell, i) => cell with
            {
                Content = plans[i].Kind switch
                {
                    SpaceKind.Full => Nothing,
                    SpaceKind.Partial => plans[i].Rest!,
                    _ => cell.Content,
                },
            }).ToArray();
            // A cell of which nothing fits would start on the next page while its neighbours began on this one.
            var highest = plans.Max(plan => plan.Height);
            return new(
                cells,
                highest + (2 * TableGrid.TopPadding),
                Array.TrueForAll(plans, plan => plan.Kind == SpaceKind.Full),
                Array.TrueForAll(plans, plan => plan.Kind != SpaceKind.Wrap),
                rest,
                (canvas, x, y) =>
                {
                    for (var i = 0; i < plans.Length; i++)
                    {
                        var lower = cells[i].IsCentredVertically ? (highest - plans[i].Height) / 2 : 0;
                        plans[i].Draw(canvas, x + grid.Left(cells[i].Column, width) + TableGrid.SidePadding, y + TableGrid.TopPadding + lower);
                    }
                });
        }
    }
}
