using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Tasks;

namespace Supervision.Core.Documents.Types;

/// <summary>The council, the body and the supervision that a concluding paper is about, as they are printed.</summary>
public sealed record PaperFrame
{
    public required string CouncilName { get; init; }
    public required string CouncilHeader { get; init; }
    public required string PlaceName { get; init; }
    public required bool IsDemo { get; init; }
    public required string Title { get; init; }
    public required SubjectKind SubjectKind { get; init; }
    public string? PeriodText { get => field ?? Phrases.Period(PeriodFrom, PeriodTo); init; }

    /// <summary>First day of the supervised period, where the plan gives its days; they are said where it has no words of its own.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? PeriodTo { get; init; }
    public required string BodyName { get; init; }
    public required string BodyHeader { get; init; }
    public required string BodyCode { get; init; }
    public string? FoundingType { get; init; }
    public string? FoundingReference { get; init; }
    public DateOnly? FoundingIssuedOn { get; init; }
    public string? FoundingIssuer { get; init; }
    public IReadOnlyList<string> LegalBases { get; init; } = [];

    /// <summary>Units at which the delegation was: a session was held there.</summary>
    public IReadOnlyList<string> Visited { get; init; } = [];

    /// <summary>Units at which it was not and whose report it has, whatever was planned for them.</summary>
    public IReadOnlyList<string> ByReport { get; init; } = [];

    /// <summary>Units where a session was planned: neither was it held nor did a report come.</summary>
    public IReadOnlyList<string> Unmet { get; init; } = [];

    /// <summary>Units that were to report only, and did not.</summary>
    public IReadOnlyList<string> Unreported { get; init; } = [];

    /// <summary>All of them: those with which the delegation worked in one way or the other before the rest.</summary>
    public IEnumerable<string> Units => [.. Visited, .. ByReport, .. Unmet, .. Unreported];

    /// <summary>The paper that founded the delegation, as others cite it; null where none is known.</summary>
    public string? Founding => FoundingBefore(null);

    /// <summary>The same before a name, which is not told twice where it issued the paper itself.</summary>
    public string? FoundingBefore(string? who) => FoundingType is { } type ? Phrases.Citation(type, FoundingReference, FoundingIssuedOn, FoundingIssuer == who ? null : FoundingIssuer) : null;
}

/// <summary>All that a conclusion's paper is printed from.</summary>
public sealed record ConclusionPaperData
{
    public required PaperFrame Frame { get; init; }
    public required Conclusion Conclusion { get; init; }
    public required IReadOnlyList<Clause> Clauses { get; init; }
    public required IReadOnlyList<PaperTask> Tasks { get; init; }
    public PaperMeeting? Meeting { get; init; }

    /// <summary>The delegations' reports that the meeting examined.</summary>
    public IReadOnlyList<PaperReport> Reports { get; init; } = [];

    /// <summary>What units raised and asked for, as taken into the report.</summary>
    public IReadOnlyList<string> UnitPetitions { get; init; } = [];

    /// <summary>The visit whose closing remarks these are.</summary>
    public PaperVisit? Visit { get; init; }

    /// <summary>The paper that this one replaces: its number and its date.</summary>
    public string? ReplacesReference { get; init; }
    public DateOnly? ReplacesIssuedOn { get; init; }

    /// <summary>It is made to be signed; a number that it does not have yet comes to its head afterwards.</summary>
    public bool IsBeingSigned { get; init; }

    /// <summary>When the paper is made, for drafts.</summary>
    public required DateTimeOffset Now { get; init; }
}

public sealed record PaperMeeting
{
    public required string BodyName { get; init; }
    public required DateOnly HeldOn { get; init; }

    /// <summary>"Kỳ họp thứ 15", of the council.</summary>
    public string? SessionName { get; init; }

    /// <summary>"XIX", of the council.</summary>
    public string? Term { get; init; }
    public required string Chair { get; init; }
    public required string Attendance { get; init; }
}

public sealed record PaperReport
{
    public required string DelegationName { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
}

public sealed record PaperVisit
{
    public required string DelegationName { get; init; }
    public required string DelegationHeader { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required string Place { get; init; }
}

/// <summary>A line of the annex of tasks.</summary>
public sealed record PaperTask
{
    public required Guid Id { get; init; }
    public required string Content { get; init; }
    public required TaskForce Force { get; init; }
    public required string LeadUnitName { get; init; }
    public string? ResponsiblePost { get; init; }
    public string? Product { get; init; }
    public string? Measure { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }
    public string? DeadlineText { get; init; }
    public DateOnly? StatedOn { get; init; }
    public int? StatedYear { get; init; }
    public Cycle? Cycle { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>It goes on with a task of the replaced paper, whose deadline moved meanwhile and goes on with it: the day that is in force. Else null.</summary>
    public DateOnly? InForceOn { get; init; }

    /// <summary>The decision that granted that day; null where it came otherwise.</summary>
    public string? GrantedBy { get; init; }
    public IReadOnlyList<string> Coordinators { get; init; } = [];
    public IReadOnlyList<Guid> ClauseIds { get; init; } = [];
}
