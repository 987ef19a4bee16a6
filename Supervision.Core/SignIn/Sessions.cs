using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>How long somebody stays in: a row a session, which ends when it is revoked, when the stamp of the person changes, or when its time is over.</summary>
public sealed class Sessions(Db db, Journal journal, Visitor visitor, Turn turn, TimeProvider clock)
{
    /// <summary>However busy it is: whoever comes in stays no longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Without a request in between.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>When it was last seen is written no more often than this.</summary>
    public static readonly TimeSpan Seen = TimeSpan.FromMinutes(5);

    /// <summary>Begins one, within the transaction of whoever let the person in.</summary>
    internal async Task<SignedIn> Begin(Account account, SignInProof proof, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Sessions (Id, CouncilId, PersonId, Proof, Device, Address, BegunAt, SeenAt, EndedAt)
            VALUES (@id, @CouncilId, @PersonId, @proof, @Device, @Address, @Now, @Now, NULL)
            """, new { id, account.CouncilId, PersonId = account.Id, proof, visitor.Device, visitor.Address, Now = clock.GetUtcNow() }, ct);
        journal.AddFor(account.CouncilId, new PersonSignedIn(account.Id, id, proof, visitor.Device));
        return new SignedIn(account.Id, account.Name, account.SecurityStamp, id);
    }

    /// <summary>Ends every session of a person but one, within the transaction of what makes them end.</summary>
    internal Task<int> EndAll(Guid council, Guid person, Guid? but, CancellationToken ct) => db.Execute("""
        UPDATE Sessions SET EndedAt = @Now WHERE PersonId = @person AND CouncilId = @CouncilId AND EndedAt IS NULL AND (@but IS NULL OR Id <> @but)
        """, new { person, CouncilId = council, but, Now = clock.GetUtcNow() }, ct);

    /// <summary>Writes that a session was seen. It is no change of anybody's, so the journal has nothing of it.</summary>
    public Task Touch(Guid council, Guid session, CancellationToken ct) => turn.Run(nameof(Touch), () => db.Execute("""
        UPDATE Sessions SET SeenAt = @Now WHERE Id = @session AND CouncilId = @CouncilId AND EndedAt IS NULL
        """, new { session, CouncilId = council, Now = clock.GetUtcNow() }, ct), ct);

    /// <summary>As <see cref="Touch"/>, for a token.</summary>
    public Task TouchToken(Guid council, Guid token, CancellationToken ct) => turn.Run(nameof(TouchToken), () => db.Execute("""
        UPDATE AccessTokens SET LastUsedAt = @Now WHERE Id = @token AND CouncilId = @CouncilId
        """, new { token, CouncilId = council, Now = clock.GetUtcNow() }, ct), ct);

    /// <summary>As <see cref="Touch"/>, for the address of a calendar.</summary>
    public Task TouchCalendarFeed(Guid council, Guid feed, CancellationToken ct) => turn.Run(nameof(TouchCalendarFeed), () => db.Execute("""
        UPDATE CalendarFeeds SET LastReadAt = @Now WHERE Id = @feed AND CouncilId = @CouncilId
        """, new { feed, CouncilId = council, Now = clock.GetUtcNow() }, ct), ct);
}

public sealed record PersonSignedIn(Guid SubjectId, Guid SessionId, SignInProof Proof, string Device) : IEvent;
