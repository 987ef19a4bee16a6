using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>
/// Puts what a campaign issues into its dossier. The first paper opens it; what goes out after it was closed opens a further volume, since nothing is added to a closed one.
/// </summary>
internal sealed class DossierFiling(Db db, Journal journal, TimeProvider clock)
{
    // Papers about a dossier are made when it is closed; they are no part of the work in it.
    private static readonly PaperKind[] OfDossiers = [PaperKind.DossierContents, PaperKind.DossierHandover];

    /// <summary>An issued paper goes into the dossier of its campaign; one of no campaign goes where somebody puts it.</summary>
    public async Task File(OfficialPaper paper, CancellationToken ct)
    {
        if (paper.CampaignId is { } campaign && !OfDossiers.Contains(paper.Kind)) await File(campaign, ct);
    }

    /// <summary>Everything that the campaign has issued and that is in none of its dossiers; the open dossier, opened where there is none.</summary>
    public async Task<Guid> File(Guid campaignId, CancellationToken ct)
    {
        // Two papers that go out at once wait for each other here: the second finds the dossier that the first opened.
        await db.Execute("UPDATE Campaigns SET Title = Title WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);
        var dossier = await Open(campaignId, ct);
        var papers = await db.List<Row>("""
            SELECT p.Id FROM OfficialPapers p
            WHERE p.CampaignId = @campaignId AND p.CouncilId = @CouncilId AND p.Status IN ('Issued', 'Sent', 'Acknowledged')
              AND p.Kind NOT IN ('DossierContents', 'DossierHandover')
              AND NOT EXISTS (SELECT 1 FROM DossierPapers x JOIN Dossiers d ON d.Id = x.DossierId WHERE x.PaperId = p.Id AND d.CampaignId = p.CampaignId)
            ORDER BY p.Seq
            """, new { campaignId }, ct);
        foreach (var paper in papers) await Add(dossier, paper.Id, ct);
        return dossier;
    }

    public async Task Add(Guid dossierId, Guid paperId, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO DossierPapers (Id, CouncilId, DossierId, PaperId, AddedAt, AddedBy)
            VALUES (@RowId, @CouncilId, @dossierId, @paperId, @Now, @ActorId)
            """, new { RowId = Guid.CreateVersion7(), dossierId, paperId, Now = clock.GetUtcNow() }, ct);
        journal.Add(new PaperFiled(dossierId, paperId));
    }

    private async Task<Guid> Open(Guid campaignId, CancellationToken ct)
    {
        var all = await db.List<Volume>("SELECT Id, Volume AS Number, Status FROM Dossiers WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Volume", new { campaignId }, ct);
        if (all.FirstOrDefault(volume => volume.Status is DossierStatus.Open) is { } open) return open.Id;
        var campaign = (await db.Find<Named>("SELECT Code, Title FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct))!;
        var (number, today) = (all.Count == 0 ? 1 : all[^1].Number + 1, clock.Today());
        // No paper stays unissued because somebody gave another dossier this code by hand.
        var code = number == 1 ? campaign.Code : $"{campaign.Code}/{number}";
        if (await db.Value<long>("SELECT COUNT(*) FROM Dossiers WHERE CouncilId = @CouncilId AND Code = @code", new { code }, ct) > 0) code = $"{code}/{Guid.CreateVersion7().ToString("N")[^6..]}";
        var policy = await db.RetentionPolicy(today, ct);
        var opened = new DossierOpened(
            Guid.CreateVersion7(), campaignId, number, code,
            $"Hồ sơ giám sát: {Phrases.Headed(campaign.Title)}{(number == 1 ? "" : $" (tập {number})")}", policy.RetentionYears, policy.Paper, policy.IsVerified, today);
        await db.Execute("""
            INSERT INTO Dossiers (Id, CouncilId, CampaignId, Volume, Code, Title, RetentionYears, RetentionBasis, RetentionVerified, Status, OpenedOn, OpenedBy, Version)
            VALUES (@SubjectId, @CouncilId, @CampaignId, @Volume, @Code, @Title, @RetentionYears, @RetentionBasis, @RetentionVerified, 'Open', @OpenedOn, @ActorId, 1)
            """, opened, ct);
        journal.Add(opened);
        return opened.SubjectId;
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
    }

    private sealed record Volume
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required DossierStatus Status { get; init; }
    }

    private sealed record Named
    {
        public required string Code { get; init; }
        public required string Title { get; init; }
    }
}

public sealed record DossierOpened(
    Guid SubjectId, Guid CampaignId, int Volume, string Code, string Title, int? RetentionYears, string RetentionBasis, bool RetentionVerified, DateOnly OpenedOn) : IEvent;

public sealed record PaperFiled(Guid SubjectId, Guid PaperId) : IEvent;
