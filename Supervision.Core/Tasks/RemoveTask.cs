using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Takes a task out of a conclusion that is still a draft; those after it move up, so that a task is called by the number that its paper prints.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record RemoveTask(Guid TaskId, int Version) : ICommand<Changed>, IVersioned;

internal sealed class RemoveTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RemoveTask, Changed>
{
    public async Task<Changed> Handle(RemoveTask command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        var conclusion = await db.DraftedConclusionOf(task, ct);

        await db.DeleteTaskLinks(task.Id, ct);
        await db.Update("DELETE FROM FollowUpTasks WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version", new { task.Id, task.Version }, ct);
        await MoveUp(conclusion.Id, task.Number, ct);
        journal.Add(new TaskRemoved(task.Id, conclusion.Id, task.Number), task);
        await db.LetVoteLapse(journal, conclusion.Id, ct);
        return new Changed(conclusion.Id, conclusion.Version);
    }

    private async Task MoveUp(Guid conclusionId, int removed, CancellationToken ct)
    {
        // One after the other: a number stands once in a conclusion.
        foreach (var after in (await db.TasksOf(conclusionId, ct)).Where(one => one.Number > removed).OrderBy(one => one.Number))
            await db.Execute("UPDATE FollowUpTasks SET Number = @Number WHERE Id = @Id AND CouncilId = @CouncilId", new { after.Id, Number = after.Number - 1 }, ct);
        await db.Execute("UPDATE Conclusions SET ItemCount = ItemCount - 1 WHERE Id = @conclusionId AND CouncilId = @CouncilId", new { conclusionId }, ct);
    }
}

public sealed record TaskRemoved(Guid SubjectId, Guid ConclusionId, int Number) : IEvent;
