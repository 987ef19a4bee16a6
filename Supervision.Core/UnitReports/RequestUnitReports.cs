using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.UnitReports;

/// <summary>
/// Asks units of a campaign for their reports by a day. Before the plan is sent the day goes out with it; after that it moves the day of reports that are still owed.
/// The law gives no number of days; the plan sets the day.
/// </summary>
[Requires(Subject.UnitReport, Act.Confirm)]
public sealed record RequestUnitReports : ICommand<Changed>, IVersioned
{
    public required Guid CampaignId { get; init; }

    /// <summary>The version of the campaign, whose plan the day is part of.</summary>
    public required int Version { get; init; }
    public required IReadOnlyList<Guid> UnitIds { get; init; }
    public required DateOnly ReportDueOn { get; init; }

    /// <summary>Number and symbol of the paper that adjusts the day in a plan that was issued with a founding paper.</summary>
    public string? AdjustingReference { get; init; }

    /// <summary>Its day.</summary>
    public DateOnly? AdjustingIssuedOn { get; init; }

    public sealed class Validator : AbstractValidator<RequestUnitReports>
    {
        public Validator()
        {
            RuleFor(c => c.UnitIds).NotEmpty().Must(u => u.Count <= 500).WithMessage("“{PropertyName}” tối đa 500 mục.");
            RuleFor(c => c.UnitIds).Must(u => u.Distinct().Count() == u.Count).WithMessage("“{PropertyName}” có đơn vị bị lặp.");
            RuleFor(c => c.ReportDueOn).NotEmpty();
            RuleFor(c => c.AdjustingReference).MaximumLength(100);
        }
    }
}

internal sealed class RequestUnitReportsHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RequestUnitReports, Changed>
{
    public async Task<Changed> Handle(RequestUnitReports command, CancellationToken ct)
    {
        var access = await gate.Campaign(command.CampaignId, Subject.UnitReport, Act.Confirm, ct);
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        await db.DemandVersion(campaign.Id, command.Version, campaign.Version, ct);
        if (access.Status > CampaignStatus.Examined)
            throw RefusedException.Conflict("unit_report.campaign", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}” nên không đặt hạn gửi báo cáo.");
        if ((campaign.PlanSentOn ?? campaign.FoundedOn) is { } since && command.ReportDueOn < since)
            throw RefusedException.Invalid("unit_report.due", nameof(command.ReportDueOn),
                $"Hạn gửi báo cáo ({VietnameseDate.Short(command.ReportDueOn)}) không được trước ngày {(campaign.PlanSentOn is null ? "thành lập Đoàn giám sát" : "gửi kế hoạch")} ({VietnameseDate.Short(since)}).");

        var before = (await db.List<Due>("SELECT UnitId, ReportDueOn FROM CampaignUnits WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Seq", new { command.CampaignId }, ct))
            .Where(unit => command.UnitIds.Contains(unit.UnitId)).ToList();
        if (before.Count < command.UnitIds.Count) throw RefusedException.NotFound("cơ quan, tổ chức chịu sự giám sát");
        await DemandActive(command, ct);
        var adjusting = await db.PrintedPlan(campaign.Id, ct) is { } printed ? PlanAdjusting.Of(printed, command.AdjustingReference, command.AdjustingIssuedOn, clock.Today()) : null;
        await db.ExecuteEach("UPDATE CampaignUnits SET ReportDueOn = @ReportDueOn WHERE CampaignId = @CampaignId AND UnitId = @unitId AND CouncilId = @CouncilId",
            command.UnitIds.Select(unitId => new { command.ReportDueOn, command.CampaignId, unitId }), ct);
        if (adjusting is not null) await db.Adjust(campaign.Id, adjusting, command.UnitIds, ct);
        var owed = (await db.List<Owed>("SELECT Id, UnitId FROM UnitReports WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId AND FirstCompleteOn IS NULL", new { command.CampaignId }, ct))
            .Where(report => command.UnitIds.Contains(report.UnitId)).ToList();
        await db.ExecuteEach("UPDATE UnitReports SET DueOn = @ReportDueOn, Version = Version + 1 WHERE Id = @Id AND CouncilId = @CouncilId AND FirstCompleteOn IS NULL",
            owed.Select(report => new { command.ReportDueOn, report.Id }), ct);
        await db.TellAsked(campaign.Id, [.. owed.Select(report => new AskedReport(report.Id, report.UnitId, command.ReportDueOn))], ct);
        await db.Save(campaign, ct);
        journal.Add(new UnitReportsRequested(campaign.Id, command.UnitIds, command.ReportDueOn) { AdjustingReference = adjusting?.Reference, AdjustingIssuedOn = adjusting?.IssuedOn }, new { Units = before });
        return new Changed(campaign.Id, campaign.Version + 1);
    }

    // A unit that is no more reports nothing, and what it owes is nobody's by this.
    private async Task DemandActive(RequestUnitReports command, CancellationToken ct)
    {
        var today = clock.Today();
        var ended = (await db.List<Ended>("""
            SELECT u.Id, n.Name, u.ValidTo
            FROM CampaignUnits i
            JOIN Units u ON u.Id = i.UnitId
            """ + UnitNaming.OnDay + """
            WHERE i.CampaignId = @CampaignId AND i.CouncilId = @CouncilId AND u.ValidTo < @On
            ORDER BY i.Seq
            """, new { command.CampaignId, On = today }, ct)).Where(unit => command.UnitIds.Contains(unit.Id)).ToList();
        if (ended.Count > 0)
            throw RefusedException.Invalid("unit.ended", nameof(command.UnitIds), $"{string.Join("; ", ended.Select(unit => $"{unit.Name} đã kết thúc hoạt động ngày {VietnameseDate.Short(unit.ValidTo)}"))}: không yêu cầu gửi báo cáo được.");
    }

    private sealed record Ended
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required DateOnly ValidTo { get; init; }
    }

    private sealed record Due
    {
        public required Guid UnitId { get; init; }
        public DateOnly? ReportDueOn { get; init; }
    }

    private sealed record Owed
    {
        public required Guid Id { get; init; }
        public required Guid UnitId { get; init; }
    }
}

public sealed record UnitReportsRequested(Guid SubjectId, IReadOnlyList<Guid> UnitIds, DateOnly ReportDueOn) : IEvent
{
    /// <summary>The paper that adjusts the day where the plan was printed before.</summary>
    public string? AdjustingReference { get; init; }
    public DateOnly? AdjustingIssuedOn { get; init; }
}
