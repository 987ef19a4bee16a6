using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Campaigns;

/// <summary>How a campaign is kept in its table.</summary>
internal static class CampaignRows
{
    /// <summary>The campaign, for whoever has passed the gate.</summary>
    public static async Task<Campaign> LoadCampaign(this Db db, Guid id, CancellationToken ct) => await db.Find<Campaign>("""
        SELECT Id, SubjectKind, BodyId, RuleSetCode, Status, StatusBefore, FoundedOn, PlanSentOn, FieldworkEndedOn, ReportedOn, ExaminedOn, ConcludedOn, CompletedOn, ChangeReason, Version
        FROM Campaigns WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("cuộc giám sát");

    /// <summary>Saves what the sender saw, or refuses with who changed it since.</summary>
    public static async Task Save(this Db db, Campaign campaign, CancellationToken ct) => await db.Update("""
        UPDATE Campaigns
        SET Status = @Status, StatusBefore = @StatusBefore, FoundedOn = @FoundedOn, PlanSentOn = @PlanSentOn, FieldworkEndedOn = @FieldworkEndedOn,
            ReportedOn = @ReportedOn, ExaminedOn = @ExaminedOn, ConcludedOn = @ConcludedOn, CompletedOn = @CompletedOn, ChangeReason = @ChangeReason,
            Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, campaign, ct);

    /// <summary>Refuses when the sender saw another version, naming who changed it and when.</summary>
    public static async Task DemandVersion(this Db db, Guid id, int seen, int now, CancellationToken ct)
    {
        if (seen == now) return;
        var last = await db.Find<LastChange>("""
            SELECT p.Name, j.At
            FROM Journal j
            LEFT JOIN People p ON p.Id = j.ActorId
            WHERE j.CouncilId = @CouncilId AND j.Seq = (SELECT MAX(x.Seq) FROM Journal x WHERE x.SubjectId = @id AND x.CouncilId = @CouncilId)
            """, new { id }, ct);
        throw RefusedException.Stale(last?.Name, last?.At);
    }

    public static Task AddPaper(this Db db, Guid campaignId, CampaignPaperKind kind, Paper paper, CancellationToken ct, bool? adjustsPlan = null) => db.Execute("""
        INSERT INTO CampaignPapers (Id, CouncilId, CampaignId, Kind, Type, Reference, IssuedOn, Issuer, Abstract, AdjustsPlan)
        VALUES (@Id, @CouncilId, @campaignId, @kind, @Type, @Reference, @IssuedOn, @Issuer, @Abstract, @adjustsPlan)
        """, new { Id = Guid.CreateVersion7(), campaignId, kind, paper.Type, paper.Reference, paper.IssuedOn, paper.Issuer, paper.Abstract, adjustsPlan }, ct);

    private sealed record LastChange
    {
        public string? Name { get; init; }
        public required DateTimeOffset At { get; init; }
    }
}
