using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitLinks;

/// <summary>Who a request comes from that came by a link.</summary>
/// <param name="IsStale">It was last seen long ago, which is to be written.</param>
public sealed record LinkVisitor(ActorIdentity Identity, bool IsStale);

/// <summary>Browsers that opened a link: a row each. The cookie holds 256 bits, the row their hash; they change when somebody proves who they are.</summary>
public sealed class LinkSessions(Db db, Visitor visitor, Turn turn, TimeProvider clock)
{
    /// <summary>However busy it is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Without a request in between: the computer may be one that many use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    internal async Task<(Guid Id, string Secret)> Begin(OpenLink link, CancellationToken ct)
    {
        var (id, secret, now) = (Guid.CreateVersion7(), Secrets.Token(), clock.GetUtcNow());
        await db.Execute("""
            INSERT INTO UnitLinkSessions (Id, CouncilId, UnitLinkId, TokenHash, Device, Address, OpenedAt, SeenAt, UnitContactId, ConfirmedAt, EndedAt)
            VALUES (@id, @CouncilId, @UnitLinkId, @TokenHash, @Device, @Address, @now, @now, NULL, NULL, NULL)
            """, new { id, link.CouncilId, UnitLinkId = link.Id, TokenHash = Secrets.HashOf(secret), visitor.Device, visitor.Address, now }, ct);
        await db.Execute("UPDATE UnitLinks SET Openings = Openings + 1, LastUsedAt = @now WHERE Id = @Id AND CouncilId = @CouncilId", new { link.Id, link.CouncilId, now }, ct);
        return (id, secret);
    }

    /// <summary>Gives the browser a new secret, now that a code proved whose it is.</summary>
    internal async Task<string> Confirm(LinkTie link, UnitContact contact, CancellationToken ct)
    {
        var secret = Secrets.Token();
        await db.Execute("""
            UPDATE UnitLinkSessions SET UnitContactId = @Id, ConfirmedAt = @now, TokenHash = @TokenHash WHERE Id = @SessionId AND CouncilId = @CouncilId AND EndedAt IS NULL
            """, new { contact.Id, link.SessionId, TokenHash = Secrets.HashOf(secret), now = clock.GetUtcNow() }, ct);
        return secret;
    }

    internal Task<int> End(LinkTie link, CancellationToken ct) =>
        db.Execute("UPDATE UnitLinkSessions SET EndedAt = @now WHERE Id = @SessionId AND CouncilId = @CouncilId AND EndedAt IS NULL", new { link.SessionId, now = clock.GetUtcNow() }, ct);

    /// <summary>Who the secret of a cookie stands for; null when the link, the session or the contact has ended since.</summary>
    public async Task<LinkVisitor?> Recognise(string secret, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Find<Row>("""
            -- across councils: this is where the council becomes known
            SELECT s.Id AS SessionId, s.SeenAt, l.Id AS UnitLinkId, l.CouncilId, l.UnitId, l.Matter, l.MatterId, r.Id AS ReaderId, r.Name AS ReaderName, s.UnitContactId, c.Role, p.Id AS PersonId, p.Name AS PersonName
            FROM UnitLinkSessions s
            JOIN UnitLinks l ON l.Id = s.UnitLinkId
            JOIN People r ON r.Id = l.ReaderId
            LEFT JOIN UnitContacts c ON c.Id = s.UnitContactId AND c.UnitId = l.UnitId AND c.EndedAt IS NULL AND c.Role IN ('UnitHead', 'UnitContact')
            LEFT JOIN People p ON p.Id = c.PersonId AND p.IsActive = 1
            WHERE s.TokenHash = @TokenHash AND s.EndedAt IS NULL AND s.OpenedAt > @Oldest AND s.SeenAt > @IdleSince AND l.RevokedAt IS NULL AND l.ExpiresAt > @now AND r.IsActive = 1
            """, new { TokenHash = Secrets.HashOf(secret), now, Oldest = now - Longest, IdleSince = now - Idle }, ct);
        if (row is null || (row.UnitContactId is not null && row.PersonId is null)) return null;
        var role = row.PersonId is null ? Role.UnitContact : row.Role!.Value;
        var tie = new LinkTie(row.UnitLinkId, row.SessionId, row.Matter, row.MatterId, row.PersonId is not null);
        return new LinkVisitor(new ActorIdentity
        {
            PersonId = row.PersonId ?? row.ReaderId,
            Name = row.PersonName ?? row.ReaderName,
            CouncilId = row.CouncilId,
            UnitId = row.UnitId,
            Roles = [role],
            Held = [role],
            // Who has not proven it is called by no role.
            ActingAs = row.PersonId is null ? null : role,
            Link = tie,
            Origin = $"{visitor.Address} link {tie.Code}",
        }, now - row.SeenAt > Sessions.Seen);
    }

    /// <summary>Writes that a link was used. It is no change of anybody's, so the journal has nothing of it.</summary>
    public Task Touch(Guid council, LinkTie link, CancellationToken ct) => turn.Run(nameof(Touch), async () =>
    {
        var seen = new { link.SessionId, link.UnitLinkId, CouncilId = council, now = clock.GetUtcNow() };
        await db.Execute("UPDATE UnitLinks SET LastUsedAt = @now WHERE Id = @UnitLinkId AND CouncilId = @CouncilId", seen, ct);
        return await db.Execute("UPDATE UnitLinkSessions SET SeenAt = @now WHERE Id = @SessionId AND CouncilId = @CouncilId AND EndedAt IS NULL", seen, ct);
    }, ct);

    private sealed record Row
    {
        public required Guid SessionId { get; init; }
        public required DateTimeOffset SeenAt { get; init; }
        public required Guid UnitLinkId { get; init; }
        public required Guid CouncilId { get; init; }
        public required Guid UnitId { get; init; }
        public required LinkMatter Matter { get; init; }
        public required Guid MatterId { get; init; }
        public required Guid ReaderId { get; init; }
        public required string ReaderName { get; init; }
        public Guid? UnitContactId { get; init; }
        public Role? Role { get; init; }
        public Guid? PersonId { get; init; }
        public string? PersonName { get; init; }
    }
}
