using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Supervision.Core.Notices;
using Supervision.Infrastructure.Notices;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>Settings <c>Supervision:Mail</c>, <c>Supervision:Webhooks</c>, <c>Supervision:PublicUrl</c>; a wrong one stops the start and is named.</summary>
internal static class NoticeSettings
{
    public static NoticeOptions Read(IConfigurationSection section) => new()
    {
        Mail = Mail(section.GetSection("Mail")),
        PrivateWebhooks = section.GetValue("Webhooks:AllowPrivateNetworks", false),
        PerRun = Number(section, "Notices:PerRun", 200, 1, 10_000),
        Timeout = TimeSpan.FromSeconds(Number(section, "Notices:TimeoutSeconds", 30, 1, 300)),
    };

    public static string? PublicUrl(IConfigurationSection section)
    {
        if (section["PublicUrl"] is not { Length: > 0 } given) return null;
        return Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? given
            : throw new DatabaseUnusableException("Thiết lập Supervision:PublicUrl phải là một địa chỉ http hoặc https đầy đủ.");
    }

    public static void AddNotices(this WebApplicationBuilder builder, string? publicUrl)
    {
        builder.Services.AddSingleton(provider => new PublicAddress(() =>
            publicUrl ?? provider.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()));
        builder.Services.AddHostedService<NoticeBoardService>();
    }

    private static MailServer? Mail(IConfigurationSection section)
    {
        if (section["Host"] is not { Length: > 0 } host) return null;
        var from = section["From"];
        if (!System.Net.Mail.MailAddress.TryCreate(from, out var address) || address.Address != from)
            throw new DatabaseUnusableException("Thiết lập Supervision:Mail:From phải là địa chỉ thư điện tử mà hệ thống gửi đi.");
        var certificate = section["TrustedCertificate"] is { Length: > 0 } file ? Path.GetFullPath(file) : null;
        if (certificate is not null && !File.Exists(certificate))
            throw new DatabaseUnusableException($"Không có tệp chứng thư {certificate} (Supervision:Mail:TrustedCertificate).");
        return new MailServer
        {
            Host = host,
            Port = Number(section, "Port", 587, 1, 65_535),
            User = section["User"] is { Length: > 0 } user ? user : null,
            Password = section["Password"],
            From = from!,
            StartTls = section.GetValue("StartTls", true),
            TrustedCertificate = certificate,
        };
    }

    private static int Number(IConfigurationSection section, string name, int standard, int least, int most)
    {
        if (section[name] is not { Length: > 0 } text) return standard;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw new DatabaseUnusableException($"Thiết lập {section.Path}:{name} phải là số từ {least} đến {most}.");
    }
}

/// <summary>Keeps the board of unread notices running while the server does.</summary>
internal sealed class NoticeBoardService(NoticeBoard board) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => board.Run(stoppingToken);
}
