using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>The head of a unit asks that a conclusion be reconsidered, which the law lets every supervised body do (law 87/2015/QH13, Art. 7). Once at a time about the same. Only adds, so no version.</summary>
[Requires(Subject.Conclusion, Act.Comment)]
public sealed record RequestReconsideration : ICommand<Created>
{
    public required Guid ConclusionId { get; init; }

    /// <summary>The clause it is about; the whole when left out.</summary>
    public Guid? ClauseId { get; init; }
    public required DateOnly RequestedOn { get; init; }
    public required string Grounds { get; init; }

    public sealed class Validator : AbstractValidator<RequestReconsideration>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.RequestedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Grounds).NotEmpty().MaximumLength(20_000);
        }
    }
}

internal sealed class RequestReconsiderationHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RequestReconsideration, Created>
{
    public async Task<Created> Handle(RequestReconsideration command, CancellationToken ct)
    {
        var access = await gate.Conclusion(command.ConclusionId, Act.Comment, ct);
        if (access.UnitId is not { } unitId || !access.Roles.Contains(Role.UnitHead))
            throw RefusedException.Forbidden("Chỉ người đứng đầu cơ quan, tổ chức chịu sự giám sát được đề nghị xem xét lại kết luận.");
        var conclusion = await db.LockConclusion(command.ConclusionId, ct);
        var before = conclusion.Status;
        var moved = conclusion.Take(ConclusionStep.AskReconsideration);
        if (command.RequestedOn < conclusion.IssuedOn)
            throw RefusedException.Invalid("reconsideration.requested_on", nameof(command.RequestedOn), "Ngày đề nghị không được trước ngày ban hành.");
        if (await db.Value<DateOnly?>("""
            SELECT MAX(RequestedOn) FROM Reconsiderations
            WHERE ConclusionId = @ConclusionId AND CouncilId = @CouncilId AND UnitId = @unitId AND AnsweredOn IS NULL AND (ClauseId = @ClauseId OR (ClauseId IS NULL AND @ClauseId IS NULL))
            """, new { command.ConclusionId, unitId, command.ClauseId }, ct) is { } asked)
            throw RefusedException.Conflict("reconsideration.asked", $"Đơn vị đã có đề nghị ngày {VietnameseDate.Short(asked)} về nội dung này, chưa được trả lời.", nameof(command.ClauseId));
        if (command.ClauseId is { } clauseId && (await db.Clauses(conclusion.Id, ct)).All(c => c.Id != clauseId)) throw RefusedException.NotFound("điểm của văn bản");

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Reconsiderations (Id, CouncilId, ConclusionId, UnitId, ClauseId, RequestedOn, Grounds)
            VALUES (@id, @CouncilId, @ConclusionId, @unitId, @ClauseId, @RequestedOn, @Grounds)
            """, new { id, command.ConclusionId, unitId, command.ClauseId, command.RequestedOn, command.Grounds }, ct);
        if (conclusion.Status != before)
        {
            await db.Save(conclusion, ct);
            journal.Add(moved);
        }
        journal.Add(new ReconsiderationRequested(conclusion.Id, id, unitId, command.ClauseId, command.RequestedOn, command.Grounds));
        await db.TellReconsiderationAsked(conclusion, id, unitId, command, ct);
        return new Created(id);
    }
}

public sealed record ReconsiderationRequested(Guid SubjectId, Guid ReconsiderationId, Guid UnitId, Guid? ClauseId, DateOnly RequestedOn, string Grounds) : IEvent;
