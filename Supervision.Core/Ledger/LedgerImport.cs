using Supervision.Core.Json;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>Where an import stands.</summary>
public enum LedgerImportStatus
{
    [Label("Chờ duyệt")] Waiting,
    [Label("Đã ghi vào sổ")] Entered,
    [Label("Không duyệt")] Declined,
}

/// <summary>Rows that somebody filed and somebody else enters.</summary>
internal sealed class LedgerImport
{
    public required Guid Id { get; init; }
    public required Guid SourcePaperId { get; init; }
    public required LedgerImportStatus Status { get; init; }
    public required string Content { get; init; }
    public required Guid FiledBy { get; init; }
    public required DateOnly FiledOn { get; init; }
    public required int Version { get; init; }

    public IReadOnlyList<LedgerRow> Rows => StrictJson.Read<IReadOnlyList<LedgerRow>>($"LedgerImports/{Id}", Content, StrictJson.Named);

    public void DemandWaiting()
    {
        if (Status is not LedgerImportStatus.Waiting) throw RefusedException.Conflict("import.decided", $"Danh sách này đã được xử lý: {Status.Label()}.");
    }
}

internal static class LedgerImportRows
{
    /// <summary>The import of whoever passes the gate of its paper by this act.</summary>
    public static async Task<LedgerImport> EnterLedgerImport(this Db db, Access.Gate gate, Guid id, Access.Act act, CancellationToken ct)
    {
        var import = await db.Find<LedgerImport>("""
            SELECT Id, SourcePaperId, Status, Content, FiledBy, FiledOn, Version FROM LedgerImports WHERE Id = @id AND CouncilId = @CouncilId
            """, new { id }, ct) ?? throw RefusedException.NotFound("danh sách nhập");
        var access = await gate.SourcePaper(import.SourcePaperId, act, ct);
        return access.IsUnit ? throw RefusedException.NotFound("danh sách nhập") : import;
    }

    public static Task Decide(this Db db, LedgerImport import, LedgerImportStatus status, Guid by, DateOnly on, string? reason, CancellationToken ct) => db.Update("""
        UPDATE LedgerImports SET Status = @status, DecidedBy = @by, DecidedOn = @on, Reason = @reason, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, new { import.Id, import.Version, status, by, on, reason }, ct);
}
