using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Measures;

/// <summary>
/// Records what the Standing Board decided about a late task: one of the menu, with its paper, date and person. A written explanation is due within the policy's days
/// (15 calendar days, 30 if complex: law 121/2025/QH15, Art. 40, by secondary sources), rolled to a working day.
/// </summary>
[Requires(Subject.Escalation, Act.Approve)]
public sealed record DecideMeasure : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required MeasureKind MeasureKind { get; init; }
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Who decided: "Phiên họp thứ 12 của Thường trực HĐND".</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Number of the paper.</summary>
    public required string Reference { get; init; }

    /// <summary>What is to be explained, proposed, asked.</summary>
    public required string Content { get; init; }

    /// <summary>Who shall answer, by post.</summary>
    public string? ResponsiblePost { get; init; }

    /// <summary>For an explanation: the longer of the two terms.</summary>
    public bool IsComplex { get; init; }

    /// <summary>For what the law gives no term: the day an answer is expected.</summary>
    public DateOnly? DueOn { get; init; }

    public sealed class Validator : AbstractValidator<DecideMeasure>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.MeasureKind).IsInEnum();
            RuleFor(c => c.DecidedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.DecidedBy).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Content).NotEmpty().MaximumLength(5000);
            RuleFor(c => c.ResponsiblePost).MaximumLength(300);
            RuleFor(c => c.ResponsiblePost).NotEmpty().When(c => c.MeasureKind is MeasureKind.WrittenExplanation);
            RuleFor(c => c.DueOn).Null().When(c => c.MeasureKind is MeasureKind.WrittenExplanation)
                .WithMessage("Hạn giải trình do pháp luật và quy chế của Hội đồng nhân dân quy định, không nhập tay.");
            RuleFor(c => c.DueOn).GreaterThanOrEqualTo(c => c.DecidedOn);
        }
    }
}

internal sealed class DecideMeasureHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DecideMeasure, Created>
{
    public async Task<Created> Handle(DecideMeasure command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Subject.Escalation, Act.Approve, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        if (task.Reach is Reach.Above)
            throw RefusedException.Conflict("measure.above", "Nội dung gửi cơ quan cấp trên chỉ theo dõi việc trả lời, không áp dụng biện pháp tiếp theo.");
        if (TaskLife.IsClosed(task.Progress) || task.DueOn is not { } due || due >= command.DecidedOn)
            throw RefusedException.Conflict("measure.not_late", "Chỉ quyết định biện pháp đối với nội dung chưa kết thúc và đã quá hạn vào ngày quyết định.");
        EventDate.Demand(nameof(command.DecidedOn), command.DecidedOn, clock.Today(), [new PastEvent("ngày giao nội dung", task.AssignedOn)]);

        var item = await db.Find<Item>("SELECT Id FROM MeetingItems WHERE TaskId = @TaskId AND DecidedOn IS NULL AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var id = Guid.CreateVersion7();
        var dueOn = command.MeasureKind is MeasureKind.WrittenExplanation ? await ExplainedBy(command, ct) : command.DueOn;
        await db.Execute("""
            INSERT INTO Measures (Id, CouncilId, TaskId, MeetingItemId, Kind, DecidedOn, DecidedBy, Reference, Content, ResponsiblePost, IsComplex, DueOn, RecordedBy, Version)
            VALUES (@id, @CouncilId, @TaskId, @MeetingItemId, @MeasureKind, @DecidedOn, @DecidedBy, @Reference, @Content, @ResponsiblePost, @IsComplex, @dueOn, @PersonId, 1)
            """, new
        {
            id,
            command.TaskId,
            MeetingItemId = item?.Id,
            command.MeasureKind,
            command.DecidedOn,
            command.DecidedBy,
            command.Reference,
            command.Content,
            command.ResponsiblePost,
            command.IsComplex,
            dueOn,
            actor.PersonId,
        }, ct);
        if (item is not null)
            await db.Execute("UPDATE MeetingItems SET DecidedOn = @DecidedOn WHERE Id = @Id AND CouncilId = @CouncilId", new { item.Id, command.DecidedOn }, ct);
        journal.Add(new MeasureDecided(id, command.TaskId, command.MeasureKind, command.DecidedOn, command.DecidedBy, command.Reference, dueOn));
        if (command.MeasureKind is MeasureKind.WrittenExplanation) await TellUnit(id, command, dueOn!.Value, ct);
        return new Created(id);
    }

    private async Task TellUnit(Guid id, DecideMeasure command, DateOnly dueOn, CancellationToken ct)
    {
        var told = await db.TaskToTell(command.TaskId, ct);
        await db.Notify(new NewNotice
        {
            UnitId = told.UnitId,
            Kind = NoticeKind.ExplanationDemanded,
            Title = $"Yêu cầu giải trình bằng văn bản chậm nhất ngày {VietnameseDate.Short(dueOn)}: nội dung số {told.Number}",
            Text = $"{command.Content}\n\nNgười giải trình: {command.ResponsiblePost}. Văn bản: {command.Reference}. Nội dung quá hạn: {told.Content}",
            Link = told.Link,
            SubjectId = command.TaskId,
            OnceKey = $"explanation/{id}",
        }, ct);
    }

    private async Task<DateOnly> ExplainedBy(DecideMeasure command, CancellationToken ct)
    {
        var policy = await db.FollowUpPolicy(command.DecidedOn, ct);
        return (await db.Calendar(ct)).AddCalendarDays(command.DecidedOn, command.IsComplex ? policy.ExplanationComplexDays : policy.ExplanationDays).On;
    }

    private sealed record Item
    {
        public required Guid Id { get; init; }
    }
}

public sealed record MeasureDecided(
    Guid SubjectId, Guid TaskId, MeasureKind MeasureKind, DateOnly DecidedOn, string DecidedBy, string Reference, DateOnly? DueOn) : IEvent;
