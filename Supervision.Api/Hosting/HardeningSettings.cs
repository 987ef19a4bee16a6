using System.Globalization;
using System.Net;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>What keeps the installation from the outside: proxies that are believed, how much one may ask, the certificate of the keys, risks that were accepted.</summary>
public sealed record HardeningSettings
{
    /// <summary>Whose X-Forwarded-For and X-Forwarded-Proto are believed; nobody's without.</summary>
    public IReadOnlyList<System.Net.IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>A PKCS#12 file whose key protects the installation's own keys in the database.</summary>
    public string? KeyCertificate { get; init; }

    public string? KeyCertificatePassword { get; init; }

    /// <summary>Certificates that were replaced and still open what they protected; their password is the same.</summary>
    public IReadOnlyList<string> FormerKeyCertificates { get; init; } = [];

    /// <summary>Who is told of a weakness: <c>mailto:…</c> or <c>https://…</c>.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>Codes of what would stop the start in Production and was accepted all the same.</summary>
    public IReadOnlyList<string> AcceptedRisks { get; init; } = [];

    public RateLimitSettings RateLimits { get; init; } = new();

    /// <summary>The only hosts that webhooks and identity providers may stand at; any where none is named.</summary>
    public Infrastructure.Net.AllowedHosts OutwardHosts { get; init; } = Infrastructure.Net.AllowedHosts.Any;

    public static HardeningSettings Read(IConfiguration section)
    {
        var certificate = section["Keys:Certificate"] is { Length: > 0 } file ? Path.GetFullPath(file) : null;
        if (certificate is not null && !File.Exists(certificate)) throw new DatabaseUnusableException($"Không có tệp chứng thư {certificate} (Supervision:Keys:Certificate).");
        var contact = section["SecurityContact"] is { Length: > 0 } given ? given : null;
        if (contact is not null && !(Uri.TryCreate(contact, UriKind.Absolute, out var uri) && uri.Scheme is "mailto" or "https"))
            throw new DatabaseUnusableException("Thiết lập Supervision:SecurityContact phải có dạng mailto:… hoặc https://….");
        return new HardeningSettings
        {
            KnownProxies = [.. Parts(section["KnownProxies"]).Select(Network)],
            KeyCertificate = certificate,
            FormerKeyCertificates = [.. Parts(section["Keys:FormerCertificates"]).Select(Path.GetFullPath)],
            KeyCertificatePassword = section["Keys:CertificatePassword"],
            SecurityContact = contact,
            OutwardHosts = new([.. Parts(section["OutwardHosts"])]),
            AcceptedRisks = [.. Parts(section["AcceptedRisks"])],
            RateLimits = RateLimitSettings.Read(section.GetSection("RateLimits")),
        };
    }

    private static string[] Parts(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static System.Net.IPNetwork Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new DatabaseUnusableException($"Thiết lập Supervision:KnownProxies có '{text}', không phải địa chỉ IP hoặc dải địa chỉ.");
}

/// <summary>How many requests a minute; made for offices in which two hundred people share one address.</summary>
public sealed record RateLimitSettings
{
    /// <summary>Everything from one address.</summary>
    public int PerAddress { get; init; } = 6000;

    /// <summary>Changes sent by nobody who is signed in, from one address: signing in, links of a unit.</summary>
    public int Unknown { get; init; } = 300;

    public int Reads { get; init; } = 1200;

    public int Writes { get; init; } = 300;

    /// <summary>Papers, exports, files: what costs more than a page.</summary>
    public int Files { get; init; } = 240;

    /// <summary>Requests of this machine are counted too.</summary>
    public bool Loopback { get; init; }

    public static RateLimitSettings Read(IConfiguration section)
    {
        var standard = new RateLimitSettings();
        return new RateLimitSettings
        {
            PerAddress = Number(nameof(PerAddress), standard.PerAddress),
            Unknown = Number(nameof(Unknown), standard.Unknown),
            Reads = Number(nameof(Reads), standard.Reads),
            Writes = Number(nameof(Writes), standard.Writes),
            Files = Number(nameof(Files), standard.Files),
            Loopback = section.GetValue(nameof(Loopback), false),
        };

        int Number(string name, int otherwise) => section[name] is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000_000 ? number
            : throw new DatabaseUnusableException($"Thiết lập Supervision:RateLimits:{name} phải là số nguyên từ 1 đến 1000000.");
    }
}
