using Supervision.Core.Findings;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>One unit of a campaign beside the others: what was found there and what became of what was asked, as the reader of the page sees it.</summary>
public sealed record UnitComparison(string Name, int Shortcomings, int Violations, int Tasks, int Done, int Overdue)
{
    /// <summary>Units of which there is something to compare; none where only one is seen.</summary>
    public static IReadOnlyList<UnitComparison> Of(CampaignPage page)
    {
        var units = page.View.Units.Select(unit => new UnitComparison(
            unit.Name,
            page.Findings.Count(finding => finding.UnitId == unit.UnitId && finding is { Kind: FindingKind.Shortcoming, IsHeading: false }),
            page.Findings.Count(finding => finding.UnitId == unit.UnitId && finding is { Kind: FindingKind.SignOfViolation, IsHeading: false }),
            page.Tasks.Count(task => task.LeadUnitId == unit.UnitId && task.Progress is not (TaskProgress.Draft or TaskProgress.Dropped)),
            page.Tasks.Count(task => task.LeadUnitId == unit.UnitId && task.Progress is (TaskProgress.Confirmed or TaskProgress.PartlyDone)),
            page.Tasks.Count(task => task.LeadUnitId == unit.UnitId && task.Timeliness is Timeliness.Overdue))).ToList();
        return units.Count(unit => unit.Shortcomings + unit.Violations + unit.Tasks > 0) > 1 ? units : [];
    }
}
