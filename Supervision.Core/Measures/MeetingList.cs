using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Measures;

/// <summary>What is still late after the second letter, for the Standing Board's monthly meeting, in the order it was listed. What a meeting did not decide stays on the list.</summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record MeetingList : IQuery<Page<MeetingLine>>
{
    /// <summary>Also what was decided in or after this month; only what is open when left out.</summary>
    public DateOnly? DecidedSince { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<MeetingList>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record MeetingLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required string Content { get; init; }
    public required Guid LeadUnitId { get; init; }
    public required string LeadUnitName { get; init; }

    /// <summary>The first day of the month it was first listed for.</summary>
    public required DateOnly Month { get; init; }
    public required DateOnly ListedOn { get; init; }
    public DateOnly? DecidedOn { get; init; }

    /// <summary>What was decided; null while nothing is.</summary>
    public MeasureKind? MeasureKind { get; init; }

    /// <summary>Until when what was decided is to be done.</summary>
    public DateOnly? MeasureDueOn { get; init; }
    public required TaskProgress Progress { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>Calendar days since the deadline, as of today.</summary>
    public int DaysLate { get; init; }

    /// <summary>Urging letters that were issued about it.</summary>
    public required long Letters { get; init; }
}

/// <summary>What a meeting's list holds; the statement names the item's row <c>m</c> and the task's <c>t</c>.</summary>
internal static class MeetingItems
{
    /// <summary>Not decided, and still late.</summary>
    public const string Open = "(m.DecidedOn IS NULL AND t.ClosedOn IS NULL AND t.Progress <> 'ReportedDone')";

    /// <summary>Urging letters that were issued about the task; a draft urged nobody.</summary>
    public const string Letters = "(SELECT COUNT(*) FROM ChaseSteps s JOIN ReminderLetters l ON l.Id = s.LetterId WHERE s.TaskId = t.Id AND l.IssuedOn IS NOT NULL) AS Letters";
}

internal sealed class MeetingListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<MeetingList, Page<MeetingLine>>
{
    public async Task<Page<MeetingLine>> Handle(MeetingList query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var today = clock.Today();
        var page = await db.Page<MeetingLine>("""
            SELECT m.Seq, m.Id, m.TaskId, t.Content, t.LeadUnitId, n.Name AS LeadUnitName, m.Month, m.ListedOn, m.DecidedOn, t.Progress, t.OriginalDueOn, t.DueOn, x.Kind AS MeasureKind, x.DueOn AS MeasureDueOn,

            """ + MeetingItems.Letters + """

            FROM MeetingItems m
            JOIN FollowUpTasks t ON t.Id = m.TaskId
            JOIN Units u ON u.Id = t.LeadUnitId
            LEFT JOIN Measures x ON x.MeetingItemId = m.Id
            """ + UnitNaming.OnDay + """
            WHERE m.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR m.Seq > @AfterSeq)
              AND (
            """ + MeetingItems.Open + """
               OR m.DecidedOn >= @DecidedSince)
            ORDER BY m.Seq
            """, new { On = today, AfterSeq = Cursor.ReadSeq(query.After), query.DecidedSince }, query.Take, row => [row.Seq], ct);
        return page with { Items = [.. page.Items.Select(line => line with { DaysLate = line.DueOn is { } due ? Math.Max(0, today.DayNumber - due.DayNumber) : 0 })] };
    }
}
