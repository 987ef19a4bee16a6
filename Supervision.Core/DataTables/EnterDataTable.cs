using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>
/// Takes a table that was typed, without Excel: the same checks as a file's. What is typed stands as people write it: "1.234,5". Of a unit with accounts its head sends; its contact drafts
/// (<see cref="SaveTableDraft"/>).
/// </summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record EnterDataTable : ICommand<DataTableReceived>, ITypedTable
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
            Include(new TypedTableRules());
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

/// <summary>What is typed of a table.</summary>
internal interface ITypedTable
{
    IReadOnlyList<TypedCell> Cells { get; }
    IReadOnlyList<TypedRow> FreeRows { get; }
}

/// <summary>What is typed of a table is held to the same rules, kept or sent.</summary>
internal sealed class TypedTableRules : AbstractValidator<ITypedTable>
{
    public TypedTableRules()
    {
        RuleFor(c => c.Cells).NotNull().Must(cells => cells.Count <= TableDesign.MostRows * TableDesign.MostColumns).WithMessage("“{PropertyName}” có quá nhiều ô.");
        RuleForEach(c => c.Cells).ChildRules(cell => cell.RuleFor(c => c.Value).MaximumLength(2000));
        RuleFor(c => c.FreeRows).NotNull().Must(rows => rows.Count <= TableDesign.MostFree).WithMessage($"“{{PropertyName}}” tối đa {TableDesign.MostFree} dòng.");
        RuleForEach(c => c.FreeRows).ChildRules(row =>
        {
            row.RuleFor(r => r.Text).MaximumLength(CellText.LongestText);
            row.RuleFor(r => r.MeasureUnit).MaximumLength(50);
            row.RuleFor(r => r.Cells).NotNull();
            row.RuleForEach(r => r.Cells).ChildRules(cell => cell.RuleFor(c => c.Value).MaximumLength(2000));
        });
    }
}

internal sealed class EnterDataTableHandler(Db db, Gate gate, Actor actor, ReceivingTables receiving) : IRequestHandler<EnterDataTable, DataTableReceived>
{
    public async Task<DataTableReceived> Handle(EnterDataTable command, CancellationToken ct)
    {
        var (table, access) = await db.EnterUnitTable(gate, command.UnitReportId, command.DataTableId, Act.Write, ct);
        UnitReportRows.DemandOpen(access);
        table.DemandSent();
        await UnitSending.DemandHead(gate, actor, command.UnitReportId, UnitSending.Table, ct);
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        return await receiving.Receive(table, report.Id, report.UnitId, TypedTable.Of(command.Cells, command.FreeRows, table.Layout), ReturnSource.Typed, null, command.SeenNumber, ct);
    }
}
