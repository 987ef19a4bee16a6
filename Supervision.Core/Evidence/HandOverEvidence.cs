using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Evidence;

/// <summary>
/// A coordinating unit hands the evidence that it has attached over to the lead. The lead sees it from then on, and its next report takes it along to the council; what the unit
/// attaches later is handed over by saying so again.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record HandOverEvidence(Guid TaskId) : ICommand<EvidenceHandedOver>;

/// <param name="SubjectId">The task.</param>
/// <param name="UnitId">The coordinating unit.</param>
/// <param name="LeadUnitId">Who has it now.</param>
/// <param name="AttachmentIds">What was handed over.</param>
public sealed record EvidenceHandedOver(Guid SubjectId, Guid UnitId, Guid LeadUnitId, IReadOnlyList<Guid> AttachmentIds) : IEvent;

internal sealed class HandOverEvidenceHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<HandOverEvidence, EvidenceHandedOver>
{
    public async Task<EvidenceHandedOver> Handle(HandOverEvidence command, CancellationToken ct)
    {
        // Behind the lock of the task's row, as attaching and handing in are: a report takes a file along or leaves it for the next.
        await db.Execute("UPDATE FollowUpTasks SET Version = Version WHERE Id = @TaskId AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var (task, unitId) = await db.DemandEvidence(gate, command.TaskId, ct);
        if (unitId == task.LeadUnitId)
            throw RefusedException.Conflict("evidence.lead", "Minh chứng của cơ quan chủ trì được gửi kèm báo cáo kết quả thực hiện, không cần chuyển.");
        var files = await db.List<Prepared>("""
            SELECT Id, FileName FROM Attachments
            WHERE SubjectId = @TaskId AND Purpose = @Purpose AND UnitId = @unitId AND RemovedAt IS NULL AND HandedOverAt IS NULL AND SubmittedAt IS NULL AND CouncilId = @CouncilId
            ORDER BY Seq
            """, new { command.TaskId, Purpose = AttachmentPurpose.Evidence, unitId }, ct);
        if (files.Count == 0) throw RefusedException.Conflict("evidence.nothing", "Chưa có minh chứng nào để chuyển cho cơ quan chủ trì; hãy đính kèm tệp trước.");

        await db.ExecuteEach("UPDATE Attachments SET HandedOverAt = @Now WHERE Id = @Id AND CouncilId = @CouncilId AND SubmittedAt IS NULL AND RemovedAt IS NULL",
            files.Select(file => new { file.Id, Now = clock.GetUtcNow() }), ct);
        var handed = new EvidenceHandedOver(task.Id, unitId, task.LeadUnitId, [.. files.Select(file => file.Id)]);
        journal.Add(handed);
        await Tell(task, unitId, files, ct);
        return handed;
    }

    private async Task Tell(FollowUpTask task, Guid unitId, IReadOnlyList<Prepared> files, CancellationToken ct)
    {
        var told = await db.TaskToTell(task.Id, ct);
        await db.Notify(new NewNotice
        {
            UnitId = task.LeadUnitId,
            Kind = NoticeKind.Other,
            Title = $"Cơ quan phối hợp chuyển {files.Count} tệp minh chứng của nội dung số {told.Number}",
            Text = $"{told.Content}\n\nTệp: {string.Join("; ", files.Select(file => file.FileName))}.\n\nCác tệp này được gửi cùng báo cáo kết quả thực hiện tiếp theo của đơn vị.",
            Link = told.Link,
            SubjectId = task.Id,
            OnceKey = $"evidence/{files[^1].Id}",
        }, ct);
    }

    private sealed record Prepared
    {
        public required Guid Id { get; init; }
        public required string FileName { get; init; }
    }
}
