using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>The unit's head sends a table as it was filled in, the file with it where it was one; it is a version from then on, and whoever filled it in is told.</summary>
[Requires(Subject.UnitReport, Act.Approve)]
public sealed record SendTableDraft : ICommand<DataTableReceived>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }

    /// <summary>The number of the draft that was seen.</summary>
    public required int SeenDraft { get; init; }

    public sealed class Validator : AbstractValidator<SendTableDraft>
    {
        public Validator() => RuleFor(c => c.SeenDraft).GreaterThan(0);
    }
}

/// <summary>The unit's head gives a table that was laid before them back to who filled it in, who is told why and sees it there until it is laid before the head again.</summary>
[Requires(Subject.UnitReport, Act.Approve)]
public sealed record ReturnTableDraft : ICommand<Created>
{
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }

    /// <summary>The number of the draft that was seen.</summary>
    public required int SeenDraft { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReturnTableDraft>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

/// <summary>The file of a draft, for the unit's own people.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record TableDraftFile(Guid UnitReportId, Guid DataTableId) : IQuery<KeptFile>;

internal sealed class SendTableDraftHandler(Db db, Journal journal, Gate gate, ReceivingTables receiving, IFileStore files)
    : IRequestHandler<SendTableDraft, DataTableReceived>, IRequestHandler<ReturnTableDraft, Created>, IRequestHandler<TableDraftFile, KeptFile>
{
    public async Task<DataTableReceived> Handle(SendTableDraft command, CancellationToken ct)
    {
        var (table, access) = await db.EnterUnitTable(gate, command.UnitReportId, command.DataTableId, Act.Approve, ct);
        UnitReportRows.DemandOpen(access);
        table.DemandSent();
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        var draft = await db.LockTableDraft(table.Id, report.Id, command.SeenDraft, ct) ?? throw RefusedException.NotFound("dự thảo biểu số liệu");
        if (draft.Errors > 0) throw RefusedException.Conflict("data_table.faulty_draft", $"Dự thảo còn {draft.Errors} ô phải sửa nên chưa gửi được.");
        return await receiving.Receive(table, report.Id, report.UnitId, new CheckedTable(draft.Content, draft.Problems), draft.Source,
            draft is { FileName: { } name, Size: { } size, Sha256: { } hash } ? new TableFile(name, size, hash) : null, ct);
    }

    public async Task<Created> Handle(ReturnTableDraft command, CancellationToken ct)
    {
        var (table, _) = await db.EnterUnitTable(gate, command.UnitReportId, command.DataTableId, Act.Approve, ct);
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        if (await db.LockTableDraft(table.Id, report.Id, command.SeenDraft, ct) is not { AskedOn: not null } draft)
            throw RefusedException.Conflict("data_table.not_asked", "Không có dự thảo biểu số liệu nào đang chờ người đứng đầu phê duyệt.");
        await db.Put(table.Id, report.Id, draft with { Number = draft.Number + 1, AskedOn = null, ReturnReason = command.Reason }, ct);
        journal.Add(new DataTableDraftReturned(report.Id, table.Id, table.Title, command.Reason), new { draft.AskedOn, draft.ReturnReason });
        await db.TellTableReturned(table, report, draft.WrittenBy, command.Reason, ct);
        return new Created(draft.Id);
    }

    public async Task<KeptFile> Handle(TableDraftFile query, CancellationToken ct)
    {
        var (table, _) = await db.EnterUnitTable(gate, query.UnitReportId, query.DataTableId, Act.Read, ct);
        return await db.FindTableDraft(table.Id, query.UnitReportId, ct) is { FileName: { } name, Size: { } size, Sha256: { } hash }
            ? new KeptFile(name, FileTypes.ContentTypeOf(FileKind.Xlsx), size, await files.Read(hash, ct))
            : throw RefusedException.NotFound("tệp biểu số liệu");
    }
}

/// <param name="SubjectId">The unit's report that the table belongs to.</param>
/// <param name="DataTableId">The table.</param>
/// <param name="Title">The table's title.</param>
/// <param name="Reason">Why.</param>
public sealed record DataTableDraftReturned(Guid SubjectId, Guid DataTableId, string Title, string Reason) : IEvent;
