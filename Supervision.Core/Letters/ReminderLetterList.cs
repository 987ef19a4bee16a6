using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Letters;

/// <summary>Urging letters in the order they were drafted: the clerk's queue with Status Draft. A unit sees those that were sent to it.</summary>
[Requires(Subject.Escalation, Act.Read)]
public sealed record ReminderLetterList : IQuery<Page<ReminderLetterLine>>
{
    public LetterStatus? LetterStatus { get; init; }
    public Guid? UnitId { get; init; }
    public ChaseStep? Step { get; init; }

    /// <summary>Only what was issued within these days, each of them with.</summary>
    public DateOnly? IssuedFrom { get; init; }
    public DateOnly? IssuedTo { get; init; }

    /// <summary>Only what went out and has no answer.</summary>
    public bool Unanswered { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ReminderLetterList>
    {
        public Validator()
        {
            RuleFor(q => q.LetterStatus).IsInEnum();
            RuleFor(q => q.Step).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record ReminderLetterLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required ChaseStep Step { get; init; }
    public required LetterStatus Status { get; init; }
    public required DateOnly DraftedOn { get; init; }
    public required DateOnly ReplyBy { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? SentOn { get; init; }
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>Of a draft: until when the unit has time to answer a letter that was sent before about the same tasks.</summary>
    public DateOnly? RunningUntil { get; init; }

    /// <summary>How many tasks it urges.</summary>
    public required long Tasks { get; init; }

    /// <summary>Of how many of them a request for more time waits for its decision.</summary>
    public required long Asking { get; init; }
    public required int Version { get; init; }
}

internal sealed class ReminderLetterListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<ReminderLetterList, Page<ReminderLetterLine>>
{
    public Task<Page<ReminderLetterLine>> Handle(ReminderLetterList query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Read);
        return db.Page<ReminderLetterLine>("""
            SELECT l.Seq, l.Id, l.UnitId, n.Name AS UnitName, l.Step, l.Status, l.DraftedOn, l.ReplyBy, l.Number, l.Symbol, l.IssuedOn, l.SentOn, l.AnsweredOn, l.Version,
                   CASE WHEN l.Status = 'Draft' THEN (
                       SELECT MAX(e.ReplyBy)
                       FROM ChaseSteps o
                       JOIN ChaseSteps s ON s.TaskId = o.TaskId AND s.TargetOn = o.TargetOn AND s.LetterId <> o.LetterId
                       JOIN ReminderLetters e ON e.Id = s.LetterId AND e.Status = 'Sent' AND e.ReplyBy >= @On
                       WHERE o.LetterId = l.Id) END AS RunningUntil,
                   (SELECT COUNT(*) FROM ChaseSteps s WHERE s.LetterId = l.Id) AS Tasks,
                   (SELECT COUNT(*) FROM ChaseSteps s WHERE s.LetterId = l.Id AND EXISTS (SELECT 1 FROM ExtensionRequests e WHERE e.TaskId = s.TaskId AND e.Status = 'Sent')) AS Asking
            FROM ReminderLetters l
            JOIN Units u ON u.Id = l.UnitId
            """ + UnitNaming.OnDay + """
            WHERE l.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR l.Seq > @AfterSeq)
              AND (@LetterStatus IS NULL OR l.Status = @LetterStatus) AND (@UnitId IS NULL OR l.UnitId = @UnitId)
              AND (@Step IS NULL OR l.Step = @Step)
              AND (@IssuedFrom IS NULL OR l.IssuedOn >= @IssuedFrom) AND (@IssuedTo IS NULL OR l.IssuedOn <= @IssuedTo)
              AND (@Unanswered = 0 OR (
            """ + LetterSight.Unanswered + """
              ))
              AND (@ActorUnitId IS NULL OR (l.UnitId = @ActorUnitId AND l.Status IN ('Sent', 'Answered')))
            ORDER BY l.Seq
            """, new { On = clock.Today(), AfterSeq = Cursor.ReadSeq(query.After), query.LetterStatus, query.UnitId, query.Step, query.IssuedFrom, query.IssuedTo, query.Unanswered }, query.Take, row => [row.Seq], ct);
    }
}
