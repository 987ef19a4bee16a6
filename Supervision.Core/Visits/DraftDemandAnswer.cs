using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;

namespace Supervision.Core.Visits;

/// <summary>Keeps what a unit's contact proposes to answer to an urgent demand and tells the unit's head, who sends it or words it otherwise; nobody outside of the unit sees it.</summary>
[Requires(Subject.UnitReport, Act.Write)]
public sealed record DraftDemandAnswer : ICommand<Created>
{
    public required Guid UrgentDemandId { get; init; }

    /// <summary>The number of the draft that was seen, 0 for none; what somebody else of the unit kept meanwhile is not passed over.</summary>
    public required int SeenDraft { get; init; }
    public required string Answer { get; init; }

    /// <summary>Number and symbol of the written answer, where there is one.</summary>
    public string? AnswerReference { get; init; }

    internal static RefusedException Newer() => RefusedException.Conflict("demand.newer_draft",
        "Trong lúc nhập, dự thảo trả lời đã được người khác trong đơn vị sửa hoặc gửi. Điều vừa nhập vẫn còn trên trang; hãy mở trang ở cửa sổ khác để đối chiếu rồi lưu lại.", nameof(Answer));

    public sealed class Validator : AbstractValidator<DraftDemandAnswer>
    {
        public Validator()
        {
            RuleFor(c => c.SeenDraft).GreaterThanOrEqualTo(0);
            RuleFor(c => c.Answer).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.AnswerReference).MaximumLength(100);
        }
    }
}

internal sealed class DraftDemandAnswerHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DraftDemandAnswer, Created>
{
    public async Task<Created> Handle(DraftDemandAnswer command, CancellationToken ct)
    {
        // Two who write at once take their turns, so that neither passes over the other.
        await db.Execute("UPDATE UrgentDemands SET Violation = Violation WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId", new { command.UrgentDemandId }, ct);
        var demand = await db.Find<Row>("""
            SELECT CampaignId, UnitId, Violation, DraftAnswer, DraftReference, DraftNumber
            FROM UrgentDemands WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR UnitId = @ActorUnitId)
            """, new { command.UrgentDemandId }, ct) ?? throw RefusedException.NotFound("yêu cầu chấm dứt hành vi vi phạm");
        await gate.Campaign(demand.CampaignId, Subject.UnitReport, Act.Write, ct);
        if (!UnitSending.OnlyDrafts(actor)) throw RefusedException.Conflict("demand.sends", "Dự thảo trả lời do công chức đầu mối của đơn vị lưu để trình người đứng đầu; người đứng đầu gửi trả lời.");
        if (command.SeenDraft != (demand.DraftNumber ?? 0))
            throw DraftDemandAnswer.Newer();
        var today = clock.Today();
        await db.Execute("""
            UPDATE UrgentDemands SET DraftAnswer = @Answer, DraftReference = @AnswerReference, DraftNumber = @Number, DraftedBy = @PersonId, DraftedOn = @today
            WHERE Id = @UrgentDemandId AND CouncilId = @CouncilId
            """, new { command.UrgentDemandId, command.Answer, command.AnswerReference, Number = command.SeenDraft + 1, actor.PersonId, today }, ct);
        journal.Add(new DemandAnswerDrafted(command.UrgentDemandId, command.Answer, command.AnswerReference), new { Answer = demand.DraftAnswer, AnswerReference = demand.DraftReference });
        await db.Notify([.. (await db.UnitHeads(demand.UnitId, today, ct)).Select(head => new NewNotice
        {
            PersonId = head,
            Kind = NoticeKind.Draft,
            Title = "Dự thảo trả lời yêu cầu chấm dứt hành vi vi phạm chờ người đứng đầu gửi",
            Text = $"{demand.Violation}\n\nCông chức đầu mối đã soạn trả lời: xem lại, sửa nếu cần rồi gửi.",
            Link = $"/cuoc-giam-sat/{demand.CampaignId}#chan-dung",
            SubjectId = command.UrgentDemandId,
            OnceKey = $"demand-drafted/{command.UrgentDemandId}/{head}/{today:yyyy-MM-dd}",
        })], ct);
        return new Created(command.UrgentDemandId, command.SeenDraft + 1);
    }

    private sealed record Row
    {
        public required Guid CampaignId { get; init; }
        public required Guid UnitId { get; init; }
        public required string Violation { get; init; }
        public string? DraftAnswer { get; init; }
        public string? DraftReference { get; init; }
        public int? DraftNumber { get; init; }
    }
}

/// <summary>Of the demand and not of its supervision, whose history the council reads.</summary>
public sealed record DemandAnswerDrafted(Guid SubjectId, string Answer, string? AnswerReference) : IEvent;
