using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>Rewrites the text of a delegation's report while it is a draft. Who rewrites it becomes its drafter.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ReviseDelegationReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }
    public required string Overview { get; init; }
    public string? Responsibility { get; init; }
    public string? Recommendations { get; init; }

    public sealed class Validator : AbstractValidator<ReviseDelegationReport>
    {
        public Validator()
        {
            RuleFor(c => c.Overview).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Responsibility).MaximumLength(20_000);
            RuleFor(c => c.Recommendations).MaximumLength(20_000);
        }
    }
}

internal sealed class ReviseDelegationReportHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReviseDelegationReport, Changed>
{
    public async Task<Changed> Handle(ReviseDelegationReport command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        report.DemandDraft();

        var before = new { report.Overview, report.Responsibility, report.Recommendations, report.DraftedBy };
        report.Overview = command.Overview;
        report.Responsibility = command.Responsibility;
        report.Recommendations = command.Recommendations;
        report.DraftedBy = actor.PersonId;
        await db.Save(report, ct);
        journal.Add(new DelegationReportRevised(report.Id, report.Overview, report.Responsibility, report.Recommendations, report.DraftedBy), before);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record DelegationReportRevised(Guid SubjectId, string Overview, string? Responsibility, string? Recommendations, Guid DraftedBy) : IEvent;
