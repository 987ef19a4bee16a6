using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Composers;

/// <summary>The letter that brings a unit its plan and outline: one letter a unit of the campaign.</summary>
internal sealed class PlanLetterComposer(Db db, Gate gate, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.PlanLetter];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var campaignId = await gate.DemandCampaign(source, ct);
        var facts = await db.CampaignFacts(campaignId, source.Today, ct);
        if (facts.Founding is null)
            throw RefusedException.Conflict("paper.not_founded", "Chưa có văn bản thành lập Đoàn giám sát nên chưa gửi kế hoạch, đề cương.", nameof(DraftPaper.CampaignId));
        var unit = Unit(facts, source.AddresseeUnitId);
        return new PaperStart($"V/v gửi kế hoạch, đề cương giám sát {facts.Matter}", new PaperContent(new Dictionary<string, string>
        {
            ["attachments"] = string.Join('\n', ((string?[])
            [
                $"{Phrases.Citation(facts.FoundingType!, facts.FoundingReference, facts.FoundingIssuedOn, facts.FoundingIssuer)}, kèm Kế hoạch giám sát",
                .. facts.Adjustments.Select(one => $"{one.Words} về điều chỉnh Kế hoạch giám sát"),
                "Đề cương báo cáo",
                await Tables(campaignId, ct),
            ]).OfType<string>()),
        }))
        {
            CampaignId = campaignId,
            BodyId = facts.BodyId,
            AddresseeUnitId = unit.Id,
        };
    }

    // Which tables they are is read in the outline's own; one alone is named.
    private async Task<string?> Tables(Guid campaignId, CancellationToken ct)
    {
        var titles = await db.List<string>("SELECT Title FROM DataTables WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND Status <> 'Withdrawn' ORDER BY Number", new { campaignId }, ct);
        return titles.Count switch { 0 => null, 1 => $"Biểu số liệu kèm đề cương: {titles[0]}", _ => $"Biểu số liệu kèm đề cương ({DocumentNumber.Digits(titles.Count)} biểu)" };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var facts = await db.CampaignFacts(paper.CampaignId!.Value, clock.Today(), ct);
        return PlanLetterPaper.Of(form, facts, Unit(facts, paper.AddresseeUnitId), PaperContent.Read(paper.Content));
    }

    internal static UnitFacts Unit(CampaignFacts facts, Guid? unitId) => unitId is not { } id
        ? throw RefusedException.Invalid("paper.unit", nameof(DraftPaper.AddresseeUnitId), "Hãy chọn cơ quan, tổ chức chịu sự giám sát mà văn bản gửi tới.")
        : facts.Units.FirstOrDefault(unit => unit.Id == id) ?? throw RefusedException.NotFound("cơ quan, tổ chức chịu sự giám sát");
}
