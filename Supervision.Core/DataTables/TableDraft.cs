using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.DataTables;

/// <summary>What a unit has filled in of a table that is not sent; nobody outside of the unit sees it.</summary>
public sealed record TableDraft
{
    public required Guid Id { get; init; }

    /// <summary>How often it was kept; whoever goes on with it or sends it names the one that was seen.</summary>
    public required int Number { get; init; }
    public required ReturnSource Source { get; init; }
    public string? FileName { get; init; }
    public long? Size { get; init; }

    /// <summary>Who filled it in last before the unit's head was asked.</summary>
    public required Guid WrittenBy { get; init; }
    public required string WrittenByName { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The day it was laid before the unit's head; null while it is being filled in.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>Why the head gave it back; null unless that was the last that happened to it.</summary>
    public string? ReturnReason { get; init; }

    internal string? Sha256 { get; init; }
    internal TableContent Content { get; init; } = new();
    internal IReadOnlyList<CellProblem> Problems { get; init; } = [];

    internal int Errors => Problems.Count(problem => problem.Gravity is ProblemGravity.Error);
}

/// <summary>The file of which a table was read.</summary>
internal sealed record TableFile(string FileName, long Size, string Sha256);

internal static class TableDraftRows
{
    /// <summary>The draft of one table, for the unit's own people.</summary>
    public static async Task<TableDraft?> FindTableDraft(this Db db, Guid dataTableId, Guid unitReportId, CancellationToken ct) => await db.Find<DraftRow>("""
        SELECT d.Id, d.Number, d.Source, d.FileName, d.Size, d.Sha256, d.Content, d.Problems, d.WrittenBy, p.Name AS WrittenByName, d.WrittenAt, d.AskedOn, d.ReturnReason
        FROM DataTableDrafts d
        JOIN UnitReports r ON r.Id = d.UnitReportId
        JOIN People p ON p.Id = d.WrittenBy
        WHERE d.DataTableId = @dataTableId AND d.UnitReportId = @unitReportId AND r.UnitId = @ActorUnitId AND d.CouncilId = @CouncilId
        """, new { dataTableId, unitReportId }, ct) is { } row ? new TableDraft
        {
            Id = row.Id,
            Number = row.Number,
            Source = row.Source,
            FileName = row.FileName,
            Size = row.Size,
            Sha256 = row.Sha256,
            WrittenBy = row.WrittenBy,
            WrittenByName = row.WrittenByName,
            WrittenAt = row.WrittenAt,
            AskedOn = row.AskedOn,
            ReturnReason = row.ReturnReason,
            Content = TableJson.Read<TableContent>(row.Content),
            Problems = TableJson.Read<IReadOnlyList<CellProblem>>(row.Problems),
        } : null;

    /// <summary>Locks the row of the unit's report, so that two who write at once take their turns, and refuses whoever did not see the draft as it is.</summary>
    public static async Task<TableDraft?> LockTableDraft(this Db db, Guid dataTableId, Guid unitReportId, int? seen, CancellationToken ct)
    {
        await db.Execute("UPDATE UnitReports SET Version = Version WHERE Id = @unitReportId AND CouncilId = @CouncilId", new { unitReportId }, ct);
        var draft = await db.FindTableDraft(dataTableId, unitReportId, ct);
        if (seen is { } number && number != (draft?.Number ?? 0))
            throw RefusedException.Conflict("data_table.newer_draft", "Trong lúc nhập, dự thảo của biểu này đã được người khác trong đơn vị sửa hoặc gửi. Số liệu vừa nhập vẫn còn trên trang; hãy mở trang ở cửa sổ khác để đối chiếu rồi lưu lại.", nameof(SaveTableDraft.SeenDraft));
        return draft;
    }

    /// <summary>Puts a draft in the place of what was filled in before.</summary>
    public static async Task Put(this Db db, Guid dataTableId, Guid unitReportId, TableDraft draft, CancellationToken ct)
    {
        var row = new
        {
            draft.Id, dataTableId, unitReportId, draft.Number, draft.Source, Content = TableJson.Write(draft.Content), Problems = TableJson.Write(draft.Problems),
            draft.FileName, draft.Size, draft.Sha256, draft.WrittenBy, draft.WrittenAt, draft.AskedOn, draft.ReturnReason,
        };
        if (await db.Execute("""
            UPDATE DataTableDrafts
            SET Number = @Number, Source = @Source, Content = @Content, Problems = @Problems, FileName = @FileName, Size = @Size, Sha256 = @Sha256,
                WrittenBy = @WrittenBy, WrittenAt = @WrittenAt, AskedOn = @AskedOn, ReturnReason = @ReturnReason
            WHERE Id = @Id AND CouncilId = @CouncilId
            """, row, ct) == 0)
            await db.Execute("""
                INSERT INTO DataTableDrafts (Id, CouncilId, DataTableId, UnitReportId, Number, Source, Content, Problems, FileName, Size, Sha256, WrittenBy, WrittenAt, AskedOn, ReturnReason)
                VALUES (@Id, @CouncilId, @dataTableId, @unitReportId, @Number, @Source, @Content, @Problems, @FileName, @Size, @Sha256, @WrittenBy, @WrittenAt, @AskedOn, @ReturnReason)
                """, row, ct);
    }

    public static Task RemoveTableDraft(this Db db, Guid dataTableId, Guid unitReportId, CancellationToken ct) =>
        db.Execute("DELETE FROM DataTableDrafts WHERE DataTableId = @dataTableId AND UnitReportId = @unitReportId AND CouncilId = @CouncilId", new { dataTableId, unitReportId }, ct);

    private sealed record DraftRow
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required ReturnSource Source { get; init; }
        public string? FileName { get; init; }
        public long? Size { get; init; }
        public string? Sha256 { get; init; }
        public required string Content { get; init; }
        public required string Problems { get; init; }
        public required Guid WrittenBy { get; init; }
        public required string WrittenByName { get; init; }
        public required DateTimeOffset WrittenAt { get; init; }
        public DateOnly? AskedOn { get; init; }
        public string? ReturnReason { get; init; }
    }
}
