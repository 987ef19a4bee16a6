using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>A task that goes on under the paper that replaces the one it came from, as it stood before.</summary>
/// <param name="TaskId">The task; one that came out of it stands for itself.</param>
/// <param name="FromUnitId">Who led it.</param>
/// <param name="DueOn">By when it was due.</param>
internal sealed record ContinuedTask(Guid TaskId, Guid FromUnitId, DateOnly? DueOn);

/// <summary>What a replacing paper did to the tasks of the replaced one.</summary>
/// <param name="Continued">What it still asks for.</param>
/// <param name="Dropped">What it asks for no more, ended by it.</param>
internal sealed record Succession(IReadOnlyList<ContinuedTask> Continued, IReadOnlyList<Guid> Dropped);

/// <summary>
/// A paper that puts a mistake right asks for the same things: their tasks go on with all that was reported, granted and decided, and belong to the new paper from the day it is sent. Until then units see what
/// the old one asked; its drafted tasks only say what is asked from then on, and are gone afterwards.
/// </summary>
internal static class TaskSuccession
{
    /// <summary>Before the issue: what a recalled paper asked is over, and the new one asks anew.</summary>
    public static async Task Forget(Db db, Conclusion conclusion, CancellationToken ct)
    {
        if (conclusion.ReplacesId is not { } replaced || (await db.LoadConclusion(replaced, ct)).Status is not ConclusionStatus.Recalled) return;
        await db.Execute("UPDATE FollowUpTasks SET ReplacesTaskId = NULL WHERE ConclusionId = @Id AND CouncilId = @CouncilId", new { conclusion.Id }, ct);
    }

    /// <summary>A paper is recalled that was sent to nobody: the tasks that it would have gone on with stay as they are.</summary>
    public static async Task Forgo(Db db, Journal journal, Conclusion conclusion, CancellationToken ct)
    {
        foreach (var draft in (await db.TasksOf(conclusion.Id, ct)).Where(task => task.Progress is TaskProgress.Draft))
        {
            await RemoveDraft(db, draft, ct);
            journal.Add(new TaskRemoved(draft.Id, conclusion.Id, draft.Number), draft);
        }
    }

    /// <summary>Folds the drafted tasks into those that they succeed, and ends what the new paper asks for no more. Does nothing where that was done before.</summary>
    public static async Task<Succession> Continue(Db db, Journal journal, Conclusion conclusion, DateOnly on, Guid decidedBy, CancellationToken ct)
    {
        if (conclusion.ReplacesId is not { } replacedId) return new Succession([], []);
        var (start, resolver) = (await db.DeadlineStart(conclusion.Id, ct), await TaskDeadlines.Resolver(db, ct));
        var continued = new List<ContinuedTask>();
        // Both lists come in the order of the tasks' numbers.
        foreach (var (draft, content) in (await db.TasksOf(conclusion.Id, ct)).Zip(await db.TaskContents(conclusion.Id, ct)).ToList())
            if (draft is { Progress: TaskProgress.Draft, ReplacesTaskId: { } oldId })
            {
                var old = await db.LoadTask(oldId, ct);
                var due = old.Deadline == content.Deadline ? null : TaskDeadlines.Resolve(resolver, draft, start.Of(content.Deadline, conclusion.IssuedOn!.Value));
                continued.AddRange(await new Fold(db, journal, conclusion, on).Of(old, draft, content, due, ct));
            }
        var dropped = new List<Guid>();
        // A paper that was replaced before it was sent took nothing over from the one before it.
        for (Guid? id = replacedId; id is { } paperId;)
        {
            var paper = await db.LoadConclusion(paperId, ct);
            foreach (var task in await db.TasksOf(paper.Id, ct))
                if (task.Progress is TaskProgress.Draft) await RemoveDraft(db, task, ct);
                else if (!TaskLife.IsClosed(task.Progress))
                {
                    await db.Drop(journal, task, new TaskEnd(on, conclusion.Reference!, $"{conclusion.Reference} thay thế {paper.Reference} không còn yêu cầu, kiến nghị nội dung này.", decidedBy), ct);
                    if (!task.IsParent) dropped.Add(task.Id);
                }
            id = paper.ReplacesId;
        }
        return new Succession(continued, dropped);
    }

    /// <summary>
    /// Whether what came out of a task takes the other day that the new paper states: where it was due with it, or is what remains of it, which alone is to be done still. A period of a series has its own day.
    /// </summary>
    public static bool TakesDay(TaskBranch branch, bool isOver, bool isDueWithIt) => branch is not TaskBranch.Instance && (isDueWithIt || (isOver && branch is TaskBranch.Remainder));

    private static async Task RemoveDraft(Db db, FollowUpTask draft, CancellationToken ct)
    {
        await db.DeleteTaskLinks(draft.Id, ct);
        await db.Execute("DELETE FROM TaskEvidenceItems WHERE TaskId = @Id AND CouncilId = @CouncilId", new { draft.Id }, ct);
        await db.Update("DELETE FROM FollowUpTasks WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version", new { draft.Id, draft.Version }, ct);
    }

