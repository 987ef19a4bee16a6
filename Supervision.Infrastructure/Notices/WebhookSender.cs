using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Supervision.Core.Notices;

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
    private readonly bool _privateNetworks;

    public WebhookSender(TimeProvider clock, TimeSpan timeout, bool privateNetworks)
    {
        (_clock, _timeout, _privateNetworks) = (clock, timeout, privateNetworks);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = Connect,
        }) { Timeout = Timeout.InfiniteTimeSpan };
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

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = _privateNetworks ? addresses : [.. addresses.Where(PublicNetwork.Holds)];
        if (allowed.Length == 0 && addresses.Length > 0)
            throw new PrivateNetworkException($"Địa chỉ cổng nhắn tin ({context.DnsEndPoint.Host}) thuộc mạng nội bộ; thiết lập Supervision:Webhooks:AllowPrivateNetworks chưa cho phép.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateNetworkException(string message) : Exception(message);
}

/// <summary>Tells addresses of the open Internet from those of machines and networks of one's own.</summary>
internal static class PublicNetwork
{
    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/127", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // 64:ff9b::/96 and 2002::/16.
    private static ReadOnlySpan<byte> Translated => [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> SixToFour => [0x20, 0x02];

    public static bool Holds(IPAddress address)
    {
        var plain = Plain(address);
        return !Array.Exists(Private, network => network.Contains(plain));
    }

    // An IPv4 address inside an IPv6 one is judged as what it is.
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        return bytes.AsSpan(0, 12).SequenceEqual(Translated) || bytes.AsSpan(0, 2).SequenceEqual(SixToFour)
            ? new IPAddress(bytes[0] == 0 ? bytes.AsSpan(12) : bytes.AsSpan(2, 4))
            : address;
    }
}
