using System.Globalization;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>A table for further work in Excel: a sheet of the totals, one of all units side by side, one of who has not sent.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record DataTableBook(Guid DataTableId) : IQuery<Workbook>;

internal sealed class DataTableBookHandler(Db db, Gate gate) : IRequestHandler<DataTableBook, Workbook>
{
    public async Task<Workbook> Handle(DataTableBook query, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, query.DataTableId, Subject.UnitReport, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.Forbidden("Số liệu tổng hợp của các đơn vị chỉ dành cho cơ quan giám sát.");
        var layout = new TableLayout(table.Layout);
        var received = await db.ReceivedOf(table.Id, ct);
        var units = await db.UnitsOf(table, ct);
        return new Workbook($"{table.Title} - tổng hợp", [Totals(table, layout, new TableTotals(layout, received), units), SideBySide(table, layout, received, units), FreeRows(table, layout, received, units), Missing(table, units)]);
    }

    private static WorkSheet Totals(DataTable table, TableLayout layout, TableTotals totals, IReadOnlyList<UnitOfTable> units) => new("Tổng hợp")
    {
        Rows =
        [
            .. Above(table, $"Tổng hợp số liệu của {totals.Received}/{units.Count} đơn vị"),
            [.. Heads("TT", "Nội dung", "Đơn vị tính"), .. layout.Design.Columns.Select(column => Head(column.InWords()))],
            .. layout.Design.Rows.Select(row => (IReadOnlyList<WorkCell>)[.. Words(layout, row), .. layout.Design.Columns.Select(column => Figure(layout, row, column, totals.Sum(row, column), null, totals.Missing(row, column) > 0))]),
            .. Notes(layout, totals, units),
        ],
        Widths = [7, 44, 12, .. layout.Design.Columns.Select(_ => 16d)],
        FrozenRows = 5,
        FrozenColumns = 2,
        HeadRows = (5, 5),
        IsLandscape = true,
    };

    // Said below the figures, where whoever takes them over sees it.
    private static IEnumerable<IReadOnlyList<WorkCell>> Notes(TableLayout layout, TableTotals totals, IReadOnlyList<UnitOfTable> units)
    {
        if (totals.Gaps(units) is not { Count: > 0 } gaps) yield break;
        yield return [];
        yield return [WorkCell.Of(CellLook.Plain, DataTableNotes.Marked)];
        foreach (var gap in gaps) yield return [WorkCell.Of(CellLook.Plain, DataTableNotes.Of(layout.Design, gap))];
    }

    // The total first, then a block of columns a unit: one reads across.
    private static WorkSheet SideBySide(DataTable table, TableLayout layout, IReadOnlyList<ReceivedTable> received, IReadOnlyList<UnitOfTable> units)
    {
        var columns = layout.Design.Columns;
        var blocks = units.Select(unit => (Unit: unit, Content: received.FirstOrDefault(one => one.UnitReportId == unit.UnitReportId)?.Content)).Where(one => one.Content is not null)
            .Select(one => (one.Unit, Figures: layout.Calculate(one.Content!.Figures), Incomplete: layout.Incomplete(one.Content.Figures).ToHashSet(), Texts: one.Content.Cells.Where(cell => cell.Text is not null).ToDictionary(cell => (cell.RowKey, cell.ColumnKey), cell => cell.Text))).ToList();
        return new WorkSheet("Các đơn vị")
        {
            Rows =
            [
                .. Above(table, "Số liệu của từng đơn vị"),
                [.. Heads("", "", ""), .. blocks.SelectMany(block => columns.Select((_, i) => Head(i == 0 ? block.Unit.UnitName : "")))],
                [.. Heads("TT", "Nội dung", "Đơn vị tính"), .. blocks.SelectMany(_ => columns.Select(column => Head(column.InWords())))],
                .. layout.Design.Rows.Select(row => (IReadOnlyList<WorkCell>)
                [
                    .. Words(layout, row),
                    .. blocks.SelectMany(block => columns.Select(column => Figure(layout, row, column, block.Figures.TryGetValue((row.Key, column.Key), out var figure) ? figure : null, block.Texts.GetValueOrDefault((row.Key, column.Key)), block.Incomplete.Contains(new TableCellKey(row.Key, column.Key))))),
                ]),
                .. Notes(layout, new TableTotals(layout, received), units),
            ],
            Widths = [7, 44, 12, .. blocks.SelectMany(_ => columns.Select(_ => 16d))],
            FrozenRows = 6,
            FrozenColumns = 2,
            HeadRows = (5, 6),
            IsLandscape = true,
        };
    }

