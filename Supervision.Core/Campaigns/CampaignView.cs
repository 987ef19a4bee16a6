using Supervision.Core.Visits;

namespace Supervision.Core.Campaigns;

/// <summary>Everything of one campaign, as its page shows it.</summary>
public sealed record CampaignView
{
    public required CampaignHead Head { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public required IReadOnlyList<string> LegalBases { get; init; }
    public required IReadOnlyList<OutlineLine> Outline { get; init; }
    public required IReadOnlyList<CampaignUnitLine> Units { get; init; }
    public required IReadOnlyList<DelegationView> Delegations { get; init; }
    public required IReadOnlyList<PaperLine> Papers { get; init; }

    /// <summary>Where its record comes from.</summary>
    public required IReadOnlyList<CampaignSource> Sources { get; init; }

    /// <summary>The founding paper issued in the system with the plan as its annex; null where there is none. For the council's side only.</summary>
    public PrintedPlan? PrintedPlan { get; init; }

    /// <summary>The units whose day to report no paper says, in one sentence each, where the plan was printed; for the council's side only.</summary>
    public IReadOnlyList<string> UnstatedDays { get; init; } = [];
    public required IReadOnlyList<CampaignVisit> Visits { get; init; }
    public required IReadOnlyList<CampaignDemand> UrgentDemands { get; init; }

    /// <summary>Units without a session or a report, in one sentence, where the work on the spot may be ended; for the council's side only.</summary>
    public string? FieldworkGaps { get; init; }

    /// <summary>The council's last day, where that has passed: what is still noted here is a record.</summary>
    public DateOnly? CouncilEndedOn { get; init; }

    /// <summary>Steps the state allows; whether the actor may take them is the matrix's.</summary>
    public required IReadOnlyList<CampaignStep> Allowed { get; init; }

    /// <summary>What the reader may do in this campaign, whatever its state.</summary>
    public required CampaignMay May { get; init; }

    /// <summary>Time limits of the law; for the council's side only.</summary>
    public required IReadOnlyList<ClockReading> Clocks { get; init; }

    /// <summary>Members who hold posts in an inspected unit or its direct superior; for the council's side only.</summary>
    public required IReadOnlyList<RoleConflict> Conflicts { get; init; }
}

/// <param name="Write">Move it on, cite papers, say where its record comes from.</param>
/// <param name="Found">Found its delegation.</param>
/// <param name="PlanVisits">Plan, notify and move its sessions.</param>
/// <param name="AskReports">Ask its units for their reports.</param>
/// <param name="Conclude">Draft its reports and conclusions, hold the meeting about them.</param>
/// <param name="Demand">Demand of its units that they stop a violation at once.</param>
/// <param name="AnswerDemands">Answer such a demand for the unit.</param>
/// <param name="AskHeadToAnswer">Is of the unit, whose head answers such demands: drafts the answer.</param>
/// <param name="WritePapers">Write its papers.</param>
public sealed record CampaignMay(bool Write, bool Found, bool PlanVisits, bool AskReports, bool Conclude, bool Demand, bool AnswerDemands, bool AskHeadToAnswer, bool WritePapers);

public sealed record CampaignHead
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required string FormCode { get; init; }
    public required SubjectKind SubjectKind { get; init; }
    public Guid? BodyId { get; init; }
    public string? BodyName { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public string? PeriodText { get; init; }
    public string? Purpose { get; init; }
    public string? Scope { get; init; }
    public string? Method { get; init; }
    public required string RuleSetCode { get; init; }
    public required CampaignStatus Status { get; init; }
    public CampaignStatus? StatusBefore { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public DateOnly? PlanSentOn { get; init; }
    public DateOnly? FieldworkEndedOn { get; init; }
    public DateOnly? ReportedOn { get; init; }

    /// <summary>When the last report of a delegation was received.</summary>
    public DateOnly? ReportReceivedOn { get; init; }
    public DateOnly? ExaminedOn { get; init; }
    public DateOnly? ConcludedOn { get; init; }
    public DateOnly? CompletedOn { get; init; }
    public string? ChangeReason { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? VisitsFrom { get; init; }
    public DateOnly? VisitsTo { get; init; }

    /// <summary>Why it was planned although it repeats or overlaps another; for the council's side only.</summary>
    public string? OverlapReason { get; init; }
    public required int Version { get; init; }
}

public sealed record OutlineLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }
}

/// <summary>An inspected unit by its name on the day the plan was sent.</summary>
public sealed record CampaignUnitLine
{
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }
    public required UnitMode Mode { get; init; }
    public DateOnly? ReportDueOn { get; init; }

