using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>
/// Sends out every drafted task of a paper of the ledger, its deadline counted from the paper's date. Who registered the paper or wrote a task of it cannot.
/// Tasks added later are sent out by assigning again.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record AssignSourcePaper : ICommand<Changed>, IVersioned
{
    public required Guid SourcePaperId { get; init; }
    public required int Version { get; init; }
}

internal sealed class AssignSourcePaperHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AssignSourcePaper, Changed>
{
    public async Task<Changed> Handle(AssignSourcePaper command, CancellationToken ct)
    {
        await gate.SourcePaper(command.SourcePaperId, Act.Approve, ct);
        var paper = await db.LoadSourcePaper(command.SourcePaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        await DemandOtherThanWriters(paper.Id, ct);
        var drafts = await db.List<Draft>("SELECT Id FROM FollowUpTasks WHERE SourcePaperId = @Id AND CouncilId = @CouncilId AND Progress = 'Draft' ORDER BY Number", new { paper.Id }, ct);
        if (drafts.Count == 0) throw RefusedException.Conflict("source.nothing", "Văn bản nguồn không có nội dung dự thảo nào để chuyển.");
        await DemandClear(paper, ct);

        var resolver = await TaskDeadlines.Resolver(db, ct);
        foreach (var draft in drafts) await Assign(resolver, await db.LoadTask(draft.Id, ct), paper.IssuedOn, ct);
        await db.Update("UPDATE SourcePapers SET Version = Version + 1 WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version", new { paper.Id, paper.Version }, ct);
        journal.Add(new SourcePaperAssigned(paper.Id, [.. drafts.Select(d => d.Id)]));
        await db.TellAssigned([.. drafts.Select(d => d.Id)], $"{SourceWords.Of(paper.Reference)} ngày {VietnameseDate.Short(paper.IssuedOn)}", $"assigned/{paper.Id}/{paper.Version}", null, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }

    private async Task DemandOtherThanWriters(Guid paperId, CancellationToken ct)
    {
        if (await db.WroteDraftedPaper(paperId, ct)) await db.DemandOtherHands(FourEyesDuty.LedgerAssigning, "Người ghi văn bản nguồn hoặc soạn nội dung không được tự duyệt chuyển.", ct);
    }

    private async Task DemandClear(SourcePaper paper, CancellationToken ct)
    {
        var checklist = await LedgerChecklist.Read(db, paper.Id, ct);
        var unclear = checklist.Tasks.Where(t => t.Missing.Count > 0).ToList();
        if (checklist.Enforced && unclear.Count > 0)
            throw RefusedException.Conflict("source.checklist",
                $"Chưa đủ “{checklist.Name}”: " + string.Join("; ", unclear.Take(5).Select(t => $"nội dung số {t.Number} chưa {string.Join(", ", t.Missing.Select(m => m.Label()))}")) + ".");
    }

    private async Task Assign(DeadlineResolver resolver, FollowUpTask task, DateOnly issuedOn, CancellationToken ct)
    {
        var due = task.DeadlineKind is DeadlineKind.None ? null : TaskDeadlines.Resolve(resolver, task, issuedOn);
        var moved = task.Take(TaskStep.Assign, issuedOn);
        await db.Update("""
            UPDATE FollowUpTasks
            SET OriginalDueOn = @DueOn, DueOn = @DueOn, ReviewOn = @ReviewOn, IsProvisional = @IsProvisional, Progress = @Progress, AssignedOn = @AssignedOn, ChaseOn = @ChaseOn,
                Version = Version + 1
            WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
            """, new
        {
            task.Id,
            task.Version,
            DueOn = due is { IsReview: false } ? due.On : (DateOnly?)null,
            ReviewOn = due is { IsReview: true } ? due.On : (DateOnly?)null,
            IsProvisional = due?.IsProvisional ?? false,
            task.Progress,
            task.AssignedOn,
            task.ChaseOn,
        }, ct);
        journal.Add(moved);
        if (due is not null) journal.Add(new TaskDeadlineSet(task.Id, due.Kind, due.On, due.IsProvisional));
    }

    private sealed record Draft
    {
        public required Guid Id { get; init; }
    }
}

public sealed record SourcePaperAssigned(Guid SubjectId, IReadOnlyList<Guid> TaskIds) : IEvent;

internal static class DraftedPapers
{
    /// <summary>The actor registered the paper <c>s</c>, or drafted or mended a task of it that was not sent out yet.</summary>
    public const string WrittenByActor = """

        EXISTS (SELECT 1 FROM Journal j WHERE j.ActorId = @ActorId AND j.CouncilId = @CouncilId
            AND ((j.SubjectId = s.Id AND j.Event = 'SourcePaperRegistered')
              OR (j.Event IN ('LedgerTaskAdded', 'LedgerTaskRevised')
                  AND j.SubjectId IN (SELECT t.Id FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND t.Progress = 'Draft'))))

        """;

    public static async Task<bool> WroteDraftedPaper(this Db db, Guid paperId, CancellationToken ct) =>
        await db.Value<long>("SELECT COUNT(*) FROM SourcePapers s WHERE s.Id = @paperId AND s.CouncilId = @CouncilId AND " + WrittenByActor, new { paperId }, ct) > 0;
}
