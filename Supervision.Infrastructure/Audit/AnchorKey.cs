using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Supervision.Infrastructure.Storage;

namespace Supervision.Infrastructure.Audit;

/// <summary>Signs anchors: the key of a certificate, or one that the installation makes for itself. Public keys that ever signed are kept beside it, so that old anchors are judged after a change.</summary>
internal sealed class AnchorKey : IDisposable
{
    private readonly string _folder;
    private readonly AsymmetricAlgorithm _key;

    private AnchorKey(string folder, AsymmetricAlgorithm key)
    {
        (_folder, _key) = (folder, key);
        Pem = key.ExportSubjectPublicKeyInfoPem();
        Name = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
        var known = PublicFile(Name);
        if (!File.Exists(known)) File.WriteAllText(known, Pem);
    }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the public key.</summary>
    public string Name { get; }

    /// <summary>The public key, as openssl reads it.</summary>
    public string Pem { get; }

    public static AnchorKey Open(string dataFolder, AuditSettings settings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "keys", "anchors")).FullName;
        return new AnchorKey(folder, settings.Certificate is { } file ? OfCertificate(file, settings.CertificatePassword) : Own(Path.Combine(folder, "signing-key.pem")));
    }

    public byte[] Sign(byte[] content) => _key switch
    {
        ECDsa ec => ec.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
        RSA rsa => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        _ => throw new InvalidOperationException("Only RSA and ECDSA keys sign here."),
    };

    /// <summary>Null where no such key ever signed here.</summary>
    public bool? Verify(string name, byte[] content, byte[] signature)
    {
        if (name.Length != 16 || !name.All(char.IsAsciiHexDigitLower) || !File.Exists(PublicFile(name))) return null;
        var pem = File.ReadAllText(PublicFile(name));
        try
        {
            using var ec = ECDsa.Create();
            ec.ImportFromPem(pem);
            return ec.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public void Dispose() => _key.Dispose();

    private string PublicFile(string name) => Path.Combine(_folder, $"{name}.pem");

    private static AsymmetricAlgorithm OfCertificate(string file, string? password)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password, X509KeyStorageFlags.EphemeralKeySet);
            return (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()
                ?? throw new DatabaseUnusableException($"Tệp chứng thư {file} (Supervision:Audit:Certificate) không có khóa bí mật RSA hoặc ECDSA.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnusableException($"Không mở được tệp chứng thư {file} (Supervision:Audit:Certificate): {e.Message}", e);
        }
    }

    private static ECDsa Own(string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var made = new FileStream(file, options);
            made.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            return key;
        }
        catch (IOException) when (File.Exists(file))
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
    }
}
