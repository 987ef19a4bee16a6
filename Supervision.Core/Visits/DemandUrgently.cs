using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>
/// Demands during the supervision that a unit stop a violation at once (law 87/2015/QH13, Art. 62.2e, 70.2e, 80.2e). It needs no conclusion;
/// it is the head's to make, at a visit or between visits.
/// </summary>
[Requires(Subject.Visit, Act.Approve)]
public sealed record DemandUrgently : ICommand<UrgentDemandMade>
{
    public required Guid CampaignId { get; init; }

    /// <summary>The visit at which it was demanded, where it was at one; its minutes then say so.</summary>
    public Guid? VisitId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>What is being done against the law.</summary>
    public required string Violation { get; init; }

    /// <summary>What must be done to stop it and restore rights and interests.</summary>
    public required string Measure { get; init; }
    public required DateOnly DemandedOn { get; init; }
    public DateOnly? AnswerDueOn { get; init; }

    /// <summary>Number and symbol of the written demand, where there is one.</summary>
    public string? Reference { get; init; }

    /// <summary>From the day the units have the plan until there is a conclusion.</summary>
    public static bool CanBeMade(CampaignStatus status) =>
        status is CampaignStatus.PlanSent or CampaignStatus.UnderWay or CampaignStatus.FieldworkEnded or CampaignStatus.Reported or CampaignStatus.Examined;

    public sealed class Validator : AbstractValidator<DemandUrgently>
    {
        public Validator()
        {
            RuleFor(c => c.Violation).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Measure).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.AnswerDueOn).GreaterThanOrEqualTo(c => c.DemandedOn);
            RuleFor(c => c.Reference).MaximumLength(100);
        }
    }
}

/// <param name="Id">The demand.</param>
/// <param name="IsUnitTold">Somebody at the unit was told; one without accounts and mailbox gets the demand by hand.</param>
public sealed record UrgentDemandMade(Guid Id, bool IsUnitTold);

internal sealed class DemandUrgentlyHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<DemandUrgently, UrgentDemandMade>
{
    public async Task<UrgentDemandMade> Handle(DemandUrgently command, CancellationToken ct)
    {
        var access = await gate.Campaign(command.CampaignId, Subject.Visit, Act.Approve, ct);
        if (!DemandUrgently.CanBeMade(access.Status))
            throw RefusedException.Conflict("demand.campaign", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}” nên không ra yêu cầu trong quá trình giám sát.");
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        EventDate.Demand(nameof(command.DemandedOn), command.DemandedOn, clock.Today(), [.. campaign.Past.Take(1)]);
        if (await db.Value<long>("SELECT COUNT(*) FROM CampaignUnits WHERE CampaignId = @CampaignId AND UnitId = @UnitId AND CouncilId = @CouncilId",
            new { command.CampaignId, command.UnitId }, ct) == 0)
            throw RefusedException.NotFound("cơ quan, tổ chức chịu sự giám sát");
        if (command.VisitId is { } visitId) await DemandVisit(visitId, command, ct);

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO UrgentDemands (Id, CouncilId, CampaignId, VisitId, UnitId, Violation, Measure, DemandedOn, AnswerDueOn, Reference)
            VALUES (@id, @CouncilId, @CampaignId, @VisitId, @UnitId, @Violation, @Measure, @DemandedOn, @AnswerDueOn, @Reference)
            """, new
        {
            id,
            command.CampaignId,
            command.VisitId,
            command.UnitId,
            command.Violation,
            command.Measure,
            command.DemandedOn,
            command.AnswerDueOn,
            command.Reference,
        }, ct);
        journal.Add(new UrgentlyDemanded(command.CampaignId, id, command.VisitId, command.UnitId, command.Violation, command.Measure, command.DemandedOn));
        var notified = await db.Notify(new NewNotice
        {
            UnitId = command.UnitId,
            Kind = NoticeKind.UrgentDemand,
            Title = $"Yêu cầu chấm dứt hành vi vi phạm{(command.AnswerDueOn is { } due ? $", trả lời chậm nhất ngày {VietnameseDate.Short(due)}" : "")}",
            Text = $"{command.Violation}\n\nBiện pháp yêu cầu: {command.Measure}" + (command.Reference is { } number ? $"\n\nVăn bản số {number}." : ""),
            Link = $"/cuoc-giam-sat/{command.CampaignId}",
            SubjectId = id,
            OnceKey = $"urgent/{id}",
        }, ct);
        return new UrgentDemandMade(id, !notified.Nobody.Contains(command.UnitId));
    }

    private async Task DemandVisit(Guid visitId, DemandUrgently command, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM Visits v JOIN VisitUnits u ON u.VisitId = v.Id
            WHERE v.Id = @visitId AND v.CampaignId = @CampaignId AND u.UnitId = @UnitId AND v.CouncilId = @CouncilId
            """, new { visitId, command.CampaignId, command.UnitId }, ct) == 0)
            throw RefusedException.NotFound("buổi làm việc");
        // What is demanded at a session stands in its minutes, and minutes take nothing once they are closed.
        await db.NextItem(visitId, ct);
    }
}

public sealed record UrgentlyDemanded(Guid SubjectId, Guid DemandId, Guid? VisitId, Guid UnitId, string Violation, string Measure, DateOnly DemandedOn) : IEvent;
