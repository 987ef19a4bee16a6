using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>Records that members and units were consulted on the draft of a delegation's report, and what they said.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ConsultOnReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }
    public required DateOnly ConsultedOn { get; init; }

    /// <summary>Who was asked and what they answered.</summary>
    public required string Consultation { get; init; }

    public sealed class Validator : AbstractValidator<ConsultOnReport>
    {
        public Validator() => RuleFor(c => c.Consultation).NotEmpty().MaximumLength(20_000);
    }
}

internal sealed class ConsultOnReportHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ConsultOnReport, Changed>
{
    public async Task<Changed> Handle(ConsultOnReport command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);

        var moved = report.Take(ReportStep.Consult);
        var campaign = await db.LoadCampaign(report.CampaignId, ct);
        EventDate.Demand(nameof(command.ConsultedOn), command.ConsultedOn, clock.Today(), [.. campaign.Past.Take(3)]);
        var before = new { report.ConsultedOn, report.Consultation };
        report.ConsultedOn = command.ConsultedOn;
        report.Consultation = command.Consultation;
        await db.Save(report, ct);
        journal.Add(moved);
        journal.Add(new ReportConsulted(report.Id, command.ConsultedOn, command.Consultation), before);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record ReportConsulted(Guid SubjectId, DateOnly ConsultedOn, string Consultation) : IEvent;
