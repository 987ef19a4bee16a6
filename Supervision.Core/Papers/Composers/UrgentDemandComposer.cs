using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>The written demand to stop a violation; the subject is the demand that <see cref="Visits.DemandUrgently"/> put on record, whose number it then gives.</summary>
internal sealed class UrgentDemandComposer(Db db, Gate gate, TimeProvider clock) : IPaperComposer
{
    private const string Sql = """
        SELECT d.CampaignId, d.UnitId, n.Name AS UnitName, d.Violation, d.Measure, d.DemandedOn, d.AnswerDueOn
        FROM UrgentDemands d
        JOIN Campaigns c ON c.Id = d.CampaignId
        JOIN Units u ON u.Id = d.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE d.Id = @id AND d.CouncilId = @CouncilId
        """;

    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.UrgentDemand];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var id = source.SubjectId ?? throw RefusedException.Invalid("paper.subject", nameof(DraftPaper.SubjectId), "Hãy chọn yêu cầu chấm dứt hành vi vi phạm đã ghi trong cuộc giám sát.");
        var demand = await Read(id, ct);
        await gate.Campaign(demand.CampaignId, Subject.Visit, Act.Read, ct);
        CampaignFactsRows.DemandSame(source, demand.CampaignId);
        var facts = await db.CampaignFacts(demand.CampaignId, source.Today, ct);
        return new PaperStart($"V/v áp dụng biện pháp chấm dứt hành vi vi phạm qua giám sát {facts.Matter}", new PaperContent(new Dictionary<string, string>
        {
            ["violation"] = demand.Violation,
            ["measure"] = demand.Measure,
        }))
        {
            CampaignId = demand.CampaignId,
            BodyId = facts.BodyId,
            AddresseeUnitId = demand.UnitId,
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var demand = await Read(paper.SubjectId!.Value, ct);
        return UrgentDemandPaper.Of(
            form, await db.CampaignFacts(demand.CampaignId, clock.Today(), ct),
            new DemandFacts { UnitName = demand.UnitName, DemandedOn = demand.DemandedOn, AnswerDueOn = demand.AnswerDueOn }, PaperContent.Read(paper.Content));
    }

    private async Task<Row> Read(Guid id, CancellationToken ct) =>
        await db.Find<Row>(Sql, new { id, Today = clock.Today() }, ct) ?? throw RefusedException.NotFound("yêu cầu chấm dứt hành vi vi phạm");

    private sealed record Row
    {
        public required Guid CampaignId { get; init; }
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }
        public required string Violation { get; init; }
        public required string Measure { get; init; }
        public required DateOnly DemandedOn { get; init; }
        public DateOnly? AnswerDueOn { get; init; }
    }
}
