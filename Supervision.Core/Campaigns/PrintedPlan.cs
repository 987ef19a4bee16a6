using System.Text.Json.Serialization;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Campaigns;

/// <summary>The founding paper that was issued with the plan as its annex: from then on another paper adjusts the plan.</summary>
public sealed record PrintedPlan
{
    public required Guid PaperId { get; init; }
    public required PaperKind Kind { get; init; }
    public required int Number { get; init; }
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>"Quyết định số 21/QĐ-HĐND ngày 28/11/2026".</summary>
    [JsonIgnore]
    public string InWords => Phrases.CellCitation(Kind.Rule().DocumentType, $"{DocumentNumber.Digits(Number)}/{Symbol}", IssuedOn).Replace(VietnameseText.NoBreakSpace, ' ');
}

internal static class PrintedPlanRows
{
    public static Task<PrintedPlan?> PrintedPlan(this Db db, Guid campaignId, CancellationToken ct) => db.Find<PrintedPlan>("""
        SELECT p.Id AS PaperId, p.Kind, p.Number, p.Symbol, p.IssuedOn
        FROM OfficialPapers p
        WHERE p.CouncilId = @CouncilId AND p.Seq = (
            SELECT MAX(x.Seq) FROM OfficialPapers x
            WHERE x.CampaignId = @campaignId AND x.CouncilId = @CouncilId AND x.Kind IN ('FoundingResolution', 'FoundingDecision')
              AND x.Status IN ('Issued', 'Sent', 'Acknowledged') AND x.Force IN ('InForce', 'Corrected') AND x.Number IS NOT NULL)
        """, new { campaignId }, ct);

    /// <summary>Keeps the days of the units' reports as a founding paper's file prints them.</summary>
    public static async Task KeepPrinted(this Db db, OfficialPaper paper, CancellationToken ct)
    {
        if (paper is not { Kind: PaperKind.FoundingDecision or PaperKind.FoundingResolution, CampaignId: not null }) return;
        await db.Execute("UPDATE CampaignUnits SET PrintedDueOn = ReportDueOn, AdjustedDueOn = NULL, AdjustedById = NULL WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId", new { paper.CampaignId }, ct);
    }
}

/// <summary>By when a unit reports, against what the printed plan and the papers that adjust it say.</summary>
internal sealed record PlanDay
{
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }
    public required DateOnly ReportDueOn { get; init; }
    public DateOnly? PrintedDueOn { get; init; }

    /// <summary>The day that an adjusting paper set.</summary>
    public DateOnly? AdjustedDueOn { get; init; }
    public string? AdjustedType { get; init; }
    public string? AdjustedReference { get; init; }
    public DateOnly? AdjustedIssuedOn { get; init; }

    /// <summary>From what the day differs: "khác hạn in trong Kế hoạch kèm theo Quyết định số 21/QĐ-HĐND ngày 28/11/2026 (05/12/2026)"; null where a paper says it.</summary>
    public string? DiffersFrom(PrintedPlan printed) => (AdjustedDueOn, PrintedDueOn) switch
    {
        ({ } set, _) => set == ReportDueOn ? null : $"khác hạn theo {Phrases.CellCitation(AdjustedType, AdjustedReference, AdjustedIssuedOn).Replace(VietnameseText.NoBreakSpace, ' ')} ({VietnameseDate.Short(set)})",
        (_, { } on) => on == ReportDueOn ? null : $"khác hạn in trong Kế hoạch kèm theo {printed.InWords} ({VietnameseDate.Short(on)})",
        _ => $"không có trong Kế hoạch kèm theo {printed.InWords}",
    };
}

internal static class PlanDayRows
{
    /// <summary>The days of the units' reports in the order of the plan.</summary>
    public static Task<IReadOnlyList<PlanDay>> PlanDays(this Db db, Guid campaignId, DateOnly today, CancellationToken ct) => db.List<PlanDay>("""
        SELECT u.Id AS UnitId, n.Name, i.ReportDueOn, i.PrintedDueOn, i.AdjustedDueOn, a.Type AS AdjustedType, a.Reference AS AdjustedReference, a.IssuedOn AS AdjustedIssuedOn
        FROM CampaignUnits i
        JOIN Campaigns c ON c.Id = i.CampaignId
        JOIN Units u ON u.Id = i.UnitId
        """ + UnitNaming.InCampaign + """
        LEFT JOIN CampaignPapers a ON a.Id = i.AdjustedById
        WHERE i.CampaignId = @campaignId AND i.CouncilId = @CouncilId AND i.ReportDueOn IS NOT NULL
        ORDER BY i.Seq
        """, new { campaignId, Today = today }, ct);

