using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QRCoder;
using Supervision.Core.Notices;
using Supervision.Infrastructure.Net;

namespace Supervision.Infrastructure.Notices;

internal static class NoticeServices
{
    public static void AddNoticeChannels(this IServiceCollection services, NoticeOptions options)
    {
        services.AddSingleton(options.Channels);
        services.AddSingleton<IMailer>(_ => options.Mail is { } server ? new SmtpMailer(server, options.Timeout) : new NoMailer());
        services.AddSingleton<IWebhookSender>(provider => new WebhookSender(provider.GetRequiredService<TimeProvider>(), options.Timeout, provider.GetRequiredService<AllowedHosts>(), options.PrivateWebhooks));
        services.AddSingleton<IQrCodes, QrCodes>();
        services.TryAddSingleton(new PublicAddress(() => null));
    }
}

internal sealed class QrCodes : IQrCodes
{
    public string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4, "#000000", "#ffffff", true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