    /// <summary>Its last day, where that has passed.</summary>
    public DateOnly? EndedOn { get; init; }
}

public sealed record DelegationView
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Name { get; init; }
    public required string HeaderName { get; init; }

    /// <summary>Nobody works as its secretary any more, though somebody was named, while it has work to do; not for units and those invited.</summary>
    public bool LacksSecretary { get; init; }
    public IReadOnlyList<MemberLine> Members { get; init; } = [];
}

public sealed record MemberLine
{
    public required Guid Id { get; init; }
    public required Guid DelegationId { get; init; }
    public required DelegationPart Part { get; init; }
    public required string Title { get; init; }
    public string? PersonName { get; init; }

    /// <summary>None for whoever left.</summary>
    public Guid? PersonId { get; init; }
    public string? BodyName { get; init; }
    public string? Capacity { get; init; }
    public int? HeadCount { get; init; }

    /// <summary>For the council's side only.</summary>
    public RelationToUnit? RelationToUnit { get; init; }
    public required bool RelationInferred { get; init; }

    /// <summary>None for whoever is in it from its founding.</summary>
    public DateOnly? JoinedOn { get; init; }

    /// <summary>None for whoever is in it still.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Serves the council and today also holds a post on the People's Committee's side; for the council's side only.</summary>
    public required bool ServesBoth { get; init; }
}

public sealed record PaperLine
{
    public required CampaignPaperKind Kind { get; init; }
    public required string Type { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Issuer { get; init; }
    public required string Abstract { get; init; }

    /// <summary>It adjusts the plan after that was printed.</summary>
    public bool AdjustsPlan { get; init; }
}

public sealed record CampaignVisit
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required VisitStatus Status { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public required Session Session { get; init; }
    public required string Place { get; init; }
    public required Guid DelegationId { get; init; }
    public DateOnly? NoticeSentOn { get; init; }

    /// <summary>Why it is on that day although others are at the unit then; for the council's side only.</summary>
    public string? OverlapReason { get; init; }
    public required int Version { get; init; }

    /// <summary>The units of the visit by their names on its day.</summary>
    public IReadOnlyList<MinutesUnit> Units { get; init; } = [];
    public IReadOnlyList<VisitStep> Allowed { get; init; } = [];

    /// <summary>The reader may open it. Whoever only planned the supervision sees when sessions are, and none of what is said there.</summary>
    public bool MayOpen { get; init; }
}

public sealed record CampaignDemand
{
    public required Guid Id { get; init; }
    public Guid? VisitId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Violation { get; init; }
    public required string Measure { get; init; }
    public required DateOnly DemandedOn { get; init; }
    public DateOnly? AnswerDueOn { get; init; }
    public string? Reference { get; init; }

    /// <summary>The day the unit answered; null while it has not.</summary>
    public DateOnly? AnsweredOn { get; init; }
    public string? Answer { get; init; }
    public string? AnswerReference { get; init; }

    /// <summary>It came on paper and was entered for the unit; null of an answer of which that is not known.</summary>
    public bool? AnswerOnPaper { get; init; }

    /// <summary>What the unit's contact proposes to answer and its head has not sent; for the unit alone.</summary>
    public string? DraftAnswer { get; init; }
    public string? DraftReference { get; init; }

    /// <summary>Which draft it is, to be named by whoever writes the next; for the unit alone.</summary>
    public int? DraftNumber { get; init; }
    public string? DraftedByName { get; init; }
    public DateOnly? DraftedOn { get; init; }
}

/// <summary>Somebody supervises where they hold a post, or where their own subordinate is supervised.</summary>
public sealed record RoleConflict
{
    public required Guid MemberId { get; init; }
    public required string MemberTitle { get; init; }
    public required RelationToUnit Relation { get; init; }

    /// <summary>The inspected unit; none where the relation was only stated with the member.</summary>
    public Guid? UnitId { get; init; }
    public string? UnitName { get; init; }

    /// <summary>The post held there, where it is known.</summary>
    public string? PostTitle { get; init; }
    public required bool Inferred { get; init; }

    /// <summary>The warning as a sentence.</summary>
    public required string Sentence { get; init; }
}
