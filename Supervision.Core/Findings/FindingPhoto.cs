using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>Opens a photograph that was put under a finding; it is the delegation's own, no unit gets it. Whoever asked closes the stream.</summary>
[Requires(Subject.Finding, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record FindingPhoto : IQuery<KeptFile>
{
    public required Guid FindingId { get; init; }
    public required Guid AttachmentId { get; init; }
}

internal sealed class FindingPhotoHandler(Db db, Gate gate, IFileStore files) : IRequestHandler<FindingPhoto, KeptFile>
{
    public async Task<KeptFile> Handle(FindingPhoto query, CancellationToken ct)
    {
        var access = await gate.Finding(query.FindingId, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.NotFound("tệp đính kèm");
        return await db.OpenAttachment(files, query.AttachmentId, AttachmentPurpose.Evidence, query.FindingId, ct);
    }
}
