using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence.Uploads;

/// <summary>The files that whoever asks began to send to a task and did not finish, oldest first, with what is here of each: whoever chooses the same file again proves it by the pieces and goes on.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
public sealed record EvidenceUploadList(Guid TaskId) : IQuery<IReadOnlyList<EvidenceUploadView>>;

public sealed record EvidenceUploadView
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }

    /// <summary>Of the whole file, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>So many of its first bytes are here.</summary>
    public required long Received { get; init; }
    public int? EvidenceItemNumber { get; init; }

    /// <summary>From the first byte on, without gaps.</summary>
    public required IReadOnlyList<EvidencePieceView> Pieces { get; init; }
}

/// <param name="Offset">Where in the file it begins.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
public sealed record EvidencePieceView(long Offset, long Size, string Sha256);

internal sealed class EvidenceUploadListHandler(Db db, Gate gate) : IRequestHandler<EvidenceUploadList, IReadOnlyList<EvidenceUploadView>>
{
    public async Task<IReadOnlyList<EvidenceUploadView>> Handle(EvidenceUploadList query, CancellationToken ct)
    {
        await gate.FollowUpTask(query.TaskId, Subject.RemediationReport, Act.Read, ct);
        var uploads = await db.List<EvidenceUpload>("""
            SELECT Id, FileName, Size, Received, EvidenceItemNumber
            FROM EvidenceUploads
            WHERE TaskId = @TaskId AND PersonId = @ActorId AND UnitId = @ActorUnitId AND CouncilId = @CouncilId
            ORDER BY Seq
            """, new { query.TaskId }, ct);
        if (uploads.Count == 0) return [];
        var pieces = (await db.List<EvidenceUploadPiece>("""
            SELECT UploadId, ByteOffset, Size, Sha256 FROM EvidenceUploadPieces WHERE UploadId IN @ids AND CouncilId = @CouncilId ORDER BY ByteOffset
            """, new { ids = uploads.Select(upload => upload.Id) }, ct)).ToLookup(piece => piece.UploadId);
        return
        [
            .. uploads.Select(upload => new EvidenceUploadView
            {
                Id = upload.Id,
                FileName = upload.FileName,
                Size = upload.Size,
                Received = upload.Received,
                EvidenceItemNumber = upload.EvidenceItemNumber,
                Pieces = [.. pieces[upload.Id].Select(piece => new EvidencePieceView(piece.ByteOffset, piece.Size, piece.Sha256))],
            }),
        ];
    }
}
