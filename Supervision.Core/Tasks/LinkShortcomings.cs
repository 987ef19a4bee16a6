using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Says which shortcomings of its conclusion a task is to mend, also after it was sent: whoever verifies a report sees what was found beside what was done, and the task has the fields of those findings. No word of a paper changes.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record LinkShortcomings : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }

    /// <summary>All of them: those that are not named are no longer the task's. The recommendations that it was split from stay.</summary>
    public required IReadOnlyList<Guid> ClauseIds { get; init; }

    public sealed class Validator : AbstractValidator<LinkShortcomings>
    {
        public Validator() => RuleFor(c => c.ClauseIds).NotNull().Must(ids => ids is null || ids.Distinct().Count() == ids.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
    }
}

internal sealed class LinkShortcomingsHandler(Db db, Journal journal, Gate gate) : IRequestHandler<LinkShortcomings, Changed>
{
    public async Task<Changed> Handle(LinkShortcomings command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        if (task.ConclusionId is not { } conclusionId)
            throw RefusedException.Conflict("task.no_conclusion", "Nội dung này không tách từ kết luận trong hệ thống nên không có hạn chế, vi phạm nào để chọn.", nameof(command.ClauseIds));

        var clauses = await db.Clauses(conclusionId, ct);
        var found = clauses.Where(clause => clause.Block is ClauseBlock.Shortcomings).Select(clause => clause.Id).ToHashSet();
        if (command.ClauseIds.Any(id => !found.Contains(id))) throw RefusedException.NotFound("hạn chế, vi phạm trong kết luận");
        var before = await db.SourcesOf(task.Id, ct);
        List<Guid> after = [.. before.Where(id => !found.Contains(id)), .. command.ClauseIds];
        if (after.Count == 0)
            throw RefusedException.Invalid("task.no_source", nameof(command.ClauseIds), "Nội dung này tách thẳng từ hạn chế, vi phạm đã chọn nên phải giữ ít nhất một.");
        await db.SetSources(task.Id, after, ct);
        await db.Save(task, ct);
        journal.Add(new ShortcomingsLinked(task.Id, command.ClauseIds), new { ClauseIds = before.Where(found.Contains) });
        return new Changed(task.Id, task.Version + 1);
    }
}

public sealed record ShortcomingsLinked(Guid SubjectId, IReadOnlyList<Guid> ClauseIds) : IEvent;
