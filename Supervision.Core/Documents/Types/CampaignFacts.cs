using Supervision.Core.Campaigns;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>What the papers of a supervision know of it: plan, units, delegation, calendar, founding paper.</summary>
public sealed record CampaignFacts
{
    public required string CouncilName { get; init; }
    public required string Title { get; init; }
    public required SubjectKind SubjectKind { get; init; }

    /// <summary>Code of the law that applies; articles are cited only of the one whose text was read.</summary>
    public required string RuleSetCode { get; init; }
    public Guid? BodyId { get; init; }
    public string? BodyName { get; init; }
    public string? PeriodText { get => field ?? Phrases.Period(PeriodFrom, PeriodTo); init; }

    /// <summary>First day of the supervised period, where the plan gives its days; they are said where it has no words of its own.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? PeriodTo { get; init; }
    public string? Purpose { get; init; }
    public string? Scope { get; init; }
    public string? Method { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public string? FoundingType { get; init; }
    public string? FoundingReference { get; init; }
    public DateOnly? FoundingIssuedOn { get; init; }
    public string? FoundingIssuer { get; init; }
    public string? FoundingAbstract { get; init; }
    public string? ProgrammeType { get; init; }
    public string? ProgrammeReference { get; init; }
    public DateOnly? ProgrammeIssuedOn { get; init; }
    public string? ProgrammeIssuer { get; init; }
    public string? ProgrammeAbstract { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];
    public IReadOnlyList<string> LegalBases { get; init; } = [];

    /// <summary>Items of the outline, in order.</summary>
    public IReadOnlyList<string> Outline { get; init; } = [];
    public IReadOnlyList<UnitFacts> Units { get; init; } = [];

    /// <summary>The papers that adjust the plan after it was printed, in the order of their days.</summary>
    public IReadOnlyList<AdjustmentFacts> Adjustments { get; init; } = [];
    public IReadOnlyList<MemberFacts> Members { get; init; } = [];
    public IReadOnlyList<VisitFacts> Visits { get; init; } = [];

    /// <summary>Days before a session by which programme and composition reach the unit; null where the law gives none.</summary>
    public int? ProgrammeDays { get; init; }

    /// <summary>Days after the end by which the delegation reports; null where it reports at the nearest session.</summary>
    public int? ReportDays { get; init; }

    /// <summary>What is supervised as it stands within a sentence: "việc thực hiện cải cách hành chính".</summary>
    public string Matter => Phrases.Matter(Title);

    /// <summary>"Đoàn giám sát", or its own name where it is the only one.</summary>
    public string DelegationName => Members.Select(m => m.DelegationName).Distinct().Count() == 1 ? Members[0].DelegationName : "Đoàn giám sát";

    /// <summary>The founding paper as others cite it, with its abstract; null before it was issued.</summary>
    public string? Founding => Cited(FoundingType, FoundingReference, FoundingIssuedOn, FoundingIssuer, FoundingAbstract);

    /// <summary>The programme that the supervision stands in.</summary>
    public string? Programme => Cited(ProgrammeType, ProgrammeReference, ProgrammeIssuedOn, ProgrammeIssuer, ProgrammeAbstract);

    private static string? Cited(string? type, string? reference, DateOnly? on, string? issuer, string? matter)
    {
        if (type is null) return null;
        return Phrases.Citation(type, reference, on, issuer) + (matter is null ? "" : $" {Phrases.About(matter)}");
    }
}

/// <summary>A unit of the plan by its name of the day, how it is supervised and by when it reports.</summary>
public sealed record UnitFacts
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required UnitMode Mode { get; init; }
    public DateOnly? ReportDueOn { get; init; }

    /// <summary>The day that a paper set which adjusts the printed plan.</summary>
    public DateOnly? AdjustedDueOn { get; init; }
    public string? AdjustedType { get; init; }
    public string? AdjustedReference { get; init; }
    public DateOnly? AdjustedIssuedOn { get; init; }

    /// <summary>The paper that set the day as it is now; null where the plan did, or none.</summary>
    public string? DayBy => AdjustedType is { } type && AdjustedDueOn == ReportDueOn ? Phrases.Citation(type, AdjustedReference, AdjustedIssuedOn, null) : null;
}

/// <summary>A paper that adjusts a plan after it was printed.</summary>
public sealed record AdjustmentFacts
{
    public required string Type { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }

    public string Words => Phrases.Citation(Type, Reference, IssuedOn, null);
}

/// <summary>A member of a delegation as the founding paper names them.</summary>
public sealed record MemberFacts
{
    public required string DelegationName { get; init; }
    public required DelegationPart Part { get; init; }
    public required string Title { get; init; }
    public string? PersonName { get; init; }
    public string? BodyName { get; init; }

    /// <summary>"Nguyễn Văn A, Phó Chủ tịch Hội đồng nhân dân tỉnh - Trưởng đoàn".</summary>
    public string Line => $"{string.Join(", ", new[] { PersonName, Title, BodyName is { } body && !Phrases.Names(Title, body) ? body : null }.Where(x => x is not null))} - {PartName}";

    private string PartName => Part switch
    {
        DelegationPart.FrontRepresentative or DelegationPart.AgencyRepresentative or DelegationPart.Expert => $"Thành viên ({Phrases.Within(Part.Label())})",
        _ => Part.Label(),
    };
}

/// <summary>A planned or held session with a unit.</summary>
public sealed record VisitFacts
{
    public required Guid UnitId { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public required Session Session { get; init; }
    public required string Place { get; init; }
}
