using System.Net;
using System.Security.Cryptography;
using System.Text;
using Supervision.Core.Notices;
using Supervision.Infrastructure.Net;

namespace Supervision.Infrastructure.Notices;

/// <summary>
/// Calls messaging gateways. The body is signed: <c>X-Giam-Sat-Signature: sha256=…</c> is the HMAC-SHA256 of "timestamp.body" in hexadecimal. No redirect is followed and no
/// private network is entered, whatever name led there: the address is looked at when the connection is made.
/// </summary>
internal sealed class WebhookSender : IWebhookSender, IDisposable
{
    private readonly HttpClient _client;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;

    public WebhookSender(TimeProvider clock, TimeSpan timeout, AllowedHosts hosts, bool privateNetworks)
    {
        (_clock, _timeout) = (clock, timeout);
        _client = new HttpClient(new OutwardConnections(hosts, privateNetworks, "cổng nhắn tin", "Supervision:Webhooks:AllowPrivateNetworks").Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<SendOutcome> Send(WebhookCall call, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Url) { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        request.Headers.Add("X-Giam-Sat-Delivery", call.Key.ToString());
        request.Headers.Add("X-Giam-Sat-Timestamp", timestamp);
        request.Headers.Add("X-Giam-Sat-Signature", $"sha256={Sign(call.Secret, timestamp, call.Body)}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_timeout);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Read(response.StatusCode);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SendOutcome(SendResult.Failed, $"Cổng nhắn tin không trả lời trong {_timeout.TotalSeconds:0} giây.");
        }
        catch (HttpRequestException e) when (e.InnerException is PrivateNetworkException refused)
        {
            return new SendOutcome(SendResult.Rejected, refused.Message);
        }
        catch (HttpRequestException e)
        {
            var unreachable = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return new SendOutcome(unreachable ? SendResult.Unreachable : SendResult.Failed, $"Không gọi được cổng nhắn tin: {e.Message}");
        }
    }

    public void Dispose() => _client.Dispose();

    internal static string Sign(string secret, string timestamp, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    private static SendOutcome Read(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => SendOutcome.Sent,
        >= 300 and < 400 => new SendOutcome(SendResult.Failed, $"Cổng nhắn tin chuyển hướng ({(int)status}); hệ thống không đi theo."),
        400 or 410 or 413 or 422 => new SendOutcome(SendResult.Rejected, $"Cổng nhắn tin từ chối ({(int)status})."),
        var other => new SendOutcome(SendResult.Failed, $"Cổng nhắn tin trả lời {other}."),
    };
}
