using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>Begins the check of a report that was handed in and says what of the outline is unanswered.</summary>
[Requires(Subject.UnitReport, Act.Confirm)]
public sealed record CheckUnitReport : ICommand<CheckedUnitReport>, IVersioned
{
    public required Guid UnitReportId { get; init; }
    public required int Version { get; init; }

    /// <summary>The day the check began; it may lie in the past.</summary>
    public required DateOnly On { get; init; }

    public sealed class Validator : AbstractValidator<CheckUnitReport>
    {
        public Validator() => RuleFor(c => c.On).NotEmpty();
    }
}

/// <summary>The items of the outline that no version answers; none when the report is complete.</summary>
public sealed record CheckedUnitReport(Guid Id, int Version, IReadOnlyList<OutlineItem> Unanswered);

internal sealed class CheckUnitReportHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<CheckUnitReport, CheckedUnitReport>
{
    public async Task<CheckedUnitReport> Handle(CheckUnitReport command, CancellationToken ct)
    {
        UnitReportRows.DemandOpen(await gate.UnitReport(command.UnitReportId, Act.Confirm, ct));
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);

        var before = new { report.CheckedOn };
        var moved = report.Take(UnitReportStep.StartCheck, command.On);
        await db.DemandDate(report, nameof(command.On), command.On, clock.Today(), ct);
        var unanswered = await db.Unanswered(report, ct);
        await db.Save(report, ct);
        journal.Add(moved, before);
        return new CheckedUnitReport(report.Id, report.Version + 1, unanswered);
    }
}