    private static WorkSheet FreeRows(DataTable table, TableLayout layout, IReadOnlyList<ReceivedTable> received, IReadOnlyList<UnitOfTable> units)
    {
        var columns = layout.Design.Columns.Where(column => !column.IsCalculated).ToList();
        return new WorkSheet("Đơn vị bổ sung")
        {
            Rows =
            [
                .. Above(table, "Nội dung khác do các đơn vị bổ sung, không cộng vào tổng"),
                [.. Heads("Đơn vị", "Nội dung", "Đơn vị tính"), .. columns.Select(column => Head(column.InWords()))],
                .. from unit in units
                   let content = received.FirstOrDefault(one => one.UnitReportId == unit.UnitReportId)?.Content
                   where content is not null
                   from row in content.FreeRows
                   select (IReadOnlyList<WorkCell>)
                   [
                       Text(unit.UnitName), Text(row.Text), Text(row.MeasureUnit),
                       .. columns.Select(column => row.Cells.FirstOrDefault(cell => cell.ColumnKey == column.Key) is { } cell ? new WorkCell(CellLook.Figure) { Number = cell.Number, Text = cell.Text } : new WorkCell(CellLook.Figure)),
                   ],
            ],
            Widths = [34, 44, 12, .. columns.Select(_ => 16d)],
            IsLandscape = true,
        };
    }

    private static WorkSheet Missing(DataTable table, IReadOnlyList<UnitOfTable> units) => new("Tình hình gửi")
    {
        Rows =
        [
            .. Above(table, "Tình hình gửi của các đơn vị"),
            [.. Heads("TT", "Đơn vị", "Tình trạng", "Hạn gửi", "Gửi gần nhất")],
            .. units.Select((unit, i) => (IReadOnlyList<WorkCell>)
            [
                Text((i + 1).ToString(CultureInfo.InvariantCulture)), Text(unit.UnitName), Text(unit.State.Label()), Text(unit.DueOn is { } due ? VietnameseDate.Short(due) : ""),
                Text(unit.LastAt is { } at ? VietnameseDate.Short(DateOnly.FromDateTime(at.Local())) : ""),
            ]),
        ],
        Widths = [7, 44, 20, 14, 14],
    };

    private static IEnumerable<IReadOnlyList<WorkCell>> Above(DataTable table, string what)
    {
        string?[] about = [what, table.PeriodText is { } period ? $"kỳ số liệu: {period}" : null, table.MeasureUnit is { } unit ? $"đơn vị tính: {unit}" : null];
        yield return [WorkCell.Of(CellLook.Strong, VietnameseText.Upper(table.Title))];
        yield return [WorkCell.Of(CellLook.Plain, string.Join("; ", about.OfType<string>()))];
        yield return [];
        yield return [];
    }

    private static IEnumerable<WorkCell> Words(TableLayout layout, DesignRow row)
    {
        var look = layout.IsTotal(row) || row.IsHeading ? CellLook.TotalText : CellLook.Text;
        return [WorkCell.Of(look, row.Ordinal), WorkCell.Of(look, new string(' ', layout.Depth[row.Key] * 2) + row.Text), WorkCell.Of(look, row.MeasureUnit)];
    }

    private static WorkCell Figure(TableLayout layout, DesignRow row, DesignColumn column, decimal? figure, string? text, bool isIncomplete = false) =>
        new(layout.IsTotal(row) ? CellLook.Total : CellLook.Figure) { Number = figure, Text = figure is null ? isIncomplete ? "*" : text : null, Format = (column.Kind is ColumnKind.Year ? "0" : column.Kind is ColumnKind.Whole ? "#,##0" : "#,##0.00") + (isIncomplete ? "\" *\"" : "") };

    private static WorkCell Text(string? text) => WorkCell.Of(CellLook.Text, text);

    private static WorkCell Head(string text) => WorkCell.Of(CellLook.Head, text);

    private static IEnumerable<WorkCell> Heads(params string[] texts) => texts.Select(Head);
}
