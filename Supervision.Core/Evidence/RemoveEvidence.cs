using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Evidence;

/// <summary>Takes evidence back before it is handed in, by the unit that attached it, or by the lead what was handed over to it. The row stays, marked; the bytes stay in the store.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record RemoveEvidence(Guid TaskId, Guid AttachmentId) : ICommand<Changed>;

internal sealed class RemoveEvidenceHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RemoveEvidence, Changed>
{
    public async Task<Changed> Handle(RemoveEvidence command, CancellationToken ct)
    {
        await db.Execute("UPDATE FollowUpTasks SET Version = Version WHERE Id = @TaskId AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var (task, unitId) = await db.DemandEvidence(gate, command.TaskId, ct);
        await db.DemandSeen(task.Id, command.AttachmentId, ct);
        var evidence = await db.Find<Row>("""
            SELECT UnitId, FileName, Sha256, SubmittedAt
            FROM Attachments WHERE Id = @AttachmentId AND SubjectId = @TaskId AND Purpose = @Purpose AND RemovedAt IS NULL AND CouncilId = @CouncilId
            """, new { command.AttachmentId, command.TaskId, Purpose = AttachmentPurpose.Evidence }, ct) ?? throw RefusedException.NotFound("minh chứng");
        if (evidence.UnitId != unitId && task.LeadUnitId != unitId) throw RefusedException.Forbidden("Chỉ đơn vị đã đính kèm hoặc cơ quan chủ trì bỏ minh chứng này.");
        if (evidence.SubmittedAt is not null) throw RefusedException.Conflict("evidence.submitted", "Minh chứng đã gửi kèm báo cáo nên không bỏ được; hãy bổ sung minh chứng mới.");

        await db.Update("""
            UPDATE Attachments SET RemovedAt = @Now, RemovedBy = @ActorId
            WHERE Id = @AttachmentId AND RemovedAt IS NULL AND SubmittedAt IS NULL AND CouncilId = @CouncilId
            """, new { command.AttachmentId, Now = clock.GetUtcNow() }, ct);
        journal.Add(new EvidenceRemoved(task.Id, command.AttachmentId, evidence.FileName, evidence.Sha256, actor.PersonId));
        return new Changed(task.Id, task.Version);
    }

    private sealed record Row
    {
        public Guid? UnitId { get; init; }
        public required string FileName { get; init; }
        public required string Sha256 { get; init; }
        public DateTimeOffset? SubmittedAt { get; init; }
    }
}

public sealed record EvidenceRemoved(Guid SubjectId, Guid AttachmentId, string FileName, string Sha256, Guid RemovedBy) : IEvent;
