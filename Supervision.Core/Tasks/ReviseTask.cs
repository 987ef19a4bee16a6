using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Tasks;

/// <summary>Rewrites a task while its conclusion is a draft.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record ReviseTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required TaskContent Task { get; init; }

    public sealed class Validator : AbstractValidator<ReviseTask>
    {
        public Validator() => RuleFor(c => c.Task).NotNull().SetValidator(new TaskContent.Validator());
    }
}

internal sealed class ReviseTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ReviseTask, Changed>
{
    public async Task<Changed> Handle(ReviseTask command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        var conclusion = await db.DraftedConclusionOf(task, ct);
        await db.DemandReferences(conclusion.Id, command.Task, ct);
        await db.DemandDeadline(conclusion, command.Task.Deadline, ct);

        // Both lists come in the order of the tasks' numbers.
        var before = (await db.TasksOf(conclusion.Id, ct)).Zip(await db.TaskContents(conclusion.Id, ct)).Single(pair => pair.First.Id == task.Id).Second;
        await db.Rewrite(task, command.Task, ct);
        journal.Add(new TaskRevised(task.Id, command.Task), before);
        await db.LetVoteLapse(journal, conclusion.Id, ct);
        return new Changed(task.Id, task.Version + 1);
    }
}

public sealed record TaskRevised(Guid SubjectId, TaskContent Task) : IEvent;
