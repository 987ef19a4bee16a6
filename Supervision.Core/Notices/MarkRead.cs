using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>The actor has read one notice, and with it whatever was sent of it. Answers where it leads.</summary>
[Requires(Subject.Notice, Act.Write)]
public sealed record MarkRead : ICommand<ReadNotice>
{
    public required Guid NoticeId { get; init; }
}

/// <param name="Link">A route of the application, when the notice leads anywhere.</param>
public sealed record ReadNotice(Guid Id, string? Link);

internal sealed class MarkReadHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<MarkRead, ReadNotice>
{
    public async Task<ReadNotice> Handle(MarkRead command, CancellationToken ct)
    {
        gate.Council(Subject.Notice, Act.Write);
        var notice = await db.Find<Row>("SELECT Id, Link FROM Notices WHERE Id = @NoticeId AND PersonId = @ActorId AND CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.NotFound("thông báo");
        var now = clock.GetUtcNow();
        if (await db.Execute("UPDATE Notices SET ReadAt = @now WHERE Id = @NoticeId AND CouncilId = @CouncilId AND ReadAt IS NULL", new { command.NoticeId, now }, ct) == 1)
        {
            await db.Execute("UPDATE Deliveries SET OpenedAt = @now WHERE NoticeId = @NoticeId AND CouncilId = @CouncilId AND SentAt IS NOT NULL AND OpenedAt IS NULL", new { command.NoticeId, now }, ct);
            db.Wake(actor.PersonId);
        }
        return new ReadNotice(notice.Id, notice.Link);
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public string? Link { get; init; }
    }
}

/// <summary>The actor has read everything up to a notice, the newest that was shown; what came since stays unread.</summary>
[Requires(Subject.Notice, Act.Write)]
public sealed record MarkAllRead : ICommand<AllRead>
{
    /// <summary>The newest notice that was shown; without one, everything.</summary>
    public Guid? UpToNoticeId { get; init; }
}

public sealed record AllRead(int Count);

internal sealed class MarkAllReadHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<MarkAllRead, AllRead>
{
    public async Task<AllRead> Handle(MarkAllRead command, CancellationToken ct)
    {
        gate.Council(Subject.Notice, Act.Write);
        var upTo = long.MaxValue;
        if (command.UpToNoticeId is { } last)
            upTo = await db.Value<long?>("SELECT Seq FROM Notices WHERE Id = @last AND PersonId = @ActorId AND CouncilId = @CouncilId", new { last }, ct)
                ?? throw RefusedException.NotFound("thông báo");
        var args = new { upTo, now = clock.GetUtcNow() };
        await db.Execute("""
            UPDATE Deliveries SET OpenedAt = @now
            WHERE CouncilId = @CouncilId AND SentAt IS NOT NULL AND OpenedAt IS NULL
              AND NoticeId IN (SELECT n.Id FROM Notices n WHERE n.PersonId = @ActorId AND n.CouncilId = @CouncilId AND n.ReadAt IS NULL AND n.Seq <= @upTo)
            """, args, ct);
        var count = await db.Execute("UPDATE Notices SET ReadAt = @now WHERE PersonId = @ActorId AND CouncilId = @CouncilId AND ReadAt IS NULL AND Seq <= @upTo", args, ct);
        if (count > 0) db.Wake(actor.PersonId);
        return new AllRead(count);
    }
}
