using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>
/// Accepts a report after its check. With a reservation it is taken although items or figures stay open, and what stays open is kept with it.
/// Who also holds a post in a unit of the supervision does not accept its report.
/// </summary>
[Requires(Subject.UnitReport, Act.Confirm)]
public sealed record AcceptUnitReport : ICommand<Changed>, IVersioned
{
    public required Guid UnitReportId { get; init; }
    public required int Version { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>What the delegation does not take as given; none when the report is accepted as it is.</summary>
    public string? Reservation { get; init; }

    public sealed class Validator : AbstractValidator<AcceptUnitReport>
    {
        public Validator()
        {
            RuleFor(c => c.On).NotEmpty();
            RuleFor(c => c.Reservation).MaximumLength(2000);
            RuleFor(c => c.Reservation).NotEmpty().When(c => c.Reservation is not null);
        }
    }
}

internal sealed class AcceptUnitReportHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<AcceptUnitReport, Changed>
{
    public async Task<Changed> Handle(AcceptUnitReport command, CancellationToken ct)
    {
        var access = await gate.UnitReport(command.UnitReportId, Act.Confirm, ct);
        UnitReportRows.DemandOpen(access);
        var report = await db.LoadUnitReport(command.UnitReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        await db.DemandServesCouncilOnly(access.CampaignId, clock.Today(), ct);

        var moved = report.Take(command.Reservation is null ? UnitReportStep.Accept : UnitReportStep.AcceptWithReservation, command.On);
        await db.DemandDate(report, nameof(command.On), command.On, clock.Today(), ct);
        var unanswered = await db.Unanswered(report, ct);
        if (command.Reservation is null && unanswered.Count > 0)
            throw RefusedException.Conflict("unit_report.incomplete",
                $"Báo cáo chưa trả lời {unanswered.Count} mục của đề cương (mục {string.Join(", ", unanswered.Select(o => o.Sign))}); chỉ chấp nhận được khi ghi rõ nội dung bảo lưu.",
                nameof(command.Reservation));
        report.Reservation = command.Reservation;
        await db.Save(report, ct);
        journal.Add(moved);
        journal.Add(new UnitReportAccepted(report.Id, report.VersionCount, command.Reservation, [.. unanswered.Select(o => o.Number)]));
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record UnitReportAccepted(Guid SubjectId, int VersionNumber, string? Reservation, IReadOnlyList<int> UnansweredItems) : IEvent;
