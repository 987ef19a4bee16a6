using System.Net;
using System.Net.Sockets;

namespace Supervision.Infrastructure.Net;

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
