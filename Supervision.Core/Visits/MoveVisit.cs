using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits.Devices;

namespace Supervision.Core.Visits;

/// <summary>Starts or ends a session at its hour, or cancels it. The first session that starts also starts the supervision.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record MoveVisit : ICommand<Changed>, IVersioned
{
    private static readonly VisitStep[] Plain = [VisitStep.Start, VisitStep.End, VisitStep.Cancel];

    public required Guid VisitId { get; init; }
    public required int Version { get; init; }
    public required VisitStep Step { get; init; }

    /// <summary>The hour in Vietnam at which the session started or ended, on the day it was planned for.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>It ends although devices hold, or may hold, findings that were not sent yet.</summary>
    public bool DespiteUnsent { get; init; }

    public sealed class Validator : AbstractValidator<MoveVisit>
    {
        public Validator()
        {
            RuleFor(c => c.Step).IsInEnum().Must(step => Plain.Contains(step)).WithMessage("Bước này có yêu cầu riêng, không thực hiện ở đây.");
            RuleFor(c => c.At).NotNull().When(c => c.Step is VisitStep.Start or VisitStep.End);
            RuleFor(c => c.Reason).NotEmpty().When(c => c.Step is VisitStep.Cancel);
            RuleFor(c => c.Reason).MaximumLength(1000);
        }
    }
}

internal sealed class MoveVisitHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<MoveVisit, Changed>
{
    public async Task<Changed> Handle(MoveVisit command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        await db.DemandVersion(visit.Id, command.Version, visit.Version, ct);
        var before = new { visit.StartedAt, visit.EndedAt, visit.ChangeReason };
        var moved = visit.Take(command.Step);
        switch (command.Step)
        {
            case VisitStep.Start:
                visit.StartedAt = Instant(visit, command.At!.Value, "Giờ bắt đầu");
                moved = moved with { On = visit.PlannedOn, At = command.At };
                await StartCampaign(visit, ct);
                break;
            case VisitStep.End:
                await db.DemandNothingUnsent(visit.Id, command.DespiteUnsent, clock.GetUtcNow(), ct);
                visit.EndedAt = Instant(visit, command.At!.Value, "Giờ kết thúc");
                moved = moved with { On = visit.PlannedOn, At = command.At };
                if (visit.EndedAt <= visit.StartedAt)
                    throw RefusedException.Invalid("visit.hours", nameof(command.At), $"Giờ kết thúc phải sau giờ bắt đầu ({VietnameseDate.Time(TimeOnly.FromDateTime(visit.StartedAt!.Value.Local()))}).");
                break;
            case VisitStep.Cancel:
                visit.ChangeReason = command.Reason;
                moved = moved with { Reason = command.Reason };
                break;
        }
        await db.Save(visit, ct);
        journal.Add(moved with { DespiteUnsent = command.DespiteUnsent }, before);
        return new Changed(visit.Id, visit.Version + 1);
    }

    // A visit that was notified has a day; its session is on that day, or it is postponed first.
    private DateTimeOffset Instant(Visit visit, TimeOnly hour, string what)
    {
        var (at, now) = (visit.PlannedOn!.Value.At(hour), clock.GetUtcNow());
        if (at <= now) return at;
        throw RefusedException.Invalid("visit.future", nameof(MoveVisit.At), visit.PlannedOn.Value > clock.Today()
            ? $"Buổi làm việc được lên lịch ngày {VietnameseDate.Short(visit.PlannedOn.Value)}, chưa đến; nếu làm việc sớm hơn thì đổi ngày và thông báo lại cho đơn vị."
            : $"{what} không được muộn hơn bây giờ ({VietnameseDate.Time(TimeOnly.FromDateTime(now.Local()))}).");
    }

    private async Task StartCampaign(Visit visit, CancellationToken ct)
    {
        var campaign = await db.LoadCampaign(visit.CampaignId, ct);
        if (campaign.Status == CampaignStatus.UnderWay) return;
        if (campaign.Status != CampaignStatus.PlanSent)
            throw RefusedException.Conflict("visit.campaign", $"Cuộc giám sát đang ở trạng thái “{campaign.Status.Label()}” nên chưa thể bắt đầu buổi làm việc.");
        journal.Add(campaign.Take(CampaignStep.Start, visit.PlannedOn!.Value, clock.Today(), nameof(Visit.PlannedOn)));
        await db.Save(campaign, ct);
    }
}
