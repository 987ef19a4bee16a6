using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Papers;

/// <summary>Reads what stands around a paper's text: the paper's own values, else the council's template of the day, else what the kind's issuer commonly has.</summary>
internal sealed class PaperForms(Db db, TimeProvider clock)
{
    private const string Above = "Như trên";

    public async Task<PaperForm> Read(OfficialPaper paper, CancellationToken ct) => await Read(paper, await Template(db, paper.Kind, paper.BodyId, paper.IssuedOn ?? clock.Today(), ct), ct);

    /// <summary>As above, with a template that was not saved.</summary>
    internal async Task<PaperForm> Read(OfficialPaper paper, PaperTemplate? template, CancellationToken ct)
    {
        var on = paper.IssuedOn ?? clock.Today();
        var rule = paper.Kind.Rule();
        var frame = (await db.Find<Frame>($"""
            SELECT l.Name, l.HeaderName, l.PlaceName, l.IsDemo,
                   CASE WHEN EXISTS (SELECT 1 FROM CampaignSources x WHERE x.CampaignId = @CampaignId AND x.CouncilId = l.Id AND x.Unstated IS NOT NULL) THEN 1 ELSE 0 END AS HasUnstated, b.Kind AS BodyKind, {BodyNaming.Name} AS BodyName, {BodyNaming.HeaderName} AS BodyHeader, b.ShortCode AS BodyCode,
                   d.Name AS DelegationName, d.HeaderName AS DelegationHeader
            FROM Councils l
            LEFT JOIN Bodies b ON b.Id = @BodyId AND b.CouncilId = l.Id
            LEFT JOIN Delegations d ON d.Seq = (SELECT MIN(x.Seq) FROM Delegations x WHERE x.CampaignId = @CampaignId AND x.CouncilId = l.Id)
            WHERE l.Id = @CouncilId
            """, new { paper.BodyId, paper.CampaignId, On = on }, ct))!;
        var unit = paper.AuthorUnitId is null ? null : await db.Find<UnitRow>("""
            SELECT n.Name, u.Kind, u.PlaceName
            FROM Units u
            """ + UnitNaming.OnDay + """
            WHERE u.Id = @AuthorUnitId AND u.CouncilId = @CouncilId
            """, new { paper.AuthorUnitId, On = on }, ct);
        var issuer = PaperDefaults.Of(rule with { Issuer = paper.Issuer }, frame, unit);
        var authority = Lines.Read(paper.AuthorityLines ?? template?.AuthorityLines);
        var recipients = Lines.Read(paper.Recipients ?? template?.Recipients);
        if (recipients.Count == 0) recipients = await Customary(paper, rule, frame, issuer, on, ct);
        // What is settled on the paper stands; before that it is signed with the authority and goes to those that its approved text prints.
        if ((paper.AuthorityLines is null || paper.Recipients is null) && await Printed(paper, rule, ct) is { } printed)
        {
            if (paper.AuthorityLines is null) authority = printed.Columns[^1].AuthorityLines;
            if (paper.Recipients is null && printed.Recipients is { } to) recipients = to.To;
        }
        return new PaperForm
        {
            Kind = paper.Kind,
            CouncilName = frame.Name,
            IsDemo = frame.IsDemo,
            HasUnstated = frame.HasUnstated,
            IsDraft = !paper.IsIssued && paper.PreparedSha256 is null && paper.Number is null,
            IsBeingSigned = paper.Status is PaperStatus.Approved or PaperStatus.Signed,
            SuperiorBody = template?.SuperiorBody ?? issuer.SuperiorBody,
            IssuingBody = template?.IssuingBody ?? issuer.IssuingBody,
            IssuerName = issuer.Name,
            Symbol = rule.DocumentType is null ? null : paper.Symbol ?? Symbol(template?.SymbolTemplate, rule, issuer),
            Number = paper.Number,
            PlaceName = unit?.PlaceName ?? frame.PlaceName,
            IssuedOn = paper.IssuedOn,
            On = on,
            Title = paper.Title,
            AuthorityLines = authority.Count > 0 ? authority : issuer.AuthorityLines,
            SignerName = paper.SignerName ?? template?.SignerName,
            SignerPost = paper.SignerPost ?? template?.SignerPost,
            Recipients = recipients,
            Archive = template?.Archive ?? "VT, Hồ sơ",
            LegalBases = Lines.Read(template?.LegalBases),
            Closing = template?.Closing,
            Replaces = paper.ReplacesId is { } old ? await Citation(old, ct) : null,
            Now = clock.Now(),
        };
    }

    private async Task<SignatureBlock?> Printed(OfficialPaper paper, PaperRule rule, CancellationToken ct)
    {
        if (paper.SubjectId is not { } subject) return null;
        var draft = rule.OwnedBy switch
        {
            "Conclusion" => ConclusionPaper.Of(await ConclusionPaper.Data(db, subject, clock.Now(), ct)),
            "DelegationReport" => await PrintDelegationReportHandler.Read(db, subject, clock.Now(), ct),
            _ => null,
        };
        return draft?.Blocks.OfType<SignatureBlock>().FirstOrDefault();
    }

