using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>A unit states that it has the paper. Several do so at once; with the last the conclusion is received.</summary>
[Requires(Subject.Conclusion, Act.Comment)]
[ForArchived("That something arrived is said by whoever received it, whenever that is.")]
public sealed record AcknowledgeConclusion : ICommand<Changed>
{
    public required Guid ConclusionId { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who took it, by post.</summary>
    public required string ReceivedBy { get; init; }

    public sealed class Validator : AbstractValidator<AcknowledgeConclusion>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReceivedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.ReceivedBy).NotEmpty().MaximumLength(300);
        }
    }
}

internal sealed class AcknowledgeConclusionHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AcknowledgeConclusion, Changed>
{
    public async Task<Changed> Handle(AcknowledgeConclusion command, CancellationToken ct)
    {
        var access = await gate.Conclusion(command.ConclusionId, Act.Comment, ct);
        var unitId = access.UnitId ?? throw RefusedException.Forbidden("Chỉ đơn vị được gửi văn bản xác nhận việc nhận.");
        var conclusion = await db.LockConclusion(command.ConclusionId, ct);
        var receipt = await db.Find<Receipt>("SELECT SentOn, ReceivedOn FROM ConclusionReceipts WHERE ConclusionId = @Id AND UnitId = @unitId AND CouncilId = @CouncilId", new { conclusion.Id, unitId }, ct)
            ?? throw RefusedException.NotFound("kết luận");
        if (receipt.ReceivedOn is { } already)
            throw RefusedException.Conflict("conclusion.acknowledged", $"Đơn vị đã xác nhận nhận văn bản ngày {already:dd/MM/yyyy}.");
        if (command.ReceivedOn < receipt.SentOn)
            throw RefusedException.Invalid("conclusion.received_on", nameof(command.ReceivedOn), "Ngày nhận không được trước ngày gửi.");

        await db.Execute("""
            UPDATE ConclusionReceipts SET ReceivedOn = @ReceivedOn, ReceivedBy = @ReceivedBy
            WHERE ConclusionId = @ConclusionId AND UnitId = @unitId AND CouncilId = @CouncilId
            """, new { command.ConclusionId, unitId, command.ReceivedOn, command.ReceivedBy }, ct);
        journal.Add(new ConclusionAcknowledged(conclusion.Id, unitId, command.ReceivedOn, command.ReceivedBy));
        var before = conclusion.Status;
        var isWithAll = await db.AllReceived(conclusion.Id, ct);
        if (isWithAll) await db.PaperReceived(journal, ConclusionRules.Of(conclusion.Kind).Paper, conclusion.Id, ct);
        var moved = conclusion.Take(ConclusionStep.Receive, isWithAll);
        if (conclusion.Status == before) return new Changed(conclusion.Id, conclusion.Version);
        await db.Save(conclusion, ct);
        journal.Add(moved);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }

    private sealed record Receipt
    {
        public required DateOnly SentOn { get; init; }
        public DateOnly? ReceivedOn { get; init; }
    }
}

public sealed record ConclusionAcknowledged(Guid SubjectId, Guid UnitId, DateOnly ReceivedOn, string ReceivedBy) : IEvent;
