using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Signing;

namespace Supervision.Tests.Signing;

/// <summary>A certification authority of the tests' own, with an intermediate one, and what it issues.</summary>
internal sealed class TestCertificates
{
    public const string Password = "mật khẩu 123";

    public static readonly DateTimeOffset Now = new(2026, 1, 5, 8, 30, 0, TimeSpan.FromHours(7));

    public static TestCertificates Shared { get; } = new("CA thử nghiệm");

    private readonly X509Certificate2 intermediate;

    public TestCertificates(string name)
    {
        using var rootKey = RSA.Create(2048);
        var root = Authority($"CN={name}", rootKey);
        Root = root.CreateSelfSigned(Now.AddYears(-10), Now.AddYears(10));
        using var key = RSA.Create(2048);
        using var issued = Authority($"CN={name} cấp 2", key).Create(Root, Now.AddYears(-9), Now.AddYears(9), [2, 2]);
        intermediate = issued.CopyWithPrivateKey(key);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate => X509CertificateLoader.LoadCertificate(intermediate.RawData);

    /// <summary>A PKCS#12 file of a new key, with the intermediate certificate.</summary>
    public byte[] Pkcs12(
        string name,
        bool ecdsa = false,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        X509KeyUsageFlags? usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation,
        int bits = 2048)
    {
        using AsymmetricAlgorithm key = ecdsa ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(bits);
        var subject = new X500DistinguishedName($"CN={name}, O=Hội đồng nhân dân tỉnh Sông Lam, C=VN");
        var request = key is ECDsa curve
            ? new CertificateRequest(subject, curve, HashAlgorithmName.SHA256)
            : new CertificateRequest(subject, (RSA)key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        if (usage is { } flags) request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, true));
        var serial = RandomNumberGenerator.GetBytes(8);
        serial[0] = 1;
        using var bare = request.Create(intermediate.SubjectName, X509SignatureGenerator.CreateForRSA(intermediate.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1), from ?? Now.AddYears(-1), to ?? Now.AddYears(2), serial);
        using var certificate = key is ECDsa own ? bare.CopyWithPrivateKey(own) : bare.CopyWithPrivateKey((RSA)key);
        return new X509Certificate2Collection { certificate, Intermediate, X509CertificateLoader.LoadCertificate(Root.RawData) }.Export(X509ContentType.Pkcs12, Password)!;
    }

    public SigningKey Key(string name, bool ecdsa = false) => SigningTestParts.Keys.FromPkcs12(Pkcs12(name, ecdsa), Password);

    private static CertificateRequest Authority(string subject, RSA key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }
}
