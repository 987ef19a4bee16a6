using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Ends one of the actor's own sessions: this one by signing out, another one that was left open somewhere.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record EndSession : ICommand<SessionsEnded>
{
    public required Guid SessionId { get; init; }
}

/// <summary>Ends all of the actor's sessions but this one.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record EndOtherSessions : ICommand<SessionsEnded>;

/// <summary>How many were ended.</summary>
public sealed record SessionsEnded(int Count);

internal sealed class EndSessionHandler(Db db, Sessions sessions, Journal journal, Actor actor, TimeProvider clock) : IRequestHandler<EndSession, SessionsEnded>, IRequestHandler<EndOtherSessions, SessionsEnded>
{
    public async Task<SessionsEnded> Handle(EndSession command, CancellationToken ct)
    {
        var open = await db.Find<OpenSession>("""
            SELECT Device, BegunAt FROM Sessions WHERE Id = @SessionId AND PersonId = @ActorId AND CouncilId = @CouncilId AND EndedAt IS NULL
            """, command, ct) ?? throw RefusedException.NotFound("phiên đăng nhập");
        await db.Execute("UPDATE Sessions SET EndedAt = @Now WHERE Id = @SessionId AND PersonId = @ActorId AND CouncilId = @CouncilId", new { command.SessionId, Now = clock.GetUtcNow() }, ct);
        journal.Add(new SessionEnded(actor.PersonId, command.SessionId), open);
        return new SessionsEnded(1);
    }

    public async Task<SessionsEnded> Handle(EndOtherSessions command, CancellationToken ct)
    {
        var count = await sessions.EndAll(actor.CouncilId, actor.PersonId, actor.Identity.SessionId, ct);
        journal.Add(new OtherSessionsEnded(actor.PersonId, count));
        return new SessionsEnded(count);
    }

    private sealed record OpenSession
    {
        public required string Device { get; init; }
        public required DateTimeOffset BegunAt { get; init; }
    }
}

public sealed record SessionEnded(Guid SubjectId, Guid SessionId) : IEvent;

public sealed record OtherSessionsEnded(Guid SubjectId, int Count) : IEvent;
