using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Supervision.Core.Notices;

namespace Supervision.Infrastructure.Notices;

/// <summary>Sends by SMTP, one connection a mail: a connection that broke spoils no other mail.</summary>
internal sealed class SmtpMailer : IMailer
{
    private readonly MailServer _server;
    private readonly TimeSpan _timeout;

    public SmtpMailer(MailServer server, TimeSpan timeout)
    {
        (_server, _timeout) = (server, timeout);
        if (server.TrustedCertificate is { } file) Trust(file);
    }

    public async Task<SendOutcome> Send(Mail mail, CancellationToken ct)
    {
        using var message = Message(mail);
        using var client = new SmtpClient(_server.Host, _server.Port)
        {
            EnableSsl = _server.StartTls,
            // Headers of other letters are encoded, so that every server on the way takes them; only an address of other letters needs a server that knows them.
            DeliveryFormat = Ascii.IsValid(mail.To) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
            // It heeds its own limit in the middle of a mail, not the cancellation.
            Timeout = (int)_timeout.TotalMilliseconds,
            UseDefaultCredentials = false,
            Credentials = _server.User is { } user ? new NetworkCredential(user, _server.Password) : null,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_timeout);
        try
        {
            await client.SendMailAsync(message, limit.Token);
            return SendOutcome.Sent;
        }
        catch (Exception e) when (limit.IsCancellationRequested && !ct.IsCancellationRequested && e is OperationCanceledException or SmtpException or IOException or SocketException)
        {
            return new SendOutcome(SendResult.Failed, $"Máy chủ thư không trả lời trong {_timeout.TotalSeconds:0} giây.");
        }
        catch (SmtpException e) when (!ct.IsCancellationRequested)
        {
            return Read(e);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is IOException or SocketException or AuthenticationException)
        {
            return new SendOutcome(SendResult.Failed, $"Kết nối với máy chủ thư bị đứt: {e.Message}");
        }
    }

    private static SendOutcome Read(SmtpException e)
    {
        var said = e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}";
        if (Connecting(e)) return new SendOutcome(SendResult.Unreachable, $"Không kết nối được máy chủ thư: {said}");
        return (int)e.StatusCode switch
        {
            // The answers that are about this recipient or this mail, and final.
            550 or 551 or 552 or 553 or 554 when e is SmtpFailedRecipientException => new SendOutcome(SendResult.Rejected, $"Máy chủ thư từ chối người nhận: {said}"),
            552 or 554 => new SendOutcome(SendResult.Rejected, $"Máy chủ thư từ chối thư: {said}"),
            // The sender, the password, the encryption: the same for every mail, and for the administrator to put right.
            530 or 534 or 535 or 538 or 550 or 551 or 553 => new SendOutcome(SendResult.Unreachable, $"Máy chủ thư không nhận thư của hệ thống: {said}"),
            421 => new SendOutcome(SendResult.Unreachable, $"Máy chủ thư đang tạm ngừng: {said}"),
            _ => new SendOutcome(SendResult.Failed, $"Máy chủ thư báo lỗi: {said}"),
        };
    }

    private static bool Connecting(Exception e)
    {
        for (Exception? at = e; at is not null; at = at.InnerException)
            if (at is AuthenticationException or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable
                or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData or SocketError.TimedOut })
                return true;
        return false;
    }

    private MailMessage Message(Mail mail)
    {
        var message = new MailMessage
        {
            From = new MailAddress(_server.From, mail.FromName, Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To, mail.ToName, Encoding.UTF8));
        message.Headers["Message-ID"] = $"<{mail.Key:N}@{message.From.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.Headers["Content-Language"] = "vi";
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        foreach (var file in mail.Attachments)
            message.Attachments.Add(new Attachment(new MemoryStream(file.Content, writable: false), file.FileName, file.ContentType) { NameEncoding = Encoding.UTF8, TransferEncoding = TransferEncoding.Base64 });
        return message;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    // The client offers no other place for a trusted certificate than the process.
    private static void Trust(string file)
    {
        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(file);
#pragma warning disable SYSLIB0014 // Obsolete for HTTP; SmtpClient still asks it, and nothing else here does.
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, errors) => errors switch
        {
            SslPolicyErrors.None => true,
            SslPolicyErrors.RemoteCertificateChainErrors when certificate is X509Certificate2 given => IsSigned(given, trusted),
            _ => false,
        };
#pragma warning restore SYSLIB0014
    }

    private static bool IsSigned(X509Certificate2 certificate, X509Certificate2Collection trusted)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}

/// <summary>Where no mail server is set: nothing is made for mail then, and nothing left from before is sent.</summary>
internal sealed class NoMailer : IMailer
{
    public Task<SendOutcome> Send(Mail mail, CancellationToken ct) => Task.FromResult(new SendOutcome(SendResult.Unreachable, "Chưa đặt máy chủ thư."));
}
