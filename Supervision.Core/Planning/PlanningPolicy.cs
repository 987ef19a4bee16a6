using Supervision.Core.Json;
using Supervision.Core.Storage;

namespace Supervision.Core.Planning;

/// <summary>From a day on: within how many months a supervision of the same unit on the same topic is told of, and from how many common words on two topics are alike.</summary>
public sealed record PlanningPolicy
{
    private static readonly Lazy<IReadOnlyList<PlanningPolicy>> Embedded = new(() =>
        [.. StrictJson.Embedded<IReadOnlyList<PlanningPolicy>>("planning-policies.json").OrderBy(p => p.EffectiveFrom)]);

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The paper that sets it.</summary>
    public required string Paper { get; init; }

    public required int RepeatMonths { get; init; }

    /// <summary>Of the words of the shorter topic, so many in a hundred stand in the other.</summary>
    public required int SimilarPercent { get; init; }

    /// <summary>What the product is shipped with.</summary>
    public static IReadOnlyList<PlanningPolicy> Shipped => Embedded.Value;
}

/// <summary>Each council's own policies over the shipped ones.</summary>
internal static class PlanningPolicyRows
{
    /// <summary>The policy in effect on a day: the council's latest, else the shipped one.</summary>
    public static async Task<PlanningPolicy> PlanningPolicy(this Db db, DateOnly on, CancellationToken ct)
    {
        var own = await db.List<PlanningPolicy>("""
            SELECT EffectiveFrom, Paper, RepeatMonths, SimilarPercent
            FROM PlanningPolicies
            WHERE CouncilId = @CouncilId AND EffectiveFrom <= @on
            ORDER BY EffectiveFrom
            """, new { on }, ct);
        return own.Count > 0 ? own[^1] : Planning.PlanningPolicy.Shipped.LastOrDefault(p => p.EffectiveFrom <= on) ?? Planning.PlanningPolicy.Shipped[0];
    }
}
