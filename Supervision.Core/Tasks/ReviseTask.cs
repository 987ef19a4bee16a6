using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
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

        // Both lists come in the order of the tasks' numbers.
        var before = (await db.TasksOf(conclusion.Id, ct)).Zip(await db.TaskContents(conclusion.Id, ct)).Single(pair => pair.First.Id == task.Id).Second;
        var content = command.Task;
        await db.Update("""
            UPDATE FollowUpTasks
            SET Content = @Content, FoldedContent = @FoldedContent, Force = @Force, Reach = @Reach, LeadUnitId = @LeadUnitId, ResponsiblePost = @ResponsiblePost,
                Product = @Product, Measure = @Measure, DeadlineKind = @DeadlineKind, DeadlineText = @DeadlineText, StatedOn = @StatedOn, StatedYear = @StatedYear, Cycle = @Cycle,
                Version = Version + 1
            WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
            """, new
        {
            task.Id,
            task.Version,
            content.Content,
            FoldedContent = SearchText.Fold(content.Content),
            content.Force,
            content.Reach,
            content.LeadUnitId,
            content.ResponsiblePost,
            content.Product,
            Measure = content.MeasuredBy,
            DeadlineKind = content.Deadline.Kind,
            content.DeadlineText,
            StatedOn = content.Deadline.On,
            StatedYear = content.Deadline.Year,
            content.Deadline.Cycle,
        }, ct);
        await db.DeleteTaskLinks(task.Id, ct);
        await db.InsertTaskLinks(task.Id, content.ClauseIds, content.CoordinatingUnitIds, ct);
        journal.Add(new TaskRevised(task.Id, content), before);
        return new Changed(task.Id, task.Version + 1);
    }
}

public sealed record TaskRevised(Guid SubjectId, TaskContent Task) : IEvent;
