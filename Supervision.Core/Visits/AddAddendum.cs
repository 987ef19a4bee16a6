using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>Adds to minutes that are locked, and tells the units and the delegation; before that the minutes themselves still take it.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record AddAddendum : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required DateOnly AddedOn { get; init; }
    public required string Text { get; init; }

    public sealed class Validator : AbstractValidator<AddAddendum>
    {
        public Validator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
    }
}

internal sealed class AddAddendumHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<AddAddendum, Created>
{
    public async Task<Created> Handle(AddAddendum command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        // Takes the lock of the visit's row, so that two who add at once get two numbers.
        await db.Execute("UPDATE Visits SET ItemCount = ItemCount WHERE Id = @VisitId AND CouncilId = @CouncilId", new { command.VisitId }, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        if (visit.Status != VisitStatus.Completed)
            throw RefusedException.Conflict("visit.not_locked", $"Biên bản chưa khóa (buổi làm việc đang ở trạng thái “{visit.Status.Label()}”) nên chưa lập phần bổ sung.");
        if (command.AddedOn < visit.MinutesLockedOn || command.AddedOn > clock.Today())
            throw RefusedException.Invalid("visit.addendum_day", nameof(command.AddedOn), "Ngày bổ sung phải từ ngày khóa biên bản đến hôm nay.");

        var number = await db.Value<int>("SELECT COUNT(*) + 1 FROM MinutesAddenda WHERE VisitId = @VisitId AND CouncilId = @CouncilId", new { command.VisitId }, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO MinutesAddenda (Id, CouncilId, VisitId, Number, AddedOn, Text)
            VALUES (@id, @CouncilId, @VisitId, @number, @AddedOn, @Text)
            """, new { id, command.VisitId, number, command.AddedOn, command.Text }, ct);
        journal.Add(new AddendumAdded(visit.Id, id, number, command.AddedOn, command.Text));
        await db.TellAddendum(actor, id, number, command, ct);
        return new Created(id, number);
    }
}

public sealed record AddendumAdded(Guid SubjectId, Guid AddendumId, int Number, DateOnly AddedOn, string Text) : IEvent;
