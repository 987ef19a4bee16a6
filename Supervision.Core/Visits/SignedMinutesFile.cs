using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Opens an attached scan of signed minutes or of their addendum, for whoever may read the visit; whoever asked closes the stream.</summary>
[Requires(Subject.Visit, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record SignedMinutesFile : IQuery<KeptFile>
{
    public required Guid VisitId { get; init; }
    public required Guid AttachmentId { get; init; }
}

internal sealed class SignedMinutesFileHandler(Db db, Gate gate, IFileStore files) : IRequestHandler<SignedMinutesFile, KeptFile>
{
    public async Task<KeptFile> Handle(SignedMinutesFile query, CancellationToken ct)
    {
        await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        // The scan of an addendum belongs to the addendum.
        var addendum = await db.Value<Guid?>("""
            SELECT m.Id FROM Attachments a JOIN MinutesAddenda m ON m.Id = a.SubjectId WHERE a.Id = @AttachmentId AND m.VisitId = @VisitId AND a.CouncilId = @CouncilId
            """, new { query.AttachmentId, query.VisitId }, ct);
        return await db.OpenAttachment(files, query.AttachmentId, AttachmentPurpose.SignedMinutes, addendum ?? query.VisitId, ct);
    }
}
