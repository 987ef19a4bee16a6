using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Law;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Who may make one kind of conclusion, and by which paper; what it must say stands in <see cref="RequiredParts"/>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subjects">Who may make it.</param>
/// <param name="NeedsExamination">Only after the meeting that examined the delegation's report.</param>
/// <param name="MovesCampaign">Its issue concludes the supervision.</param>
/// <param name="Paper">The kind of paper that carries it.</param>
/// <param name="DocumentType">Abbreviation of the paper that carries it (Decree 30/2020/NĐ-CP, Annex III).</param>
/// <param name="SymbolPrefixes">How the symbol of that paper may begin; some councils write KL for a notice of conclusion.</param>
/// <param name="Approvers">Roles that may approve it.</param>
/// <param name="Article">Where the law says who makes it.</param>
public sealed record ConclusionRule(
    ConclusionKind Kind,
    IReadOnlyList<SubjectKind> Subjects,
    bool NeedsExamination,
    bool MovesCampaign,
    PaperKind Paper,
    string DocumentType,
    IReadOnlyList<string> SymbolPrefixes,
    IReadOnlyList<Role> Approvers,
    string Article)
{
    /// <summary>What the law of a day wants it to say, or null when it wants nothing particular.</summary>
    public RequiredParts? Parts(DateOnly on) => RuleSets.Shipped.For(on).PartsOf(Paper);
}

/// <summary>A part that the law may want in a conclusion: a block of clauses, or one of the three duties.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Block">The block; null for a duty.</param>
/// <param name="Duty">The member that holds the duty; null for a block.</param>
public sealed record ConclusionPart(string Label, ClauseBlock? Block, string? Duty)
{
    /// <summary>Every part, in the order of the paper.</summary>
    public static IReadOnlyList<ConclusionPart> All { get; } =
    [
        .. Enum.GetValues<ClauseBlock>().Select(Of),
        new("Thời gian khắc phục", null, nameof(Conclusion.RemedyBy)),
        new("Trách nhiệm thi hành", null, nameof(Conclusion.ExecuteBy)),
        new("Trách nhiệm báo cáo", null, nameof(Conclusion.ReportBy)),
    ];

    public static ConclusionPart Of(ClauseBlock block) => new(block.Label(), block, null);

    /// <summary>The duty that a member of this name holds.</summary>
    public static ConclusionPart Of(string duty) => All.Single(part => part.Duty == duty);

    /// <summary>A conclusion is not submitted without one such part; the law calls the parts as blocks and duties are named.</summary>
    public bool IsIn(RequiredParts? rule) => rule is not null && rule.Has(Enum.Parse<LegalPart>(Duty ?? $"{Block}"));

    /// <summary>What a draft lacks before it is laid before its signer, in the order of its paper.</summary>
    internal static IReadOnlyList<ConclusionPart> Missing(RequiredParts? rule, Conclusion conclusion, IReadOnlyList<Clause> clauses) => [.. All.Where(part => part.IsIn(rule) && (part.Block is { } block
        ? clauses.All(clause => clause.Block != block)
        : string.IsNullOrWhiteSpace(part.Duty switch { nameof(Conclusion.RemedyBy) => conclusion.RemedyBy, nameof(Conclusion.ExecuteBy) => conclusion.ExecuteBy, _ => conclusion.ReportBy })))];
}

/// <summary>
/// Who may conclude what (law 87/2015/QH13): at a visit the head only speaks remarks; the Standing Board and the council conclude at a meeting that examined the delegation's
/// report; a committee issues its result report after its own meeting; a delegates' group has no power to conclude, it reports and recommends.
/// </summary>
public static class ConclusionRules
{
    public static IReadOnlyList<ConclusionRule> All { get; } =
    [
        new(ConclusionKind.SessionRemarks, Enum.GetValues<SubjectKind>(), false, false, PaperKind.SessionNotice, "TB", ["TB", "KL"],
            [Role.StandingBoard, Role.CommitteeLeader], "thực tiễn, luật không quy định riêng"),
        new(ConclusionKind.StandingBoardConclusion, [SubjectKind.StandingBoard], true, true, PaperKind.ConclusionNotice, "TB", ["TB", "KL"],
            [Role.StandingBoard], "Điều 71 khoản 1 điểm d Luật 87/2015/QH13"),
        new(ConclusionKind.SupervisionResolution, [SubjectKind.Council], true, true, PaperKind.SupervisionResolution, "NQ", ["NQ"],
            [Role.StandingBoard], "Điều 62 khoản 3 điểm d Luật 87/2015/QH13"),
        new(ConclusionKind.CommitteeRecommendations, [SubjectKind.Committee], true, true, PaperKind.CommitteeReport, "BC", ["BC"],
            [Role.CommitteeLeader], "Điều 81 Luật 87/2015/QH13"),
        new(ConclusionKind.GroupRecommendations, [SubjectKind.DelegateGroup, SubjectKind.Delegate], false, true, PaperKind.GroupReport, "BC", ["BC"],
            [Role.CommitteeLeader, Role.StandingBoard], "Điều 86 Luật 87/2015/QH13"),
    ];

    public static ConclusionRule Of(ConclusionKind kind) => All.Single(rule => rule.Kind == kind);

    public static bool MayMake(SubjectKind subject, ConclusionKind kind) => Of(kind).Subjects.Contains(subject);

    /// <summary>The rule, or a refusal that names what this subject may make.</summary>
    public static ConclusionRule Demand(SubjectKind subject, ConclusionKind kind)
    {
        if (MayMake(subject, kind)) return Of(kind);
        var may = All.Where(rule => rule.Subjects.Contains(subject)).Select(rule => $"“{rule.Kind.Label()}”");
        throw RefusedException.Invalid("conclusion.kind", "Kind",
            $"Cuộc giám sát của {subject.Label()} không ban hành “{kind.Label()}” ({Of(kind).Article}); có thể: {string.Join(", ", may)}.");
    }
}
