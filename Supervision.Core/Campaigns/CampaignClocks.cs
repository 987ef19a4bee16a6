using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>How a time limit of the law stands.</summary>
public enum ClockStatus
{
    [Label("Chưa có mốc tính")] NotStarted,
    [Label("Không tính bằng ngày")] NoDate,
    [Label("Trong hạn")] Running,
    [Label("Quá hạn")] Overdue,
    [Label("Đúng hạn")] InTime,
    [Label("Muộn hạn")] Late,

    /// <summary>Whoever would do it, or receive it, is no more.</summary>
    [Label("Không còn tính")] Stopped,

    /// <summary>It would rest on a day that the source of the record does not state.</summary>
    [Label("Không xét")] Unjudged,
}

/// <summary>One time limit of a campaign's law with its dates; lateness is judged by <see cref="Limit"/>, reminders go by <see cref="ActBy"/>.</summary>
public sealed record ClockReading
{
    public required string Code { get; init; }
    public required string What { get; init; }
    public required string Article { get; init; }

    /// <summary>How far the rule was checked against the legal text.</summary>
    public required LegalMark Mark { get; init; }

    /// <summary>The visit it is about, for limits counted from a visit.</summary>
    public Guid? VisitId { get; init; }
    public DateOnly? EventOn { get; init; }
    public DateOnly? Limit { get; init; }
    public DateOnly? ActBy { get; init; }

    /// <summary>The days rest on days off that nobody has announced.</summary>
    public bool IsProvisional { get; init; }
    public DateOnly? DoneOn { get; init; }
    public required ClockStatus Status { get; init; }

    /// <summary>Why it is not counted on or not judged, in a sentence.</summary>
    public string? Remark { get; init; }
    public bool IsLate => Status is ClockStatus.Late or ClockStatus.Overdue;
}

/// <summary>The days of a campaign that its law counts from or to.</summary>
public sealed record CampaignDates
{
    public DateOnly? FoundedOn { get; init; }
    public DateOnly? PlanSentOn { get; init; }
    public DateOnly? FieldworkEndedOn { get; init; }
    public DateOnly? ReportedOn { get; init; }

    /// <summary>When the delegation's report was received, the last one where there are several.</summary>
    public DateOnly? ReportReceivedOn { get; init; }
    public DateOnly? ExaminedOn { get; init; }
}

/// <summary>A visit as its notice is judged.</summary>
public sealed record VisitNotice(Guid VisitId, DateOnly? VisitOn, DateOnly? SentOn);

/// <summary>Every time limit that the law sets a campaign, evaluated in this one place: by its rule set, the council's own numbers and the council's calendar.</summary>
public static class CampaignClocks
{
    /// <summary>The limit for the notice of a visit, or null when the law sets that subject none.</summary>
    public static LegalDeadline? Notice(RuleSet law, SubjectKind subject, DateOnly visitOn, WorkCalendar calendar) => NoticeClock(law, subject)?.For(visitOn, calendar);

    /// <summary>
    /// The campaign's limits in the order of the law. Those of a visit come once a visit that was not cancelled; a unit supervised by report only has no visit and
    /// therefore none of them. What bounds them stops the counting, or the judging.
    /// </summary>
    public static IReadOnlyList<ClockReading> Read(
        RuleSet law, SubjectKind subject, CampaignDates dates, IReadOnlyList<VisitNotice> visits, ClockBounds bounds, WorkCalendar calendar, DateOnly today)
    {
        var notice = NoticeClock(law, subject);
        return [.. law.Clocks.Where(clock => clock.Subject == subject.Legal()).SelectMany(clock => Readings(clock))];

        IEnumerable<ClockReading> Readings(LegalClock clock)
        {
            if (clock == notice)
                return visits.Select(v => bounds.Bound(Reading(clock, v.VisitOn, v.SentOn, calendar, today) with { VisitId = v.VisitId }, RecordDay.VisitOn, RecordDay.NoticeSentOn, isForUnits: true, today));
            return clock.FromEvent switch
            {
                LegalEvent.FoundingPaper => [bounds.Bound(Reading(clock, dates.FoundedOn, dates.PlanSentOn, calendar, today), RecordDay.FoundedOn, RecordDay.PlanSentOn, isForUnits: true, today)],
                LegalEvent.SupervisionEnd => [bounds.Bound(Reading(clock, dates.FieldworkEndedOn, dates.ReportedOn, calendar, today), RecordDay.FieldworkEndedOn, RecordDay.ReportedOn, isForUnits: false, today)],
                LegalEvent.DelegationReportReceived => [bounds.Bound(Reading(clock, dates.ReportReceivedOn, dates.ExaminedOn, calendar, today), RecordDay.ReportReceivedOn, RecordDay.ExaminedOn, isForUnits: false, today)],
                // Sessions, questions, explanations and programmes have clocks of their own; they are not the campaign's.
                _ => [],
            };
        }
    }

    /// <summary>The campaign's rule set with what the council decided for itself, as it stood when the delegation was founded.</summary>
    internal static Task<RuleSet> LawOf(this Db db, Campaign campaign, DateOnly today, CancellationToken ct) => db.LawOf(campaign.RuleSetCode, campaign.FoundedOn ?? today, ct);

    internal static async Task<RuleSet> LawOf(this Db db, string ruleSetCode, DateOnly on, CancellationToken ct)
    {
        var own = await db.List<ClockOverride>("""
            SELECT RuleSetCode, ClockCode, Days, DayUnit, Paper, EffectiveFrom, EffectiveTo
            FROM RuleOverrides WHERE RuleSetCode = @ruleSetCode AND CouncilId = @CouncilId
            """, new { ruleSetCode }, ct);
        return RuleSets.Shipped.Get(ruleSetCode).With(own, on);
    }

    // A group sends its plan before the supervision starts, the others their programme before each visit; to the unit both are the notice.
    private static LegalClock? NoticeClock(RuleSet law, SubjectKind subject) => law.Clocks.FirstOrDefault(clock =>
        clock.Subject == subject.Legal() && clock.Direction is ClockDirection.Before && clock.FromEvent is LegalEvent.Visit or LegalEvent.SupervisionStart);

    private static ClockReading Reading(LegalClock clock, DateOnly? eventOn, DateOnly? doneOn, WorkCalendar calendar, DateOnly today)
    {
        var deadline = eventOn is { } on ? clock.For(on, calendar) : null;
        return new ClockReading
        {
            Code = clock.Code,
            What = clock.What,
            Article = clock.Article,
            Mark = clock.Mark,
            EventOn = eventOn,
            Limit = deadline?.Limit,
            ActBy = deadline?.ActBy,
            IsProvisional = deadline?.IsProvisional ?? false,
            DoneOn = doneOn,
            Status = (eventOn, deadline, doneOn) switch
            {
                (null, _, _) => ClockStatus.NotStarted,
                (_, null, _) => ClockStatus.NoDate,
                (_, { } d, { } done) => done > d.Limit ? ClockStatus.Late : ClockStatus.InTime,
                (_, { } d, null) => today > d.Limit ? ClockStatus.Overdue : ClockStatus.Running,
            },
        };
    }
}
