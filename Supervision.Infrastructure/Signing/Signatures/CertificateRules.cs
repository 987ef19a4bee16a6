using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Signing.Signatures;

/// <summary>What a certificate must be to sign documents.</summary>
internal static class CertificateRules
{
    private const int LeastRsaBits = 2048;

    /// <summary>Key usage, where it is stated, must allow signing data or committing to content (RFC 5280, 4.2.1.3).</summary>
    public static bool MaySign(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0);

    /// <summary>RSA of 2048 bits and more, or ECDSA.</summary>
    public static bool HasSoundKey(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.KeySize >= LeastRsaBits;
        using var ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa is { KeySize: >= 256 };
    }

    /// <exception cref="RefusedException">It cannot sign now.</exception>
    public static void Demand(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (!certificate.HasPrivateKey) throw Refused("certificate.no_key", "Chứng thư số không kèm khóa bí mật nên không ký được. Hãy chọn tệp hoặc thiết bị có khóa bí mật.");
        if (!MaySign(certificate)) throw Refused("certificate.purpose", "Chứng thư số không được cấp để ký văn bản (mục đích sử dụng khóa không có chữ ký số hoặc chống chối bỏ).");
        if (!HasSoundKey(certificate)) throw Refused("certificate.algorithm", "Khóa của chứng thư số không được hỗ trợ: chỉ ký bằng RSA từ 2048 bit hoặc ECDSA từ 256 bit.");
        if (now < Start(certificate)) throw Refused("certificate.not_yet_valid", $"Chứng thư số chưa có hiệu lực, bắt đầu từ {Day(Start(certificate))}.");
        if (now > End(certificate)) throw Refused("certificate.expired", $"Chứng thư số đã hết hạn từ {Day(End(certificate))}. Hãy gia hạn hoặc dùng chứng thư số khác.");
    }

    public static DateTimeOffset Start(X509Certificate2 certificate) => new(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero);

    public static DateTimeOffset End(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>"05/01/2026" in Vietnam.</summary>
    public static string Day(DateTimeOffset instant) => Core.Documents.VietnameseDate.Short(DateOnly.FromDateTime(instant.Local()));

    public static RefusedException Refused(string code, string message) => RefusedException.Invalid(code, "certificate", message);

    /// <summary>SHA-256 of the certificate itself, as ESSCertIDv2 names it.</summary>
    public static byte[] Hash(X509Certificate2 certificate) => SHA256.HashData(certificate.RawData);
}
