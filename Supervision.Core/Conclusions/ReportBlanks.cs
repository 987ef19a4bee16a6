using Supervision.Core.Findings;
using Supervision.Core.Law;
using Supervision.Core.Papers;

namespace Supervision.Core.Conclusions;

/// <summary>The parts that the law of a day wants in a delegation's report and that are still blank.</summary>
internal static class ReportBlanks
{
    /// <summary>What the law of a day wants such a report to say, or null when it wants nothing particular.</summary>
    public static RequiredParts? Parts(DateOnly on) => RuleSets.Shipped.For(on).PartsOf(PaperKind.DelegationReport);

    /// <summary>In the order of the paper. Without a shortcoming there are neither causes nor a responsibility to be named.</summary>
    public static IReadOnlyList<string> Of(RequiredParts? rule, string? responsibility, string? recommendations, IEnumerable<FindingKind> findings)
    {
        var kinds = findings.ToHashSet();
        var isFaulty = kinds.Contains(FindingKind.Shortcoming) || kinds.Contains(FindingKind.SignOfViolation);
        var blanks = new List<string>();
        Want(LegalPart.Results, ReportSection.Strengths, kinds.Contains(FindingKind.Strength));
        Want(LegalPart.Shortcomings, ReportSection.Shortcomings, isFaulty);
        Want(LegalPart.Causes, ReportSection.Causes, !isFaulty || kinds.Contains(FindingKind.Cause));
        Want(LegalPart.Responsibility, ReportSection.Responsibility, !isFaulty || !string.IsNullOrWhiteSpace(responsibility));
        Want(LegalPart.Recommendations, ReportSection.Recommendations, !string.IsNullOrWhiteSpace(recommendations));
        return blanks;

        void Want(LegalPart part, string title, bool isThere)
        {
            if (!isThere && rule is not null && rule.Has(part)) blanks.Add(title);
        }
    }
}
