using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>The clerk writes down that a unit has the conclusion, as it came back by post or by telephone: from a unit that does not say so itself (<see cref="AcknowledgeConclusion"/>).</summary>
[Requires(Subject.Conclusion, Act.Number)]
[ForArchived("That something arrived is said by whoever received it, whenever that is.")]
public sealed record NoteConclusionReceipt : ICommand<Changed>
{
    public required Guid ConclusionId { get; init; }

    /// <summary>One of those it was sent to.</summary>
    public required Guid UnitId { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who took it, by post.</summary>
    public required string ReceivedBy { get; init; }

    public sealed class Validator : AbstractValidator<NoteConclusionReceipt>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.UnitId).NotEmpty();
            RuleFor(c => c.ReceivedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.ReceivedBy).NotEmpty().MaximumLength(300);
        }
    }
}

internal sealed class NoteConclusionReceiptHandler(Db db, Journal journal, Gate gate) : IRequestHandler<NoteConclusionReceipt, Changed>
{
    public async Task<Changed> Handle(NoteConclusionReceipt command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Number, ct);
        return await db.ReceiveConclusion(journal, new ReceivedConclusion(command.ConclusionId, command.UnitId, command.ReceivedOn, command.ReceivedBy), ct);
    }
}
