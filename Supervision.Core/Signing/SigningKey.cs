using System.Security.Cryptography.X509Certificates;

namespace Supervision.Core.Signing;

/// <summary>A certificate with its private key, ready to sign, and the certificates above it that travel with the signature. The holder disposes of it.</summary>
public sealed class SigningKey(X509Certificate2 certificate, IReadOnlyList<X509Certificate2> issuers) : IDisposable
{
    public X509Certificate2 Certificate => certificate;

    /// <summary>Intermediate certificates, without the root.</summary>
    public IReadOnlyList<X509Certificate2> Issuers => issuers;

    /// <summary>Name of the holder as the certificate gives it.</summary>
    public string HolderName => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    public void Dispose()
    {
        certificate.Dispose();
        foreach (var issuer in issuers) issuer.Dispose();
    }
}

/// <summary>
/// Opens keys. What cannot sign now is refused: <c>certificate.password</c>, <c>certificate.unreadable</c>, <c>certificate.no_key</c>, <c>certificate.expired</c>,
/// <c>certificate.not_yet_valid</c>, <c>certificate.purpose</c> (key usage without digitalSignature and nonRepudiation), <c>certificate.algorithm</c> (neither RSA nor
/// ECDSA, or RSA under 2048 bits), <c>certificate.not_found</c> (key store). A key that fails while signing is
/// <c>certificate.key_failed</c>.
/// </summary>
public interface ISigningKeys
{
    /// <param name="file">A PKCS#12 file (.p12, .pfx).</param>
    /// <param name="password">Its password; never kept.</param>
    /// <exception cref="Pipeline.RefusedException">It cannot sign now; see the interface.</exception>
    SigningKey FromPkcs12(ReadOnlySpan<byte> file, string password);

    /// <param name="thumbprint">SHA-1 thumbprint of the certificate in the operating system's personal store (of the user, then of the machine), with or without spaces.</param>
    /// <exception cref="Pipeline.RefusedException">It cannot sign now; see the interface.</exception>
    SigningKey FromStore(string thumbprint);
}
