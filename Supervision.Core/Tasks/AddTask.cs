using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Splits a task from one or more clauses of a drafted conclusion. Several people add at once and none refuses another.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record AddTask : ICommand<Created>
{
    public required Guid ConclusionId { get; init; }
    public required TaskContent Task { get; init; }

    public sealed class Validator : AbstractValidator<AddTask>
    {
        public Validator() => RuleFor(c => c.Task).NotNull().SetValidator(new TaskContent.Validator());
    }
}

internal sealed class AddTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AddTask, Created>
{
    public async Task<Created> Handle(AddTask command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var (conclusion, number) = await db.NextTask(command.ConclusionId, ct);
        conclusion.DemandDraft();
        await db.DemandReferences(conclusion.Id, command.Task, ct);
        await db.DemandDeadline(conclusion, command.Task.Deadline, ct);

        var id = Guid.CreateVersion7();
        await db.Insert(id, conclusion.CampaignId, conclusion.Id, number, command.Task, ct);
        journal.Add(new TaskAdded(id, conclusion.Id, number, command.Task));
        await db.LetVoteLapse(journal, conclusion.Id, ct);
        return new Created(id, number);
    }
}

public sealed record TaskAdded(Guid SubjectId, Guid ConclusionId, int Number, TaskContent Task) : IEvent;
