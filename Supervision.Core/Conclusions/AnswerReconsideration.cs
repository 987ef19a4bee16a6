using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Answers a unit that asked for reconsideration. To amend or to replace, a new paper of equal form follows by <see cref="ReplaceConclusion"/>.</summary>
[Requires(Subject.Conclusion, Act.Approve)]
public sealed record AnswerReconsideration : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }

    /// <summary>The version of the conclusion.</summary>
    public required int Version { get; init; }
    public required Guid ReconsiderationId { get; init; }
    public required ReconsiderationOutcome Outcome { get; init; }
    public required string Answer { get; init; }
    public required DateOnly AnsweredOn { get; init; }

    public sealed class Validator : AbstractValidator<AnswerReconsideration>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Outcome).IsInEnum();
            RuleFor(c => c.Answer).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.AnsweredOn).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class AnswerReconsiderationHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AnswerReconsideration, Changed>
{
    public async Task<Changed> Handle(AnswerReconsideration command, CancellationToken ct)
    {
        var access = await gate.Conclusion(command.ConclusionId, Act.Approve, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        ApproveConclusionHandler.DemandApprover(access, conclusion);
        var request = await db.Find<Request>("""
            SELECT UnitId, RequestedOn, AnsweredOn FROM Reconsiderations WHERE Id = @ReconsiderationId AND ConclusionId = @ConclusionId AND CouncilId = @CouncilId
            """, new { command.ReconsiderationId, command.ConclusionId }, ct) ?? throw RefusedException.NotFound("đề nghị xem xét lại");
        var moved = conclusion.Take(ConclusionStep.AnswerReconsideration, await db.AllReceived(conclusion.Id, ct));
        if (request.AnsweredOn is { } already)
            throw RefusedException.Conflict("reconsideration.answered", $"Đề nghị này đã được trả lời ngày {already:dd/MM/yyyy}.");
        if (command.AnsweredOn < request.RequestedOn)
            throw RefusedException.Invalid("reconsideration.answered_on", nameof(command.AnsweredOn), "Ngày trả lời không được trước ngày đề nghị.");

        await db.Execute("""
            UPDATE Reconsiderations SET Outcome = @Outcome, Answer = @Answer, AnsweredOn = @AnsweredOn WHERE Id = @ReconsiderationId AND CouncilId = @CouncilId
            """, new { command.ReconsiderationId, command.Outcome, command.Answer, command.AnsweredOn }, ct);
        if (await db.Value<long>("SELECT COUNT(*) FROM Reconsiderations WHERE ConclusionId = @Id AND CouncilId = @CouncilId AND AnsweredOn IS NULL", new { conclusion.Id }, ct) > 0)
            conclusion.Status = ConclusionStatus.Reconsidering;
        else
            journal.Add(moved);
        await db.Save(conclusion, ct);
        journal.Add(new ReconsiderationAnswered(conclusion.Id, command.ReconsiderationId, command.Outcome, command.Answer, command.AnsweredOn), new { request.AnsweredOn });
        await db.TellReconsiderationAnswered(conclusion, command, request.UnitId, ct);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }

    private sealed record Request
    {
        public required Guid UnitId { get; init; }
        public required DateOnly RequestedOn { get; init; }
        public DateOnly? AnsweredOn { get; init; }
    }
}

public sealed record ReconsiderationAnswered(Guid SubjectId, Guid ReconsiderationId, ReconsiderationOutcome Outcome, string Answer, DateOnly AnsweredOn) : IEvent;
