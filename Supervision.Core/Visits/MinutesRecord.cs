using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;

namespace Supervision.Core.Visits;

/// <summary>Everything the minutes of one visit hold, as it is printed and shown; lists are in the order things happened.</summary>
public sealed record MinutesRecord
{
    public required MinutesHead Head { get; init; }

    /// <summary>Units of the visit, by their names on its day.</summary>
    public required IReadOnlyList<MinutesUnit> Units { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public required IReadOnlyList<MinutesMember> Members { get; init; }
    public required IReadOnlyList<AttendanceLine> Attendances { get; init; }

    /// <summary>The units' written reports, the last version of each.</summary>
    public required IReadOnlyList<ReportLine> Reports { get; init; }
    public required IReadOnlyList<OpinionLine> Opinions { get; init; }
    public required IReadOnlyList<CheckLine> Checks { get; init; }
    public required IReadOnlyList<DocumentLine> Documents { get; init; }
    public required IReadOnlyList<CommitmentLine> Commitments { get; init; }
    public required IReadOnlyList<RemarkLine> Remarks { get; init; }
    public required IReadOnlyList<MinutesFinding> Findings { get; init; }
    public required IReadOnlyList<DemandLine> Demands { get; init; }
    public required IReadOnlyList<SignatureLine> Signatures { get; init; }
    public required IReadOnlyList<AddendumLine> Addenda { get; init; }
    public required IReadOnlyList<FileLine> SignedFiles { get; init; }
}

/// <summary>The visit with its campaign, delegation and council, as the head and the frame of its papers need them.</summary>
public sealed record MinutesHead
{
    public required Guid VisitId { get; init; }
    public required int Number { get; init; }
    public required VisitStatus Status { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public required bool DateInferred { get; init; }
    public required Session Session { get; init; }
    public required string Place { get; init; }
    public string? NoticeReference { get; init; }
    public DateOnly? NoticeSentOn { get; init; }
    public string? LateNoticeReason { get; init; }
    public string? ChangeReason { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required bool PetitionsRaised { get; init; }
    public string? PetitionsNote { get; init; }
    public DateOnly? MinutesLockedOn { get; init; }
    public required int Version { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignCode { get; init; }
    public required string CampaignTitle { get; init; }
    public required SubjectKind SubjectKind { get; init; }
    public string? PeriodText { get => field ?? Phrases.Period(PeriodFrom, PeriodTo); init; }

    /// <summary>First day of the supervised period, where the plan gives its days; they are said where it has no words of its own.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? PeriodTo { get; init; }
    public required Guid DelegationId { get; init; }
    public required string DelegationName { get; init; }
    public required string DelegationHeader { get; init; }
    public required string CouncilName { get; init; }
    public required string CouncilHeader { get; init; }
    public required string PlaceName { get; init; }
    public required bool IsDemo { get; init; }

    /// <summary>Its campaign's sources do not state all of its record.</summary>
    public bool HasUnstated { get; init; }
    public required string MinutesSigners { get; init; }
    public string? BodyName { get; init; }
    public string? BodyCode { get; init; }
    public string? PaperType { get; init; }
    public string? PaperReference { get; init; }
    public DateOnly? PaperIssuedOn { get; init; }
    public string? PaperIssuer { get; init; }
    public string? PaperAbstract { get; init; }

    /// <summary>Who signs, in the order of the council's rule.</summary>
    public IReadOnlyList<MinutesParty> Signers => Lists.Read<MinutesParty>(MinutesSigners);
}

public sealed record MinutesUnit
{
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }
}

/// <summary>A member as the founding paper names them.</summary>
public sealed record MinutesMember
{
    public required DelegationPart Part { get; init; }
    public required string Title { get; init; }
}

public sealed record AttendanceLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required Side Side { get; init; }
    public required AttendancePart Part { get; init; }
    public required string Title { get; init; }
    public string? BodyName { get; init; }
    public string? PersonName { get; init; }
    public int? HeadCount { get; init; }
    public RelationToUnit? RelationToUnit { get; init; }
    public string? AuthorisedBy { get; init; }
}

public sealed record ReportLine
{
    public required Guid UnitId { get; init; }
    public string? Reference { get; init; }
    public required string SignedBy { get; init; }
    public required DateOnly SubmittedOn { get; init; }
}

public sealed record OpinionLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required Side Side { get; init; }
    public required string Speaker { get; init; }
    public string? Text { get; init; }

    /// <summary>For the council's own work: neither printed nor shown to the unit.</summary>
    public string? Note { get; init; }
}

public sealed record CheckLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Place { get; init; }
    public string? Content { get; init; }
    public required string CheckedBy { get; init; }
    public DateOnly? CheckedOn { get; init; }

    /// <summary>For the council's own work: neither printed nor shown to the unit.</summary>
    public string? Note { get; init; }
}

public sealed record DocumentLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public string? Reference { get; init; }
}

public sealed record CommitmentLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }
    public string? MadeBy { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Target { get; init; }
}

public sealed record RemarkLine
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required RemarkKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Verb { get; init; }
    public string? SpokenBy { get; init; }
}

public sealed record MinutesFinding
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }

    /// <summary>The unit it is about; none where it is about the session as a whole.</summary>
    public Guid? UnitId { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }

    /// <summary>For the council's own work: neither printed nor shown to the unit.</summary>
    public Severity? Severity { get; init; }
    public CauseNature? CauseNature { get; init; }
    public Guid? HeadingId { get; init; }
    public required bool IsHeading { get; init; }
    public bool? UnitAgrees { get; init; }
    public string? UnitExplanation { get; init; }
    public DateOnly? UnitAnsweredOn { get; init; }

    /// <summary>How the delegation weighed what the unit said.</summary>
    public string? SettleNote { get; init; }
    public DateOnly? SettledOn { get; init; }

    /// <summary>The text with the figures that it rests on, as the minutes print it.</summary>
    public string Said { get; init; } = "";
}

public sealed record DemandLine
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required string Violation { get; init; }
    public required string Measure { get; init; }
    public required DateOnly DemandedOn { get; init; }
    public DateOnly? AnswerDueOn { get; init; }
    public string? Reference { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public string? Answer { get; init; }
    public string? AnswerReference { get; init; }
}

public sealed record SignatureLine
{
    public required MinutesParty Party { get; init; }
    public Guid? UnitId { get; init; }
    public required string SignerName { get; init; }
    public required string SignerTitle { get; init; }
    public DateOnly? SignedOn { get; init; }
    public string? RefusedReason { get; init; }
}

public sealed record AddendumLine
{
    public required int Number { get; init; }
    public required DateOnly AddedOn { get; init; }
    public required string Text { get; init; }

    /// <summary>Which parties of the minutes signed it, or refused.</summary>
    public IReadOnlyList<SignatureLine> Signatures { get; init; } = [];

    /// <summary>The scans or photographs of it as it was signed.</summary>
    public IReadOnlyList<FileLine> Scans { get; init; } = [];

    /// <summary>The parties that did neither yet; until there is none it has no effect.</summary>
    public IReadOnlyList<(MinutesParty Party, Guid? UnitId)> Open(IEnumerable<(MinutesParty Party, Guid? UnitId)> parties) =>
        [.. parties.Where(one => Signatures.All(line => line.Party != one.Party || line.UnitId != one.UnitId))];
}

public sealed record FileLine
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}
