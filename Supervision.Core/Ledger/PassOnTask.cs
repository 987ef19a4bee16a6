using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>A People's Committee passes work of a task it leads on to a body that is under it by its own paper, and stays answerable. The receiver sees the task from here on.</summary>
[Requires(Subject.FollowUpTask, Act.Comment)]
public sealed record PassOnTask : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required Guid ReceivingUnitId { get; init; }

    /// <summary>The committee's paper: "Công văn số 88/UBND-NC".</summary>
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>What of the task is passed on.</summary>
    public required string Content { get; init; }

    /// <summary>By when the receiver answers the committee; the task's deadline is not moved by it.</summary>
    public DateOnly? DueOn { get; init; }

    public sealed class Validator : AbstractValidator<PassOnTask>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Content).NotEmpty().MaximumLength(4000);
            RuleFor(c => c.DueOn).GreaterThanOrEqualTo(c => c.IssuedOn);
        }
    }
}

internal sealed class PassOnTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<PassOnTask, Created>
{
    public async Task<Created> Handle(PassOnTask command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Comment, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        if (access.UnitId != task.LeadUnitId) throw RefusedException.Forbidden("Chỉ cơ quan chủ trì giao tiếp nội dung này.");
        if (task.IsParent || !TaskLife.IsChased(task.Progress))
            throw RefusedException.Conflict("passing.state", $"Nội dung đang ở trạng thái “{task.Progress.Label()}” nên không giao tiếp được.");
        await DemandUnits(task, command, ct);
        if (command.IssuedOn < task.AssignedOn)
            throw RefusedException.Invalid("date.order", nameof(command.IssuedOn), $"Văn bản giao tiếp không được trước ngày {VietnameseDate.Short(task.AssignedOn.Value)} là ngày nội dung được chuyển.");
        if (command.DueOn > task.DueOn && command.IssuedOn <= task.DueOn)
            throw RefusedException.Invalid("passing.due", nameof(command.DueOn), $"Thời hạn nội bộ sau thời hạn {VietnameseDate.Short(task.DueOn.Value)} mà cơ quan chủ trì vẫn phải chịu trách nhiệm.");

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO TaskPassings (Id, CouncilId, TaskId, FromUnitId, ToUnitId, Reference, IssuedOn, Content, DueOn, ItemCount)
            VALUES (@id, @CouncilId, @TaskId, @LeadUnitId, @ReceivingUnitId, @Reference, @IssuedOn, @Content, @DueOn, 0)
            """, new { id, command.TaskId, task.LeadUnitId, command.ReceivingUnitId, command.Reference, command.IssuedOn, command.Content, command.DueOn }, ct);
        journal.Add(new TaskPassedOn(id, task.Id, task.LeadUnitId, command.ReceivingUnitId, command.Reference, command.IssuedOn, command.DueOn));
        await db.TellPassedOn(id, command, ct);
        return new Created(id);
    }

    private async Task DemandUnits(FollowUpTask task, PassOnTask command, CancellationToken ct)
    {
        await db.DemandActiveUnit(command.ReceivingUnitId, command.IssuedOn, nameof(command.ReceivingUnitId), ct);
        if (command.ReceivingUnitId == task.LeadUnitId) throw RefusedException.Invalid("passing.self", nameof(command.ReceivingUnitId), "Cơ quan chủ trì không giao tiếp cho chính mình.");
        if (await KindOf(task.LeadUnitId, ct) is not UnitKind.PeoplesCommittee) throw RefusedException.Conflict("passing.lead", "Chỉ Ủy ban nhân dân giao tiếp nội dung cho cơ quan, đơn vị thuộc quyền.");
        if (await db.Value<long>("SELECT COUNT(*) FROM Units u WHERE u.Id = @ReceivingUnitId AND u.CouncilId = @CouncilId AND " + UnitsUnder.Condition, new { command.ReceivingUnitId, UnderId = task.LeadUnitId }, ct) > 0) return;
        throw RefusedException.Invalid("passing.receiver", nameof(command.ReceivingUnitId), await LevelOf(command.ReceivingUnitId, ct) < await LevelOf(task.LeadUnitId, ct)
            ? "Không giao tiếp nội dung cho cơ quan cấp trên."
            : "Đơn vị nhận không thuộc quyền cơ quan chủ trì: chỉ giao tiếp cho cơ quan, đơn vị mà danh mục ghi cơ quan chủ trì là cấp trên; danh mục không ghi cấp trên thì cho cấp dưới, hoặc cơ quan cùng cấp, cùng địa danh mà không phải Ủy ban nhân dân.");
    }

    private async Task<UnitLevel> LevelOf(Guid unitId, CancellationToken ct) =>
        Enum.Parse<UnitLevel>((await db.Value<string>("SELECT Level FROM Units WHERE Id = @unitId AND CouncilId = @CouncilId", new { unitId }, ct))!);

    private async Task<UnitKind> KindOf(Guid unitId, CancellationToken ct) =>
        Enum.Parse<UnitKind>((await db.Value<string>("SELECT Kind FROM Units WHERE Id = @unitId AND CouncilId = @CouncilId", new { unitId }, ct))!);
}

public sealed record TaskPassedOn(Guid SubjectId, Guid TaskId, Guid FromUnitId, Guid ReceivingUnitId, string Reference, DateOnly IssuedOn, DateOnly? DueOn) : IEvent;
