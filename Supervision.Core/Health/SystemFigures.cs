using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Health;

/// <summary>What an administrator looks at beside whether the parts of the system work: the council's mail and the chain of its journal.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SystemFigures : IQuery<SystemFiguresView>;

public sealed record SystemFiguresView
{
    /// <summary>A mail server is set.</summary>
    public required bool SendsMail { get; init; }

    /// <summary>Due and not sent yet.</summary>
    public required long DueDeliveries { get; init; }

    /// <summary>They leave at their hour: in the morning, on a working day.</summary>
    public required long HeldDeliveries { get; init; }

    /// <summary>Given up.</summary>
    public required long DeadDeliveries { get; init; }

    /// <summary>When the last row of the council's journal joined its chain; null where none has.</summary>
    public DateTimeOffset? SealedAt { get; init; }

    /// <summary>Rows of the journal that no seal covers yet.</summary>
    public required long UnsealedRows { get; init; }
}

internal sealed class SystemFiguresHandler(Db db, Gate gate, Actor actor, NoticeChannels channels, TimeProvider clock) : IRequestHandler<SystemFigures, SystemFiguresView>
{
    public async Task<SystemFiguresView> Handle(SystemFigures query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var mail = (await db.Find<Deliveries>("""
            SELECT COALESCE(SUM(CASE WHEN d.State = 'Waiting' AND d.NextTryAt <= @now THEN 1 ELSE 0 END), 0) AS Due,
                   COALESCE(SUM(CASE WHEN d.State = 'Waiting' AND d.NextTryAt > @now THEN 1 ELSE 0 END), 0) AS Held,
                   COALESCE(SUM(CASE WHEN d.State = 'Dead' THEN 1 ELSE 0 END), 0) AS Dead
            FROM Deliveries d
            WHERE d.CouncilId = @CouncilId AND d.State IN ('Waiting', 'Dead')
            """, new { now = clock.GetUtcNow() }, ct))!;
        var head = await db.ChainHead(actor.CouncilId, ct);
        return new SystemFiguresView
        {
            SendsMail = channels.Email,
            DueDeliveries = mail.Due,
            HeldDeliveries = mail.Held,
            DeadDeliveries = mail.Dead,
            SealedAt = head is null ? null : (await db.SealAt(actor.CouncilId, head.Position, ct))?.SealedAt,
            UnsealedRows = await db.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Seq > @after", new { after = head?.JournalSeq ?? 0 }, ct),
        };
    }

    private sealed record Deliveries
    {
        public required long Due { get; init; }
        public required long Held { get; init; }
        public required long Dead { get; init; }
    }
}
