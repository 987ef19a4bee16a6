using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>Whether a unit's file for a table may come now, and as what.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record DataTableTerms(Guid UnitReportId, Guid DataTableId) : IQuery<IntakeTerms>;

/// <summary>
/// Takes the file that a unit filled in, from the unit or from whoever works for the council in its place. The file is kept as it came; a file of another table, version or unit is refused.
/// <see cref="UnitDataTable"/> says what was found in it. Of a unit with accounts its head sends; its contact drafts (<see cref="UploadTableDraft"/>).
/// </summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record UploadDataTable : ICommand<Created>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<UploadDataTable>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

internal sealed class UploadDataTableHandler(Db db, Gate gate, Actor actor, ReceivingTables receiving, IWorkbookReader reader)
    : IRequestHandler<DataTableTerms, IntakeTerms>, IRequestHandler<UploadDataTable, Created>
{
    public async Task<IntakeTerms> Handle(DataTableTerms query, CancellationToken ct)
    {
        await Enter(query.UnitReportId, query.DataTableId, ct);
        return new IntakeTerms { Kinds = [FileKind.Xlsx], LimitInBytes = IWorkbookReader.LimitInBytes, KeepsPhotoPlace = false };
    }

    public async Task<Created> Handle(UploadDataTable command, CancellationToken ct)
    {
        var (table, report) = await Enter(command.UnitReportId, command.DataTableId, ct);
        await UnitSending.DemandHead(gate, actor, command.UnitReportId, UnitSending.Table, ct);
        await using var content = command.Content.Open();
        var raw = TableSheet.Read(await reader.Read(content, ct), table.Layout, new SheetMark(table.Id, table.Version, report.Id));
        var received = await receiving.Receive(table, report.Id, report.UnitId, raw, ReturnSource.Workbook, command.Content, null, ct);
        return new Created(received.Id, received.Number);
    }

    private async Task<(DataTable Table, UnitReport Report)> Enter(Guid unitReportId, Guid dataTableId, CancellationToken ct)
    {
        var (table, access) = await db.EnterUnitTable(gate, unitReportId, dataTableId, Act.Write, ct);
        UnitReportRows.DemandOpen(access);
        table.DemandSent();
        return (table, await db.LoadUnitReport(unitReportId, ct));
    }
}
