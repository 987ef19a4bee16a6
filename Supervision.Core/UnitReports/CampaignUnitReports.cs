using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitReports;

/// <summary>Which units of a campaign have reported, which are late and which were asked for more. A unit sees its own line only.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record CampaignUnitReports(Guid CampaignId) : IQuery<IReadOnlyList<UnitReportLine>>
{
    public sealed class Validator : AbstractValidator<CampaignUnitReports>
    {
        public Validator() => RuleFor(q => q.CampaignId).NotEmpty();
    }
}

public sealed record UnitReportLine
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The unit's name on the day the plan was sent.</summary>
    public required string UnitName { get; init; }
    public required UnitMode Mode { get; init; }
    public required UnitReportStatus Status { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>The day of the latest version, complete or not.</summary>
    public DateOnly? LastSubmittedOn { get; init; }
    public DateOnly? FirstCompleteOn { get; init; }
    public required int VersionCount { get; init; }

    /// <summary>How often the report was sent back for more.</summary>
    public required int SupplementCount { get; init; }

    /// <summary>Items of the outline that no version answers.</summary>
    public required int UnansweredCount { get; init; }
    public ReportTimeliness Timeliness { get; init; }
    public required int Version { get; init; }
}

internal sealed class CampaignUnitReportsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<CampaignUnitReports, IReadOnlyList<UnitReportLine>>
{
    public async Task<IReadOnlyList<UnitReportLine>> Handle(CampaignUnitReports query, CancellationToken ct)
    {
        await gate.Campaign(query.CampaignId, Subject.UnitReport, Act.Read, ct);
        var today = clock.Today();
        var rows = await db.List<UnitReportLine>("""
            SELECT r.Id, r.UnitId, n.Name AS UnitName, i.Mode, r.Status, r.DueOn, r.FirstCompleteOn, r.VersionCount, r.Version,
                   (SELECT MAX(v.SubmittedOn) FROM UnitReportVersions v WHERE v.UnitReportId = r.Id AND v.Number = r.VersionCount) AS LastSubmittedOn,
                   (SELECT COUNT(*) FROM SupplementRequests s WHERE s.UnitReportId = r.Id) AS SupplementCount,
                   (SELECT COUNT(*) FROM OutlineItems o WHERE o.CampaignId = r.CampaignId AND NOT EXISTS (
                       SELECT 1 FROM UnitReportAnswers a JOIN UnitReportVersions v ON v.Id = a.VersionId
                       WHERE v.UnitReportId = r.Id AND a.OutlineItemId = o.Id)) AS UnansweredCount
            FROM UnitReports r
            JOIN Campaigns c ON c.Id = r.CampaignId
            JOIN CampaignUnits i ON i.CampaignId = r.CampaignId AND i.UnitId = r.UnitId
            JOIN Units u ON u.Id = r.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE r.CampaignId = @CampaignId AND r.CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR r.UnitId = @ActorUnitId)
            ORDER BY r.Seq
            """, new { query.CampaignId, Today = today }, ct);
        return [.. rows.Select(row => row with { Timeliness = UnitReport.Timeliness(row.DueOn, row.FirstCompleteOn, today) })];
    }
}
