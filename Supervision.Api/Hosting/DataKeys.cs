using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Supervision.Core.Notices;
using Supervision.Core.SignIn;

namespace Supervision.Api.Hosting;

/// <summary>The installation's own keys, in the folder <c>keys</c> beside the database: they protect sign-ins and what the database must not hold readable.</summary>
internal static class DataKeys
{
    public static void AddDataKeys(this IServiceCollection services, string dataFolder)
    {
        services.AddDataProtection().SetApplicationName("giam-sat").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "keys")));
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
