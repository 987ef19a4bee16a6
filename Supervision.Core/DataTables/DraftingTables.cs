using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>Keeps what a unit filled in of a table, checked as what is sent, however little; with cells to mend it is kept and not laid before the head.</summary>
internal sealed class DraftingTables(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
{
    /// <summary>One unit's place in a table that is being filled in, for the unit's own people.</summary>
    public async Task<(DataTable Table, UnitReport Report)> Enter(Guid unitReportId, Guid dataTableId, CancellationToken ct)
    {
        var (table, access) = await db.EnterUnitTable(gate, unitReportId, dataTableId, Act.Write, ct);
        if (!access.IsUnit) throw RefusedException.Forbidden("Dự thảo biểu số liệu do đơn vị lập; biểu nhận bằng văn bản thì nhập ngay bản đã gửi.", "data_table.draft");
        UnitReportRows.DemandOpen(access);
        table.DemandSent();
        return (table, await db.LoadUnitReport(unitReportId, ct));
    }

    public async Task<SavedTableDraft> Keep(DataTable table, UnitReport report, RawTable raw, ReturnSource source, ReceivedFile? file, int? seen, bool asksHead, CancellationToken ct)
    {
        var before = await db.LockTableDraft(table.Id, report.Id, seen, ct);
        var result = await db.Check(table, report.UnitId, raw, ct);
        if (result.Content.IsEmpty && (file is not null || asksHead)) throw ReceivingTables.EmptyTable(file is null ? nameof(SaveTableDraft.Cells) : nameof(UploadTableDraft.Content));
        if (file is not null)
        {
            await db.ClaimContent(file.Sha256, ct);
            await file.Keep(ct);
        }
        // A head who goes on filling in has it before them already, and it stays whose it was.
        var isHead = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Approve);
        var asks = asksHead && !isHead && result.IsGood;
        var draft = new TableDraft
        {
            Id = before?.Id ?? Guid.CreateVersion7(),
            Number = (before?.Number ?? 0) + 1,
            Source = source,
            Content = result.Content,
            Problems = result.Problems,
            FileName = file?.FileName,
            Size = file?.Size,
            Sha256 = file?.Sha256,
            WrittenBy = isHead && before is not null ? before.WrittenBy : actor.PersonId,
            WrittenByName = "",
            WrittenAt = clock.GetUtcNow(),
            AskedOn = isHead ? before?.AskedOn : asks ? clock.Today() : null,
            ReturnReason = asks ? null : before?.ReturnReason,
        };
        await db.Put(table.Id, report.Id, draft, ct);
        journal.Add(new DataTableDrafted(report.Id, table.Id, table.Title, source, file?.FileName, file?.Sha256, draft.Errors, result.Content, asks),
            new { before?.Content, before?.FileName, before?.Sha256, before?.AskedOn, before?.ReturnReason });
        if (asks) await db.TellHeadsOfTable(table, report, ct);
        return new SavedTableDraft(draft.Id, draft.Number, asks, result.Problems);
    }

    /// <summary>Lays what was kept before the unit's head.</summary>
    public async Task<Created> Ask(DataTable table, UnitReport report, int seen, CancellationToken ct)
    {
        var before = await db.LockTableDraft(table.Id, report.Id, seen, ct) ?? throw RefusedException.NotFound("dự thảo biểu số liệu");
        if (before.Errors > 0) throw RefusedException.Conflict("data_table.faulty_draft", $"Dự thảo còn {before.Errors} ô phải sửa nên chưa trình được.");
        if (before.Content.IsEmpty) throw ReceivingTables.EmptyTable(nameof(AskTableHead.SeenDraft));
        var draft = before with { Number = before.Number + 1, AskedOn = clock.Today(), ReturnReason = null };
        await db.Put(table.Id, report.Id, draft, ct);
        journal.Add(new DataTableDrafted(report.Id, table.Id, table.Title, draft.Source, draft.FileName, draft.Sha256, 0, draft.Content, true), new { before.AskedOn, before.ReturnReason });
        await db.TellHeadsOfTable(table, report, ct);
        return new Created(draft.Id, draft.Number);
    }
}

/// <summary>What was kept of a table.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Number">How often it was kept, to be named by whoever goes on.</param>
/// <param name="IsAsked">It was laid before the head; not so where cells must be mended first.</param>
/// <param name="Problems">What is wrong, cell by cell, and what somebody should look at.</param>
public sealed record SavedTableDraft(Guid Id, int Number, bool IsAsked, IReadOnlyList<CellProblem> Problems);

/// <param name="SubjectId">The unit's report that the table belongs to.</param>
/// <param name="DataTableId">The table.</param>
/// <param name="Title">The table's title.</param>
/// <param name="Source">A file or typed.</param>
/// <param name="FileName">Of the file.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="Errors">How many cells must be mended.</param>
/// <param name="Content">What it holds.</param>
/// <param name="AsksHead">It was laid before the unit's head.</param>
public sealed record DataTableDrafted(
    Guid SubjectId, Guid DataTableId, string Title, ReturnSource Source, string? FileName, string? Sha256, int Errors, TableContent Content, bool AsksHead) : IEvent;