    /// <summary>Puts one task, with what came out of it, under the new paper.</summary>
    private sealed class Fold(Db db, Journal journal, Conclusion conclusion, DateOnly on)
    {
        public async Task<IReadOnlyList<ContinuedTask>> Of(FollowUpTask old, FollowUpTask draft, TaskContent content, Calendar.ResolvedDeadline? due, CancellationToken ct)
        {
            var before = await db.ContentOf(old.Id, ct);
            await RemoveDraft(db, draft, ct);
            // What is over stays with whom it was.
            var isOver = TaskLife.IsClosed(old.Progress);
            await db.Rewrite(old, isOver ? content with { LeadUnitId = old.LeadUnitId } : content with { CoordinatingUnitIds = [.. content.CoordinatingUnitIds.Where(unit => unit != content.LeadUnitId)] }, ct);
            await Place(old.Id, draft.Number, ct);
            journal.Add(new TaskContinued(old.Id, conclusion.Id, draft.Id, conclusion.Reference!, draft.Number, content, on), before);
            var task = await db.LoadTask(old.Id, ct);
            if (!isOver) await Carry(task, old, content.LeadUnitId, due, ct);

            var told = old.IsParent ? new List<ContinuedTask>() : [new ContinuedTask(old.Id, old.LeadUnitId, old.DueOn ?? old.ReviewOn)];
            foreach (var part in await Parts(old.Id, ct))
            {
                await Place(part.Id, (await db.NextTask(conclusion.Id, ct)).Number, ct);
                if (await db.ContentOf(part.Id, ct) is { } words && words.Content == before.Content && words.Content != content.Content)
                    await db.Execute("UPDATE FollowUpTasks SET Content = @Content, FoldedContent = @Folded WHERE Id = @Id AND CouncilId = @CouncilId", new { part.Id, content.Content, Folded = SearchText.Fold(content.Content) }, ct);
                await db.SetSources(part.Id, content.ClauseIds, ct);
                if (!TaskLife.IsClosed(part.Progress))
                {
                    // A unit's own part stays its own, and an earlier day of its own too.
                    var lead = part.Branch is not TaskBranch.Share && part.LeadUnitId == old.LeadUnitId ? content.LeadUnitId : part.LeadUnitId;
                    var takes = TakesDay(part.Branch!.Value, isOver, part.DueOn == old.DueOn && part.ReviewOn == old.ReviewOn);
                    // Stated anew, so that a changed day off does not bring the old day back.
                    if (takes && due is not null)
                        await db.Execute("UPDATE FollowUpTasks SET DeadlineKind = @Kind, DeadlineText = @DeadlineText, StatedOn = @On, StatedYear = @Year, Cycle = @Cycle WHERE Id = @PartId AND CouncilId = @CouncilId",
                            new { PartId = part.Id, content.DeadlineText, content.Deadline.Kind, content.Deadline.On, content.Deadline.Year, content.Deadline.Cycle }, ct);
                    await Carry(await db.LoadTask(part.Id, ct), part, lead, takes ? due : null, ct);
                }
                if (!part.IsParent) told.Add(new ContinuedTask(part.Id, part.LeadUnitId, part.DueOn ?? part.ReviewOn));
            }
            return told;
        }

        private Task Place(Guid id, int number, CancellationToken ct) => db.Execute(
            "UPDATE FollowUpTasks SET ConclusionId = @ConclusionId, Number = @number, Version = Version + 1 WHERE Id = @id AND CouncilId = @CouncilId", new { id, number, ConclusionId = conclusion.Id }, ct);

        // What stands in the new paper otherwise than in the old one: by when, and who.
        private async Task Carry(FollowUpTask task, FollowUpTask was, Guid leadUnitId, Calendar.ResolvedDeadline? due, CancellationToken ct)
        {
            if (due is { } stated)
            {
                if (stated.IsReview) task.DueOn = null;
                else task.ReviewOn = null;
                if (stated.On != (stated.IsReview ? was.ReviewOn : was.DueOn))
                    await db.AddDateChange(journal, task.MoveDate(stated.IsReview ? DateAxis.Review : DateAxis.Deadline, stated.On, DateChangeReason.Replacement, conclusion.IssuedOn!.Value, conclusion.Id), ct);
                await db.Execute("UPDATE FollowUpTasks SET IsProvisional = @IsProvisional WHERE Id = @Id AND CouncilId = @CouncilId", new { task.Id, stated.IsProvisional }, ct);
            }
            if (leadUnitId != was.LeadUnitId)
            {
                var reason = $"Theo {conclusion.Reference}, nội dung do cơ quan khác chủ trì.";
                await db.EndExtension(journal, task.Id, reason, ct);
                await db.LapseItem(journal, task.Id, on, ct);
                await db.Execute("UPDATE TaskRefusals SET AnsweredOn = @on, ToUnitId = @leadUnitId, Answer = @reason, AnsweredBy = @ApprovedBy WHERE TaskId = @Id AND AnsweredOn IS NULL AND CouncilId = @CouncilId",
                    new { task.Id, on, leadUnitId, reason, ApprovedBy = conclusion.ApprovedBy ?? conclusion.DraftedBy }, ct);
                await db.EndRechecks(journal, task.Id, was.LeadUnitId, reason, ct);
                journal.Add(task.PassTo(leadUnitId, on));
                journal.Add(new TaskReassigned(task.Id, was.LeadUnitId, leadUnitId, on, reason));
            }
            await db.Save(task, ct);
        }

        private async Task<IReadOnlyList<FollowUpTask>> Parts(Guid taskId, CancellationToken ct)
        {
            var parts = new List<FollowUpTask>();
            foreach (var row in await db.List<PartRow>("SELECT Id FROM FollowUpTasks WHERE ParentId = @taskId AND CouncilId = @CouncilId ORDER BY Number", new { taskId }, ct))
            {
                parts.Add(await db.LoadTask(row.Id, ct));
                parts.AddRange(await Parts(row.Id, ct));
            }
            return parts;
        }

        private sealed record PartRow
        {
            public required Guid Id { get; init; }
        }
    }
}

/// <summary>A task goes on under the paper that replaces the one it came from, in that one's words.</summary>
public sealed record TaskContinued(Guid SubjectId, Guid ConclusionId, Guid DraftId, string Reference, int Number, TaskContent Task, DateOnly On) : IEvent;
