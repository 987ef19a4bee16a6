using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Measures;

/// <summary>Notes that somebody was urged by hand, by Zalo or telephone: the chase book counts it beside what the system did.</summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record NoteContact : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required ContactChannel Channel { get; init; }
    public required DateOnly ContactedOn { get; init; }

    /// <summary>Who was spoken to, by post.</summary>
    public required string ToWhom { get; init; }
    public required string Text { get; init; }

    public sealed class Validator : AbstractValidator<NoteContact>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Channel).IsInEnum();
            RuleFor(c => c.ContactedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.ToWhom).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Text).NotEmpty().MaximumLength(2000);
        }
    }
}

internal sealed class NoteContactHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<NoteContact, Created>
{
    public async Task<Created> Handle(NoteContact command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Subject.Escalation, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        EventDate.Demand(nameof(command.ContactedOn), command.ContactedOn, clock.Today(), [new PastEvent("ngày giao nội dung", task.AssignedOn)]);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO ContactNotes (Id, CouncilId, TaskId, UnitId, Channel, ContactedOn, ToWhom, Text, NotedBy)
            VALUES (@id, @CouncilId, @TaskId, @LeadUnitId, @Channel, @ContactedOn, @ToWhom, @Text, @PersonId)
            """, new { id, command.TaskId, task.LeadUnitId, command.Channel, command.ContactedOn, command.ToWhom, command.Text, actor.PersonId }, ct);
        journal.Add(new ContactNoted(id, command.TaskId, command.Channel, command.ContactedOn, command.ToWhom, command.Text));
        return new Created(id);
    }
}

public sealed record ContactNoted(Guid SubjectId, Guid TaskId, ContactChannel Channel, DateOnly ContactedOn, string ToWhom, string Text) : IEvent;
