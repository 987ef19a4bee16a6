using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>The body that a paper about a conclusion or a task comes from or goes to; its id only where it is a committee or a group, whose papers carry its own head.</summary>
internal sealed record ConcludingBody(Guid? Id, string Name);

/// <summary>Reads tasks, and whose they are, for the papers about them.</summary>
internal static class CitedTasks
{
    private const string Campaign = """
        CASE WHEN @ActorUnitId IS NULL OR EXISTS (SELECT 1 FROM CampaignUnits x WHERE x.CampaignId = t.CampaignId AND x.UnitId = @ActorUnitId) THEN t.CampaignId END AS CampaignId
        """;

    /// <summary>The task, for whoever has passed the gate; its campaign is left out for a unit that the campaign does not supervise.</summary>
    public static async Task<CitedTask> CitedTask(this Db db, Guid taskId, DateOnly on, CancellationToken ct) => await db.Find<CitedTask>("""
        SELECT t.Number, t.Content, t.LeadUnitId, n.Name AS LeadUnitName, t.OriginalDueOn, t.DueOn, k.DocumentType AS SourceType,
               COALESCE(p.Reference, CASE WHEN k.Number < 10 THEN CONCAT('0', k.Number, '/', k.Symbol) WHEN k.Number IS NOT NULL THEN CONCAT(k.Number, '/', k.Symbol) END) AS SourceReference,
               COALESCE(k.IssuedOn, p.IssuedOn) AS SourceIssuedOn,

        """ + Campaign + """

        FROM FollowUpTasks t
        JOIN Units u ON u.Id = t.LeadUnitId
        """ + UnitNaming.OnDay + """
        LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
        LEFT JOIN SourcePapers p ON p.Id = t.SourcePaperId
        WHERE t.Id = @taskId AND t.CouncilId = @CouncilId
        """, new { taskId, On = on }, ct) ?? throw RefusedException.NotFound("nội dung yêu cầu sau giám sát");

    /// <summary>The body that concluded what the task comes from.</summary>
    public static async Task<ConcludingBody> BodyOfTask(this Db db, Guid taskId, CancellationToken ct) => await db.Body(await db.Find<BodyRow>("""
        SELECT b.Id, b.Name, b.Kind
        FROM FollowUpTasks t
        LEFT JOIN Campaigns c ON c.Id = t.CampaignId
        LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
        JOIN Bodies b ON b.Id = COALESCE(c.BodyId, s.BodyId)
        WHERE t.Id = @taskId AND t.CouncilId = @CouncilId
        """, new { taskId }, ct), ct);

    /// <summary>The body that concluded.</summary>
    public static async Task<ConcludingBody> BodyOfCampaign(this Db db, Guid campaignId, CancellationToken ct) => await db.Body(await db.Find<BodyRow>("""
        SELECT b.Id, b.Name, b.Kind
        FROM Campaigns c
        JOIN Bodies b ON b.Id = c.BodyId
        WHERE c.Id = @campaignId AND c.CouncilId = @CouncilId
        """, new { campaignId }, ct), ct);

    /// <summary>The issued paper of a unit that a paper about the same subject answers; none where it came another way.</summary>
    public static Task<Guid?> IssuedPaper(this Db db, PaperKind kind, Guid subjectId, Guid? unitId, CancellationToken ct) => db.Value<Guid?>("""
        SELECT p.Id FROM OfficialPapers p
        WHERE p.CouncilId = @CouncilId AND p.Seq = (
            SELECT MAX(x.Seq) FROM OfficialPapers x
            WHERE x.Kind = @kind AND x.SubjectId = @subjectId AND x.CouncilId = @CouncilId AND x.Status IN ('Issued', 'Sent', 'Acknowledged') AND (@unitId IS NULL OR x.AuthorUnitId = @unitId))
        """, new { kind, subjectId, unitId }, ct);

    /// <summary>What a new paper is about must be chosen.</summary>
    public static Guid Demand(this PaperSource source, string what) =>
        source.SubjectId ?? throw RefusedException.Invalid("paper.subject", nameof(DraftPaper.SubjectId), $"Hãy chọn {what}.");

    // What the council itself concluded is followed up by its Standing Board.
    private static async Task<ConcludingBody> Body(this Db db, BodyRow? body, CancellationToken ct) => body is { Kind: BodyKind.Committee or BodyKind.DelegateGroup }
        ? new ConcludingBody(body.Id, body.Name)
        : new ConcludingBody(null, $"Thường trực {await db.Value<string>("SELECT Name FROM Councils WHERE Id = @CouncilId", null, ct)}");

    private sealed record BodyRow
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required BodyKind Kind { get; init; }
    }
}
