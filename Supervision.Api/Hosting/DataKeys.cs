using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Supervision.Core.Notices;

namespace Supervision.Api.Hosting;

/// <summary>The installation's own keys, in the folder <c>keys</c> beside the database: they protect sign-ins and what the database must not hold readable.</summary>
internal static class DataKeys
{
    public static void AddDataKeys(this IServiceCollection services, string dataFolder)
    {
        services.AddDataProtection().SetApplicationName("giam-sat").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "keys")));
        services.AddSingleton<ISecretKeeper, SecretKeeper>();
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
