using Supervision.Core.Text;

namespace Supervision.Core.Law;

/// <summary>A level of government that has, or had, a council.</summary>
public enum CouncilLevel
{
    [Label("cấp tỉnh")] Province,

    /// <summary>Until 30/6/2025.</summary>
    [Label("cấp huyện (đến 30/6/2025)")] District,

    [Label("cấp xã")] Commune,
}

/// <summary>How far a form of supervision applies at a level.</summary>
public enum FormApplies
{
    Full,

    /// <summary>Only as the law says for that level.</summary>
    AsLawSays,

    /// <summary>Only when assigned.</summary>
    WhenAssigned,
}

/// <summary>One of the twelve groups of supervision, GS-01 to GS-12.</summary>
public sealed record SupervisionForm
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>It is planned and carried out as a campaign; where not, it takes place at a session or a meeting, without a delegation.</summary>
    public required bool ByDelegation { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public required DateOnly? EffectiveTo { get; init; }
    public required LegalMark Mark { get; init; }
    public required IReadOnlyList<FormAtLevel> Levels { get; init; }

    /// <summary>How the form applies at that level on that day, or null when it does not.</summary>
    public FormApplies? AppliesAt(CouncilLevel level, DateOnly date) =>
        Covers(EffectiveFrom, EffectiveTo, date)
            ? Levels.FirstOrDefault(at => at.Level == level && Covers(at.EffectiveFrom, at.EffectiveTo, date))?.Applies
            : null;

    private static bool Covers(DateOnly from, DateOnly? to, DateOnly date) => date >= from && (to is not { } last || date <= last);
}

public sealed record FormAtLevel
{
    public required CouncilLevel Level { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public required DateOnly? EffectiveTo { get; init; }
    public required FormApplies Applies { get; init; }
}

/// <summary>In which forms a subject supervises under one law, by their codes.</summary>
public sealed record SubjectForms
{
    public required LegalSubject Subject { get; init; }
    public required IReadOnlyList<string> Forms { get; init; }
    public required string Article { get; init; }
    public required LegalMark Mark { get; init; }
}

/// <summary>A supervising subject and its Vietnamese name.</summary>
public sealed record SubjectName
{
    public required LegalSubject Code { get; init; }
    public required string Name { get; init; }
}
