using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Extensions;

/// <summary>Begins a unit's request for a later deadline. It is the unit's alone until it is sent; a task has one request at a time.</summary>
[Requires(Subject.Extension, Act.Write)]
public sealed record DraftExtension : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required ExtensionContent Extension { get; init; }

    public sealed class Validator : AbstractValidator<DraftExtension>
    {
        public Validator() => RuleFor(c => c.Extension).NotNull().SetValidator(new ExtensionContent.Validator());
    }
}

/// <summary>What a request says.</summary>
public sealed record ExtensionContent
{
    public required DateOnly RequestedDueOn { get; init; }
    public required string Reason { get; init; }

    /// <summary>What was done so far.</summary>
    public string? DoneSoFar { get; init; }

    /// <summary>The unit's own number: "46/UBND-VP".</summary>
    public string? Reference { get; init; }

    public sealed class Validator : AbstractValidator<ExtensionContent>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(10_000);
            RuleFor(c => c.DoneSoFar).MaximumLength(10_000);
            RuleFor(c => c.Reference).MaximumLength(200);
        }
    }
}

internal sealed class DraftExtensionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DraftExtension, Created>
{
    public async Task<Created> Handle(DraftExtension command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Subject.Extension, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        task.DemandLead(access);
        task.DemandExtendable();
        await db.DemandWithinLimits(task, nameof(ExtensionContent.RequestedDueOn), command.Extension.RequestedDueOn, clock.Today(), ct);

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO ExtensionRequests (Id, CouncilId, TaskId, UnitId, Reference, Status, RequestedDueOn, Reason, DoneSoFar, DraftedBy, WrittenBy, Version)
            VALUES (@id, @CouncilId, @TaskId, @LeadUnitId, @Reference, @Status, @RequestedDueOn, @Reason, @DoneSoFar, @PersonId, @PersonId, 1)
            """, new
        {
            id,
            command.TaskId,
            task.LeadUnitId,
            command.Extension.Reference,
            Status = ExtensionStatus.Draft,
            command.Extension.RequestedDueOn,
            command.Extension.Reason,
            command.Extension.DoneSoFar,
            actor.PersonId,
        }, ct);
        journal.Add(new ExtensionDrafted(id, task.Id, command.Extension));
        if (task.DueOn < clock.Today()) await db.TellDrafted(actor, task, id, command.Extension.RequestedDueOn, ct);
        return new Created(id);
    }
}

public sealed record ExtensionDrafted(Guid SubjectId, Guid TaskId, ExtensionContent Extension) : IEvent;
