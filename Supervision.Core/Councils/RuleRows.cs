using Supervision.Core.Law;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>The laws as they stand in one council: shipped data with the council's own numbers over it.</summary>
internal static class RuleRows
{
    /// <summary>The rule set of a campaign with the overrides in effect on a day.</summary>
    public static async Task<RuleSet> Rules(this Db db, string ruleSetCode, DateOnly on, CancellationToken ct) =>
        RuleSets.Shipped.Get(ruleSetCode).With(await db.Overrides(ct), on);

    public static Task<IReadOnlyList<ClockOverride>> Overrides(this Db db, CancellationToken ct) => db.List<ClockOverride>("""
        SELECT RuleSetCode, ClockCode, Days, DayUnit, Paper, EffectiveFrom, EffectiveTo
        FROM RuleOverrides WHERE CouncilId = @CouncilId ORDER BY EffectiveFrom
        """, null, ct);
}
