using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>A continuous duty was reviewed; the next review falls on the next day of its cycle, or on a day that is named.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record RecordReview : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>What was found.</summary>
    public required string Note { get; init; }

    /// <summary>The next review; needed where the duty has no cycle.</summary>
    public DateOnly? NextOn { get; init; }

    public sealed class Validator : AbstractValidator<RecordReview>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReviewedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Note).NotEmpty().MaximumLength(4000);
            RuleFor(c => c.NextOn).GreaterThan(c => c.ReviewedOn);
        }
    }
}

internal sealed class RecordReviewHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordReview, Changed>
{
    public async Task<Changed> Handle(RecordReview command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        if (task.DeadlineKind is not DeadlineKind.Continuous || task.IsParent || !TaskLife.IsChased(task.Progress))
            throw RefusedException.Conflict("task.review", "Chỉ ghi rà soát cho nội dung thường xuyên đang thực hiện.");
        if (command.ReviewedOn < task.AssignedOn)
            throw RefusedException.Invalid("date.order", nameof(command.ReviewedOn), $"Ngày rà soát không được trước ngày {VietnameseDate.Short(task.AssignedOn.Value)} là ngày nội dung được chuyển.");

        var next = command.NextOn ?? await NextByCycle(task, command.ReviewedOn, ct);
        await db.Execute("""
            INSERT INTO TaskReviews (Id, CouncilId, TaskId, ReviewedOn, Note, NextOn)
            VALUES (@RowId, @CouncilId, @TaskId, @ReviewedOn, @Note, @next)
            """, new { RowId = Guid.CreateVersion7(), command.TaskId, command.ReviewedOn, command.Note, next }, ct);
        await db.AddDateChange(journal, task.MoveDate(DateAxis.Review, next, DateChangeReason.Review, command.ReviewedOn), ct);
        await db.Save(task, ct);
        journal.Add(new TaskReviewed(task.Id, command.ReviewedOn, command.Note, next));
        return new Changed(task.Id, task.Version + 1);
    }

    // A review that was early stands for the one that was due; one that was late does not leave further ones behind it.
    private async Task<DateOnly> NextByCycle(FollowUpTask task, DateOnly reviewedOn, CancellationToken ct)
    {
        if (task.Cycle is null) throw RefusedException.Invalid("task.review_next", nameof(RecordReview.NextOn), "Nội dung không có chu kỳ rà soát; cần nêu ngày rà soát lần sau.");
        var resolver = await TaskDeadlines.Resolver(db, ct);
        var first = TaskDeadlines.Resolve(resolver, task, task.Deadline.NoLaterThanStated(task.AssignedOn!.Value));
        var past = task.ReviewOn > reviewedOn ? task.ReviewOn.Value : reviewedOn;
        for (var number = 0; ; number++)
            if (resolver.Occurrence(first, number).On is var day && day > past)
                return day;
    }
}

public sealed record TaskReviewed(Guid SubjectId, DateOnly ReviewedOn, string Note, DateOnly NextOn) : IEvent;
