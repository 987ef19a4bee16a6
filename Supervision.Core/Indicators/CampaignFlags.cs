using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>What does not fit in a campaign as it is stored now: figures, sessions, tasks, clocks of the law. It asks for a look and changes nothing.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record CampaignFlags(Guid CampaignId) : IQuery<CheckAnswer>;

internal sealed class CampaignFlagsHandler(Db db, Gate gate) : IRequestHandler<CampaignFlags, CheckAnswer>
{
    public async Task<CheckAnswer> Handle(CampaignFlags query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.Finding, Act.Read, ct);
        // The flags speak of all units, of the delegation itself and of what is still drafted: of findings, of recommendations, of tasks.
        if (access.IsUnit) throw RefusedException.Forbidden("Cảnh báo của cuộc giám sát chỉ dành cho người của Hội đồng nhân dân.", "flags.unit");
        if (!access.KnowsNotes) throw RefusedException.Forbidden("Cảnh báo của cuộc giám sát nói cả về dự thảo nên chỉ dành cho Đoàn giám sát và những người được đọc dự thảo.", "flags.drafts");
        return await CampaignCheck.Of(db, query.CampaignId, ct);
    }
}

/// <summary>The check of a campaign as it is stored, for whoever has passed the gate.</summary>
internal static class CampaignCheck
{
    // Of a session that was not yet held nothing can be missing.
    private static readonly FlagCode[] OnlyOfHeldSessions =
        [FlagCode.DateMissing, FlagCode.TimeImplausible, FlagCode.NoShortcomings, FlagCode.UnitSideMissing, FlagCode.PetitionsNotListed];

    public static async Task<CheckAnswer> Of(Db db, Guid campaignId, CancellationToken ct)
    {
        var file = await CampaignRecord.Load(db, campaignId, ct);
        var basis = new CheckBasis(RuleSets.Shipped, await db.RuleOverrides(ct), await db.Calendar(ct));
        var flags = file.Sessions().SelectMany(session => ArithmeticCheck.Flags(session.Facts, basis).Where(flag => session.WasHeld || !OnlyOfHeldSessions.Contains(flag.Code)));
        return FlagAnswers.Of(Joined(flags), ArithmeticCheck.Agreements(file.Sessions()[0].Facts), file.Subjects);
    }

    // Each session is checked by itself; what they have in common is one flag with a sentence for each.
    private static IEnumerable<Flag> Joined(IEnumerable<Flag> flags) => flags
        .GroupBy(flag => flag.Code)
        .OrderBy(group => group.Key)
        .SelectMany(Join);

    private static IEnumerable<Flag> Join(IGrouping<FlagCode, Flag> group) => FlagCatalog.Of(group.Key).OneEach ? group : [Join([.. group])];

    private static Flag Join(IReadOnlyList<Flag> flags) => flags[0] with
    {
        Subjects = [.. flags.SelectMany(flag => flag.Subjects).Distinct()],
        Details = [.. flags.SelectMany(flag => flag.Details).DistinctBy(detail => detail.Sentence)],
        LegalClocks = [.. flags.SelectMany(flag => flag.LegalClocks)],
    };
}

internal static class RuleOverrideRows
{
    /// <summary>The council's own numbers for clocks of the law.</summary>
    public static Task<IReadOnlyList<ClockOverride>> RuleOverrides(this Db db, CancellationToken ct) => db.List<ClockOverride>("""
        SELECT RuleSetCode, ClockCode, Days, DayUnit, Paper, EffectiveFrom, EffectiveTo FROM RuleOverrides WHERE CouncilId = @CouncilId
        """, null, ct);
}
