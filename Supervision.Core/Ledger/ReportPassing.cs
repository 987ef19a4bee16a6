using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>The receiver of passed-on work reports back to the lead unit; the lead's own report to the council is another matter.</summary>
[Requires(Subject.FollowUpTask, Act.Comment)]
public sealed record ReportPassing : ICommand<Created>
{
    public required Guid PassingId { get; init; }
    public required DateOnly ReportedOn { get; init; }
    public required string Text { get; init; }

    public sealed class Validator : AbstractValidator<ReportPassing>
    {
        public Validator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(4000);
    }
}

internal sealed class ReportPassingHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ReportPassing, Created>
{
    public async Task<Created> Handle(ReportPassing command, CancellationToken ct)
    {
        // The row is locked: reports are numbered one after the other.
        await db.Execute("UPDATE TaskPassings SET ItemCount = ItemCount + 1 WHERE Id = @PassingId AND CouncilId = @CouncilId", command, ct);
        var passing = await db.Find<Passing>("SELECT TaskId, ToUnitId, IssuedOn, ItemCount FROM TaskPassings WHERE Id = @PassingId AND CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.NotFound("việc được giao tiếp");
        var access = await gate.FollowUpTask(passing.TaskId, Act.Comment, ct);
        if (access.UnitId != passing.ToUnitId) throw RefusedException.Forbidden("Chỉ đơn vị được giao tiếp báo cáo lại cơ quan chủ trì.");
        EventDate.Demand(nameof(command.ReportedOn), command.ReportedOn, clock.Today(), [new PastEvent("ngày giao tiếp", passing.IssuedOn)]);

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO TaskPassingReports (Id, CouncilId, PassingId, Number, ReportedOn, Text)
            VALUES (@id, @CouncilId, @PassingId, @ItemCount, @ReportedOn, @Text)
            """, new { id, command.PassingId, passing.ItemCount, command.ReportedOn, command.Text }, ct);
        journal.Add(new PassingReported(id, command.PassingId, passing.TaskId, command.ReportedOn));
        await db.TellPassingReported(id, passing.TaskId, passing.ToUnitId, command, ct);
        return new Created(id, passing.ItemCount);
    }

    private sealed record Passing
    {
        public required Guid TaskId { get; init; }
        public required Guid ToUnitId { get; init; }
        public required DateOnly IssuedOn { get; init; }
        public required int ItemCount { get; init; }
    }
}

public sealed record PassingReported(Guid SubjectId, Guid PassingId, Guid TaskId, DateOnly ReportedOn) : IEvent;
