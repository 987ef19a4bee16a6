using Supervision.Core.Findings;

namespace Supervision.Core.Conclusions;

/// <summary>
/// The parts that a delegation's report is to have and that are still blank: what was found, whose responsibility it is, and what is recommended, which the law wants
/// (law 87/2015/QH13, Art. 62.3, 81.2).
/// </summary>
internal static class ReportBlanks
{
    /// <summary>In the order of the paper. Without a shortcoming there are neither causes nor a responsibility to be named.</summary>
    public static IReadOnlyList<string> Of(string? responsibility, string? recommendations, IEnumerable<FindingKind> findings)
    {
        var kinds = findings.ToHashSet();
        var isFaulty = kinds.Contains(FindingKind.Shortcoming) || kinds.Contains(FindingKind.SignOfViolation);
        var blanks = new List<string>();
        if (!kinds.Contains(FindingKind.Strength)) blanks.Add(ReportSection.Strengths);
        if (!isFaulty) blanks.Add(ReportSection.Shortcomings);
        if (isFaulty && !kinds.Contains(FindingKind.Cause)) blanks.Add(ReportSection.Causes);
        if (isFaulty && string.IsNullOrWhiteSpace(responsibility)) blanks.Add("Trách nhiệm");
        if (string.IsNullOrWhiteSpace(recommendations)) blanks.Add("Kiến nghị");
        return blanks;
    }
}
