using Dapper;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>Reads what papers of a supervision print of it, for whoever has passed the gate.</summary>
internal static class CampaignFactsRows
{
    private const string Sql = """
        SELECT k.Name AS CouncilName, c.Title, c.SubjectKind, c.RuleSetCode, c.BodyId, b.Name AS BodyName, c.PeriodText, c.PeriodFrom, c.PeriodTo, c.Purpose, c.Scope, c.Method, c.FoundedOn,
               p.Type AS FoundingType, p.Reference AS FoundingReference, p.IssuedOn AS FoundingIssuedOn, p.Issuer AS FoundingIssuer, p.Abstract AS FoundingAbstract,
               q.Type AS ProgrammeType, q.Reference AS ProgrammeReference, q.IssuedOn AS ProgrammeIssuedOn, q.Issuer AS ProgrammeIssuer, q.Abstract AS ProgrammeAbstract
        FROM Campaigns c
        JOIN Councils k ON k.Id = c.CouncilId
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        LEFT JOIN CampaignPapers p ON p.CampaignId = c.Id AND p.Seq = (SELECT MAX(x.Seq) FROM CampaignPapers x WHERE x.CampaignId = c.Id AND x.Kind = 'Founding')
        LEFT JOIN CampaignPapers q ON q.CampaignId = c.Id AND q.Seq = (SELECT MAX(x.Seq) FROM CampaignPapers x WHERE x.CampaignId = c.Id AND x.Kind = 'Programme')
        WHERE c.Id = @campaignId AND c.CouncilId = @CouncilId
        """;

    private const string LinesSql = """
        SELECT Title AS Text FROM CampaignTopics WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Text FROM CampaignLegalBases WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Text FROM OutlineItems WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT y.UnitId, v.PlannedOn, v.Session, v.Place
        FROM Visits v
        JOIN VisitUnits y ON y.VisitId = v.Id
        WHERE v.CampaignId = @campaignId AND v.CouncilId = @CouncilId AND v.Status NOT IN ('Postponed', 'Cancelled')
        ORDER BY v.Number;
        SELECT Type, Reference, IssuedOn FROM CampaignPapers WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND AdjustsPlan = 1 ORDER BY IssuedOn, Seq
        """;

    private const string UnitsSql = """
        SELECT u.Id, n.Name, i.Mode, i.ReportDueOn, i.AdjustedDueOn, a.Type AS AdjustedType, a.Reference AS AdjustedReference, a.IssuedOn AS AdjustedIssuedOn
        FROM CampaignUnits i
        JOIN Campaigns c ON c.Id = i.CampaignId
        JOIN Units u ON u.Id = i.UnitId
        """ + UnitNaming.InCampaign + """
        LEFT JOIN CampaignPapers a ON a.Id = i.AdjustedById
        WHERE i.CampaignId = @campaignId AND i.CouncilId = @CouncilId
        ORDER BY i.Seq
        """;

    public static async Task<CampaignFacts> CampaignFacts(this Db db, Guid campaignId, DateOnly today, CancellationToken ct)
    {
        var facts = await db.Find<CampaignFacts>(Sql, new { campaignId }, ct) ?? throw RefusedException.NotFound("cuộc giám sát");
        var lines = await db.Several(LinesSql, new { campaignId }, async grid => (
            Topics: await Read<Line>(grid), Bases: await Read<Line>(grid), Outline: await Read<Line>(grid), Visits: await Read<VisitFacts>(grid), Adjustments: await Read<AdjustmentFacts>(grid)), ct);
        var law = await db.LawOf(facts.RuleSetCode, facts.FoundedOn ?? today, ct);
        return facts with
        {
            Topics = [.. lines.Topics.Select(line => line.Text)],
            LegalBases = [.. lines.Bases.Select(line => line.Text)],
            Outline = [.. lines.Outline.Select(line => line.Text)],
            Visits = lines.Visits,
            Adjustments = lines.Adjustments,
            Units = await db.List<UnitFacts>(UnitsSql, new { campaignId, Today = today }, ct),
            Members = await db.MemberFacts(campaignId, null, ct),
            ProgrammeDays = Days("programme_sent"),
            ReportDays = Days("delegation_report"),
        };

        int? Days(string clock) => law.Clocks.FirstOrDefault(c => c.Subject == facts.SubjectKind.Legal() && c.Code.EndsWith($".{clock}", StringComparison.Ordinal))?.Count;
    }

    /// <summary>The members of one delegation, or of all, as they are now.</summary>
    public static Task<IReadOnlyList<MemberFacts>> MemberFacts(this Db db, Guid campaignId, Guid? delegationId, CancellationToken ct) => db.List<MemberFacts>("""
        SELECT d.Name AS DelegationName, m.Role AS Part, m.Title, p.Name AS PersonName, m.BodyName
        FROM DelegationMembers m
        JOIN Delegations d ON d.Id = m.DelegationId
        LEFT JOIN People p ON p.Id = m.PersonId
        WHERE m.CampaignId = @campaignId AND m.CouncilId = @CouncilId AND m.LeftOn IS NULL AND (@delegationId IS NULL OR m.DelegationId = @delegationId)
        ORDER BY d.Number, m.Number
        """, new { campaignId, delegationId }, ct);

    /// <summary>Whether the actor is one of the delegation.</summary>
    public static async Task<bool> IsOfDelegation(this Db db, Guid campaignId, CancellationToken ct) => await db.Value<int>(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = @campaignId AND m.PersonId = @ActorId AND m.CouncilId = @CouncilId) THEN 1 ELSE 0 END", new { campaignId }, ct) == 1;

    /// <summary>The campaign that a draft is to be about, once the actor may read it.</summary>
    public static async Task<Guid> DemandCampaign(this Gate gate, PaperSource source, CancellationToken ct)
    {
        var id = source.CampaignId ?? throw RefusedException.Invalid("paper.campaign", nameof(DraftPaper.CampaignId), "Hãy chọn cuộc giám sát.");
        await gate.Campaign(id, Subject.Campaign, Act.Read, ct);
        return id;
    }

    /// <summary>A subject of another campaign than the one named would slip past that campaign's permissions.</summary>
    public static void DemandSame(PaperSource source, Guid campaignId)
    {
        if (source.CampaignId is { } named && named != campaignId)
            throw RefusedException.Invalid("paper.campaign", nameof(DraftPaper.CampaignId), "Đối tượng của văn bản thuộc cuộc giám sát khác.");
    }

    private static async Task<IReadOnlyList<T>> Read<T>(SqlMapper.GridReader grid) => (await grid.ReadAsync<T>()).AsList();

    private sealed record Line
    {
        public required string Text { get; init; }
    }
}
