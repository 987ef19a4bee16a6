using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>Whether a scan may be attached to an incoming document, and as what file.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record IncomingScanTerms(Guid IncomingDocumentId) : IQuery<IntakeTerms>;

/// <summary>Attaches the scan of an incoming document, once: colour, at least 200 dpi, PDF where the sender signed it electronically (Decree 30/2020/NĐ-CP, Annex I).</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record AttachIncomingScan : ICommand<Created>
{
    public required Guid IncomingDocumentId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<AttachIncomingScan>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

/// <summary>The scan of an incoming document.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record IncomingScan(Guid IncomingDocumentId) : IQuery<KeptFile>;

internal sealed class AttachIncomingScanHandler(Db db, Journal journal, Gate gate, Actor actor, IFileStore files)
    : IRequestHandler<IncomingScanTerms, IntakeTerms>, IRequestHandler<AttachIncomingScan, Created>, IRequestHandler<IncomingScan, KeptFile>
{
    private const long LimitInBytes = 50 * 1024 * 1024;

    public async Task<IntakeTerms> Handle(IncomingScanTerms query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Number);
        await DemandNone(query.IncomingDocumentId, ct);
        return new IntakeTerms { Kinds = FileTypes.Scans, LimitInBytes = LimitInBytes, KeepsPhotoPlace = false };
    }

    public async Task<Created> Handle(AttachIncomingScan command, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Number);
        var id = await DemandNone(command.IncomingDocumentId, ct);
        await db.ClaimContent(command.Content.Sha256, ct);
        await command.Content.Keep(ct);
        await db.Execute("""
            UPDATE IncomingDocuments SET FileName = @FileName, ContentType = @ContentType, Sha256 = @Sha256, Size = @Size, Version = Version + 1
            WHERE Id = @id AND CouncilId = @CouncilId AND Sha256 IS NULL
            """, new { id, command.Content.FileName, ContentType = FileTypes.ContentTypeOf(command.Content.Kind), command.Content.Sha256, command.Content.Size }, ct);
        journal.Add(new IncomingScanAttached(id, command.Content.FileName, command.Content.Sha256));
        return new Created(id);
    }

    public async Task<KeptFile> Handle(IncomingScan query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        var row = await db.Find<Row>("SELECT FileName, ContentType, Size, Sha256 FROM IncomingDocuments WHERE Id = @IncomingDocumentId AND CouncilId = @CouncilId AND Sha256 IS NOT NULL", query, ct)
            ?? throw RefusedException.NotFound("bản quét của văn bản đến");
        return new KeptFile(row.FileName, row.ContentType, row.Size, await files.Read(row.Sha256, ct));
    }

    private async Task<Guid> DemandNone(Guid id, CancellationToken ct) => (await db.LoadIncoming(id, ct)) is { Sha256: null } document
        ? document.Id
        : throw RefusedException.Conflict("incoming.scanned", "Văn bản đến này đã có bản quét.");

    private sealed record Row
    {
        public required string FileName { get; init; }
        public required string ContentType { get; init; }
        public required long Size { get; init; }
        public required string Sha256 { get; init; }
    }
}

public sealed record IncomingScanAttached(Guid SubjectId, string FileName, string Sha256) : IEvent;
