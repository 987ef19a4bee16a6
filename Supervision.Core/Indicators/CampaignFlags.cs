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

internal sealed class CampaignFlagsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<CampaignFlags, CheckAnswer>
{
    public async Task<CheckAnswer> Handle(CampaignFlags query, CancellationToken ct)
    {
        CampaignCheck.DemandReader(await gate.Campaign(query.CampaignId, Subject.Finding, Act.Read, ct));
        return await CampaignCheck.Of(db, query.CampaignId, clock.Today(), ct);
    }
}

/// <summary>The check of a campaign as it is stored, for whoever has passed the gate.</summary>
internal static class CampaignCheck
{
    // Of a session that was not yet held nothing can be missing.
    private static readonly FlagCode[] OnlyOfHeldSessions =
        [FlagCode.DateMissing, FlagCode.TimeImplausible, FlagCode.NoShortcomings, FlagCode.UnitSideMissing, FlagCode.PetitionsNotListed];

    /// <summary>The flags speak of all units, of the delegation itself and of what is still drafted: of findings, of recommendations, of tasks.</summary>
    public static void DemandReader(CampaignAccess access)
    {
        if (access.IsUnit) throw RefusedException.Forbidden("Cảnh báo của cuộc giám sát chỉ dành cho người của Hội đồng nhân dân.", "flags.unit");
        if (!access.KnowsNotes) throw RefusedException.Forbidden("Cảnh báo của cuộc giám sát nói cả về dự thảo nên chỉ dành cho Đoàn giám sát và những người được đọc dự thảo.", "flags.drafts");
    }

    public static async Task<CheckAnswer> Of(Db db, Guid campaignId, DateOnly today, CancellationToken ct)
    {
        var file = await CampaignRecord.Load(db, campaignId, ct);
        var basis = await Basis(db, ct);
        var (cells, tables) = await TableFlags.Of(db, campaignId, null, today, ct);
        var flags = file.Sessions().SelectMany(session => Flags(session, basis)).Concat(cells);
        return FlagAnswers.Of(Joined(flags), ArithmeticCheck.Agreements(file.Sessions()[0].Facts), file.Subjects.Concat(tables).ToDictionary());
    }

    /// <summary>What one session has to ask about: itself, its own figures and those of its units, none of another session or unit.</summary>
    public static async Task<CheckAnswer> OfVisit(Db db, Guid campaignId, Guid visitId, DateOnly today, CancellationToken ct)
    {
        var file = await CampaignRecord.Load(db, campaignId, ct);
        if (file.SessionOf(visitId) is not { } session) return new CheckAnswer([], []);
        var units = (await db.List<UnitRow>("SELECT UnitId FROM VisitUnits WHERE VisitId = @visitId AND CouncilId = @CouncilId", new { visitId }, ct)).Select(row => row.UnitId).ToHashSet();
        var own = file.Of(visitId, units);
        var (cells, tables) = await TableFlags.Of(db, campaignId, units, today, ct);
        // While it is being recorded, what nobody said yet is no remark on it.
        var flags = Flags(session, await Basis(db, ct)).Where(flag => session.HasEnded || flag.Code is not FlagCode.NoShortcomings).Select(flag => Only(flag, own)).Where(flag => flag.Details.Count > 0).Concat(cells);
        return FlagAnswers.Of(Joined(flags), ArithmeticCheck.Agreements(session.Facts).Where(one => one.Subjects.All(own.Contains)), file.Subjects.Concat(tables).ToDictionary());
    }

    private static async Task<CheckBasis> Basis(Db db, CancellationToken ct) => new(RuleSets.Shipped, await db.RuleOverrides(ct), await db.Calendar(ct));

    private static IEnumerable<Flag> Flags(CheckedSession session, CheckBasis basis) =>
        ArithmeticCheck.Flags(session.Facts, basis).Where(flag => session.WasHeld || !OnlyOfHeldSessions.Contains(flag.Code));

    // A sentence that names a figure of another session or unit is not said at this one.
    private static Flag Only(Flag flag, IReadOnlySet<string> own) => flag with
    {
        Subjects = [.. flag.Subjects.Where(own.Contains)],
        Details = [.. flag.Details.Where(detail => detail.Subjects.All(own.Contains))],
    };

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

    private sealed record UnitRow
    {
        public required Guid UnitId { get; init; }
    }
}

internal static class RuleOverrideRows
{
    /// <summary>The council's own numbers for clocks of the law.</summary>
    public static Task<IReadOnlyList<ClockOverride>> RuleOverrides(this Db db, CancellationToken ct) => db.List<ClockOverride>("""
        SELECT RuleSetCode, ClockCode, Days, DayUnit, Paper, EffectiveFrom, EffectiveTo FROM RuleOverrides WHERE CouncilId = @CouncilId
        """, null, ct);
}
