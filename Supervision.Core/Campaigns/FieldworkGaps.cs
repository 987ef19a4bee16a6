using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Campaigns;

/// <summary>What the work on the spot left out: it stops nothing, but whoever ends it, submits or approves the report is told.</summary>
internal static class FieldworkGaps
{
    private const int Named = 20;

    /// <summary>"1 đơn vị giám sát trực tiếp chưa có buổi làm việc (Sở Tài chính); 1 đơn vị chưa gửi báo cáo (Sở Tài chính)."; null where nothing was left out.</summary>
    public static async Task<string?> Read(Db db, Guid campaignId, DateOnly on, CancellationToken ct)
    {
        var units = await db.List<Row>("""
            SELECT n.Name,
                   CASE WHEN c.Mode = 'InPerson' AND NOT EXISTS (
                       SELECT 1 FROM VisitUnits y JOIN Visits v ON v.Id = y.VisitId
                       WHERE v.CampaignId = c.CampaignId AND y.UnitId = c.UnitId AND v.Status IN ('InProgress', 'AwaitingSignature', 'Completed')) THEN 1 ELSE 0 END AS IsUnvisited,
                   CASE WHEN EXISTS (SELECT 1 FROM UnitReports r WHERE r.CampaignId = c.CampaignId AND r.UnitId = c.UnitId AND r.VersionCount = 0) THEN 1 ELSE 0 END AS IsUnreported
            FROM CampaignUnits c
            JOIN Units u ON u.Id = c.UnitId
            """ + UnitNaming.OnDay + """
            WHERE c.CampaignId = @campaignId AND c.CouncilId = @CouncilId
            ORDER BY c.Seq
            """, new { campaignId, On = on }, ct);
        string[] gaps = [.. new[]
        {
            Said("giám sát trực tiếp chưa có buổi làm việc", [.. units.Where(unit => unit.IsUnvisited).Select(unit => unit.Name)]),
            Said("chưa gửi báo cáo", [.. units.Where(unit => unit.IsUnreported).Select(unit => unit.Name)]),
        }.OfType<string>()];
        return gaps.Length == 0 ? null : $"{string.Join("; ", gaps)}.";
    }

    private static string? Said(string what, IReadOnlyList<string> names) => names.Count == 0 ? null
        : $"{names.Count} đơn vị {what} ({string.Join(", ", names.Take(Named))}{(names.Count > Named ? $" và {names.Count - Named} đơn vị khác" : "")})";

    private sealed record Row
    {
        public required string Name { get; init; }
        public required bool IsUnvisited { get; init; }
        public required bool IsUnreported { get; init; }
    }
}
