using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>Secrets as files of their own, one a setting: <c>Supervision__Mail__Password</c> is a file of that name in the folder <c>Supervision__SecretsFolder</c>, as containers mount them.</summary>
internal static class SecretsFolder
{
    public static void AddSecretsFolder(this IConfigurationBuilder builder, string? folder)
    {
        if (string.IsNullOrWhiteSpace(folder)) return;
        var path = Path.GetFullPath(folder);
        if (!Directory.Exists(path)) throw new DatabaseUnusableException($"Không có thư mục bí mật {path} (Supervision:SecretsFolder).");
        builder.AddKeyPerFile(path, optional: false, reloadOnChange: false);
    }
}
