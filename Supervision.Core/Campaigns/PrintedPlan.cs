using System.Text.Json.Serialization;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

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
        await db.Execute("UPDATE CampaignUnits SET PrintedDueOn = ReportDueOn WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId", new { paper.CampaignId }, ct);
    }
}

/// <summary>What must be said when a plan is changed that was printed.</summary>
internal static class PlanAdjusting
{
    /// <summary>The paper that adjusts it; null where the plan was not printed, or nothing printed changes and no paper is named.</summary>
    public static Paper? Of(PrintedPlan? printed, CampaignPlan before, ReviseCampaign command, DateOnly today)
    {
        if (printed is null) return null;
        var reference = command.AdjustingReference?.Trim() is { Length: > 0 } said ? said : null;
        if (reference is null && command.AdjustingIssuedOn is null && !Differs(before, command)) return null;
        if (reference is null || command.AdjustingIssuedOn is not { } on)
            throw RefusedException.Invalid("campaign.plan_printed", reference is null ? nameof(command.AdjustingReference) : nameof(command.AdjustingIssuedOn),
                $"Kế hoạch này đã ban hành kèm theo {printed.InWords}: hãy ghi số, ngày của văn bản điều chỉnh.");
        EventDate.Demand(nameof(command.AdjustingIssuedOn), on, today, [new PastEvent("ngày ban hành kế hoạch", printed.IssuedOn)]);
        return new Paper { Type = Phrases.TypeName(null, reference)!, Reference = reference, IssuedOn = on, Abstract = "điều chỉnh Kế hoạch giám sát" };
    }

    // The code, the legal bases, the day of the decision and why it overlaps with others are not the plan's contents.
    private static bool Differs(CampaignPlan before, CampaignPlan after) =>
        before.Title != after.Title || before.PeriodFrom != after.PeriodFrom || before.PeriodTo != after.PeriodTo || before.PeriodText != after.PeriodText
        || before.Purpose != after.Purpose || before.Scope != after.Scope || before.Method != after.Method || before.VisitsFrom != after.VisitsFrom || before.VisitsTo != after.VisitsTo
        || !before.Topics.SequenceEqual(after.Topics) || !before.Outline.SequenceEqual(after.Outline) || !before.Units.OrderBy(unit => unit.UnitId).SequenceEqual(after.Units.OrderBy(unit => unit.UnitId));
}
