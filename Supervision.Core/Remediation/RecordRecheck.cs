using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Remediation;

/// <summary>Records a visit to see whether things were remedied ("kiểm tra lại việc khắc phục"), before or after the report was decided. Only adds, so no version.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record RecordRecheck : ICommand<Created>
{
    public required Guid TaskId { get; init; }
    public required DateOnly CheckedOn { get; init; }
    public required string Place { get; init; }

    /// <summary>Who took part, by post.</summary>
    public required string Participants { get; init; }
    public required RecheckResult Result { get; init; }
    public string? Note { get; init; }

    /// <summary>The order that it carries out, which ends with it.</summary>
    public Guid? RecheckOrderId { get; init; }

    public sealed class Validator : AbstractValidator<RecordRecheck>
    {
        public Validator()
        {
            RuleFor(c => c.Place).NotEmpty().MaximumLength(500);
            RuleFor(c => c.Participants).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.Result).IsInEnum();
            RuleFor(c => c.Note).MaximumLength(20_000);
        }
    }
}

internal sealed class RecordRecheckHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RecordRecheck, Created>
{
    public async Task<Created> Handle(RecordRecheck command, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.FollowUpTask(command.TaskId, Subject.RemediationReport, Act.Write, ct));
        var task = await db.LoadTask(command.TaskId, ct);
        if (task.Progress is TaskProgress.Draft) throw RefusedException.Conflict("task.draft", "Nội dung yêu cầu, kiến nghị còn là dự thảo nên chưa có việc khắc phục để kiểm tra lại.");
        EventDate.Demand(nameof(command.CheckedOn), command.CheckedOn, clock.Today(), [new PastEvent("ngày chuyển nội dung yêu cầu, kiến nghị", task.AssignedOn)]);
        var order = command.RecheckOrderId is { } ordered ? await db.RecheckOrderOf(ordered, task.Id, ct) : null;

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Rechecks (Id, CouncilId, TaskId, CheckedOn, Place, Participants, Result, Note, RecordedBy)
            VALUES (@id, @CouncilId, @TaskId, @CheckedOn, @Place, @Participants, @Result, @Note, @PersonId)
            """, new { id, command.TaskId, command.CheckedOn, command.Place, command.Participants, command.Result, command.Note, actor.PersonId }, ct);
        var recorded = new RecheckRecorded(task.Id, id, command.CheckedOn, command.Place, command.Participants, command.Result, command.Note, order?.Id);
        if (order is null) journal.Add(recorded);
        else
        {
            await db.End(order, RecheckOrderStatus.Done, id, command.CheckedOn, null, ct);
            journal.Add(recorded, order.Before);
        }
        if (task.Progress is TaskProgress.Confirmed && command.Result is not RecheckResult.Remedied) await TellWanting(command, id, ct);
        return new Created(id);
    }

    // What was confirmed is nobody's work any more: only a decision of whoever confirmed it makes the unit go on.
    private async Task TellWanting(RecordRecheck command, Guid recheckId, CancellationToken ct)
    {
        var told = await db.TaskToTell(command.TaskId, ct);
        await db.TellDeciders(told.Id, new NewNotice
        {
            Kind = NoticeKind.Recheck,
            Title = $"{told.UnitName}: nội dung số {told.Number} đã xác nhận hoàn thành, kiểm tra lại: {command.Result.Label().ToLowerInvariant()}",
            Text = $"{told.Content}\n\nKiểm tra ngày {VietnameseDate.Short(command.CheckedOn)} tại {command.Place}." + (command.Note is { } note ? $"\n\n{note}" : "") + "\n\nNếu đơn vị còn phải thực hiện, đề nghị quyết định mở lại nội dung.",
            Link = told.Link,
            SubjectId = told.Id,
            OnceKey = $"recheck-wanting/{recheckId}",
        }, ct);
    }
}

public sealed record RecheckRecorded(Guid SubjectId, Guid RecheckId, DateOnly On, string Place, string Participants, RecheckResult Result, string? Note, Guid? RecheckOrderId) : IEvent;
