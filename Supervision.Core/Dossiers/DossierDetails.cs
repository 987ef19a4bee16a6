using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>A dossier with the papers in it, by time.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record DossierDetails(Guid DossierId) : IQuery<DossierView>;

/// <summary>The dossiers of a campaign, volume by volume; none before its first paper was issued.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record CampaignDossiers(Guid CampaignId) : IQuery<IReadOnlyList<DossierView>>;

public sealed record DossierView
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required int Volume { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public int? RetentionYears { get; init; }
    public required string RetentionBasis { get; init; }
    public required bool RetentionVerified { get; init; }
    public required DossierStatus Status { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public DateOnly? HandOverDueOn { get; init; }
    public DateOnly? HandedOverOn { get; init; }
    public Guid? HandOverPaperId { get; init; }
    public string? ReceivedBy { get; init; }
    public DateOnly? DisposedOn { get; init; }
    public string? DisposalDecision { get; init; }
    public required IReadOnlyList<DossierLine> Papers { get; init; }

    /// <summary>What else of the supervision belongs to it: minutes, what units sent, papers that are known by number only.</summary>
    public required IReadOnlyList<DossierRecord> Records { get; init; }

    /// <summary>What of it was entered after the archive had taken the dossier, with an earlier day; it is handed over by minutes of its own.</summary>
    public required IReadOnlyList<DossierRecord> Added { get; init; }

    /// <summary>Issued papers of the supervision that stand in none of its dossiers; of one that is open.</summary>
    public required IReadOnlyList<UnfiledPaper> Unfiled { get; init; }

    /// <summary>Papers of the supervision that have not gone out, for whoever keeps dossiers: one that is open is not closed before they are issued or given up.</summary>
    public required IReadOnlyList<UnissuedPaper> Drafts { get; init; }

    /// <summary>When copies of it were taken, the newest first.</summary>
    public required IReadOnlyList<DossierExportLine> Exports { get; init; }
    public required int Version { get; init; }
}

/// <summary>An issued paper that is in no dossier yet.</summary>
public sealed record UnfiledPaper
{
    public required Guid PaperId { get; init; }
    public required PaperKind Kind { get; init; }
    public required string Title { get; init; }
    public int? PaperNumber { get; init; }
    public string? Symbol { get; init; }

    public string? Reference => PaperNumber is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;
}

/// <summary>A paper that was begun and not issued.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Name">Its kind, and its number or what it says.</param>
public sealed record UnissuedPaper(Guid PaperId, string Name);

/// <summary>A paper in a dossier.</summary>
public sealed record DossierLine
{
    public required Guid PaperId { get; init; }

    /// <summary>Its place by time; final once the dossier is closed.</summary>
    public int Number { get; init; }
    public required PaperKind Kind { get; init; }
    public required PaperStatus Status { get; init; }
    public required PaperForce Force { get; init; }
    public required string Title { get; init; }
    public string? DocumentType { get; init; }
    public int? PaperNumber { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? SignerName { get; init; }

    /// <summary>The unit or the body of the council that issued it.</summary>
    public required string Author { get; init; }
    public int? Pages { get; init; }
    public long? Size { get; init; }
    public string? Sha256 { get; init; }

    public string? Reference => PaperNumber is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;
}

public sealed record DossierExportLine
{
    public required Guid Id { get; init; }
    public required DateTimeOffset ExportedAt { get; init; }
    public required string ExportedBy { get; init; }
    public required Guid ExportedById { get; init; }
    public required bool WithEvidence { get; init; }
}

internal sealed class DossierDetailsHandler(Db db, Gate gate, Actor actor) : IRequestHandler<DossierDetails, DossierView>, IRequestHandler<CampaignDossiers, IReadOnlyList<DossierView>>
{
    public async Task<DossierView> Handle(DossierDetails query, CancellationToken ct) => await View(await gate.ReadDossier(db, actor, query.DossierId, ct), ct);

    public async Task<IReadOnlyList<DossierView>> Handle(CampaignDossiers query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.Paper, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.NotFound("hồ sơ");
        var views = new List<DossierView>();
        foreach (var row in await db.List<IdRow>("SELECT Id FROM Dossiers WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Volume", new { query.CampaignId }, ct))
            views.Add(await View(await db.LoadDossier(row.Id, ct), ct));
        return views;
    }

    private async Task<DossierView> View(Dossier dossier, CancellationToken ct) => await View(dossier, await DossierRecords.Read(db, dossier, ct), ct);

    private async Task<DossierView> View(Dossier dossier, IReadOnlyList<DossierRecord> records, CancellationToken ct) => new()
    {
        Id = dossier.Id,
        CampaignId = dossier.CampaignId,
        Volume = dossier.Volume,
        Code = dossier.Code,
        Title = dossier.Title,
        RetentionYears = dossier.RetentionYears,
        RetentionBasis = dossier.RetentionBasis,
        RetentionVerified = dossier.RetentionVerified,
        Status = dossier.Status,
        OpenedOn = dossier.OpenedOn,
        ClosedOn = dossier.ClosedOn,
        HandOverDueOn = dossier.HandOverDueOn,
        HandedOverOn = dossier.HandedOverOn,
        HandOverPaperId = dossier.HandOverPaperId,
        ReceivedBy = dossier.ReceivedBy,
        DisposedOn = dossier.DisposedOn,
        DisposalDecision = dossier.DisposalDecision,
        Papers = await DossierReading.Papers(db, dossier.Id, ct),
        Records = records,
        Added = AddedRecords.Of(dossier, records),
        Unfiled = dossier.Status is DossierStatus.Open ? await DossierReading.Unfiled(db, dossier.CampaignId, ct) : [],
        Drafts = dossier.Status is DossierStatus.Open && DossierAccess.IsKeeper(actor) ? await DossierReading.Drafts(db, dossier.CampaignId, ct) : [],
        Exports = await db.List<DossierExportLine>("""
            SELECT e.Id, e.ExportedAt, p.Name AS ExportedBy, e.ExportedBy AS ExportedById, e.WithEvidence
            FROM DossierExports e JOIN People p ON p.Id = e.ExportedBy
            WHERE e.DossierId = @Id AND e.CouncilId = @CouncilId
            ORDER BY e.Seq DESC
            """, new { dossier.Id }, ct),
        Version = dossier.Version,
    };

    private sealed record IdRow
    {
        public required Guid Id { get; init; }
    }
}

internal static class DossierReading
{
    private static readonly string[] OfDelegation = [.. PaperKinds.All.Where(rule => rule.Issuer is PaperIssuer.Delegation).Select(rule => $"{rule.Kind}")];

    /// <summary>What the campaign has issued and that is in none of its dossiers.</summary>
    public static Task<IReadOnlyList<UnfiledPaper>> Unfiled(Db db, Guid campaignId, CancellationToken ct) => db.List<UnfiledPaper>("""
        SELECT p.Id AS PaperId, p.Kind, p.Title, p.Number AS PaperNumber, p.Symbol
        FROM OfficialPapers p
        WHERE p.CampaignId = @campaignId AND p.CouncilId = @CouncilId AND p.Status IN ('Issued', 'Sent', 'Acknowledged')
          AND p.Kind NOT IN ('DossierContents', 'DossierHandover')
          AND NOT EXISTS (SELECT 1 FROM DossierPapers x JOIN Dossiers d ON d.Id = x.DossierId WHERE x.PaperId = p.Id AND d.CampaignId = p.CampaignId)
        ORDER BY p.Seq
        """, new { campaignId }, ct);

    /// <summary>What the council began in the campaign and has neither issued nor given up; its papers about the dossier are no part of it.</summary>
    public static async Task<IReadOnlyList<UnissuedPaper>> Drafts(Db db, Guid campaignId, CancellationToken ct) => [.. (await db.List<DraftRow>("""
        SELECT p.Id, p.Kind, p.Number, p.Symbol, p.Title, COALESCE(a.Title, k.Abstract) AS About
        FROM OfficialPapers p
        LEFT JOIN OfficialPapers a ON a.Id = p.SubjectId
        LEFT JOIN Conclusions k ON k.Id = p.SubjectId
        WHERE p.CampaignId = @campaignId AND p.CouncilId = @CouncilId AND p.AuthorUnitId IS NULL AND p.Status IN ('Draft', 'Submitted', 'Approved', 'Signed')
          AND p.Kind NOT IN ('DossierContents', 'DossierHandover')
        ORDER BY p.Seq
        """, new { campaignId }, ct)).Select(row => new UnissuedPaper(row.Id, PaperNames.Of(row.Kind, row.Number, row.Symbol, row.Title, row.About)))];

    private sealed record DraftRow
    {
        public required Guid Id { get; init; }
        public required PaperKind Kind { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public required string Title { get; init; }
        public string? About { get; init; }
    }

    /// <summary>The papers of a dossier by time; what a delegation issues is the delegation's.</summary>
    public static async Task<IReadOnlyList<DossierLine>> Papers(Db db, Guid dossierId, CancellationToken ct) => [.. (await db.List<DossierLine>("""
        SELECT p.Id AS PaperId, p.Kind, p.Status, p.Force, p.Title, p.DocumentType, p.Number AS PaperNumber, p.Symbol, p.IssuedOn, p.SignerName, p.Pages, p.Size, p.Sha256,
               COALESCE(n.Name, (SELECT MIN(d.Name) FROM Delegations d
                                 WHERE p.Kind IN @ofDelegation AND d.CampaignId = p.CampaignId
                                   AND (p.Kind <> 'DelegationReport' OR d.Id = (SELECT r.DelegationId FROM DelegationReports r WHERE r.Id = p.SubjectId))), b.Name, l.Name) AS Author
        FROM DossierPapers x
        JOIN OfficialPapers p ON p.Id = x.PaperId
        JOIN Councils l ON l.Id = x.CouncilId
        LEFT JOIN Bodies b ON b.Id = p.BodyId
        LEFT JOIN UnitNames n ON n.UnitId = p.AuthorUnitId AND n.ValidFrom = COALESCE(
            (SELECT MAX(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = p.AuthorUnitId AND y.ValidFrom <= p.IssuedOn),
            (SELECT MIN(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = p.AuthorUnitId))
        WHERE x.DossierId = @dossierId AND x.CouncilId = @CouncilId
        ORDER BY p.IssuedOn, p.Seq
        """, new { dossierId, ofDelegation = OfDelegation }, ct)).Select((line, i) => line with { Number = i + 1 })];
}
