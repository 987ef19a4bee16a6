using Supervision.Core.Cases;

namespace Supervision.Api.Demo;

/// <summary>The five cases that the product is shown with, S0 to S4.</summary>
public static class CaseFiles
{
    private const string Folder = "cases/";

    /// <summary>Every case, by its code.</summary>
    /// <exception cref="CaseFileException">A file breaks its form; the message names case and field.</exception>
    public static IReadOnlyList<CaseFile> All() => [.. Names().Select(Read)];

    /// <summary>The names of the files: S0.json and so on.</summary>
    public static IReadOnlyList<string> Names() =>
    [
        .. typeof(CaseFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of one file.</summary>
    /// <exception cref="FileNotFoundException">There is no such case.</exception>
    public static string Text(string name) => Embedded(Folder, name);

    /// <summary>The text of a case's second file, in which every value is marked as invented.</summary>
    /// <exception cref="FileNotFoundException">There is no such case.</exception>
    public static string Invented(string name) => Embedded("invented/", name);

    private static string Embedded(string folder, string name)
    {
        using var stream = typeof(CaseFiles).Assembly.GetManifestResourceStream(folder + name)
            ?? throw new FileNotFoundException($"Không có tệp vụ việc {name}.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static CaseFile Read(string name) => CaseReader.Read(name, Text(name));
}
