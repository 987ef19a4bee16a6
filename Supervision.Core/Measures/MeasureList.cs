using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Measures;

/// <summary>What was decided about late tasks, in the order it was recorded. A unit sees what was decided about tasks that it leads.</summary>
[Requires(Subject.Escalation, Act.Read)]
public sealed record MeasureList : IQuery<Page<MeasureLine>>
{
    public MeasureKind? MeasureKind { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Only what was decided within these days, each of them with.</summary>
    public DateOnly? DecidedFrom { get; init; }
    public DateOnly? DecidedTo { get; init; }

    /// <summary>Only what has no answer.</summary>
    public bool Unanswered { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<MeasureList>
    {
        public Validator()
        {
            RuleFor(q => q.MeasureKind).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record MeasureLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required string TaskContent { get; init; }
    public required string LeadUnitName { get; init; }
    public required MeasureKind MeasureKind { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required string Reference { get; init; }
    public required string Content { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The unit's contact drafted an explanation that waits for the head to send it; for the unit alone.</summary>
    public bool IsDrafted { get; init; }

    /// <summary>No answer by the day it was due.</summary>
    public bool IsLate => DaysLate > 0;

    /// <summary>Days from the day it was due to its answer, or to today; 0 within the limit, and where none was set.</summary>
    public int DaysLate { get; init; }
}

internal sealed class MeasureListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<MeasureList, Page<MeasureLine>>
{
    public async Task<Page<MeasureLine>> Handle(MeasureList query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Read);
        var today = clock.Today();
        var page = await db.Page<MeasureLine>("""
            SELECT m.Seq, m.Id, m.TaskId, t.Content AS TaskContent, n.Name AS LeadUnitName, m.Kind AS MeasureKind, m.DecidedOn, m.Reference, m.Content, m.DueOn, m.AnsweredOn,
                   CASE WHEN m.AnsweredOn IS NULL AND EXISTS (SELECT 1 FROM People p WHERE p.Id = m.DraftedBy AND p.UnitId = @ActorUnitId) THEN 1 ELSE 0 END AS IsDrafted
            FROM Measures m
            JOIN FollowUpTasks t ON t.Id = m.TaskId
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            WHERE m.CouncilId = @CouncilId AND t.Progress <> 'Draft' AND (@AfterSeq IS NULL OR m.Seq > @AfterSeq)
              AND (@MeasureKind IS NULL OR m.Kind = @MeasureKind)
              AND (@UnitId IS NULL OR t.LeadUnitId = @UnitId)
              AND (@DecidedFrom IS NULL OR m.DecidedOn >= @DecidedFrom) AND (@DecidedTo IS NULL OR m.DecidedOn <= @DecidedTo)
              AND (@Unanswered = 0 OR m.AnsweredOn IS NULL)
              AND (@ActorUnitId IS NULL OR (t.LeadUnitId = @ActorUnitId AND
            """ + TaskSight.OfUnit + """
              ))
            ORDER BY m.Seq
            """, new
        {
            On = today,
            query.MeasureKind,
            query.UnitId,
            query.DecidedFrom,
            query.DecidedTo,
            query.Unanswered,
            AfterSeq = Cursor.ReadSeq(query.After),
        }, query.Take, row => [row.Seq], ct);
        return page with { Items = [.. page.Items.Select(line => line with { DaysLate = line.DueOn is { } due && (line.AnsweredOn ?? today) is var end && due < end ? end.DayNumber - due.DayNumber : 0 })] };
    }
}
