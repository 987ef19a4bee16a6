using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>Reminds the units of which nothing was received yet; once a day each.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record RemindDataTable(Guid DataTableId) : ICommand<DataTableReminded>
{
    public sealed class Validator : AbstractValidator<RemindDataTable>
    {
        public Validator() => RuleFor(c => c.DataTableId).NotEmpty();
    }
}

/// <param name="SubjectId">The table.</param>
/// <param name="Title">Its title.</param>
/// <param name="UnitIds">Who was reminded.</param>
/// <param name="Unreached">Those of them who have neither an account nor a mailbox here.</param>
public sealed record DataTableReminded(Guid SubjectId, string Title, IReadOnlyList<Guid> UnitIds, IReadOnlyList<Guid> Unreached) : IEvent;

internal sealed class RemindDataTableHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RemindDataTable, DataTableReminded>
{
    public async Task<DataTableReminded> Handle(RemindDataTable command, CancellationToken ct)
    {
        var (table, access) = await db.EnterDataTable(gate, command.DataTableId, Subject.Campaign, Act.Write, ct);
        UnitReportRows.DemandOpen(access);
        table.DemandSent();
        var owing = (await db.UnitsOf(table, ct)).Where(unit => unit.State is not ReturnState.Received).ToList();
        if (owing.Count == 0) throw RefusedException.Conflict("data_table.complete", "Mọi đơn vị đã gửi biểu số liệu này.");
        var told = await db.TellUnits(table, owing, "Nhắc gửi biểu số liệu", $"remind/{table.Id}/{clock.Today():yyyy-MM-dd}", ct);
        var reminded = new DataTableReminded(table.Id, table.Title, [.. owing.Select(unit => unit.UnitId)], told.Nobody);
        journal.Add(reminded);
        return reminded;
    }
}
