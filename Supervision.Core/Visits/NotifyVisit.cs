using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>
/// Sends the programme and the delegation's composition to the units of a visit. The law of the campaign says how many days before (law 87/2015/QH13, Art. 62, 70, 80:
/// ten; Art. 86: seven for a delegates' group); after the legal limit the notice needs a reason (<c>visit.late_notice</c>).
/// </summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record NotifyVisit : ICommand<Changed>, IVersioned
{
    public required Guid VisitId { get; init; }
    public required int Version { get; init; }

    /// <summary>Number and symbol of the letter.</summary>
    public required string Reference { get; init; }

    /// <summary>The day it was sent; it may lie in the past.</summary>
    public required DateOnly SentOn { get; init; }

    /// <summary>Why it went late; kept only with a late notice.</summary>
    public string? LateReason { get; init; }

    public sealed class Validator : AbstractValidator<NotifyVisit>
    {
        public Validator()
        {
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(100);
            RuleFor(c => c.LateReason).MaximumLength(1000);
        }
    }
}

internal sealed class NotifyVisitHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<NotifyVisit, Changed>
{
    public async Task<Changed> Handle(NotifyVisit command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        await db.DemandVersion(visit.Id, command.Version, visit.Version, ct);
        var moved = visit.Take(VisitStep.Notify);
        if (visit.PlannedOn is not { } visitOn)
            throw RefusedException.Conflict("visit.no_day", "Buổi làm việc chưa có ngày nên chưa gửi thông báo được.");
        if (command.SentOn > clock.Today() || command.SentOn > visitOn)
            throw RefusedException.Invalid("visit.notice_day", nameof(command.SentOn), "Ngày gửi thông báo không được sau hôm nay và không được sau ngày làm việc.");

        var campaign = await db.LoadCampaign(visit.CampaignId, ct);
        var limit = CampaignClocks.Notice(await db.LawOf(campaign, clock.Today(), ct), campaign.SubjectKind, visitOn, await db.Calendar(ct));
        var late = limit is not null && command.SentOn > limit.Limit;
        if (late && string.IsNullOrWhiteSpace(command.LateReason)) throw Late(limit!, visitOn);

        visit.NoticeReference = command.Reference;
        visit.NoticeSentOn = command.SentOn;
        visit.LateNoticeReason = late ? command.LateReason : null;
        await db.Save(visit, ct);
        journal.Add(moved);
        await db.TellNotified(visit.Id, visitOn, command.Reference, await db.VisitUnitIds(visit.Id, ct), ct);
        journal.Add(new VisitNotified(visit.Id, command.Reference, command.SentOn, limit?.Limit, visit.LateNoticeReason));
        return new Changed(visit.Id, visit.Version + 1);
    }

    private static RefusedException Late(LegalDeadline limit, DateOnly visitOn) => RefusedException.Invalid("visit.late_notice", nameof(NotifyVisit.LateReason),
        $"Thông báo muộn: làm việc ngày {VietnameseDate.Short(visitOn)} thì hạn theo luật là ngày {VietnameseDate.Short(limit.Limit)} "
        + $"(cần gửi trước hết ngày {VietnameseDate.Short(limit.ActBy)}; {limit.Clock.Article}). Hãy ghi lý do thông báo muộn.");
}

public sealed record VisitNotified(Guid SubjectId, string Reference, DateOnly SentOn, DateOnly? LegalLimit, string? LateReason) : IEvent;
