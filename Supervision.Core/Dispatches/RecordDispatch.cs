using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dispatches;

/// <summary>Keeps how one attempt to carry a paper out ended.</summary>
[SystemOnly]
public sealed record RecordDispatch : ICommand<Unit>
{
    public required Guid DispatchId { get; init; }
    public required SendResult Result { get; init; }
    public string? Error { get; init; }
}

internal sealed class RecordDispatchHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RecordDispatch, Unit>
{
    public async Task<Unit> Handle(RecordDispatch command, CancellationToken ct)
    {
        gate.System();
        var row = await db.Find<Row>("SELECT PaperId, Attempts FROM PaperDispatches WHERE Id = @DispatchId AND CouncilId = @CouncilId AND Status = 'Waiting'", new { command.DispatchId }, ct);
        // It was recalled or acknowledged while it was on its way.
        if (row is null) return Unit.Value;

        var attempts = command.Result is SendResult.Unreachable ? row.Attempts : row.Attempts + 1;
        var wait = command.Result switch
        {
            SendResult.Sent or SendResult.Rejected => null,
            // A server that does not answer says nothing about this paper.
            SendResult.Unreachable => TimeSpan.FromMinutes(5),
            _ => Backoff.After(attempts),
        };
        var status = command.Result is SendResult.Sent ? DispatchStatus.Sent : wait is null ? DispatchStatus.Failed : DispatchStatus.Waiting;
        await db.Execute("""
            UPDATE PaperDispatches SET Status = @status, Attempts = @attempts, DueAt = @DueAt, Error = @Error, Version = Version + 1
            WHERE Id = @DispatchId AND CouncilId = @CouncilId
            """, new
        {
            command.DispatchId,
            status,
            attempts,
            DueAt = wait is { } time ? clock.GetUtcNow() + time : (DateTimeOffset?)null,
            Error = command.Error is { Length: > 1000 } error ? error[..1000] : command.Error,
        }, ct);
        if (status is not DispatchStatus.Waiting) journal.Add(new DispatchEnded(row.PaperId, command.DispatchId, status, command.Error));
        if (status is DispatchStatus.Failed)
            await db.Notify(new NewNotice
            {
                Role = Role.RecordsClerk,
                Kind = NoticeKind.DeliveryFailed,
                Title = "Văn bản không gửi được",
                Text = $"Một lần gửi văn bản không thành công: {command.Error} Mở văn bản để gửi lại hoặc gửi bằng cách khác.",
                Link = $"/van-ban/{row.PaperId}",
                SubjectId = row.PaperId,
                OnceKey = $"dispatch/{command.DispatchId}/{attempts}",
            }, ct);
        return Unit.Value;
    }

    private sealed record Row
    {
        public required Guid PaperId { get; init; }
        public required int Attempts { get; init; }
    }
}

public sealed record DispatchEnded(Guid SubjectId, Guid DispatchId, DispatchStatus Status, string? Error) : IEvent;
