using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;

namespace Supervision.Core.Visits;

/// <summary>
/// What a unit did about an urgent demand (law 87/2015/QH13, Art. 8: who is supervised carries out demands and reports on them). The head of the unit says it, or the secretary or the office
/// enters an answer that came on paper, not over one that the unit gave here. A later answer takes the place of the earlier one, which the journal keeps beside it.
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

    /// <summary>The number of the unit's draft that was seen, 0 for none; null where the sender sees none.</summary>
    public int? SeenDraft { get; init; }

    public sealed class Validator : AbstractValidator<AnswerUrgentDemand>
    {
        public Validator()
        {
            RuleFor(c => c.Answer).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.AnswerReference).MaximumLength(100);
        }
    }
}

internal sealed class AnswerUrgentDemandHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<AnswerUrgentDemand, Created>
{
    public async Task<Created> Handle(AnswerUrgentDemand command, CancellationToken ct)
    {
        // Two who answer at once take their turns, so that each answer stands in the journal beside the one it replaces.
        await db.Execute("UPDATE UrgentDemands SET Violation = Violation WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId", new { command.UrgentDemandId }, ct);
        var demand = await db.Find<Row>("""
            SELECT CampaignId, Violation, DemandedOn, AnsweredOn, Answer, AnswerReference, AnswerOnPaper, DraftedBy, DraftNumber
            FROM UrgentDemands WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR UnitId = @ActorUnitId)
            """, new { command.UrgentDemandId }, ct) ?? throw RefusedException.NotFound("yêu cầu chấm dứt hành vi vi phạm");
        await gate.Campaign(demand.CampaignId, Subject.UnitReport, Act.Write, ct);
        if (UnitSending.OnlyDrafts(actor)) throw RefusedException.Forbidden("Trả lời yêu cầu chấm dứt hành vi vi phạm do người đứng đầu đơn vị gửi. Đồng chí lưu dự thảo để trình người đứng đầu.", "demand.head");
        if (command.SeenDraft is { } seen && seen != (demand.DraftNumber ?? 0)) throw DraftDemandAnswer.Newer();
        if (actor.UnitId is null && demand.AnswerOnPaper is false)
            throw RefusedException.Conflict("demand.unit_answered", "Đơn vị đã trả lời trên hệ thống; trả lời ấy do đơn vị sửa, bổ sung.");
        EventDate.Demand(nameof(command.AnsweredOn), command.AnsweredOn, clock.Today(), [new PastEvent("ngày yêu cầu", demand.DemandedOn)]);
        await db.Execute("""
            UPDATE UrgentDemands SET AnsweredOn = @AnsweredOn, Answer = @Answer, AnswerReference = @AnswerReference, AnswerOnPaper = CASE WHEN @ActorUnitId IS NULL THEN 1 ELSE 0 END,
                DraftAnswer = NULL, DraftReference = NULL, DraftedBy = NULL, DraftedOn = NULL, DraftNumber = COALESCE(DraftNumber, 0) + 1
            WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId
            """, command, ct);
        journal.Add(new UrgentDemandAnswered(demand.CampaignId, command.UrgentDemandId, command.AnsweredOn, command.Answer, command.AnswerReference),
            new { demand.AnsweredOn, demand.Answer, demand.AnswerReference });
        foreach (var one in await db.List<Told>("""
            SELECT DISTINCT m.PersonId FROM DelegationMembers m
            WHERE m.CampaignId = @CampaignId AND m.CouncilId = @CouncilId AND m.Role IN ('Head', 'Secretary') AND m.PersonId IS NOT NULL AND m.PersonId <> @ActorId
            """, new { demand.CampaignId }, ct))
            await db.Notify(new NewNotice
            {
                PersonId = one.PersonId,
                Kind = NoticeKind.UrgentDemand,
                Title = demand.AnsweredOn is null ? "Đơn vị đã trả lời yêu cầu chấm dứt hành vi vi phạm" : "Đơn vị sửa, bổ sung trả lời yêu cầu chấm dứt hành vi vi phạm",
                Text = $"{demand.Violation}\n\nTrả lời: {command.Answer}",
                Link = $"/cuoc-giam-sat/{demand.CampaignId}#chan-dung",
                SubjectId = command.UrgentDemandId,
                OnceKey = demand.AnsweredOn is not null ? null : $"urgent-answer/{command.UrgentDemandId}/{one.PersonId}",
            }, ct);
        if (demand.DraftedBy is { } writer && writer != actor.PersonId)
            await db.Notify(new NewNotice
            {
                PersonId = writer,
                Kind = NoticeKind.UrgentDemand,
                Title = "Trả lời yêu cầu chấm dứt hành vi vi phạm đã được gửi",
                Text = $"{demand.Violation}\n\nTrả lời: {command.Answer}",
                Link = $"/cuoc-giam-sat/{demand.CampaignId}#chan-dung",
                SubjectId = command.UrgentDemandId,
            }, ct);
        return new Created(command.UrgentDemandId);
    }

    private sealed record Row
    {
        public required Guid CampaignId { get; init; }
        public required string Violation { get; init; }
        public required DateOnly DemandedOn { get; init; }
        public DateOnly? AnsweredOn { get; init; }
        public string? Answer { get; init; }
        public string? AnswerReference { get; init; }
        public bool? AnswerOnPaper { get; init; }
        public Guid? DraftedBy { get; init; }
        public int? DraftNumber { get; init; }
    }

    private sealed record Told
    {
        public required Guid PersonId { get; init; }
    }
}

public sealed record UrgentDemandAnswered(Guid SubjectId, Guid DemandId, DateOnly AnsweredOn, string Answer, string? AnswerReference) : IEvent;
