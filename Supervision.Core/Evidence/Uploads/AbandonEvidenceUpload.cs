using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence.Uploads;

/// <summary>Gives up a file that was begun to be sent, also where nothing can be attached to the task any more.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record AbandonEvidenceUpload(Guid TaskId, Guid UploadId) : ICommand<EvidenceUploadAbandoned>;

internal sealed class AbandonEvidenceUploadHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<AbandonEvidenceUpload, EvidenceUploadAbandoned>
{
    public async Task<EvidenceUploadAbandoned> Handle(AbandonEvidenceUpload command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Subject.RemediationReport, Act.Write, ct);
        var upload = await db.FindUpload(command.TaskId, command.UploadId, actor.UnitId, ct) ?? throw EvidenceUploadRows.Missing();
        if (!await db.RemoveUpload(upload.Id, ct)) throw EvidenceUploadRows.Missing();
        var abandoned = new EvidenceUploadAbandoned(command.TaskId, upload.Id, upload.FileName, upload.Size, upload.Received);
        journal.Add(abandoned);
        return abandoned;
    }
}

/// <param name="SubjectId">The task.</param>
/// <param name="UploadId">What was being sent.</param>
/// <param name="FileName">As it was declared.</param>
/// <param name="Size">In bytes, as it was declared.</param>
/// <param name="Received">So many of them had come.</param>
public sealed record EvidenceUploadAbandoned(Guid SubjectId, Guid UploadId, string FileName, long Size, long Received) : IEvent;