    /// <summary>Keeps the paper that adjusts a plan, once, and that it set the days of these units' reports.</summary>
    public static async Task Adjust(this Db db, Guid campaignId, Paper adjusting, IEnumerable<Guid> unitIds, CancellationToken ct)
    {
        const string find = "SELECT Id FROM CampaignPapers WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND AdjustsPlan = 1 AND Reference = @Reference AND IssuedOn = @IssuedOn";
        var named = new { campaignId, adjusting.Reference, adjusting.IssuedOn };
        if (await db.Value<Guid?>(find, named, ct) is not { } paperId)
        {
            await db.AddPaper(campaignId, CampaignPaperKind.Adjustment, adjusting, ct, adjustsPlan: true);
            paperId = await db.Value<Guid>(find, named, ct);
        }
        await db.ExecuteEach("UPDATE CampaignUnits SET AdjustedDueOn = ReportDueOn, AdjustedById = @paperId WHERE CampaignId = @campaignId AND UnitId = @unitId AND CouncilId = @CouncilId",
            unitIds.Select(unitId => new { campaignId, unitId, paperId }), ct);
    }
}

/// <summary>What must be said when a plan is changed that was printed.</summary>
internal static class PlanAdjusting
{
    /// <summary>The paper that adjusts it; null where the plan was not printed, or nothing printed changes and no paper is named.</summary>
    public static Paper? Of(PrintedPlan? printed, CampaignPlan before, ReviseCampaign command, DateOnly today)
    {
        if (printed is null) return null;
        return Of(printed, command.AdjustingReference, command.AdjustingIssuedOn, today) ?? (Differs(before, command) ? throw Unnamed(printed, nameof(command.AdjustingReference)) : null);
    }

    /// <summary>The paper that adjusts a printed plan; null where none is named.</summary>
    public static Paper? Of(PrintedPlan printed, string? adjustingReference, DateOnly? adjustingIssuedOn, DateOnly today)
    {
        var reference = adjustingReference?.Trim() is { Length: > 0 } said ? said : null;
        if (reference is null && adjustingIssuedOn is null) return null;
        if (reference is null || adjustingIssuedOn is not { } on) throw Unnamed(printed, reference is null ? nameof(ReviseCampaign.AdjustingReference) : nameof(ReviseCampaign.AdjustingIssuedOn));
        if (on.Year == printed.IssuedOn.Year && string.Equals(reference.TrimStart('0'), $"{printed.Number}/{printed.Symbol}", StringComparison.OrdinalIgnoreCase))
            throw RefusedException.Invalid("campaign.adjusted_by_itself", nameof(ReviseCampaign.AdjustingReference), $"Ghi số, ký hiệu của văn bản điều chỉnh, không phải của {printed.InWords} đã ban hành kế hoạch này.");
        EventDate.Demand(nameof(ReviseCampaign.AdjustingIssuedOn), on, today, [new PastEvent("ngày ban hành kế hoạch", printed.IssuedOn)]);
        return new Paper { Type = Phrases.TypeName(null, reference)!, Reference = reference, IssuedOn = on, Abstract = "điều chỉnh Kế hoạch giám sát" };
    }

    /// <summary>
    /// The units whose day a paper set by which the plan was changed: those whose day changed with it. Where nothing printed changes, the paper is noted for what was changed before without one.
    /// </summary>
    public static IEnumerable<Guid> SetBy(CampaignPlan before, CampaignPlan after, IReadOnlyList<PlanDay> now, PrintedPlan printed) => Differs(before, after)
        ? after.Units.Where(unit => unit.ReportDueOn is not null && before.Units.All(one => one.UnitId != unit.UnitId || one.ReportDueOn != unit.ReportDueOn)).Select(unit => unit.UnitId)
        : now.Where(day => day.DiffersFrom(printed) is not null).Select(day => day.UnitId);

    private static RefusedException Unnamed(PrintedPlan printed, string field) =>
        RefusedException.Invalid("campaign.plan_printed", field, $"Kế hoạch này đã ban hành kèm theo {printed.InWords}: hãy ghi số, ngày của văn bản điều chỉnh.");

    // The code, the legal bases, the day of the decision and why it overlaps with others are not the plan's contents.
    private static bool Differs(CampaignPlan before, CampaignPlan after) =>
        before.Title != after.Title || before.PeriodFrom != after.PeriodFrom || before.PeriodTo != after.PeriodTo || before.PeriodText != after.PeriodText
        || before.Purpose != after.Purpose || before.Scope != after.Scope || before.Method != after.Method || before.VisitsFrom != after.VisitsFrom || before.VisitsTo != after.VisitsTo
        || !before.Topics.SequenceEqual(after.Topics) || !before.Outline.SequenceEqual(after.Outline) || !before.Units.OrderBy(unit => unit.UnitId).SequenceEqual(after.Units.OrderBy(unit => unit.UnitId));
}
