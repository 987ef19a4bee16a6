using Supervision.Core.Calendar;
using Supervision.Core.Law;

namespace Supervision.Core.Indicators;

/// <summary>Half of a day in which a session was held.</summary>
public enum DaySession
{
    Morning,
    Afternoon,
    WholeDay,
}

/// <summary>Which side somebody sits on.</summary>
public enum ParticipantSide
{
    Delegation,
    Unit,
    Chair,
    Other,
}

/// <summary>What binds a member of a delegation to the supervised unit.</summary>
public enum RelationToUnit
{
    DirectSuperior,
    SameLocality,
    HoldsPost,
}

/// <summary>All that the arithmetic check reads of one visit, campaign or reference.</summary>
public sealed record CaseFacts
{
    public required string Code { get; init; }
    public required bool IsCouncilSupervision { get; init; }

    /// <summary>Who supervises; null outside council supervision.</summary>
    public LegalSubject? Subject { get; init; }

    /// <summary>The law that the campaign runs under; by the date of the session when left out.</summary>
    public string? RuleSetCode { get; init; }

    /// <summary>Day of the session.</summary>
    public DateOnly? HeldOn { get; init; }

    public bool HeldOnInferred { get; init; }

    /// <summary>Day by which the council's own numbers are chosen, and the law too where no session was held: that of the founding; the session's when left out.</summary>
    public DateOnly? LawOn { get; init; }
    public DaySession? Session { get; init; }

    /// <summary>Day and time at which the source was published.</summary>
    public DateOnly? PublishedOn { get; init; }

    public TimeOnly? PublishedAt { get; init; }

    /// <summary>Last day of the period that the report covers.</summary>
    public DateOnly? ReportPeriodEnd { get; init; }

    /// <summary>Dates from which clocks run.</summary>
    public IReadOnlyDictionary<LegalEvent, DateOnly> Events { get; init; } = new Dictionary<LegalEvent, DateOnly>();

    /// <summary>When what a clock asks for was done, by the clock's code.</summary>
    public IReadOnlyDictionary<string, DateOnly> Done { get; init; } = new Dictionary<string, DateOnly>();

    public IReadOnlyList<IndicatorFacts> Indicators { get; init; } = [];
    public IReadOnlyList<ShortcomingFacts> Shortcomings { get; init; } = [];
    public IReadOnlyList<TaskFacts> Tasks { get; init; } = [];
    public IReadOnlyList<ParticipantFacts> Participants { get; init; } = [];

    /// <summary>Fields of work of the tasks that the unit set itself, one entry a task.</summary>
    public IReadOnlyList<string> SelfSetTaskFields { get; init; } = [];

    /// <summary>The unit's own petitions were mentioned.</summary>
    public bool PetitionsMentioned { get; init; }

    /// <summary>How many of them are listed.</summary>
    public int PetitionsListed { get; init; }
}

/// <summary>A shortcoming and the indicators that it points to.</summary>
public sealed record ShortcomingFacts(string Code, string Text, IReadOnlyList<string> Indicators);

/// <summary>A task and what is known of its deadline: a resolved or stated day, or a cycle.</summary>
public sealed record TaskFacts(string Code, string Content, DeadlineKind Kind, DateOnly? DueOn, Cycle? Cycle)
{
    /// <summary>The deadline in the source's own words; null where it has none.</summary>
    public string? Stated { get; init; }
}

/// <summary>Somebody who took part, by post.</summary>
public sealed record ParticipantFacts(ParticipantSide Side, string Title, RelationToUnit? Relation);

/// <summary>What the clocks are run with: the laws, the council's own numbers, the days off.</summary>
public sealed record CheckBasis(RuleSets Rules, IReadOnlyList<ClockOverride> Overrides, WorkCalendar Calendar);