    // Who acts on it is not left out because nobody typed them: whom it addresses, the delegation that it founds or speaks of, the units that are supervised.
    private async Task<IReadOnlyList<string>> Customary(OfficialPaper paper, PaperRule rule, Frame frame, IssuerDefaults issuer, DateOnly on, CancellationToken ct)
    {
        var others = issuer.Recipients.Where(to => to != Above);
        if (paper is { Kind: PaperKind.FoundingResolution or PaperKind.FoundingDecision, CampaignId: { } campaign })
            return [FoundingPaper.Executors, .. others, "Thành viên Đoàn giám sát", .. await Supervised(campaign, on, ct)];
        if (paper is { Kind: PaperKind.DispatchSlip, SubjectId: { } enclosed } && await Enclosed(enclosed, paper.AddresseeUnitId, on, ct) is { Count: > 0 } receivers) return receivers;
        if (!rule.IsLetter || paper.AuthorUnitId is not null) return issuer.Recipients;
        return [Above, .. others, .. paper.Kind is PaperKind.PlanLetter ? (string[])[$"Thành viên {frame.DelegationName ?? "Đoàn giám sát"}"] : []];
    }

    // A slip goes where the paper goes that it carries; whom that addresses is named where the slip addresses nobody, or another.
    private async Task<IReadOnlyList<string>> Enclosed(Guid paperId, Guid? addresseeId, DateOnly on, CancellationToken ct)
    {
        var paper = await db.LoadPaper(paperId, ct);
        var addressee = paper.AddresseeUnitId == addresseeId ? Above : paper.AddresseeUnitId is { } unit ? await db.UnitNameOn(unit, on, ct) : null;
        return [.. Lines.Read(paper.Recipients).Select(to => to == Above ? addressee : to).OfType<string>().Where(to => !ConclusionParts.IsArchive(to)).Distinct()];
    }

    private async Task<IReadOnlyList<string>> Supervised(Guid campaignId, DateOnly on, CancellationToken ct)
    {
        var units = await db.List<SupervisedRow>("""
            SELECT n.Name
            FROM CampaignUnits i
            JOIN Campaigns c ON c.Id = i.CampaignId
            JOIN Units u ON u.Id = i.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE i.CampaignId = @campaignId AND i.CouncilId = @CouncilId
            ORDER BY i.Seq
            """, new { campaignId, Today = on }, ct);
        return units.Count > FoundingPaper.MostNamed ? ["Các cơ quan, tổ chức chịu sự giám sát"] : [.. units.Select(unit => unit.Name)];
    }

    /// <summary>"{loai}-{co_quan}" filled in; a letter has no type and ends in the unit that drafts it.</summary>
    internal static string Symbol(string? template, PaperRule rule, IssuerDefaults issuer) => (template ?? (rule.IsLetter ? "{co_quan}-VP" : "{loai}-{co_quan}"))
        .Replace("{loai}", rule.DocumentType, StringComparison.Ordinal)
        .Replace("{co_quan}", issuer.Code, StringComparison.Ordinal);

    private async Task<string> Citation(Guid paperId, CancellationToken ct)
    {
        var paper = await db.LoadPaper(paperId, ct);
        return Phrases.Unbroken(Phrases.Citation(DocumentTypes.Name(paper.DocumentType) ?? paper.Kind.Label(), paper.Reference, paper.IssuedOn, null));
    }

    /// <summary>The council's template of the day for a kind of a body's papers; none where it set none.</summary>
    internal static Task<PaperTemplate?> Template(Db db, PaperKind kind, Guid? bodyId, DateOnly on, CancellationToken ct) => db.Find<PaperTemplate>("""
        SELECT t.SuperiorBody, t.IssuingBody, t.SymbolTemplate, t.AuthorityLines, t.SignerName, t.SignerPost, t.Recipients, t.Archive, t.LegalBases, t.Closing
        FROM PaperTemplates t
        WHERE t.CouncilId = @CouncilId AND t.Seq = (
            SELECT MAX(x.Seq) FROM PaperTemplates x
            WHERE x.CouncilId = @CouncilId AND x.Kind = @Kind AND (x.BodyId IS NULL OR x.BodyId = @BodyId) AND x.ValidFrom <= @On AND (x.ValidTo IS NULL OR x.ValidTo >= @On)
              AND NOT EXISTS (
                SELECT 1 FROM PaperTemplates y
                WHERE y.CouncilId = @CouncilId AND y.Kind = @Kind AND (y.BodyId IS NULL OR y.BodyId = @BodyId) AND y.ValidFrom <= @On AND (y.ValidTo IS NULL OR y.ValidTo >= @On)
                  AND ((y.BodyId IS NOT NULL AND x.BodyId IS NULL) OR (y.ValidFrom > x.ValidFrom AND (y.BodyId IS NOT NULL OR x.BodyId IS NULL)))))
        """, new { Kind = kind, BodyId = bodyId, On = on }, ct);

    /// <summary>The council, the issuing body and the delegation as papers name them.</summary>
    internal sealed record Frame
    {
        public required string Name { get; init; }
        public required string HeaderName { get; init; }
        public required string PlaceName { get; init; }
        public required bool IsDemo { get; init; }
        public required bool HasUnstated { get; init; }
        public BodyKind? BodyKind { get; init; }
        public string? BodyName { get; init; }
        public string? BodyHeader { get; init; }
        public string? BodyCode { get; init; }
        public string? DelegationName { get; init; }
        public string? DelegationHeader { get; init; }
    }

    private sealed record SupervisedRow
    {
        public required string Name { get; init; }
    }

    internal sealed record UnitRow
    {
        public required string Name { get; init; }
        public required UnitKind Kind { get; init; }
        public string? PlaceName { get; init; }
    }
}
