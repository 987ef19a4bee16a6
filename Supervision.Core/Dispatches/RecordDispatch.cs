using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

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
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(5);

    public async Task<Unit> Handle(RecordDispatch command, CancellationToken ct)
    {
        gate.System();
        var row = await db.Find<Row>(
            "SELECT PaperId, Receiver, Attempts, UnreachableSince, SentBy FROM PaperDispatches WHERE Id = @DispatchId AND CouncilId = @CouncilId AND Status = 'Waiting'", new { command.DispatchId }, ct);
        // It was recalled or acknowledged while it was on its way.
        if (row is null) return Unit.Value;

        var now = clock.GetUtcNow();
        // A server that does not answer says nothing about this paper, so that no attempt counts; but it does not wait for one that never comes back.
        var since = command.Result is SendResult.Unreachable ? row.UnreachableSince ?? now : (DateTimeOffset?)null;
        var attempts = since is null ? row.Attempts + 1 : row.Attempts;
        var isOver = since is { } from && now - from >= Backoff.LongestOutage;
        TimeSpan? wait = command.Result switch
        {
            SendResult.Sent or SendResult.Rejected => null,
            SendResult.Unreachable => isOver ? null : BetweenTries,
            _ => Backoff.After(attempts),
        };
        var status = command.Result is SendResult.Sent ? DispatchStatus.Sent : wait is null ? DispatchStatus.Failed : DispatchStatus.Waiting;
        var error = isOver ? $"Không kết nối được từ {Hour(since!.Value)} đến {Hour(now)} nên thôi gửi. Lỗi gần nhất: {command.Error}" : command.Error;
        await db.Execute("""
            UPDATE PaperDispatches SET Status = @status, Attempts = @attempts, DueAt = @DueAt, UnreachableSince = @since, Error = @Error, Version = Version + 1
            WHERE Id = @DispatchId AND CouncilId = @CouncilId
            """, new
        {
            command.DispatchId,
            status,
            attempts,
            since,
            DueAt = wait is { } time ? now + time : (DateTimeOffset?)null,
            Error = error is { Length: > 1000 } ? error[..1000] : error,
        }, ct);
        if (status is not DispatchStatus.Waiting) journal.Add(new DispatchEnded(row.PaperId, command.DispatchId, status, error));
        if (status is DispatchStatus.Failed) await Tell(row, command.DispatchId, error, now, ct);
        return Unit.Value;
    }

    // Whoever sent it, and whoever has that desk today.
    private async Task Tell(Row row, Guid dispatchId, string? error, DateTimeOffset now, CancellationToken ct)
    {
        var notice = new NewNotice
        {
            PersonId = row.SentBy,
            Kind = NoticeKind.DeliveryFailed,
            Title = "Văn bản không gửi được",
            Text = $"Văn bản gửi {row.Receiver} không đi được: {error} Mở văn bản để gửi lại hoặc gửi bằng cách khác.",
            Link = $"/van-ban/{row.PaperId}",
            SubjectId = row.PaperId,
            OnceKey = $"dispatch/{dispatchId}/{now:yyyyMMddHHmm}",
        };
        await db.Notify([notice, notice with { PersonId = null, Role = Role.RecordsClerk }], ct);
    }

    private static string Hour(DateTimeOffset at) => $"{VietnameseDate.Time(TimeOnly.FromDateTime(at.Local()))} ngày {VietnameseDate.Short(DateOnly.FromDateTime(at.Local()))}";

    private sealed record Row
    {
        public required Guid PaperId { get; init; }
        public required string Receiver { get; init; }
        public required int Attempts { get; init; }
        public DateTimeOffset? UnreachableSince { get; init; }
        public required Guid SentBy { get; init; }
    }
}

public sealed record DispatchEnded(Guid SubjectId, Guid DispatchId, DispatchStatus Status, string? Error) : IEvent;
