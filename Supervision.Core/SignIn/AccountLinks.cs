using Supervision.Core.Notices;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.SignIn;

/// <summary>What a link that opens an account is for.</summary>
public enum LinkPurpose
{
    [Label("Lời mời vào hệ thống")] Invitation,
    [Label("Đặt lại mật khẩu")] PasswordReset,
}

/// <summary>
/// Links by which somebody gives their account a password. A link is 256 random bits, kept as a hash, good for one use and a time; opening it shows a form and changes nothing, so that programs which
/// open what comes by mail do no harm.
/// </summary>
internal sealed class AccountLinks(Db db, ISeals seals, TimeProvider clock)
{
    /// <summary>The purpose under which a link waits in the outbox until its mail has gone.</summary>
    public const string SealPurpose = "Supervision.Accounts.Link";

    public static TimeSpan LifeOf(LinkPurpose purpose) => purpose is LinkPurpose.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1);

    /// <summary>Makes one, and takes back those that were made before for the same purpose.</summary>
    public async Task<(Guid Id, string Route, DateTimeOffset ExpiresAt)> Make(Account account, LinkPurpose purpose, Guid? madeBy, CancellationToken ct)
    {
        var (id, token, now) = (Guid.CreateVersion7(), Secrets.Token(), clock.GetUtcNow());
        await db.Execute("""
            UPDATE AccountLinks SET RevokedAt = @now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND Purpose = @purpose AND UsedAt IS NULL AND RevokedAt IS NULL
            """, new { PersonId = account.Id, account.CouncilId, purpose, now }, ct);
        await db.Execute("""
            INSERT INTO AccountLinks (Id, CouncilId, PersonId, Purpose, TokenHash, MadeAt, MadeBy, ExpiresAt, UsedAt, RevokedAt)
            VALUES (@id, @CouncilId, @PersonId, @purpose, @TokenHash, @now, @madeBy, @ExpiresAt, NULL, NULL)
            """, new { id, account.CouncilId, PersonId = account.Id, purpose, TokenHash = Secrets.HashOf(token), now, madeBy, ExpiresAt = now + LifeOf(purpose) }, ct);
        return (id, $"/mat-khau/dat-moi?ma={token}", now + LifeOf(purpose));
    }

    /// <summary>The link whose token this is, while it is good.</summary>
    public Task<GoodLink?> Find(string token, CancellationToken ct) => db.Find<GoodLink>("""
        -- across councils: whoever opens a link is not known yet; its 256 bits say whose it is
        SELECT l.Id, l.PersonId, l.CouncilId, l.Purpose, l.ExpiresAt
        FROM AccountLinks l JOIN People p ON p.Id = l.PersonId AND p.IsActive = 1
        WHERE l.TokenHash = @TokenHash AND l.UsedAt IS NULL AND l.RevokedAt IS NULL AND l.ExpiresAt > @Now
        """, new { TokenHash = Secrets.HashOf(token), Now = clock.GetUtcNow() }, ct);

    /// <summary>
    /// Tells the owner, and mails the link where there is an address and a server for mail: at once, whatever they wish for other notices. In the outbox it waits under the installation's keys
    /// until the mail has gone.
    /// </summary>
    /// <returns>Whether a mail is on its way.</returns>
    public async Task<bool> Send(Account account, LinkPurpose purpose, string route, string text, CancellationToken ct)
    {
        var (noticeId, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await db.Execute("""
            INSERT INTO Notices (Id, CouncilId, PersonId, UnitId, Kind, Title, Text, Link, Links, SubjectId, OnceKey, CreatedAt, ReadAt)
            VALUES (@noticeId, @CouncilId, @PersonId, NULL, @Kind, @Title, @text, @Link, NULL, NULL, NULL, @now, NULL)
            """, new { noticeId, account.CouncilId, PersonId = account.Id, Kind = NoticeKind.Account, Title = purpose.Label(), text, Link = "/tai-khoan", now }, ct);
        db.Wake(account.Id);
        if (account.Email is null || !db.Signal.Channels.Email) return false;
        await db.Execute("""
            INSERT INTO Deliveries (Id, CouncilId, NoticeId, Channel, WebhookId, Address, IsDigest, State, Attempts, NextTryAt, LastError, ClaimedBy, ClaimedUntil, CreatedAt, SentAt, OpenedAt, ProtectedLink)
            VALUES (@Id, @CouncilId, @noticeId, @Channel, NULL, @Email, @IsDigest, @State, 0, @now, NULL, NULL, NULL, @now, NULL, NULL, @ProtectedLink)
            """, new
        {
            Id = Guid.CreateVersion7(),
            account.CouncilId,
            noticeId,
            Channel = DeliveryChannel.Email,
            account.Email,
            IsDigest = false,
            State = DeliveryState.Waiting,
            now,
            ProtectedLink = seals.Close(SealPurpose, route),
        }, ct);
        return true;
    }
}

/// <summary>A link that may still be used.</summary>
internal sealed record GoodLink
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid CouncilId { get; init; }
    public required LinkPurpose Purpose { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
