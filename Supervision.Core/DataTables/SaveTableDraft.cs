using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Core.DataTables;

/// <summary>
/// Keeps what a unit typed of a table so far, however little; nobody outside of the unit sees it. Whoever may not send it lays it before the unit's head, who is told. What is saved takes the place of
/// what was saved before.
/// </summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record SaveTableDraft : ICommand<SavedTableDraft>, ITypedTable
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }

    /// <summary>The number of the draft that was seen, 0 for none; what somebody else of the unit kept meanwhile is not passed over.</summary>
    public required int SeenDraft { get; init; }
    public required IReadOnlyList<TypedCell> Cells { get; init; }
    public IReadOnlyList<TypedRow> FreeRows { get; init; } = [];

    /// <summary>It is ready: the head is asked to approve and send it.</summary>
    public bool AsksHead { get; init; }

    public sealed class Validator : AbstractValidator<SaveTableDraft>
    {
        public Validator()
        {
            RuleFor(c => c.SeenDraft).GreaterThanOrEqualTo(0);
            Include(new TypedTableRules());
        }
    }
}

/// <summary>As <see cref="SaveTableDraft"/>, of a file that the unit filled in; the file is kept as it came and is what is sent. It is laid before the head by <see cref="AskTableHead"/>, once it was looked at.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record UploadTableDraft : ICommand<Created>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<UploadTableDraft>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

/// <summary>Lays a table as it was filled in before the unit's head, who is told.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record AskTableHead : ICommand<Created>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }

    /// <summary>The number of the draft that was seen.</summary>
    public required int SeenDraft { get; init; }

    public sealed class Validator : AbstractValidator<AskTableHead>
    {
        public Validator() => RuleFor(c => c.SeenDraft).GreaterThan(0);
    }
}

internal sealed class SaveTableDraftHandler(DraftingTables drafting, IWorkbookReader reader)
    : IRequestHandler<SaveTableDraft, SavedTableDraft>, IRequestHandler<UploadTableDraft, Created>, IRequestHandler<AskTableHead, Created>
{
    public async Task<SavedTableDraft> Handle(SaveTableDraft command, CancellationToken ct)
    {
        var (table, report) = await drafting.Enter(command.UnitReportId, command.DataTableId, ct);
        return await drafting.Keep(table, report, TypedTable.Of(command.Cells, command.FreeRows, table.Layout), ReturnSource.Typed, null, command.SeenDraft, command.AsksHead, ct);
    }

    public async Task<Created> Handle(UploadTableDraft command, CancellationToken ct)
    {
        var (table, report) = await drafting.Enter(command.UnitReportId, command.DataTableId, ct);
        await using var content = command.Content.Open();
        var raw = TableSheet.Read(await reader.Read(content, ct), table.Layout, new SheetMark(table.Id, table.Version, report.Id));
        var saved = await drafting.Keep(table, report, raw, ReturnSource.Workbook, command.Content, null, asksHead: false, ct);
        return new Created(saved.Id, saved.Number);
    }

    public async Task<Created> Handle(AskTableHead command, CancellationToken ct)
    {
        var (table, report) = await drafting.Enter(command.UnitReportId, command.DataTableId, ct);
        return await drafting.Ask(table, report, command.SeenDraft, ct);
    }
}
