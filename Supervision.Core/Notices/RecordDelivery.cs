using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>Keeps how an attempt ended, for deliveries that the sender still holds; without a result they are given back untried.</summary>
[SystemOnly]
public sealed record RecordDelivery : ICommand<DeliveryRecorded>
{
    public required Guid Claim { get; init; }

    /// <summary>Several for a digest, which is one mail.</summary>
    public required IReadOnlyList<Guid> DeliveryIds { get; init; }
    public SendResult? Result { get; init; }
    public string? Error { get; init; }
}

/// <param name="Dead">How many were given up.</param>
public sealed record DeliveryRecorded(int Dead);

internal sealed class RecordDeliveryHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<RecordDelivery, DeliveryRecorded>
{
    public async Task<DeliveryRecorded> Handle(RecordDelivery command, CancellationToken ct)
    {
        gate.System();
        var now = clock.GetUtcNow();
        var dead = 0;
        var held = await db.List<Row>("""
            SELECT Id, Attempts, NextTryAt, LastError FROM Deliveries
            WHERE CouncilId = @CouncilId AND Id IN @DeliveryIds AND ClaimedBy = @Claim AND State = 'Waiting'
            """, command, ct);
        var error = command.Error is { Length: > 1000 } long_ ? long_[..1000] : command.Error;
        foreach (var row in held)
        {
            var (state, attempts, next) = After(row, command.Result, now);
            if (state is DeliveryState.Dead) dead++;
            await db.Execute("""
                UPDATE Deliveries
                SET State = @state, Attempts = @attempts, NextTryAt = @next, LastError = @LastError, SentAt = @SentAt, ProtectedLink = CASE WHEN @state = 'Waiting' THEN ProtectedLink ELSE NULL END,
                    ProtectedText = CASE WHEN @state = 'Waiting' THEN ProtectedText ELSE NULL END, ClaimedBy = NULL, ClaimedUntil = NULL
                WHERE Id = @Id AND CouncilId = @CouncilId AND ClaimedBy = @Claim
                """, new
            {
                row.Id,
                command.Claim,
                state,
                attempts,
                next,
                LastError = command.Result is null ? row.LastError : command.Result is SendResult.Sent ? null : error,
                SentAt = command.Result is SendResult.Sent ? now : (DateTimeOffset?)null,
            }, ct);
        }
        if (dead > 0)
            await db.Notify(new NewNotice
            {
                Role = Role.Admin,
                Kind = NoticeKind.DeliveryFailed,
                Title = "Có thông báo không gửi được ra ngoài hệ thống",
                Text = $"Lỗi gần nhất: {error}\n\nDanh sách đầy đủ, kèm lỗi và nút gửi lại, ở mục thư không gửi được.",
                Link = "/thong-bao/khong-gui-duoc",
                OnceKey = $"dead-letters/{clock.Today():yyyy-MM-dd}",
            }, ct);
        return new DeliveryRecorded(dead);
    }

    private static (DeliveryState State, int Attempts, DateTimeOffset Next) After(Row row, SendResult? result, DateTimeOffset now) => result switch
    {
        null => (DeliveryState.Waiting, row.Attempts, row.NextTryAt),
        SendResult.Sent => (DeliveryState.Sent, row.Attempts + 1, row.NextTryAt),
        SendResult.Rejected => (DeliveryState.Dead, row.Attempts + 1, row.NextTryAt),
        SendResult.Failed => Backoff.After(row.Attempts + 1) is { } wait
            ? (DeliveryState.Waiting, row.Attempts + 1, now + wait)
            : (DeliveryState.Dead, row.Attempts + 1, row.NextTryAt),
        // It stays at the head of its lane: the next run tries the server by it.
        SendResult.Unreachable => (now - row.NextTryAt > Backoff.LongestOutage ? DeliveryState.Dead : DeliveryState.Waiting, row.Attempts, row.NextTryAt),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required int Attempts { get; init; }
        public required DateTimeOffset NextTryAt { get; init; }
        public string? LastError { get; init; }
    }
}
