using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>Calls off a check on the spot that was ordered and has not been made; the unit is told. Another day is another order.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record WithdrawRecheckOrder : ICommand<Changed>, IVersioned
{
    public required Guid RecheckOrderId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<WithdrawRecheckOrder>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class WithdrawRecheckOrderHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<WithdrawRecheckOrder, Changed>
{
    public async Task<Changed> Handle(WithdrawRecheckOrder command, CancellationToken ct)
    {
        var order = await db.EnterRecheckOrder(gate, command.RecheckOrderId, ct);
        await db.DemandVersion(order.Id, command.Version, order.Version, ct);
        order.DemandOpen();
        await db.End(order, RecheckOrderStatus.Withdrawn, null, clock.Today(), command.Reason, ct);
        journal.Add(new RecheckOrderWithdrawn(order.Id, order.TaskId, command.Reason), order.Before);
        await db.TellRecheck(order.TaskId, $"recheck/{order.Id}/withdrawn", told => (
            $"Hủy việc kiểm tra lại tại chỗ nội dung số {told.Number} ngày {RecheckOrders.Day(order.RecheckOn)}", $"Lý do: {command.Reason}"), ct);
        return new Changed(order.Id, order.Version + 1);
    }
}

public sealed record RecheckOrderWithdrawn(Guid SubjectId, Guid TaskId, string Reason) : IEvent;
