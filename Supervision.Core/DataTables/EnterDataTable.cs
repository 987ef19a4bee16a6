using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>Takes a table that was typed, without Excel: the same checks as a file's. What is typed stands as people write it: "1.234,5".</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record EnterDataTable : ICommand<DataTableReceived>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }

    /// <summary>The number of the last version that was seen, 0 for none; a newer one of somebody else's is not passed over.</summary>
    public required int SeenNumber { get; init; }
    public required IReadOnlyList<TypedCell> Cells { get; init; }
    public IReadOnlyList<TypedRow> FreeRows { get; init; } = [];

    public sealed class Validator : AbstractValidator<EnterDataTable>
    {
        public Validator()
        {
            RuleFor(c => c.SeenNumber).GreaterThanOrEqualTo(0);
            RuleFor(c => c.Cells).NotNull().Must(cells => cells.Count <= TableDesign.MostRows * TableDesign.MostColumns).WithMessage("'{PropertyName}' có quá nhiều ô.");
            RuleForEach(c => c.Cells).ChildRules(cell => cell.RuleFor(c => c.Value).MaximumLength(2000));
            RuleFor(c => c.FreeRows).NotNull().Must(rows => rows.Count <= TableDesign.MostFree).WithMessage($"'{{PropertyName}}' tối đa {TableDesign.MostFree} dòng.");
            RuleForEach(c => c.FreeRows).ChildRules(row =>
            {
                row.RuleFor(r => r.Text).MaximumLength(CellText.LongestText);
                row.RuleFor(r => r.MeasureUnit).MaximumLength(50);
                row.RuleFor(r => r.Cells).NotNull();
                row.RuleForEach(r => r.Cells).ChildRules(cell => cell.RuleFor(c => c.Value).MaximumLength(2000));
            });
        }
    }
}

/// <summary>A cell as it was typed.</summary>
public sealed record TypedCell
{
    /// <summary>None for a cell of a unit's own line.</summary>
    public string? RowKey { get; init; }
    public required string ColumnKey { get; init; }
    public string? Value { get; init; }
}

/// <summary>A line that the unit adds.</summary>
public sealed record TypedRow
{
    public string? Text { get; init; }
    public string? MeasureUnit { get; init; }
    public IReadOnlyList<TypedCell> Cells { get; init; } = [];
}

internal sealed class EnterDataTableHandler(Db db, Gate gate, ReceivingTables receiving) : IRequestHandler<EnterDataTable, DataTableReceived>
{
    public async Task<DataTableReceived> Handle(EnterDataTable command, CancellationToken ct)
    {
        var (table, access) = await db.EnterUnitTable(gate, command.UnitReportId, command.DataTableId, Act.Write, ct);
        UnitReportRows.DemandOpen(access);
        table.DemandSent();
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        return await receiving.Receive(table, report.Id, report.UnitId, Raw(command, table.Layout), ReturnSource.Typed, null, command.SeenNumber, ct);
    }

    private static RawTable Raw(EnterDataTable command, TableDesign design)
    {
        var layout = new TableLayout(design);
        var typed = new Dictionary<(string, string), RawCell>();
        foreach (var (cell, i) in command.Cells.Select((cell, i) => (cell, i)))
        {
            var (row, column) = (design.Rows.FirstOrDefault(one => one.Key == cell.RowKey), design.Columns.FirstOrDefault(one => one.Key == cell.ColumnKey));
            if (row is null || column is null || layout.FillOf(row, column) is not CellFill.Input)
                throw RefusedException.Invalid("cell.unknown", $"{nameof(command.Cells)}[{i}].{nameof(cell.RowKey)}", $"Biểu không có ô nhập ở dòng “{cell.RowKey}”, cột “{cell.ColumnKey}”.");
            if (!typed.TryAdd((row.Key, column.Key), new RawCell(null, null, cell.Value)))
                throw RefusedException.Invalid("cell.repeated", $"{nameof(command.Cells)}[{i}].{nameof(cell.RowKey)}", $"Ô ở dòng “{cell.RowKey}”, cột “{cell.ColumnKey}” bị lặp.");
        }
        if (command.FreeRows.Count > design.FreeRowCount)
            throw RefusedException.Invalid("free.count", nameof(command.FreeRows), $"Biểu này cho bổ sung tối đa {design.FreeRowCount} dòng.");
        return new RawTable
        {
            StatesTotals = false,
            Cell = (row, column) => typed.GetValueOrDefault((row.Key, column.Key)) ?? Nothing,
            FreeRows = [.. command.FreeRows.Select((row, i) => new RawFreeRow(i + 1, new RawCell(null, null, row.Text), row.MeasureUnit,
                row.Cells.GroupBy(cell => cell.ColumnKey).ToDictionary(cells => cells.Key, cells => new RawCell(null, null, cells.Last().Value))))],
        };
    }

    private static readonly RawCell Nothing = new(null, null, null);
}
