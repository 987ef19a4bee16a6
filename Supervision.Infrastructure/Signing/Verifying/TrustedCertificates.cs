using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>The roots and intermediates of the settings, read once.</summary>
public sealed class TrustedCertificates : ITrustedRoots
{
    private TrustedCertificates(X509Certificate2Collection roots, X509Certificate2Collection intermediates) => (Roots, Intermediates) = (roots, intermediates);

    public X509Certificate2Collection Roots { get; }

    public X509Certificate2Collection Intermediates { get; }

    public IReadOnlyList<TrustedRoot> All => [.. Roots.Select(root => new TrustedRoot(root.GetNameInfo(X509NameType.SimpleName, forIssuer: false), DateOnly.FromDateTime(new DateTimeOffset(root.NotAfter).Local())))];

    /// <exception cref="InvalidOperationException">A file is not there, or holds no certificate.</exception>
    public static TrustedCertificates Load(SigningSettings settings) => new(Read(settings.TrustedRoots), Read(settings.Intermediates));

    public static TrustedCertificates Of(params X509Certificate2[] roots) => new([.. roots], []);

    private static X509Certificate2Collection Read(IReadOnlyList<string> paths)
    {
        var certificates = new X509Certificate2Collection();
        foreach (var path in paths.SelectMany(Files))
        {
            try
            {
                var bytes = File.ReadAllBytes(path);
                if (X509Certificate2.GetCertContentType(bytes) != X509ContentType.Cert) throw new InvalidOperationException($"Supervision:Signing: {path} holds no certificate.");
                if (bytes.AsSpan().IndexOf("-----BEGIN"u8) >= 0) certificates.ImportFromPemFile(path);
                else certificates.Add(X509CertificateLoader.LoadCertificate(bytes));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new InvalidOperationException($"Supervision:Signing: {path} cannot be read as a certificate.", error);
            }
        }
        return certificates;
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [path];
}
