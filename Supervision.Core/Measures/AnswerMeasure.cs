using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Measures;

/// <summary>Records what came of a measure: the unit's explanation, the authority's answer, the session that dealt with it.</summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record AnswerMeasure : ICommand<Changed>, IVersioned
{
    public required Guid MeasureId { get; init; }
    public required int Version { get; init; }
    public required DateOnly AnsweredOn { get; init; }
    public required string Answer { get; init; }

    public sealed class Validator : AbstractValidator<AnswerMeasure>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.AnsweredOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Answer).NotEmpty().MaximumLength(5000);
        }
    }
}

internal sealed class AnswerMeasureHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<AnswerMeasure, Changed>
{
    public async Task<Changed> Handle(AnswerMeasure command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var measure = await db.Find<Row>("SELECT Id, TaskId, DecidedOn, AnsweredOn, Version FROM Measures WHERE Id = @MeasureId AND CouncilId = @CouncilId", new { command.MeasureId }, ct)
            ?? throw RefusedException.NotFound("biện pháp");
        // Whoever may answer is asked above; whether its supervision still takes anything is asked of the task.
        await gate.FollowUpTask(measure.TaskId, Subject.Escalation, Act.Write, ct);
        await db.DemandVersion(measure.Id, command.Version, measure.Version, ct);
        if (measure.AnsweredOn is not null) throw RefusedException.Conflict("measure.answered", "Kết quả của biện pháp này đã được ghi nhận.");
        EventDate.Demand(nameof(command.AnsweredOn), command.AnsweredOn, clock.Today(), [new PastEvent("ngày quyết định", measure.DecidedOn)]);
        await db.Update("""
            UPDATE Measures SET AnsweredOn = @AnsweredOn, Answer = @Answer, DraftAnswer = NULL, DraftReference = NULL, DraftedBy = NULL, DraftedOn = NULL, Version = Version + 1
            WHERE Id = @MeasureId AND CouncilId = @CouncilId AND Version = @Version
            """, command, ct);
        journal.Add(new MeasureAnswered(measure.Id, measure.TaskId, command.AnsweredOn, command.Answer), new { measure.DecidedOn, Answered = false });
        return new Changed(measure.Id, measure.Version + 1);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid TaskId { get; init; }
        public required DateOnly DecidedOn { get; init; }
        public DateOnly? AnsweredOn { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record MeasureAnswered(Guid SubjectId, Guid TaskId, DateOnly AnsweredOn, string Answer) : IEvent;
