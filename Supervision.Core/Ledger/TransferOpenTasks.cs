using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>
/// Everything open of a unit that ended goes to its successors at once: to one, or as shares to several; single tasks may be sent elsewhere. Lists what moved,
/// and what did not and why; each unit is told once of all that changed hands.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record TransferOpenTasks : ICommand<TasksHandedOver>, IVersioned
{
    /// <summary>The unit that ended.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The unit's.</summary>
    public required int Version { get; init; }
    public required IReadOnlyList<Guid> ReceivingUnitIds { get; init; }

    /// <summary>Tasks that go to other successors than the rest.</summary>
    public IReadOnlyList<ChosenReceivers> Chosen { get; init; } = [];
    public required HandoverPaper Paper { get; init; }

    public sealed class Validator : AbstractValidator<TransferOpenTasks>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReceivingUnitIds).Receivers();
            RuleFor(c => c.Chosen).Must(list => list.Select(x => x.TaskId).Distinct().Count() == list.Count).WithMessage("“{PropertyName}” có nội dung bị lặp.");
            RuleForEach(c => c.Chosen).ChildRules(one => one.RuleFor(x => x.ReceivingUnitIds).Receivers());
            RuleFor(c => c.Paper).NotNull().SetValidator(new HandoverPaper.Validator(clock));
        }
    }
}

public sealed record ChosenReceivers(Guid TaskId, IReadOnlyList<Guid> ReceivingUnitIds);

internal sealed class TransferOpenTasksHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<TransferOpenTasks, TasksHandedOver>
{
    public async Task<TasksHandedOver> Handle(TransferOpenTasks command, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Write);
        if (!actor.Identity.Roles.Any(role => role is Role.StandingBoard or Role.Office))
            throw RefusedException.Forbidden("Chuyển toàn bộ nội dung của một đơn vị do Văn phòng hoặc Thường trực Hội đồng nhân dân thực hiện.");
        var unit = await db.LoadUnit(command.UnitId, ct);
        await db.DemandVersion(unit.Id, command.Version, unit.Version, ct);
        await Handovers.Demand(db, unit.Id, command.ReceivingUnitIds.Concat(command.Chosen.SelectMany(c => c.ReceivingUnitIds)).Distinct(), command.Paper, nameof(command.ReceivingUnitIds), ct);

        var open = await db.List<OpenTask>("""
            SELECT Id FROM FollowUpTasks
            WHERE LeadUnitId = @UnitId AND CouncilId = @CouncilId AND ClosedOn IS NULL AND Progress <> 'Draft'
            ORDER BY Seq
            """, new { command.UnitId }, ct);
        var chosen = command.Chosen.ToDictionary(c => c.TaskId, c => c.ReceivingUnitIds);
        if (chosen.Keys.Except(open.Select(t => t.Id)).Any()) throw RefusedException.NotFound("nội dung yêu cầu sau giám sát đang mở của đơn vị");
        var moved = new List<HandedOver>();
        var left = new List<LeftBehind>();
        string? once = null;
        foreach (var row in open)
        {
            var task = await db.LoadTask(row.Id, ct);
            // A task is handed over once in each of its versions.
            once ??= $"handed/{task.Id}/{task.Version}";
            var receivers = chosen.GetValueOrDefault(task.Id, command.ReceivingUnitIds);
            if (receivers.Count == 1 || TaskShares.CanSplit(task)) moved.AddRange(await Handovers.Move(db, journal, task, receivers, command.Paper, ct));
            else left.Add(new LeftBehind(task.Id, task.Number, task.IsParent
                ? "Đã tách thành các phần; chọn một đơn vị nhận cho nội dung này."
                : $"Đang ở trạng thái “{task.Progress.Label()}” nên không tách được; chọn một đơn vị nhận cho nội dung này."));
        }
        if (moved.Count > 0) await db.TellHandedOver(unit.Id, moved, command.Paper, once!, ct);
        journal.Add(new OpenTasksTransferred(unit.Id, moved, left, command.ReceivingUnitIds, command.Chosen, command.Paper), new { Open = open.Count });
        return new TasksHandedOver(unit.Id, unit.Version, moved, left);
    }

    private sealed record OpenTask
    {
        public required Guid Id { get; init; }
    }
}

public sealed record OpenTasksTransferred(
    Guid SubjectId, IReadOnlyList<HandedOver> Moved, IReadOnlyList<LeftBehind> Left, IReadOnlyList<Guid> ReceivingUnitIds, IReadOnlyList<ChosenReceivers> Chosen, HandoverPaper Paper) : IEvent;
