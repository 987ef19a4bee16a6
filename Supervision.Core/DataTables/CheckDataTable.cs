using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>Holds the cells of a table against each other while they are typed; nothing is stored. Cells that are not filled in yet are no fault.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record CheckDataTable : IQuery<IReadOnlyList<CellProblem>>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }
    public required IReadOnlyList<TypedCell> Cells { get; init; }

    public sealed class Validator : AbstractValidator<CheckDataTable>
    {
        public Validator()
        {
            RuleFor(c => c.Cells).NotNull().Must(cells => cells.Count <= TableDesign.MostRows * TableDesign.MostColumns).WithMessage("“{PropertyName}” có quá nhiều ô.");
            RuleForEach(c => c.Cells).ChildRules(cell => cell.RuleFor(c => c.Value).MaximumLength(2000));
        }
    }
}

internal sealed class CheckDataTableHandler(Db db, Gate gate) : IRequestHandler<CheckDataTable, IReadOnlyList<CellProblem>>
{
    public async Task<IReadOnlyList<CellProblem>> Handle(CheckDataTable query, CancellationToken ct)
    {
        var (table, _) = await db.EnterUnitTable(gate, query.UnitReportId, query.DataTableId, Act.Write, ct);
        table.DemandSent();
        var report = await db.LoadUnitReport(query.UnitReportId, ct);
        return [.. (await db.Check(table, report.UnitId, TypedTable.Of(query.Cells, [], table.Layout), ct)).Problems
            .Where(problem => problem.Code is not TableCheck.Required)];
    }
}
