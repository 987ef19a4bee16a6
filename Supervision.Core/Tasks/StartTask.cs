using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>The lead unit says that work on a task has begun, or goes on after its report was given back.</summary>
[Requires(Subject.FollowUpTask, Act.Comment)]
public sealed record StartTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required DateOnly StartedOn { get; init; }
}

internal sealed class StartTaskHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<StartTask, Changed>
{
    public async Task<Changed> Handle(StartTask command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Comment, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        task.DemandLead(access);

        var moved = task.Take(TaskStep.Start, command.StartedOn);
        await db.DemandDate(task, nameof(command.StartedOn), command.StartedOn, clock.Today(), ct);
        await db.Save(task, ct);
        journal.Add(moved);
        return new Changed(task.Id, task.Version + 1);
    }
}
