using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Text;

namespace Supervision.Core.Overview;

/// <summary>How follow-up stands today, and how it went within a period. Parents of other tasks are counted nowhere.</summary>
public sealed record OverviewView
{
    public required DateOnly AsOf { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Not closed and not suspended, today.</summary>
    public required int Open { get; init; }

    /// <summary>Of the open ones, those past their deadline; what was reported done is judged by the day of its report.</summary>
    public required int Overdue { get; init; }

    /// <summary>Of the open ones that are not overdue, those past the deadline that was set first, whatever moved it since.</summary>
    public required int PastOriginal { get; init; }

    /// <summary>Of the open ones, those reported done that await confirmation.</summary>
    public required int Awaiting { get; init; }
    public required int Suspended { get; init; }

    /// <summary>Every unit that has tasks; none where the figures are one unit's.</summary>
    public required IReadOnlyList<UnitCount> Units { get; init; }

    /// <summary>The open ones by how long they are overdue or how long they still have; their sum is all that is open.</summary>
    public required IReadOnlyList<AgeCount> Ages { get; init; }

    /// <summary>The rates within the period.</summary>
    public required RateCount Rates { get; init; }

    /// <summary>The rates of two years step by step, up to the end of the period or today.</summary>
    public required IReadOnlyList<RateCount> Trend { get; init; }

    /// <summary>By the body that supervises or whose paper it is.</summary>
    public required IReadOnlyList<BodyTasks> Bodies { get; init; }

    /// <summary>By the fields of the findings that tasks rest on: one that rests on several counts in each; those that rest on none last, without a name, so that each task is somewhere.</summary>
    public required IReadOnlyList<FieldTasks> Fields { get; init; }
    public required ExtensionCounts Extensions { get; init; }
    public required LetterCounts Letters { get; init; }
    public required IReadOnlyList<MeasureTally> Measures { get; init; }

    /// <summary>Shortcomings and signs of violation that the same unit shows in the same field in a further campaign; null for whoever does not read all findings.</summary>
    public int? Repeated { get; init; }
}

/// <summary>How long an open task is overdue, by calendar days from its deadline to today, or how long it still has.</summary>
public enum TaskAge
{
    [Label("Quá hạn trên 180 ngày")] OverdueLonger,
    [Label("Quá hạn 91-180 ngày")] OverdueHalfYear,
    [Label("Quá hạn 31-90 ngày")] OverdueQuarter,
    [Label("Quá hạn 1-30 ngày")] OverdueMonth,
    [Label("Đã báo cáo trong hạn, hạn đã qua")] Reported,
    [Label("Còn đến 30 ngày")] DueInMonth,
    [Label("Còn 31-90 ngày")] DueInQuarter,
    [Label("Còn trên 90 ngày")] DueLater,
    [Label("Không có hạn")] NoDeadline,
}

/// <summary>The tasks of one age: those of the slice that are due within the days.</summary>
public sealed record AgeCount(TaskAge Age, LedgerSlice Slice, DateOnly? DueFrom, DateOnly? DueTo, int Tasks);

/// <summary>
/// Two rates over the same days. Of the tasks whose deadline fell there and has passed, those that the unit reported done by it; of those that were confirmed there, those that had been reported by their deadline.
/// </summary>
public sealed record RateCount(DateOnly From, DateOnly To, int Due, int Kept, int Done, int DoneOnTime)
{
    /// <summary>In percent, with one decimal; null where nothing fell due.</summary>
    public decimal? KeptRate => Percent(Kept, Due);

    /// <summary>In percent, with one decimal; null where nothing was confirmed.</summary>
    public decimal? DoneRate => Percent(DoneOnTime, Done);

    private static decimal? Percent(int part, int whole) => whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
}

/// <summary>What is open with one body.</summary>
public sealed record BodyTasks
{
    /// <summary>None for what no body is named for.</summary>
    public Guid? BodyId { get; init; }
    public string? Name { get; init; }
    public required int Tasks { get; init; }
    public required int Overdue { get; init; }
}

/// <summary>What is open in one field.</summary>
public sealed record FieldTasks
{
    /// <summary>None for what rests on no field.</summary>
    public string? Field { get; init; }
    public required int Tasks { get; init; }
    public required int Overdue { get; init; }
}

/// <summary>Requests for more time that were sent within the period, by what became of them until today.</summary>
public sealed record ExtensionCounts
{
    public required int Granted { get; init; }
    public required int Refused { get; init; }
    public required int Withdrawn { get; init; }
    public required int Waiting { get; init; }

    /// <summary>For how many tasks.</summary>
    public required int Tasks { get; init; }

    /// <summary>Requests for tasks that more than one was sent for within the period.</summary>
    public required int Again { get; init; }

    /// <summary>How many tasks those are.</summary>
    public required int TasksAgain { get; init; }
    public int Asked => Granted + Refused + Withdrawn + Waiting;
}

/// <summary>Urging letters that were issued within the period.</summary>
public sealed record LetterCounts
{
    public required int FirstLetters { get; init; }
    public required int SecondLetters { get; init; }

    /// <summary>Of both, those without an answer.</summary>
    public required int Unanswered { get; init; }
}

/// <summary>Measures of one kind that were decided within the period.</summary>
public sealed record MeasureTally
{
    public required MeasureKind Kind { get; init; }
    public required int Decided { get; init; }
    public required int Unanswered { get; init; }
}
