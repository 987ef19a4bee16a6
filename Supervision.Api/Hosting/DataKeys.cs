using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Supervision.Core.Notices;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>The installation's own keys, in the database: they protect sign-ins and what the database must not hold readable. A certificate, where there is one, protects them.</summary>
internal static class DataKeys
{
    /// <param name="services">Where they are registered.</param>
    /// <param name="dataFolder">Keys of older versions are in its folder <c>keys</c>, and are read there still.</param>
    /// <param name="settings">The certificate, and those it replaced.</param>
    public static void AddDataKeys(this IServiceCollection services, string dataFolder, HardeningSettings? settings = null)
    {
        var keys = services.AddDataProtection().SetApplicationName("giam-sat");
        if (settings?.KeyCertificate is { } file) keys.ProtectKeysWithCertificate(Open(file, settings.KeyCertificatePassword));
        if (settings is { FormerKeyCertificates.Count: > 0 }) keys.UnprotectKeysWithAnyCertificate([.. settings.FormerKeyCertificates.Select(former => Open(former, settings.KeyCertificatePassword))]);
        services.AddOptions<KeyManagementOptions>().Configure<SqlDialect, TimeProvider>((options, dialect, clock) =>
            options.XmlRepository = new KeyTable(dialect, Path.Combine(dataFolder, "keys"), clock));
        services.AddSingleton<ISecretKeeper, SecretKeeper>();
        services.AddSingleton<ISeals, Seals>();
    }

    private sealed class Seals(IDataProtectionProvider keys) : ISeals
    {
        public string Close(string purpose, string content) => keys.CreateProtector(purpose).Protect(content);

        public string? Open(string purpose, string closed)
        {
            try
            {
                return keys.CreateProtector(purpose).Unprotect(closed);
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }

    private static X509Certificate2 Open(string file, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.GetRSAPrivateKey() is not null
                ? certificate
                : throw new DatabaseUnusableException($"Tệp chứng thư {file} (Supervision:Keys:Certificate) phải có khóa bí mật RSA.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnusableException($"Không mở được tệp chứng thư {file} (Supervision:Keys:Certificate): {e.Message}", e);
        }
    }

    private sealed class SecretKeeper(IDataProtectionProvider keys) : ISecretKeeper
    {
        private readonly IDataProtector _protector = keys.CreateProtector("Supervision.Webhooks.Secret");

        public string Protect(string secret) => _protector.Protect(secret);

        public string? Reveal(string kept)
        {
            try
            {
                return _protector.Unprotect(kept);
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }
}
