using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>Splits a task for a group of units into a share for each: from here on the shares are accepted, reported and chased, and the task's state is theirs.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record SplitTask : ICommand<SharesMade>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<NewShare> Shares { get; init; }

    public sealed class Validator : AbstractValidator<SplitTask>
    {
        public Validator() => RuleFor(c => c.Shares).Must(s => s is { Count: >= 2 and <= 200 }).WithMessage("“{PropertyName}” cần từ 2 đến 200 đơn vị.")
            .Must(s => s is null || s.Select(x => x.UnitId).Distinct().Count() == s.Count).WithMessage("“{PropertyName}” có đơn vị bị lặp.");
    }
}

public sealed record SharesMade(Guid Id, int Version, IReadOnlyList<Guid> ShareIds);

internal sealed class SplitTaskHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SplitTask, SharesMade>
{
    public async Task<SharesMade> Handle(SplitTask command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        TaskShares.DemandSplittable(task);
        foreach (var share in command.Shares) await db.DemandActiveUnit(share.UnitId, clock.Today(), nameof(command.Shares), ct);

        var made = await TaskShares.Split(db, journal, task, command.Shares, ct);
        journal.Add(new TaskWasSplit(task.Id, command.Shares, made), new { task.LeadUnitId, task.DueOn, task.Progress });
        await db.TellAssigned(made, $"việc tách nội dung số {task.Number} thành phần của từng đơn vị", $"split/{task.Id}", null, ct);
        return new SharesMade(task.Id, task.Version + 1, made);
    }
}

public sealed record TaskWasSplit(Guid SubjectId, IReadOnlyList<NewShare> Shares, IReadOnlyList<Guid> ShareIds) : IEvent;
