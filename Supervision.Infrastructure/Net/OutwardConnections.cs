using System.Net;
using System.Net.Sockets;

namespace Supervision.Infrastructure.Net;

/// <summary>
/// Connections to addresses that people typed in: no redirect is followed and no private network is entered, whatever name led there. The address is looked at when the connection is made, after
/// the name was resolved, so that a name that changes its answer gains nothing.
/// </summary>
/// <param name="hosts">The only hosts that may be called; any where none is named.</param>
/// <param name="privateNetworks">Whether addresses of the own networks and machines are allowed.</param>
/// <param name="what">What is called, for the sentence that refuses: "cổng nhắn tin".</param>
/// <param name="setting">The setting that allows private networks.</param>
public sealed class OutwardConnections(AllowedHosts hosts, bool privateNetworks, string what, string setting)
{
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = Connect,
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        if (!hosts.Allow(context.DnsEndPoint.Host))
            throw new PrivateNetworkException($"Địa chỉ {what} ({context.DnsEndPoint.Host}) không có trong danh sách cho phép của hệ thống ({AllowedHosts.Setting}).");
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = privateNetworks ? addresses : [.. addresses.Where(PublicNetwork.Holds)];
        if (allowed.Length == 0 && addresses.Length > 0)
            throw new PrivateNetworkException($"Địa chỉ {what} ({context.DnsEndPoint.Host}) thuộc mạng nội bộ; thiết lập {setting} chưa cho phép.");
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
}

/// <summary>The hosts that addresses typed by people may lead to, where whoever installs the system named them.</summary>
public sealed record AllowedHosts(IReadOnlyCollection<string> Names)
{
    public const string Setting = "Supervision:OutwardHosts";

    public static AllowedHosts Any { get; } = new([]);

    public bool Allow(string host) => Names.Count == 0 || Names.Contains(host, StringComparer.OrdinalIgnoreCase);
}

/// <summary>The address leads where it may not: into a network of one's own, or to a host that was not named.</summary>
public sealed class PrivateNetworkException(string message) : Exception(message);
