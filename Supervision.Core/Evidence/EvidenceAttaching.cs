using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence;

/// <summary>Attaches a file to a task as evidence, whichever way it came.</summary>
internal sealed class EvidenceAttaching(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock)
{
    /// <summary>Takes the lock of the task's row, so that it is not reported or closed meanwhile; nothing that somebody saw is replaced.</summary>
    public Task Lock(Guid taskId, CancellationToken ct) => db.Execute("UPDATE FollowUpTasks SET Version = Version WHERE Id = @taskId AND CouncilId = @CouncilId", new { taskId }, ct);

    /// <param name="taskId">The task, whose row is locked.</param>
    /// <param name="itemNumber">Which of the pieces of evidence that the task asks for it is.</param>
    /// <param name="file">What came in.</param>
    /// <param name="id">What it is known by already; a new one where it is not.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Created> Attach(Guid taskId, int? itemNumber, ReceivedFile file, Guid? id, CancellationToken ct)
    {
        var (task, unitId) = await db.DemandEvidence(gate, taskId, ct);
        await db.DemandPiece(task.Id, itemNumber, ct);
        var made = await db.Add(new NewAttachment
        {
            Id = id,
            Purpose = AttachmentPurpose.Evidence,
            SubjectId = task.Id,
            CampaignId = task.CampaignId,
            File = file,
            AddedBy = actor.PersonId,
            AddedAt = clock.GetUtcNow(),
            UnitId = unitId,
            EvidenceItemNumber = itemNumber,
        }, ct);
        journal.Add(new EvidenceAdded(task.Id, made, file.FileName, file.Size, file.Sha256, file.SentSha256, itemNumber));
        return new Created(made);
    }
}
