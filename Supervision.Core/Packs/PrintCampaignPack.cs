using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Packs;

/// <summary>All papers of a supervision that the reader may see, with its minutes and what units reported to the delegation, as one PDF to read.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record PrintCampaignPack : IQuery<KeptFile>
{
    public required Guid CampaignId { get; init; }

    /// <summary>Drafts too, marked as such; a unit gets none.</summary>
    public bool WithDrafts { get; init; }
}

internal sealed class PrintCampaignPackHandler(Db db, Gate gate, Actor actor, PackPrinting printing, PackMinutes minutes, PackUnitReports reports) : IRequestHandler<PrintCampaignPack, KeptFile>
{
    public async Task<KeptFile> Handle(PrintCampaignPack query, CancellationToken ct)
    {
        await gate.Campaign(query.CampaignId, Subject.Paper, Act.Read, ct);
        var campaign = (await db.Find<Named>("SELECT Code, Title FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { query.CampaignId }, ct))!;
        var papers = PackPapers.Demand(await db.Page<PackPaper>("SELECT " + PackPapers.Columns + " FROM OfficialPapers p WHERE p.CouncilId = @CouncilId AND " + PackPapers.OfCampaign + " AND "
            + PackPapers.Sight + PackPapers.Order, PackPapers.Arguments(actor, query.WithDrafts, new { query.CampaignId }), PackPapers.Most, row => [row.Seq], ct));
        return await printing.Print($"Cuộc giám sát “{campaign.Title}”", $"tap-van-ban-{campaign.Code}",
            [.. papers.Select(printing.Item), .. await minutes.Read(query.CampaignId, null, ct), .. await reports.Read(query.CampaignId, ct)], ct);
    }

    private sealed record Named
    {
        public required string Code { get; init; }
        public required string Title { get; init; }
    }
}
