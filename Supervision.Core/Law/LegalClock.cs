using Supervision.Core.Calendar;
using Supervision.Core.Text;

namespace Supervision.Core.Law;

/// <summary>Whose duty a clock is. The first six may carry out supervision (chủ thể giám sát); the last is the supervised side.</summary>
public enum LegalSubject
{
    Council,
    StandingBoard,
    Committee,
    DelegateGroup,
    Delegate,
    NaDeputation,
    Unit,
}

/// <summary>How far a rule was checked against the legal text.</summary>
public enum LegalMark
{
    [Label("đã đối chiếu văn bản luật")] Verified,
    [Label("theo nguồn thứ cấp")] Secondary,
    [Label("chưa kiểm chứng")] Unverified,

    /// <summary>The figure of the earlier law, kept until somebody reads the new text.</summary>
    [Label("theo luật cũ, chưa đối chiếu văn bản mới")] CarriedOverUnverified,
}

/// <summary>Calendar days (ngày) or working days (ngày làm việc).</summary>
public enum DayUnit
{
    [Label("ngày")] Calendar,
    [Label("ngày làm việc")] Working,
}

public enum ClockDirection
{
    /// <summary>At least n days before the event.</summary>
    [Label("chậm nhất trước")] Before,

    /// <summary>At most n days after the event.</summary>
    [Label("chậm nhất sau")] After,

    /// <summary>Before a fixed day of the year that precedes the event's year.</summary>
    [Label("trước ngày cố định trong năm")] FixedDay,

    /// <summary>At the council's nearest session after the event; not a number of days.</summary>
    [Label("tại kỳ họp gần nhất")] NearestSession,

    /// <summary>Once a quarter.</summary>
    [Label("mỗi quý một lần")] EveryQuarter,
}

/// <summary>What a clock starts from.</summary>
public enum LegalEvent
{
    [Label("năm có chương trình giám sát")] ProgrammeYear,
    [Label("kỳ họp thường lệ giữa năm")] MidYearSession,
    [Label("kỳ họp thường lệ cuối năm")] YearEndSession,
    [Label("ngày bế mạc kỳ họp thường lệ cuối năm")] YearEndSessionClosed,
    [Label("kỳ họp")] Session,
    [Label("ngày ban hành văn bản thành lập Đoàn giám sát")] FoundingPaper,
    [Label("ngày Đoàn giám sát đến làm việc")] Visit,
    [Label("ngày bắt đầu giám sát")] SupervisionStart,
    [Label("ngày kết thúc giám sát")] SupervisionEnd,
    [Label("ngày nhận báo cáo của Đoàn giám sát")] DelegationReportReceived,
    [Label("ngày chất vấn tại kỳ họp")] QuestionPut,
    [Label("ngày nhận chất vấn giữa hai kỳ họp")] QuestionPutBetweenSessions,
    [Label("phiên giải trình")] ExplanationSession,
    [Label("ngày có yêu cầu giải trình")] ExplanationDemanded,
    [Label("ngày có yêu cầu giải trình vụ việc phức tạp")] ExplanationDemandedComplex,
    [Label("ngày có kết quả giải quyết")] ComplaintSettledForStandingBoard,
    [Label("ngày có kết quả giải quyết")] ComplaintSettledForCommittee,
    [Label("ngày nhận yêu cầu của Ban")] NormativeDocumentRequest,
    [Label("ngày ký quyết định")] DecisionSigned,
    [Label("mỗi quý")] Quarter,
}

/// <summary>One time limit of a supervision law, as data.</summary>
public sealed record LegalClock
{
    public required string Code { get; init; }

    /// <summary>What must be done, in Vietnamese.</summary>
    public required string What { get; init; }

    public required LegalSubject Subject { get; init; }
    public required ClockDirection Direction { get; init; }

    /// <summary>Days, at least 1; null when the law gives no number.</summary>
    public required int? Count { get; init; }

    public required DayUnit? Unit { get; init; }
    public required LegalEvent FromEvent { get; init; }

    /// <summary>Month and day as MM-dd, for <see cref="ClockDirection.FixedDay"/>.</summary>
    public required string? FixedDay { get; init; }

    public required string Article { get; init; }
    public required LegalMark Mark { get; init; }
    public required string? Note { get; init; }

    /// <summary>The limit for an event on that day, or null when the law counts it neither in days nor by a fixed day.</summary>
    public LegalDeadline? For(DateOnly eventOn, WorkCalendar calendar) => (Direction, Count, Unit) switch
    {
        (ClockDirection.Before, { } n, DayUnit.Calendar) => Back(calendar.NoLaterThanBefore(eventOn, n)),
        (ClockDirection.Before, { } n, DayUnit.Working) => Back(calendar.NoLaterThanWorkingDaysBefore(eventOn, n)),
        (ClockDirection.After, { } n, DayUnit.Calendar) => Ahead(calendar.AddCalendarDays(eventOn, n)),
        (ClockDirection.After, { } n, DayUnit.Working) => Ahead(calendar.AddWorkingDays(eventOn, n)),
        (ClockDirection.FixedDay, _, _) => Back(calendar.NoLaterThanBefore(FixedDayBefore(eventOn), 1)),
        _ => null,
    };

    private DateOnly FixedDayBefore(DateOnly eventOn) =>
        DateOnly.ParseExact($"{eventOn.Year - 1:0000}-{FixedDay}", "yyyy-MM-dd", null);

    private LegalDeadline Back(BackwardDeadline deadline) =>
        new(this, deadline.LegalLimit, deadline.ActBy, deadline.IsProvisional);

    private LegalDeadline Ahead(Deadline deadline) => new(this, deadline.On, deadline.On, deadline.IsProvisional);
}

/// <summary>A clock that was run on a real date.</summary>
/// <param name="Clock">The rule.</param>
/// <param name="Limit">The last lawful day; lateness is judged on it.</param>
/// <param name="ActBy">The working day to act on; the same as the limit when the clock runs forward.</param>
/// <param name="IsProvisional">The days rest on days off that nobody has announced.</param>
public sealed record LegalDeadline(LegalClock Clock, DateOnly Limit, DateOnly ActBy, bool IsProvisional);
