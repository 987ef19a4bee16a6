using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence;

/// <summary>Opens a piece of evidence for whoever sees it in <see cref="EvidenceList"/>. Whoever asked closes the stream.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record DownloadEvidence : IQuery<KeptFile>
{
    public required Guid TaskId { get; init; }
    public required Guid AttachmentId { get; init; }
}

internal sealed class DownloadEvidenceHandler(Db db, Gate gate, IFileStore files) : IRequestHandler<DownloadEvidence, KeptFile>
{
    public async Task<KeptFile> Handle(DownloadEvidence query, CancellationToken ct)
    {
        await gate.FollowUpTask(query.TaskId, Subject.RemediationReport, Act.Read, ct);
        await db.DemandSeen(query.TaskId, query.AttachmentId, ct);
        return await db.OpenAttachment(files, query.AttachmentId, AttachmentPurpose.Evidence, query.TaskId, ct);
    }
}
