using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>Asks a unit to supplement its report or make it clear ("Công văn đề nghị bổ sung, làm rõ").</summary>
[Requires(Subject.UnitReport, Act.Confirm)]
public sealed record RequestSupplement : ICommand<Changed>, IVersioned
{
    public required Guid UnitReportId { get; init; }
    public required int Version { get; init; }
    public required DateOnly RequestedOn { get; init; }

    /// <summary>What is missing or unclear.</summary>
    public required string Text { get; init; }
    public DateOnly? DueOn { get; init; }

    public sealed class Validator : AbstractValidator<RequestSupplement>
    {
        public Validator()
        {
            RuleFor(c => c.RequestedOn).NotEmpty();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.DueOn).GreaterThanOrEqualTo(c => c.RequestedOn);
        }
    }
}

internal sealed class RequestSupplementHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RequestSupplement, Changed>
{
    public async Task<Changed> Handle(RequestSupplement command, CancellationToken ct)
    {
        UnitReportRows.DemandOpen(await gate.UnitReport(command.UnitReportId, Act.Confirm, ct));
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);

        var moved = report.Take(UnitReportStep.RequestSupplement, command.RequestedOn);
        await db.DemandDate(report, nameof(command.RequestedOn), command.RequestedOn, clock.Today(), ct);
        await db.Save(report, ct);
        await db.Execute("""
            INSERT INTO SupplementRequests (Id, CouncilId, UnitReportId, VersionNumber, RequestedOn, Text, DueOn)
            VALUES (@Id, @CouncilId, @UnitReportId, @VersionNumber, @RequestedOn, @Text, @DueOn)
            """, new { Id = Guid.CreateVersion7(), command.UnitReportId, VersionNumber = report.VersionCount, command.RequestedOn, command.Text, command.DueOn }, ct);
        journal.Add(moved);
        await db.TellSupplement(report, command.Text, command.DueOn, ct);
        journal.Add(new SupplementRequested(report.Id, report.VersionCount, command.Text, command.DueOn));
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record SupplementRequested(Guid SubjectId, int VersionNumber, string Text, DateOnly? DueOn) : IEvent;
