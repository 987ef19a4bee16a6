using Supervision.Core.Notices;

namespace Supervision.Infrastructure.Notices;

/// <summary>The ways out of the installation: section <c>Supervision:Mail</c>, <c>Supervision:Webhooks</c>.</summary>
public sealed record NoticeOptions
{
    /// <summary>None: no mail is sent, nor kept to be sent.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>Messaging gateways may stand in the office's own network. Off, calls into private networks are refused, whatever name led there.</summary>
    public bool PrivateWebhooks { get; init; }

    public int PerRun { get; init; } = 200;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public NoticeChannels Channels => new() { Email = Mail is not null, PerRun = PerRun, Timeout = Timeout };
}

/// <summary>The mail server of the office.</summary>
public sealed record MailServer
{
    public required string Host { get; init; }

    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The bare address that mails come from.</summary>
    public required string From { get; init; }

    /// <summary>Nothing is said to the server, the password least of all, before the connection is encrypted.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>A PEM file with the certificate of the office's own authority, or of the server itself, where no public authority signed it.</summary>
    public string? TrustedCertificate { get; init; }
}
