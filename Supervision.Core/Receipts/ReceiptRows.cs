using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Receipts;

/// <summary>What was handed in.</summary>
public enum ReceiptKind
{
    [Label("Báo cáo kết quả thực hiện")] RemediationReport,
    [Label("Đề nghị gia hạn")] ExtensionRequest,
}

/// <summary>How receipts ("giấy biên nhận") are kept: with every paper that a unit hands in, numbered through the council's year, and never changed; only the files of a paper come after it.</summary>
internal static class ReceiptRows
{
    public static async Task<(Guid Id, int Number)> AddReceipt(
        this Db db, Journal journal, ReceiptKind kind, Guid subjectId, Guid unitId, string subjectText, Guid handedInBy, DateTimeOffset at, CancellationToken ct)
    {
        // Two that hand in at once take their numbers one after the other.
        await db.Execute("UPDATE Councils SET Version = Version WHERE Id = @CouncilId", null, ct);
        var year = at.Local().Year;
        var number = 1 + await db.Value<int>("SELECT COALESCE(MAX(Number), 0) FROM Receipts WHERE CouncilId = @CouncilId AND Year = @year", new { year }, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Receipts (Id, CouncilId, Year, Number, UnitId, UnitName, Kind, SubjectId, SubjectText, HandedInBy, ReceivedAt)
            SELECT @id, @CouncilId, @year, @number, u.Id, n.Name, @kind, @subjectId, @subjectText, @handedInBy, @at
            FROM Units u
            """ + UnitNaming.OnDay + """
            WHERE u.Id = @unitId AND u.CouncilId = @CouncilId
            """, new { id, year, number, unitId, kind, subjectId, subjectText, handedInBy, at, On = DateOnly.FromDateTime(at.Local()) }, ct);
        // What the unit sent, not what was kept of it: its own copies have these sizes and hashes.
        var files = await db.List<File>("""
            SELECT i.TaskId, a.FileName, a.SentSize, a.SentSha256
            FROM Attachments a
            JOIN RemediationItems i ON i.Id = a.RemediationItemId
            WHERE i.RemediationReportId = @subjectId AND a.CouncilId = @CouncilId
            ORDER BY i.Seq, a.Seq
            """, new { subjectId }, ct);
        await db.ExecuteEach("""
            INSERT INTO ReceiptFiles (Id, CouncilId, ReceiptId, TaskId, FileName, Size, Sha256)
            VALUES (@RowId, @CouncilId, @id, @TaskId, @FileName, @SentSize, @SentSha256)
            """, files.Select(file => new { RowId = Guid.CreateVersion7(), id, file.TaskId, file.FileName, file.SentSize, file.SentSha256 }), ct);
        journal.Add(new ReceiptGiven(id, kind, subjectId, unitId, number, year, files.Count));
        return (id, number);
    }

    /// <summary>Names the file of a paper, or of what came with it, in the receipt that was made when the paper was entered.</summary>
    public static Task AddReceiptFile(this Db db, Guid subjectId, Guid taskId, string fileName, long sentSize, string sentSha256, CancellationToken ct) => db.Execute("""
        INSERT INTO ReceiptFiles (Id, CouncilId, ReceiptId, TaskId, FileName, Size, Sha256)
        SELECT @rowId, r.CouncilId, r.Id, @taskId, @fileName, @sentSize, @sentSha256
        FROM Receipts r WHERE r.SubjectId = @subjectId AND r.CouncilId = @CouncilId
        """, new { rowId = Guid.CreateVersion7(), subjectId, taskId, fileName, sentSize, sentSha256 }, ct);

    private sealed record File
    {
        public required Guid TaskId { get; init; }
        public required string FileName { get; init; }
        public required long SentSize { get; init; }
        public required string SentSha256 { get; init; }
    }
}

public sealed record ReceiptGiven(Guid SubjectId, ReceiptKind Kind, Guid HandedInId, Guid UnitId, int Number, int Year, int Files) : IEvent;
