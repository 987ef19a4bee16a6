using Supervision.Core.Documents;
using Supervision.Core.Json;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>How long a council keeps its dossiers from a day on, and when they go to the archive.</summary>
public sealed record RetentionPolicy
{
    private static readonly Lazy<IReadOnlyList<RetentionPolicy>> Embedded = new(() =>
        [.. StrictJson.Embedded<IReadOnlyList<RetentionPolicy>>("retention-policies.json").OrderBy(p => p.EffectiveFrom)]);

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The paper that sets it.</summary>
    public required string Paper { get; init; }

    /// <summary>What a new dossier starts with; none is "vĩnh viễn".</summary>
    public int? RetentionYears { get; init; }

    /// <summary>A closed dossier is handed over to the archive within so many months.</summary>
    public required int HandOverMonths { get; init; }

    /// <summary>The records clerk is told so many days before that.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>The period was read in the legal text; one that was not is shown as such.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>What the product is shipped with.</summary>
    public static IReadOnlyList<RetentionPolicy> Shipped => Embedded.Value;

    /// <summary>"vĩnh viễn", "20 năm".</summary>
    public static string Said(int? years) => years is { } count ? VietnameseNumber.WithUnit(DocumentNumber.Digits(count), "năm") : "vĩnh viễn";
}

/// <summary>Each council's own policies over the shipped ones.</summary>
internal static class RetentionPolicyRows
{
    /// <summary>Every policy that held or will hold, the earliest first: what was shipped until the council's own.</summary>
    public static async Task<IReadOnlyList<RetentionPolicy>> RetentionPolicies(this Db db, CancellationToken ct)
    {
        var own = await db.List<RetentionPolicy>("""
            SELECT EffectiveFrom, Paper, RetentionYears, HandOverMonths, NoticeDays, IsVerified
            FROM RetentionPolicies
            WHERE CouncilId = @CouncilId
            ORDER BY EffectiveFrom
            """, null, ct);
        return [.. Dossiers.RetentionPolicy.Shipped.Where(policy => own.Count == 0 || policy.EffectiveFrom < own[0].EffectiveFrom), .. own];
    }

    /// <summary>The policy in effect on a day: the council's latest, else the shipped one.</summary>
    public static async Task<RetentionPolicy> RetentionPolicy(this Db db, DateOnly on, CancellationToken ct)
    {
        var own = await db.List<RetentionPolicy>("""
            SELECT EffectiveFrom, Paper, RetentionYears, HandOverMonths, NoticeDays, IsVerified
            FROM RetentionPolicies
            WHERE CouncilId = @CouncilId AND EffectiveFrom <= @on
            ORDER BY EffectiveFrom
            """, new { on }, ct);
        return own.Count > 0 ? own[^1] : Dossiers.RetentionPolicy.Shipped.LastOrDefault(p => p.EffectiveFrom <= on) ?? Dossiers.RetentionPolicy.Shipped[0];
    }
}
