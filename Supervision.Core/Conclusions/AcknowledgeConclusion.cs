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
        return await db.ReceiveConclusion(journal, new ReceivedConclusion(command.ConclusionId, unitId, command.ReceivedOn, command.ReceivedBy), ct);
    }
}

public sealed record ConclusionAcknowledged(Guid SubjectId, Guid UnitId, DateOnly ReceivedOn, string ReceivedBy) : IEvent;
