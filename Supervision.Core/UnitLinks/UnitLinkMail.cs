using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitLinks;

/// <summary>Sends links to mailboxes and codes to people, at once. What is secret waits in the outbox under the installation's keys until it has gone.</summary>
internal sealed class UnitLinkMail(Db db, ISeals seals, TimeProvider clock)
{
    /// <summary>What a mail says of the link it brings.</summary>
    public static string About(DateTimeOffset expiresAt) => $"Đường dẫn dưới đây mở đúng một việc này, không cần tài khoản, dùng được đến hết ngày {LastDay(expiresAt)}. {Confirming}";

    /// <summary>What a mail says of the links of its lines.</summary>
    public static string AboutEach(DateTimeOffset expiresAt) => $"Mỗi đường dẫn trên mở đúng một nội dung, không cần tài khoản, dùng được đến hết ngày {LastDay(expiresAt)}. {Confirming}";

    private const string Confirming = "Trước khi đơn vị gửi thay đổi đầu tiên, hệ thống gửi một mã xác nhận đến thư hoặc điện thoại riêng của người đứng đầu hoặc đầu mối mà đơn vị đã nêu bằng văn bản.";

    private static string LastDay(DateTimeOffset expiresAt) => VietnameseDate.Short(DateOnly.FromDateTime(expiresAt.AddSeconds(-1).Local()));

    public async Task Link(Guid unitId, string mailbox, string title, string route, DateTimeOffset expiresAt, Guid subjectId, CancellationToken ct)
    {
        var (noticeId, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await db.Execute("""
            INSERT INTO Notices (Id, CouncilId, PersonId, UnitId, Kind, Title, Text, Link, Links, SubjectId, OnceKey, CreatedAt, ReadAt)
            VALUES (@noticeId, @CouncilId, NULL, @unitId, @Kind, @Title, @Text, NULL, NULL, @subjectId, NULL, @now, NULL)
            """, new { noticeId, unitId, Kind = NoticeKind.Account, Title = NoticeText.Short(title), Text = NoticeText.Short(title) == title ? About(expiresAt) : $"{title}\n\n{About(expiresAt)}", subjectId, now }, ct);
        await Deliver(noticeId, DeliveryChannel.Email, null, mailbox, seals.Close(AccountLinks.SealPurpose, route), null, now, ct);
    }

    public async Task Code(UnitContact contact, CodeWay way, string code, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var (noticeId, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var until = expiresAt.Local();
        await db.Execute("""
            INSERT INTO Notices (Id, CouncilId, PersonId, UnitId, Kind, Title, Text, Link, Links, SubjectId, OnceKey, CreatedAt, ReadAt)
            VALUES (@noticeId, @CouncilId, @PersonId, @UnitId, @Kind, @Title, @Text, NULL, NULL, NULL, NULL, @now, NULL)
            """, new
        {
            noticeId,
            contact.PersonId,
            contact.UnitId,
            Kind = NoticeKind.Account,
            Title = "Mã xác nhận",
            Text = $"Có người vừa mở đường dẫn gửi đến hộp thư của đơn vị và xin xác nhận là đồng chí. Nếu là đồng chí, hãy nhập mã dưới đây, dùng được một lần đến {VietnameseDate.Time(TimeOnly.FromDateTime(until))}, {VietnameseDate.Short(DateOnly.FromDateTime(until))}. Nếu không phải, đừng đưa mã cho ai và báo cho Văn phòng.",
            now,
        }, ct);
        var words = seals.Close(AccountLinks.SealPurpose, $"Mã: {code}");
        if (way.Channel is DeliveryChannel.Email) await Deliver(noticeId, way.Channel, null, way.Address, null, words, now, ct);
        else
            foreach (var gateway in await db.List<Gateway>("SELECT Id FROM Webhooks WHERE CouncilId = @CouncilId AND IsActive = 1", null, ct))
                await Deliver(noticeId, way.Channel, gateway.Id, way.Address, null, words, now, ct);
    }

    private Task Deliver(Guid noticeId, DeliveryChannel channel, Guid? webhookId, string address, string? protectedLink, string? protectedText, DateTimeOffset now, CancellationToken ct) => db.Execute("""
        INSERT INTO Deliveries (Id, CouncilId, NoticeId, Channel, WebhookId, Address, IsDigest, State, Attempts, NextTryAt, LastError, ClaimedBy, ClaimedUntil, CreatedAt, SentAt, OpenedAt, ProtectedLink, ProtectedText)
        VALUES (@Id, @CouncilId, @noticeId, @channel, @webhookId, @address, 0, 'Waiting', 0, @now, NULL, NULL, NULL, @now, NULL, NULL, @protectedLink, @protectedText)
        """, new { Id = Guid.CreateVersion7(), noticeId, channel, webhookId, address, protectedLink, protectedText, now }, ct);

    private sealed record Gateway
    {
        public required Guid Id { get; init; }
    }
}
