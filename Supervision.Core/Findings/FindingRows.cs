using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>How findings are kept in their tables.</summary>
internal static class FindingRows
{
    /// <summary>The next number of a finding in its campaign. Counting up locks the campaign's row, so that adding never refuses another who adds.</summary>
    public static async Task<int> NextFinding(this Db db, Guid campaignId, CancellationToken ct)
    {
        await db.Execute("UPDATE Campaigns SET ItemCount = ItemCount + 1 WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);
        return await db.Value<int>("SELECT ItemCount FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);
    }

    /// <summary>The state of a finding, for whoever has passed the gate.</summary>
    public static async Task<FindingState> LoadFinding(this Db db, Guid id, CancellationToken ct) => await db.Find<FindingState>("""
        SELECT f.Id, f.CampaignId, f.VisitId, f.UnitId, (SELECT u.ValidTo FROM Units u WHERE u.Id = f.UnitId AND u.ValidTo < @today) AS UnitEndedOn,
               f.Number, f.AuthorId, f.Status, f.UnitAgrees, f.UnitExplanation, f.UnitAnsweredOn, f.SettleNote, f.SettledOn, f.LeftOutReason, f.Version
        FROM Findings f WHERE f.Id = @id AND f.CouncilId = @CouncilId
        """, new { id, today = db.Signal.Clock.Today() }, ct) ?? throw RefusedException.NotFound("nội dung ghi nhận");

    /// <summary>Saves what the sender saw, or refuses with who changed it since.</summary>
    public static Task Save(this Db db, FindingState finding, CancellationToken ct) => db.Update("""
        UPDATE Findings
        SET Status = @Status, UnitAgrees = @UnitAgrees, UnitExplanation = @UnitExplanation, UnitAnsweredOn = @UnitAnsweredOn, SettleNote = @SettleNote, SettledOn = @SettledOn, LeftOutReason = @LeftOutReason, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, finding, ct);

    public static Task InsertEvidence(this Db db, Guid findingId, IReadOnlyList<FindingEvidence> evidence, CancellationToken ct) => db.ExecuteEach("""
        INSERT INTO FindingEvidence (Id, CouncilId, FindingId, Kind, RefId)
        VALUES (@Id, @CouncilId, @findingId, @Kind, @RefId)
        """, evidence.Distinct().Select(e => new { Id = Guid.CreateVersion7(), findingId, e.Kind, e.RefId }), ct);

    /// <summary>Everything a finding points to belongs to its campaign, or it is not found.</summary>
    public static async Task DemandReferences(
        this Db db, Guid campaignId, Guid? unitId, Guid? headingId, IReadOnlyList<FindingEvidence> evidence, CancellationToken ct)
    {
        if (unitId is not null)
            await Demand("cơ quan, tổ chức chịu sự giám sát", "SELECT COUNT(*) FROM CampaignUnits WHERE CampaignId = @campaignId AND UnitId = @id AND CouncilId = @CouncilId", unitId.Value);
        if (headingId is not null)
            await Demand("nội dung ghi nhận", "SELECT COUNT(*) FROM Findings WHERE CampaignId = @campaignId AND Id = @id AND CouncilId = @CouncilId", headingId.Value);
        foreach (var (kind, refId) in evidence)
            switch (kind)
            {
                case EvidenceKind.Opinion:
                    await Demand("ý kiến", "SELECT COUNT(*) FROM Opinions x JOIN Visits v ON v.Id = x.VisitId WHERE v.CampaignId = @campaignId AND x.Id = @id AND x.CouncilId = @CouncilId", refId);
                    break;
                case EvidenceKind.OnSiteCheck:
                    await Demand("kiểm tra thực tế", "SELECT COUNT(*) FROM OnSiteChecks x JOIN Visits v ON v.Id = x.VisitId WHERE v.CampaignId = @campaignId AND x.Id = @id AND x.CouncilId = @CouncilId", refId);
                    break;
                case EvidenceKind.HandedDocument:
                    await Demand("tài liệu", "SELECT COUNT(*) FROM HandedDocuments x JOIN Visits v ON v.Id = x.VisitId WHERE v.CampaignId = @campaignId AND x.Id = @id AND x.CouncilId = @CouncilId", refId);
                    break;
                case EvidenceKind.Indicator:
                    await Demand("chỉ tiêu", "SELECT COUNT(*) FROM Indicators WHERE CampaignId = @campaignId AND Id = @id AND CouncilId = @CouncilId", refId);
                    break;
                case EvidenceKind.Attachment:
                    await Demand("tệp đính kèm", "SELECT COUNT(*) FROM Attachments WHERE CampaignId = @campaignId AND Id = @id AND (Purpose <> 'HandedDocument' OR SubmittedAt IS NOT NULL) AND CouncilId = @CouncilId", refId);
                    break;
            }

        async Task Demand(string what, string sql, Guid id)
        {
            if (await db.Value<long>(sql, new { campaignId, id }, ct) == 0) throw RefusedException.NotFound(what);
        }
    }
}

/// <summary>What of a finding its steps decide by and change.</summary>
internal sealed record FindingState
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>The last day of a unit that has ended.</summary>
    public DateOnly? UnitEndedOn { get; init; }
    public required int Number { get; init; }
    public required Guid AuthorId { get; init; }
    public required FindingStatus Status { get; init; }
    public bool? UnitAgrees { get; init; }
    public string? UnitExplanation { get; init; }
    public DateOnly? UnitAnsweredOn { get; init; }

    /// <summary>How a disagreement was weighed, or why it was settled without an answer.</summary>
    public string? SettleNote { get; init; }
    public DateOnly? SettledOn { get; init; }
    public string? LeftOutReason { get; init; }
    public required int Version { get; init; }

    /// <summary>The finding after a step, and what happened.</summary>
    public (FindingState Finding, FindingMoved Moved) Take(FindingStep step, string? reason = null)
    {
        var to = FindingLife.Take(Status, step, UnitId is not null, Number, UnitEndedOn is not null);
        return (this with { Status = to }, new FindingMoved(Id, Status, to, reason));
    }
}
