using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;

namespace Supervision.Infrastructure.Signing.Signatures;

/// <summary>Opens keys from files and from the operating system's store. Keys from files stay in memory.</summary>
public sealed class SigningKeys(TimeProvider clock) : ISigningKeys
{
    private const int LongestFile = 1024 * 1024;

    // ERROR_INVALID_PASSWORD, which the loader gives on every system.
    private const int WrongPassword = unchecked((int)0x80070056);

    // macOS cannot keep a key in memory only.
    private static readonly X509KeyStorageFlags Storage = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    public SigningKey FromPkcs12(ReadOnlySpan<byte> file, string password)
    {
        if (file.Length is 0 or > LongestFile) throw Unreadable();
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12Collection(file, password, Storage);
        }
        catch (CryptographicException error) when (error.HResult == WrongPassword)
        {
            throw RefusedException.Invalid("certificate.password", "password", "Mật khẩu của tệp chứng thư số không đúng.");
        }
        catch (CryptographicException)
        {
            throw Unreadable();
        }
        var chosen = all.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? all.FirstOrDefault() ?? throw Unreadable();
        return Checked(chosen, [.. all.Where(certificate => certificate != chosen)]);
    }

    public SigningKey FromStore(string thumbprint)
    {
        var wanted = string.Concat(thumbprint.Where(char.IsAsciiHexDigit));
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            try
            {
                using var store = new X509Store(StoreName.My, location);
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
                if (store.Certificates.Find(X509FindType.FindByThumbprint, wanted, validOnly: false) is [var found, ..]) return Checked(found, IssuersOf(found));
            }
            catch (CryptographicException)
            {
                // A store that does not exist holds nothing.
            }
        }
        throw CertificateRules.Refused("certificate.not_found", "Không tìm thấy chứng thư số này trong kho khóa của máy. Hãy kiểm tra thiết bị ký số đã cắm chưa.");
    }

    private SigningKey Checked(X509Certificate2 certificate, X509Certificate2[] others)
    {
        var key = new SigningKey(certificate, [.. others.Where(other => !other.SubjectName.RawData.AsSpan().SequenceEqual(other.IssuerName.RawData))]);
        try
        {
            CertificateRules.Demand(certificate, clock.GetUtcNow());
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static X509Certificate2[] IssuersOf(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.Build(certificate);
        return [.. chain.ChainElements.Skip(1).Select(element => element.Certificate)];
    }

    private static RefusedException Unreadable() => CertificateRules.Refused("certificate.unreadable", "Không đọc được tệp chứng thư số; cần tệp PKCS#12 (.p12, .pfx).");
}
