using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Evidence.Uploads;

/// <summary>Evidence that is coming in by pieces. Whoever began it goes on with it, for the unit that they began it for; to everybody else it is not there.</summary>
internal sealed record EvidenceUpload
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }

    /// <summary>Of the whole file in bytes, as it was declared.</summary>
    public required long Size { get; init; }

    /// <summary>So many of its first bytes are here.</summary>
    public required long Received { get; init; }
    public int? EvidenceItemNumber { get; init; }
}

/// <summary>Where a piece of a file begins, and what it holds.</summary>
internal sealed record EvidenceUploadPiece
{
    public required Guid UploadId { get; init; }
    public required long ByteOffset { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
}

/// <summary>The rows of uploads and of their pieces.</summary>
internal static class EvidenceUploadRows
{
    /// <summary>The upload, for whoever may attach evidence to its task now.</summary>
    public static async Task<(EvidenceUpload Upload, FollowUpTask Task, Guid UnitId)> DemandUpload(this Db db, Gate gate, Guid taskId, Guid uploadId, CancellationToken ct)
    {
        var (task, unitId) = await db.DemandEvidence(gate, taskId, ct);
        var upload = await db.FindUpload(taskId, uploadId, unitId, ct) ?? throw Missing();
        return (upload, task, unitId);
    }

    public static Task<EvidenceUpload?> FindUpload(this Db db, Guid taskId, Guid uploadId, Guid? unitId, CancellationToken ct) => db.Find<EvidenceUpload>("""
        SELECT Id, FileName, Size, Received, EvidenceItemNumber
        FROM EvidenceUploads
        WHERE Id = @uploadId AND TaskId = @taskId AND PersonId = @ActorId AND UnitId = @unitId AND CouncilId = @CouncilId
        """, new { uploadId, taskId, unitId }, ct);

    /// <summary>Its pieces from the first byte on.</summary>
    public static Task<IReadOnlyList<EvidenceUploadPiece>> PiecesOf(this Db db, Guid uploadId, CancellationToken ct) => db.List<EvidenceUploadPiece>("""
        SELECT UploadId, ByteOffset, Size, Sha256 FROM EvidenceUploadPieces WHERE UploadId = @uploadId AND CouncilId = @CouncilId ORDER BY ByteOffset
        """, new { uploadId }, ct);

    /// <summary>Removes the upload; the content of its pieces, which no row names then, is tidied away at night. False where somebody else was quicker.</summary>
    public static async Task<bool> RemoveUpload(this Db db, Guid uploadId, CancellationToken ct)
    {
        await db.Execute("DELETE FROM EvidenceUploadPieces WHERE UploadId = @uploadId AND CouncilId = @CouncilId", new { uploadId }, ct);
        return await db.Execute("DELETE FROM EvidenceUploads WHERE Id = @uploadId AND CouncilId = @CouncilId", new { uploadId }, ct) == 1;
    }

    public static RefusedException Missing() => RefusedException.NotFound("tệp gửi dở");
}
