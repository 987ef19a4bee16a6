using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Dispatches;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>The founding body has the delegation's report: from here the Standing Board has 7 days to examine it (law 87/2015/QH13, Art. 71). The one dispatch of its paper is acknowledged with it.</summary>
[Requires(Subject.Conclusion, Act.Number)]
public sealed record ReceiveDelegationReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    public sealed class Validator : AbstractValidator<ReceiveDelegationReport>
    {
        public Validator(TimeProvider clock) => RuleFor(c => c.ReceivedOn).LessThanOrEqualTo(_ => clock.Today());
    }
}

internal sealed class ReceiveDelegationReportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ReceiveDelegationReport, Changed>
{
    public async Task<Changed> Handle(ReceiveDelegationReport command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Number, ct);
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        if (report.Status is not ReportStatus.Issued || report.ReceivedOn is not null)
            throw RefusedException.Step("report.received",
                report.ReceivedOn is { } on ? $"Báo cáo đã được ghi nhận ngày {on:dd/MM/yyyy}." : $"Báo cáo đang ở trạng thái “{report.Status.Label()}” nên chưa thể ghi nhận.",
                report.Allowed.Select(s => s.ToString()));
        if (command.ReceivedOn < report.IssuedOn)
            throw RefusedException.Invalid("report.received_on", nameof(command.ReceivedOn), "Ngày nhận không được trước ngày của báo cáo.");

        var before = new { report.ReceivedOn };
        report.ReceivedOn = command.ReceivedOn;
        await db.Save(report, ct);
        journal.Add(new DelegationReportReceived(report.Id, report.CampaignId, command.ReceivedOn), before);
        await db.TellReceived(report, await Until(report, ct), actor, ct);
        if (await db.NewestPaper(PaperKind.DelegationReport, report.Id, ct) is { } paper) await db.AcknowledgeOnlyOne(journal, paper.Id, command.ReceivedOn, "Cơ quan thành lập Đoàn giám sát", ct);
        return new Changed(report.Id, report.Version + 1);
    }

    // The campaign's law counts from the last receipt; where several delegations report, from the last report.
    private async Task<DateOnly?> Until(DelegationReport report, CancellationToken ct)
    {
        var campaign = await db.LoadCampaign(report.CampaignId, ct);
        var today = clock.Today();
        return CampaignClocks.Read(await db.LawOf(campaign, today, ct), campaign.SubjectKind, new CampaignDates { ReportReceivedOn = report.ReceivedOn }, [],
                await db.ClockBoundsOf(campaign.Id, ct), await db.Calendar(ct), today)
            .Where(reading => reading.EventOn is not null).Max(reading => reading.Limit);
    }
}

public sealed record DelegationReportReceived(Guid SubjectId, Guid CampaignId, DateOnly ReceivedOn) : IEvent;
