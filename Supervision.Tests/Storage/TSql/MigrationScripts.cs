using System.Reflection;

namespace Supervision.Tests.Storage.TSql;

/// <summary>The numbered scripts as they travel inside the product's assembly.</summary>
internal static class MigrationScripts
{
    private static readonly Assembly Home = Assembly.Load("Supervision.Infrastructure");

    /// <summary>The scripts of one folder in the order in which they are applied.</summary>
    /// <param name="dialect"><c>sqlite</c> or <c>sqlserver</c>.</param>
    public static IReadOnlyList<(string Name, string Text)> Of(string dialect)
    {
        var prefix = $"db/{dialect}/";
        return Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && IsNumbered(name[prefix.Length..]))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[prefix.Length..], Read(name)))
            .ToList();
    }

    /// <summary>Scripts without a number hold what only the real product has; they are applied apart and not compared.</summary>
    private static bool IsNumbered(string file) => file.Length > 5 && file[..4].All(char.IsAsciiDigit) && file[4] == '_';

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
