using Supervision.Core.Text;

namespace Supervision.Core.Notices;

/// <summary>By which way a notice leaves the application.</summary>
public enum DeliveryChannel
{
    [Label("Thư điện tử")] Email,
    [Label("Cổng nhắn tin")] Webhook,
}

/// <summary>How far a delivery is.</summary>
public enum DeliveryState
{
    [Label("Chờ gửi")] Waiting,
    [Label("Đã gửi")] Sent,
    [Label("Không gửi được")] Dead,

    /// <summary>What it asked for was done before it left.</summary>
    [Label("Không gửi, việc đã xong")] Dropped,
}

/// <summary>How one attempt to deliver ended.</summary>
public enum SendResult
{
    [Label("Đã gửi")] Sent,

    /// <summary>This one failed and may succeed later.</summary>
    [Label("Lỗi tạm thời")] Failed,

    /// <summary>The server itself does not answer: it says nothing about the delivery, and the others need not be tried now.</summary>
    [Label("Không kết nối được")] Unreachable,

    /// <summary>Refused for good: trying again is of no use.</summary>
    [Label("Bị từ chối")] Rejected,
}

/// <param name="Error">Why it was not sent; null when it was.</param>
public sealed record SendOutcome(SendResult Result, string? Error = null)
{
    public static SendOutcome Sent { get; } = new(SendResult.Sent);
}

/// <summary>When a failed delivery is tried again, and when it is given up.</summary>
public static class Backoff
{
    private static readonly int[] Minutes = [1, 5, 15, 60, 60, 120, 240, 480];

    /// <summary>A server that does not answer for so long is no outage any more.</summary>
    public static readonly TimeSpan LongestOutage = TimeSpan.FromDays(3);

    /// <summary>The wait after so many failed attempts; null when it is given up.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Minutes.Length ? TimeSpan.FromMinutes(Minutes[attempts - 1]) : null;
}

/// <summary>A mail as it is to be sent.</summary>
/// <param name="Key">The same whenever the same mail is sent again; its Message-ID is made of it.</param>
public sealed record Mail(Guid Key, string To, string? ToName, string FromName, string Subject, string Text, string Html)
{
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a mail.</summary>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);

/// <summary>The way out by mail.</summary>
public interface IMailer
{
    /// <summary>Never throws for what the server did or did not do; only when <paramref name="ct"/> was cancelled.</summary>
    Task<SendOutcome> Send(Mail mail, CancellationToken ct);
}

/// <summary>One call of a messaging gateway. The body is signed with the secret.</summary>
public sealed record WebhookCall(Guid Key, string Url, string Secret, string Body);

/// <summary>The way out to messaging gateways.</summary>
public interface IWebhookSender
{
    /// <summary>As <see cref="IMailer.Send"/>.</summary>
    Task<SendOutcome> Send(WebhookCall call, CancellationToken ct);
}

/// <summary>Which ways out there are in this installation, and how much goes through them.</summary>
public sealed record NoticeChannels
{
    /// <summary>A mail server is set; without one no deliveries by mail are made.</summary>
    public bool Email { get; init; }

    /// <summary>The most deliveries of one run, over all councils: what has gathered during an outage leaves little by little.</summary>
    public int PerRun { get; init; } = 200;

    /// <summary>How long whoever claimed a delivery has it to itself.</summary>
    public TimeSpan Claim { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest that one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Where the application is found from outside, for links in mails; null where nobody said and nothing serves yet.</summary>
public sealed class PublicAddress(Func<string?> find)
{
    public string? Find() => find()?.TrimEnd('/');

    /// <summary>The whole address of a route of ours, or the route itself where the address is not known.</summary>
    public string Of(string route) => $"{Find()}{route}";
}
