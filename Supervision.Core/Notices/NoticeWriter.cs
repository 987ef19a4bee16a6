using Supervision.Core.Calendar;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>Writes single notices with their deliveries, by statements that are prepared once.</summary>
internal sealed class NoticeWriter(Db db, DateTimeOffset now)
{
    public required IReadOnlyList<Guid> Webhooks { get; init; }

    public required WorkCalendar Calendar { get; init; }

    /// <summary>How many were told; who was told before under the same key is not.</summary>
    public async Task<int> Write(NewNotice notice, IEnumerable<Recipient> people, Mailbox? mailbox, CancellationToken ct)
    {
        var told = 0;
        var mailed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in people)
        {
            var id = Guid.CreateVersion7();
            if (!await Insert(id, notice, person.Id, person.UnitId, ct)) continue;
            told++;
            db.Wake(person.Id);
            await Deliver(id, notice, person, mailed, ct);
        }
        if (mailbox is null || mailed.Contains(mailbox.Email)) return told;
        var copy = Guid.CreateVersion7();
        if (!await Insert(copy, notice, null, mailbox.UnitId, ct)) return told;
        await Insert(copy, DeliveryChannel.Email, null, mailbox.Email, false, DeliveryTime.Of(now, notice.Kind, NoticeWishes.Default, Calendar), ct);
        return told + 1;
    }

    private async Task Deliver(Guid noticeId, NewNotice notice, Recipient person, HashSet<string> mailed, CancellationToken ct)
    {
        var mails = person.Email is not null && db.Signal.Channels.Email;
        var calls = person.Phone is not null && Webhooks.Count > 0;
        if (!mails && !calls) return;
        var wishes = person.Wishes;
        if (wishes.Muted.Contains(notice.Kind.Group()) && !notice.Kind.IsUrgent()) return;
        if (mails)
        {
            var digest = wishes.Timing is NoticeTiming.DailyDigest && !notice.Kind.IsUrgent();
            await Insert(noticeId, DeliveryChannel.Email, null, person.Email!, digest, DeliveryTime.Of(now, notice.Kind, wishes, Calendar), ct);
            mailed.Add(person.Email!);
        }
        if (!calls) return;
        var at = DeliveryTime.Of(now, notice.Kind, wishes with { Timing = NoticeTiming.AtOnce }, Calendar);
        foreach (var webhookId in Webhooks) await Insert(noticeId, DeliveryChannel.Webhook, webhookId, person.Phone!, false, at, ct);
    }

    private async Task<bool> Insert(Guid id, NewNotice notice, Guid? personId, Guid? unitId, CancellationToken ct) => await db.Execute(personId is null
        ? """
        INSERT INTO Notices (Id, CouncilId, PersonId, UnitId, Kind, Title, Text, Link, Links, SubjectId, OnceKey, CreatedAt, ReadAt)
        SELECT @id, @CouncilId, NULL, @unitId, @Kind, @Title, @Text, @Link, @Links, @SubjectId, @OnceKey, @now, NULL
        WHERE NOT EXISTS (SELECT 1 FROM Notices n WHERE n.UnitId = @unitId AND n.PersonId IS NULL AND n.OnceKey = @OnceKey)
        """
        : """
        INSERT INTO Notices (Id, CouncilId, PersonId, UnitId, Kind, Title, Text, Link, Links, SubjectId, OnceKey, CreatedAt, ReadAt)
        SELECT @id, @CouncilId, @personId, @unitId, @Kind, @Title, @Text, @Link, @Links, @SubjectId, @OnceKey, @now, NULL
        WHERE NOT EXISTS (SELECT 1 FROM Notices n WHERE n.PersonId = @personId AND n.OnceKey = @OnceKey)
        """, new { id, personId, unitId, notice.Kind, notice.Title, notice.Text, notice.Link, Links = notice.Links.Count == 0 ? null : string.Join('\n', notice.Links), notice.SubjectId, notice.OnceKey, now }, ct) == 1;

    private Task Insert(Guid noticeId, DeliveryChannel channel, Guid? webhookId, string address, bool isDigest, DateTimeOffset at, CancellationToken ct) => db.Execute("""
        INSERT INTO Deliveries (Id, CouncilId, NoticeId, Channel, WebhookId, Address, IsDigest, State, Attempts, NextTryAt, LastError, ClaimedBy, ClaimedUntil, CreatedAt, SentAt, OpenedAt)
        VALUES (@Id, @CouncilId, @noticeId, @channel, @webhookId, @address, @isDigest, 'Waiting', 0, @at, NULL, NULL, NULL, @now, NULL, NULL)
        """, new { Id = Guid.CreateVersion7(), noticeId, channel, webhookId, address, isDigest, at, now }, ct);
}
