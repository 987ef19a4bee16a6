using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.DataTables;

/// <summary>
/// Takes what came for a table: checked, numbered, kept whole with what is wrong in it. Good or not it becomes a version that never changes; only a good one is summed.
/// </summary>
internal sealed class ReceivingTables(Db db, Journal journal, Actor actor, TimeProvider clock)
{
    public async Task<DataTableReceived> Receive(DataTable table, Guid unitReportId, Guid unitId, RawTable raw, ReturnSource source, ReceivedFile? file, int? seenNumber, CancellationToken ct)
    {
        var result = await db.Check(table, unitId, raw, ct);
        if (file is not null)
        {
            await db.ClaimContent(file.Sha256, ct);
            await file.Keep(ct);
        }
        return await Receive(table, unitReportId, unitId, result, source, file is null ? null : new TableFile(file.FileName, file.Size, file.Sha256), seenNumber, ct);
    }

    /// <summary>What was checked and whose file was kept before.</summary>
    public Task<DataTableReceived> Receive(DataTable table, Guid unitReportId, Guid unitId, CheckedTable result, ReturnSource source, TableFile? file, CancellationToken ct) =>
        Receive(table, unitReportId, unitId, result, source, file, null, ct);

    private async Task<DataTableReceived> Receive(DataTable table, Guid unitReportId, Guid unitId, CheckedTable result, ReturnSource source, TableFile? file, int? seenNumber, CancellationToken ct)
    {
        if (result.Content.IsEmpty) throw EmptyTable(file is null ? nameof(EnterDataTable.Cells) : nameof(UploadDataTable.Content));
        // The lock of the report's row: two versions that come at once take two numbers, and the later one is the later.
        await db.Execute("UPDATE UnitReports SET Version = Version WHERE Id = @unitReportId AND CouncilId = @CouncilId", new { unitReportId }, ct);
        var last = await db.Value<int>("SELECT COALESCE(MAX(Number), 0) FROM DataTableReturns WHERE DataTableId = @Id AND UnitReportId = @unitReportId AND CouncilId = @CouncilId", new { table.Id, unitReportId }, ct);
        if (seenNumber is { } seen && seen != last)
            throw RefusedException.Conflict("data_table.newer", $"Trong lúc nhập, bản {last} của biểu này đã được người khác gửi. Số liệu vừa nhập vẫn còn trên trang; hãy mở trang ở cửa sổ khác để đối chiếu rồi gửi lại.", nameof(EnterDataTable.SeenNumber));

        var status = result.IsGood ? ReturnStatus.Received : ReturnStatus.Faulty;
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO DataTableReturns (Id, CouncilId, DataTableId, UnitReportId, Number, Status, Source, Content, Problems, FileName, Size, Sha256, SentBy, SentAt)
            VALUES (@id, @CouncilId, @DataTableId, @unitReportId, @Number, @status, @source, @Content, @Problems, @FileName, @Size, @Sha256, @SentBy, @SentAt)
            """, new
        {
            id,
            DataTableId = table.Id,
            unitReportId,
            Number = last + 1,
            status,
            source,
            Content = TableJson.Write(result.Content),
            Problems = TableJson.Write(result.Problems),
            file?.FileName,
            file?.Size,
            file?.Sha256,
            SentBy = actor.PersonId,
            SentAt = clock.GetUtcNow(),
        }, ct);
        var errors = result.Problems.Count(problem => problem.Gravity is ProblemGravity.Error);
        var remarks = result.Problems.Count - errors;
        journal.Add(new DataTableReturned(unitReportId, table.Id, table.Title, id, last + 1, status, source, file?.FileName, file?.Sha256, errors, result.Content));
        // What the secretary enters from paper leaves the unit what it was filling in.
        if (actor.UnitId is not null) await RemoveDraft(table, unitReportId, last + 1, ct);
        // What has faults comes again before anybody else need look at it.
        if (result.IsGood)
            await db.TellHandedIn(actor, new UnitSubmission(table.CampaignId, unitId, unitReportId, $"biểu số liệu “{table.Title}”, bản {last + 1}", remarks == 0 ? "Số liệu khớp, đã được cộng vào biểu chung." : $"Đã được cộng vào biểu chung; còn {remarks} ô cần xem lại.",
                $"{UnitReportNotices.Way(unitReportId)}/bieu/{table.Id}", $"data-table/{id}"), ct);
        return new DataTableReceived(id, last + 1, status, result.Problems);
    }

    /// <summary>Of a table in which nothing was filled in.</summary>
    public static RefusedException EmptyTable(string field) =>
        RefusedException.Invalid("data_table.empty", field, "Biểu chưa có ô nào được nhập nên chưa nhận được; không có số liệu thì ghi 0.");

    private async Task RemoveDraft(DataTable table, Guid unitReportId, int number, CancellationToken ct)
    {
        if (await db.FindTableDraft(table.Id, unitReportId, ct) is not { } draft) return;
        await db.RemoveTableDraft(table.Id, unitReportId, ct);
        if (draft.WrittenBy != actor.PersonId) await db.TellTableSent(table, unitReportId, draft.WrittenBy, number, ct);
    }
}

/// <summary>What became of a table that was sent in.</summary>
/// <param name="Id">Of the version that was made.</param>
/// <param name="Number">Its number among the unit's.</param>
/// <param name="Status">Received, or with faults that must be mended.</param>
/// <param name="Problems">What is wrong, cell by cell, and what somebody should look at.</param>
public sealed record DataTableReceived(Guid Id, int Number, ReturnStatus Status, IReadOnlyList<CellProblem> Problems);

/// <param name="SubjectId">The unit's report that the table belongs to.</param>
/// <param name="DataTableId">The table.</param>
/// <param name="Title">The table's title.</param>
/// <param name="ReturnId">The version.</param>
/// <param name="Number">Its number.</param>
/// <param name="Status">Whether it was received.</param>
/// <param name="Source">A file or typed.</param>
/// <param name="FileName">Of the file.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="Errors">How many cells must be mended.</param>
/// <param name="Content">What it holds.</param>
public sealed record DataTableReturned(
    Guid SubjectId, Guid DataTableId, string Title, Guid ReturnId, int Number, ReturnStatus Status, ReturnSource Source, string? FileName, string? Sha256, int Errors, TableContent Content) : IEvent;
