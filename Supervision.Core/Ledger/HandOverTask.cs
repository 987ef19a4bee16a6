using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>One item of a unit that ended goes to its successor, or as shares to several, by a hand-over paper. What it was before stays in its history.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record HandOverTask : ICommand<TasksHandedOver>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<Guid> ReceivingUnitIds { get; init; }
    public required HandoverPaper Paper { get; init; }

    public sealed class Validator : AbstractValidator<HandOverTask>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReceivingUnitIds).Receivers();
            RuleFor(c => c.Paper).NotNull().SetValidator(new HandoverPaper.Validator(clock));
        }
    }
}

/// <summary>By what and when something was handed over.</summary>
public sealed record HandoverPaper
{
    /// <summary>"Biên bản bàn giao số 03/BB-UBND".</summary>
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly HandedOn { get; init; }
    public string? Note { get; init; }

    public sealed class Validator : AbstractValidator<HandoverPaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(p => p.Reference).NotEmpty().MaximumLength(300);
            RuleFor(p => p.IssuedOn).LessThanOrEqualTo(p => p.HandedOn);
            RuleFor(p => p.HandedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(p => p.Note).MaximumLength(1000);
        }
    }
}

/// <param name="Id">The task, or the unit that ended.</param>
/// <param name="Version">The version to send next; of a unit, its own.</param>
/// <param name="Moved">What went to whom.</param>
/// <param name="Left">What could not be handed over, with the reason.</param>
public sealed record TasksHandedOver(Guid Id, int Version, IReadOnlyList<HandedOver> Moved, IReadOnlyList<LeftBehind> Left);

/// <param name="TaskId">The task that was the ended unit's.</param>
/// <param name="Number">Its number on its paper.</param>
/// <param name="ReceivingUnitId">Who has it now.</param>
/// <param name="ShareId">The share that was made for the receiver, where there are several.</param>
public sealed record HandedOver(Guid TaskId, int Number, Guid ReceivingUnitId, Guid? ShareId);

public sealed record LeftBehind(Guid TaskId, int Number, string Reason);

internal sealed class HandOverTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<HandOverTask, TasksHandedOver>
{
    public async Task<TasksHandedOver> Handle(HandOverTask command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        if (task.Progress is TaskProgress.Draft || TaskLife.IsClosed(task.Progress))
            throw RefusedException.Conflict("handover.closed", "Chỉ bàn giao nội dung đã chuyển và chưa kết thúc.");
        await Handovers.Demand(db, task.LeadUnitId, command.ReceivingUnitIds, command.Paper, nameof(command.ReceivingUnitIds), ct);
        if (command.ReceivingUnitIds.Count > 1) TaskShares.DemandSplittable(task);
        var from = task.LeadUnitId;
        var moved = await Handovers.Move(db, journal, task, command.ReceivingUnitIds, command.Paper, ct);
        await db.TellHandedOver(from, moved, command.Paper, $"handed/{task.Id}/{task.Version}", ct);
        return new TasksHandedOver(task.Id, task.Version + 1, moved, []);
    }
}

/// <summary>How a task of an ended unit changes hands.</summary>
internal static class Handovers
{
    public static async Task Demand(Db db, Guid endedId, IEnumerable<Guid> receivers, HandoverPaper paper, string field, CancellationToken ct)
    {
        await db.DemandEnded(endedId, paper.HandedOn, ct);
        await db.DemandSuccessors(endedId, receivers, paper.HandedOn, field, ct);
    }

    public static async Task<IReadOnlyList<HandedOver>> Move(Db db, Journal journal, FollowUpTask task, IReadOnlyList<Guid> receivers, HandoverPaper paper, CancellationToken ct)
    {
        var from = task.LeadUnitId;
        await db.EndRechecks(journal, task.Id, from, $"Nội dung đã được bàn giao cho đơn vị kế thừa theo {paper.Reference}.", ct);
        if (receivers is [var only])
        {
            task.LeadUnitId = only;
            await db.Execute("DELETE FROM TaskCoordinators WHERE TaskId = @Id AND UnitId = @only AND CouncilId = @CouncilId", new { task.Id, only }, ct);
            await db.Save(task, ct);
            await db.EndExtension(journal, task.Id, $"Nội dung đã được bàn giao cho đơn vị kế thừa theo {paper.Reference}.", ct);
            return [await Keep(db, journal, task, from, only, null, paper, ct)];
        }
        var shares = await TaskShares.Split(db, journal, task, [.. receivers.Select(r => new NewShare(r))], ct);
        var moved = new List<HandedOver>();
        foreach (var (receiver, share) in receivers.Zip(shares)) moved.Add(await Keep(db, journal, task, from, receiver, share, paper, ct));
        return moved;
    }

    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>> Receivers<T>(this IRuleBuilder<T, IReadOnlyList<Guid>> rule) =>
        rule.Must(ids => ids is { Count: >= 1 and <= 50 }).WithMessage("“{PropertyName}” cần từ 1 đến 50 đơn vị.")
            .Must(ids => ids is null || ids.Distinct().Count() == ids.Count).WithMessage("“{PropertyName}” có đơn vị bị lặp.");

    private static async Task<HandedOver> Keep(Db db, Journal journal, FollowUpTask task, Guid from, Guid to, Guid? shareId, HandoverPaper paper, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO TaskHandovers (Id, CouncilId, TaskId, FromUnitId, ToUnitId, ShareId, Paper, PaperOn, HandedOn, Note)
            VALUES (@RowId, @CouncilId, @Id, @from, @to, @shareId, @Reference, @IssuedOn, @HandedOn, @Note)
            """, new { RowId = Guid.CreateVersion7(), task.Id, from, to, shareId, paper.Reference, paper.IssuedOn, paper.HandedOn, paper.Note }, ct);
        journal.Add(new TaskHandedOver(task.Id, from, to, shareId, paper), new { LeadUnitId = from, task.Progress });
        return new HandedOver(task.Id, task.Number, to, shareId);
    }
}

public sealed record TaskHandedOver(Guid SubjectId, Guid FromUnitId, Guid ReceivingUnitId, Guid? ShareId, HandoverPaper Paper) : IEvent;
