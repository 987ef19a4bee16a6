using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>
/// What a unit did about an urgent demand (law 87/2015/QH13, Art. 8: who is supervised carries out demands and reports on them). The unit says it itself, or the secretary or the office
/// enters an answer that came on paper; it is said once.
/// </summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record AnswerUrgentDemand : ICommand<Created>
{
    public required Guid UrgentDemandId { get; init; }

    /// <summary>What was stopped and restored, from when.</summary>
    public required string Answer { get; init; }
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>Number and symbol of the written answer, where there is one.</summary>
    public string? AnswerReference { get; init; }

    public sealed class Validator : AbstractValidator<AnswerUrgentDemand>
    {
        public Validator()
        {
            RuleFor(c => c.Answer).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.AnswerReference).MaximumLength(100);
        }
    }
}

internal sealed class AnswerUrgentDemandHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<AnswerUrgentDemand, Created>
{
    public async Task<Created> Handle(AnswerUrgentDemand command, CancellationToken ct)
    {
        var demand = await db.Find<Row>("""
            SELECT CampaignId, Violation, DemandedOn
            FROM UrgentDemands WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR UnitId = @ActorUnitId)
            """, new { command.UrgentDemandId }, ct) ?? throw RefusedException.NotFound("yêu cầu chấm dứt hành vi vi phạm");
        await gate.Campaign(demand.CampaignId, Subject.UnitReport, Act.Write, ct);
        EventDate.Demand(nameof(command.AnsweredOn), command.AnsweredOn, clock.Today(), [new PastEvent("ngày yêu cầu", demand.DemandedOn)]);
        if (await db.Execute("""
            UPDATE UrgentDemands SET AnsweredOn = @AnsweredOn, Answer = @Answer, AnswerReference = @AnswerReference
            WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId AND AnsweredOn IS NULL
            """, command, ct) == 0)
            throw RefusedException.Conflict("demand.answered", "Yêu cầu này đã có trả lời; điều cần nói thêm thì ghi trong báo cáo của đơn vị.");
        journal.Add(new UrgentDemandAnswered(demand.CampaignId, command.UrgentDemandId, command.AnsweredOn, command.Answer, command.AnswerReference));
        foreach (var one in await db.List<Told>("""
            SELECT DISTINCT m.PersonId FROM DelegationMembers m
            WHERE m.CampaignId = @CampaignId AND m.CouncilId = @CouncilId AND m.Role IN ('Head', 'Secretary') AND m.PersonId IS NOT NULL AND m.PersonId <> @ActorId
            """, new { demand.CampaignId }, ct))
            await db.Notify(new NewNotice
            {
                PersonId = one.PersonId,
                Kind = NoticeKind.UrgentDemand,
                Title = "Đơn vị đã trả lời yêu cầu chấm dứt hành vi vi phạm",
                Text = $"{demand.Violation}\n\nTrả lời: {command.Answer}",
                Link = $"/cuoc-giam-sat/{demand.CampaignId}#chan-dung",
                SubjectId = command.UrgentDemandId,
                OnceKey = $"urgent-answer/{command.UrgentDemandId}/{one.PersonId}",
            }, ct);
        return new Created(command.UrgentDemandId);
    }

    private sealed record Row
    {
        public required Guid CampaignId { get; init; }
        public required string Violation { get; init; }
        public required DateOnly DemandedOn { get; init; }
    }

    private sealed record Told
    {
        public required Guid PersonId { get; init; }
    }
}

public sealed record UrgentDemandAnswered(Guid SubjectId, Guid DemandId, DateOnly AnsweredOn, string Answer, string? AnswerReference) : IEvent;
