using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dispatches;

/// <summary>Tries again what could not be sent, after somebody put right what stood in the way.</summary>
[Requires(Subject.Paper, Act.Number)]
[ForArchived("It was sent before; that it arrives changes no paper.")]
public sealed record RetryDispatch : ICommand<Created>
{
    public required Guid PaperId { get; init; }
    public required Guid DispatchId { get; init; }
}

internal sealed class RetryDispatchHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RetryDispatch, Created>
{
    public async Task<Created> Handle(RetryDispatch command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        if (await db.Execute("""
            UPDATE PaperDispatches SET Status = 'Waiting', Attempts = 0, DueAt = @Now, UnreachableSince = NULL, Error = NULL, Version = Version + 1
            WHERE Id = @DispatchId AND PaperId = @PaperId AND CouncilId = @CouncilId AND Status = 'Failed'
            """, new { command.DispatchId, command.PaperId, Now = clock.GetUtcNow() }, ct) == 0)
            throw RefusedException.Conflict("dispatch.not_failed", "Chỉ gửi lại lần gửi không thành công.");
        journal.Add(new DispatchRetried(command.PaperId, command.DispatchId));
        return new Created(command.DispatchId);
    }
}

public sealed record DispatchRetried(Guid SubjectId, Guid DispatchId) : IEvent;
