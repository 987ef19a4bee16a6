using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence.Uploads;

/// <summary>Whether a piece that begins there may be sent, and how much it may hold: asked before its bytes come.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record EvidencePieceTerms : IQuery<PieceTerms>
{
    public required Guid TaskId { get; init; }
    public required Guid UploadId { get; init; }

    /// <summary>Where in the file the piece begins.</summary>
    public required long Offset { get; init; }

    public sealed class Validator : AbstractValidator<EvidencePieceTerms>
    {
        public Validator() => RuleFor(c => c.Offset).GreaterThanOrEqualTo(0);
    }
}

/// <summary>Adds the next piece of a file. Answers get lost on weak lines: a piece that is here already, sent again to the same place, is answered as done.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record AddEvidencePiece : ICommand<EvidenceUploadProgress>
{
    public required Guid TaskId { get; init; }
    public required Guid UploadId { get; init; }
    public required long Offset { get; init; }
    public required ReceivedPiece Content { get; init; }

    public sealed class Validator : AbstractValidator<AddEvidencePiece>
    {
        public Validator()
        {
            RuleFor(c => c.Offset).GreaterThanOrEqualTo(0);
            RuleFor(c => c.Content).NotNull();
        }
    }
}

/// <summary>How much of a file is here, in bytes.</summary>
public sealed record EvidenceUploadProgress(Guid Id, long Received, long Size);

internal sealed class AddEvidencePieceHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<EvidencePieceTerms, PieceTerms>, IRequestHandler<AddEvidencePiece, EvidenceUploadProgress>
{
    public async Task<PieceTerms> Handle(EvidencePieceTerms query, CancellationToken ct)
    {
        var (upload, _, _) = await db.DemandUpload(gate, query.TaskId, query.UploadId, ct);
        if (query.Offset > upload.Received) throw Elsewhere(upload);
        return new PieceTerms { LimitInBytes = Math.Min(PieceTerms.Largest, upload.Size - query.Offset) };
    }

    public async Task<EvidenceUploadProgress> Handle(AddEvidencePiece command, CancellationToken ct)
    {
        var (before, _, unitId) = await db.DemandUpload(gate, command.TaskId, command.UploadId, ct);
        var piece = command.Content;
        if (piece.Size == 0) throw RefusedException.Invalid("upload.empty", nameof(command.Content), "Đoạn tệp rỗng (0 byte).");
        await db.ClaimContent(piece.Sha256, ct);
        // Whoever sends two at once is answered one after the other: the row is locked from here on.
        var added = await db.Execute("""
            UPDATE EvidenceUploads SET Received = Received + @Size, TouchedAt = @now
            WHERE Id = @UploadId AND UnitId = @unitId AND PersonId = @ActorId AND Received = @Offset AND Size >= @Offset + @Size AND CouncilId = @CouncilId
            """, new { command.UploadId, unitId, command.Offset, piece.Size, now = clock.GetUtcNow() }, ct);
        if (added == 0)
        {
            var now = await db.FindUpload(command.TaskId, command.UploadId, unitId, ct) ?? throw EvidenceUploadRows.Missing();
            var here = (await db.PiecesOf(now.Id, ct)).FirstOrDefault(one => one.ByteOffset == command.Offset);
            return here is not null && here.Sha256 == piece.Sha256 ? new EvidenceUploadProgress(now.Id, now.Received, now.Size) : throw Elsewhere(now);
        }
        await piece.Keep(ct);
        await db.Execute("""
            INSERT INTO EvidenceUploadPieces (Id, CouncilId, UploadId, ByteOffset, Size, Sha256)
            VALUES (@Id, @CouncilId, @UploadId, @Offset, @Size, @Sha256)
            """, new { Id = Guid.CreateVersion7(), command.UploadId, command.Offset, piece.Size, piece.Sha256 }, ct);
        return new EvidenceUploadProgress(before.Id, command.Offset + piece.Size, before.Size);
    }

    private static RefusedException Elsewhere(EvidenceUpload upload) => RefusedException.Conflict("upload.offset",
        $"Máy chủ đã nhận {upload.Received} trong {upload.Size} byte của tệp này; hãy gửi tiếp từ byte {upload.Received}.", new Dictionary<string, object?> { ["received"] = upload.Received });
}
