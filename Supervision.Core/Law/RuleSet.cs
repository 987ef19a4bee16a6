using Supervision.Core.Calendar;
using Supervision.Core.Papers;
using Supervision.Core.Text;

namespace Supervision.Core.Law;

/// <summary>What one supervision law says: its clocks, who may head a delegation, what a report or a conclusion must say, how large a majority is.</summary>
public sealed record RuleSet
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>As cited in a sentence: "Luật 87/2015/QH13".</summary>
    public required string ShortName { get; init; }

    public required DateOnly EffectiveFrom { get; init; }
    public required DateOnly? EffectiveTo { get; init; }

    /// <summary>What must still be completed from the official text, or null.</summary>
    public required string? Note { get; init; }

    public required IReadOnlyList<LegalClock> Clocks { get; init; }
    public required IReadOnlyList<SubjectForms> SubjectForms { get; init; }
    public required IReadOnlyList<DelegationRule> Delegations { get; init; }
    public required IReadOnlyList<RequiredParts> RequiredParts { get; init; }
    public required IReadOnlyList<Threshold> Thresholds { get; init; }

    public bool IsEffectiveOn(DateOnly date) => date >= EffectiveFrom && (EffectiveTo is not { } to || date <= to);

    /// <exception cref="KeyNotFoundException">There is no such clock in this law.</exception>
    public LegalClock Clock(string code) => Clocks.FirstOrDefault(clock => clock.Code == code)
        ?? throw new KeyNotFoundException($"{ShortName} không có thời hạn “{code}”.");

    /// <summary>In which forms that subject supervises, or null for a subject of which this law says nothing.</summary>
    public SubjectForms? FormsOf(LegalSubject subject) => SubjectForms.FirstOrDefault(rule => rule.Subject == subject);

    /// <summary>Who may head a delegation of that subject and by which paper it is founded, or null when the law founds none.</summary>
    public DelegationRule? DelegationOf(LegalSubject subject) => Delegations.FirstOrDefault(rule => rule.Subject == subject);

    /// <summary>What a paper of that kind must say, or null when the law wants nothing particular.</summary>
    public RequiredParts? PartsOf(PaperKind paper) => RequiredParts.FirstOrDefault(rule => rule.Paper == paper);

    /// <summary>The majority of that code on that day, or null when the law knows none.</summary>
    public Threshold? ThresholdOf(string code, DateOnly date) => Thresholds.FirstOrDefault(rule => rule.Code == code && rule.IsEffectiveOn(date));

    /// <summary>Every clock of the subject whose event has a date, in the order of the law.</summary>
    public IReadOnlyList<LegalDeadline> DeadlinesFor(
        LegalSubject subject, IReadOnlyDictionary<LegalEvent, DateOnly> events, WorkCalendar calendar)
    {
        var deadlines = new List<LegalDeadline>();
        foreach (var clock in Clocks)
            if (clock.Subject == subject && events.TryGetValue(clock.FromEvent, out var on) && clock.For(on, calendar) is { } deadline)
                deadlines.Add(deadline);
        return deadlines;
    }

    /// <summary>This law with the council's own numbers in place of those they override on that date.</summary>
    /// <exception cref="ArgumentException">An override names no clock of this law that counts days, or gives less than one day.</exception>
    public RuleSet With(IEnumerable<ClockOverride> overrides, DateOnly date)
    {
        var clocks = Clocks.ToList();
        foreach (var own in overrides.Where(own => own.RuleSetCode == Code && own.IsEffectiveOn(date)).OrderBy(own => own.EffectiveFrom))
        {
            var at = clocks.FindIndex(clock => clock.Code == own.ClockCode);
            if (at < 0) throw new ArgumentException($"{ShortName} không có thời hạn “{own.ClockCode}”.", nameof(overrides));
            if (clocks[at].Count is null) throw new ArgumentException($"Thời hạn “{own.ClockCode}” không tính bằng số ngày.", nameof(overrides));
            if (own.Days < 1) throw new ArgumentException($"Thời hạn “{own.ClockCode}” phải từ 1 ngày trở lên.", nameof(overrides));
            clocks[at] = clocks[at] with { Count = own.Days, Unit = own.DayUnit, Article = own.Paper, Mark = LegalMark.Verified, Note = "Quy định riêng của HĐND." };
        }
        return this with { Clocks = clocks };
    }
}

/// <summary>A council's own number of days for one clock, by a paper of its own.</summary>
public sealed record ClockOverride
{
    public required string RuleSetCode { get; init; }
    public required string ClockCode { get; init; }
    public required int Days { get; init; }
    public required DayUnit DayUnit { get; init; }
    public required string Paper { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public required DateOnly? EffectiveTo { get; init; }

    public bool IsEffectiveOn(DateOnly date) => date >= EffectiveFrom && (EffectiveTo is not { } to || date <= to);
}

/// <summary>How a subject founds a delegation.</summary>
public sealed record DelegationRule
{
    public required LegalSubject Subject { get; init; }

    /// <summary>The type of the founding paper: Nghị quyết, Quyết định or Kế hoạch.</summary>
    public required string FoundingPaper { get; init; }

    public required IReadOnlyList<string> MustState { get; init; }

    /// <summary>Posts that may head it; empty when the law names none.</summary>
    public required IReadOnlyList<string> Heads { get; init; }

    public required IReadOnlyList<string> Members { get; init; }
    public required IReadOnlyList<string> Invited { get; init; }
    public required string ResultPaper { get; init; }
    public required string Article { get; init; }
    public required LegalMark Mark { get; init; }

    /// <summary>Whether a holder of that post may head the delegation. Posts are compared as written, without regard to case.</summary>
    public bool MayBeHeadedBy(string post) => Heads.Count == 0 || Heads.Contains(post.Trim(), StringComparer.CurrentCultureIgnoreCase);
}

/// <summary>A majority that a decision needs.</summary>
public sealed record Threshold
{
    public required string Code { get; init; }
    public required string What { get; init; }
    public required int Numerator { get; init; }
    public required int Denominator { get; init; }

    /// <summary>True for "quá": exactly the fraction is not enough.</summary>
    public required bool StrictlyMore { get; init; }

    public required string Article { get; init; }
    public required LegalMark Mark { get; init; }

    /// <summary>Where it stands in another law, which came into force and was replaced on days of its own; null where it is as old as the law that it is listed under.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The last day; null where it stands as long as that law.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>As it is cited to whom it stops: what nobody compared with the text of the law is called so.</summary>
    public string Cited => Mark is LegalMark.Verified ? Article : $"{Article}, {Mark.Label()}";

    public bool IsEffectiveOn(DateOnly date) => (EffectiveFrom is not { } from || date >= from) && (EffectiveTo is not { } to || date <= to);

    public bool IsReached(int inFavour, int members)
    {
        var (has, needs) = ((long)inFavour * Denominator, (long)members * Numerator);
        return StrictlyMore ? has > needs : has >= needs;
    }
}
