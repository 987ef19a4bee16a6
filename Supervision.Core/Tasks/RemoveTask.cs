using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Takes a task out of a conclusion that is still a draft; its number is not used again.</summary>
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
        journal.Add(new TaskRemoved(task.Id, conclusion.Id, task.Number), task);
        return new Changed(conclusion.Id, conclusion.Version);
    }
}

public sealed record TaskRemoved(Guid SubjectId, Guid ConclusionId, int Number) : IEvent;
