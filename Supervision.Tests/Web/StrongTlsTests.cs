using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Supervision.Tests.Web;

/// <summary>What the program speaks where it serves HTTPS itself.</summary>
public sealed class StrongTlsTests : FeatureTest
{
    [Test, Platform("Linux", Reason = "On other systems the suites are the system's."), SupportedOSPlatform("linux")]
    public async Task It_speaks_strong_suites_and_no_others()
    {
        Directory.CreateDirectory(World.Database.Folder);
        var certificate = Path.Combine(World.Database.Folder, "tls.pfx");
        await File.WriteAllBytesAsync(certificate, Pfx("mat-khau"));
        await using var site = await Site.Open(World, args: ["--Kestrel:Endpoints:Tls:Url=https://127.0.0.1:0", $"--Kestrel:Endpoints:Tls:Certificate:Path={certificate}", "--Kestrel:Endpoints:Tls:Certificate:Password=mat-khau"]);

        Assert.That(await Spoken(site, SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256), Is.EqualTo((SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)));
        Assert.That(await Spoken(site, SslProtocols.Tls12 | SslProtocols.Tls13, TlsCipherSuite.TLS_AES_256_GCM_SHA384), Is.EqualTo((SslProtocols.Tls13, TlsCipherSuite.TLS_AES_256_GCM_SHA384)));
        foreach (var weak in new[] { TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, TlsCipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384 })
            Assert.That(async () => await Spoken(site, SslProtocols.Tls12, weak), Throws.InstanceOf<AuthenticationException>().Or.InstanceOf<IOException>(), $"{weak}");
    }

    [SupportedOSPlatform("linux")]
    private static async Task<(SslProtocols, TlsCipherSuite)> Spoken(Site site, SslProtocols protocols, TlsCipherSuite suite)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = protocols,
            CipherSuitesPolicy = new CipherSuitesPolicy([suite]),
            // The certificate is this test's own.
            RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.Subject == "CN=localhost",
        });
        return (tls.SslProtocol, tls.NegotiatedCipherSuite);
    }

    private static byte[] Pfx(string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return certificate.Export(X509ContentType.Pfx, password);
    }
}
