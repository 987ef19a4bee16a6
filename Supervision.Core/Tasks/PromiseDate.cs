using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Tasks;

/// <summary>The lead unit promises a day. It is kept apart from the deadline, moves nothing, and every promise before it stays in the history.</summary>
[Requires(Subject.FollowUpTask, Act.Comment)]
public sealed record PromiseDate : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }

    /// <summary>The day by which the unit promises to be done: today or later.</summary>
    public required DateOnly PromisedOn { get; init; }

    /// <summary>The day the promise was given; it may lie in the past.</summary>
    public required DateOnly GivenOn { get; init; }

    public sealed class Validator : AbstractValidator<PromiseDate>
    {
        public Validator() => RuleFor(c => c.PromisedOn).GreaterThanOrEqualTo(c => c.GivenOn).WithMessage("“{PropertyName}” không được trước ngày hứa.");
    }
}

internal sealed class PromiseDateHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<PromiseDate, Changed>
{
    public async Task<Changed> Handle(PromiseDate command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Comment, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        task.DemandLead(access);
        if (!task.IsUnderWay())
            throw RefusedException.Step("task.promise", $"Nội dung yêu cầu, kiến nghị đang ở trạng thái “{task.Progress.Label()}” nên không nhận ngày hứa.", task.Allowed.Select(s => s.ToString()));
        await db.DemandDate(task, nameof(command.GivenOn), command.GivenOn, clock.Today(), ct);
        if (task.PromisedOn == command.PromisedOn)
            throw RefusedException.Conflict("task.promised", "Đơn vị đã hứa đúng ngày này.", nameof(command.PromisedOn));

        await db.AddDateChange(journal, task.MoveDate(DateAxis.Promise, command.PromisedOn, DateChangeReason.Promise, command.GivenOn), ct);
        await db.Save(task, ct);
        return new Changed(task.Id, task.Version + 1);
    }
}
