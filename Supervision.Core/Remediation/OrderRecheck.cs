using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Remediation;

/// <summary>
/// Orders a check on the spot ("phúc tra tại chỗ"): who goes, on what day, and why. The unit is told. What was found is recorded by <see cref="RecordRecheck"/>, which ends the order.
/// Only adds, so no version.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record OrderRecheck : ICommand<Created>
{
    public required Guid TaskId { get; init; }

    /// <summary>The day of the check.</summary>
    public required DateOnly RecheckOn { get; init; }

    /// <summary>Who checks, by post.</summary>
    public required string AssignedTo { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<OrderRecheck>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.RecheckOn).GreaterThanOrEqualTo(_ => clock.Today()).WithMessage("“{PropertyName}” phải từ hôm nay trở đi; lần kiểm tra đã diễn ra thì ghi kết quả.");
            RuleFor(c => c.AssignedTo).NotEmpty().MaximumLength(500);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
        }
    }
}

internal sealed class OrderRecheckHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<OrderRecheck, Created>
{
    public async Task<Created> Handle(OrderRecheck command, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.FollowUpTask(command.TaskId, Subject.RemediationReport, Act.Write, ct));
        var task = await db.LoadTask(command.TaskId, ct);
        if (task.Progress is TaskProgress.Draft or TaskProgress.Dropped)
            throw RefusedException.Conflict("recheck.task", $"Nội dung đang ở trạng thái “{task.Progress.Label()}” nên không có việc khắc phục để kiểm tra lại.");

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO RecheckOrders (Id, CouncilId, TaskId, RecheckOn, AssignedTo, Reason, OrderedBy, OrderedOn, Status, Version)
            VALUES (@id, @CouncilId, @TaskId, @RecheckOn, @AssignedTo, @Reason, @PersonId, @Today, @Status, 1)
            """, new { id, command.TaskId, command.RecheckOn, command.AssignedTo, command.Reason, actor.PersonId, Today = clock.Today(), Status = RecheckOrderStatus.Ordered }, ct);
        journal.Add(new RecheckOrdered(task.Id, id, command.RecheckOn, command.AssignedTo, command.Reason));
        await db.TellRecheck(task.Id, $"recheck/{id}", told => (
            $"Kiểm tra lại tại chỗ nội dung số {told.Number} ngày {RecheckOrders.Day(command.RecheckOn)}",
            $"Người kiểm tra: {command.AssignedTo}.\n\nLý do: {command.Reason}\n\nĐề nghị đơn vị chuẩn bị hồ sơ, bố trí người làm việc."), ct);
        return new Created(id);
    }
}

public sealed record RecheckOrdered(Guid SubjectId, Guid RecheckOrderId, DateOnly RecheckOn, string AssignedTo, string Reason) : IEvent;
