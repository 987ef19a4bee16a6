using Supervision.Infrastructure.Documents.Pdf.Fonts;

namespace Supervision.Infrastructure.Documents;

/// <summary>
/// Section "Documents:Fonts": paths of the four Times New Roman files that an office owns. Without them the papers carry
/// Liberation Serif 2.1, which has the same widths and travels in the assembly.
/// </summary>
public sealed record PaperFontSettings
{
    public string? Regular { get; init; }

    public string? Bold { get; init; }

    public string? Italic { get; init; }

    public string? BoldItalic { get; init; }
}

/// <summary>The four faces of the papers' font, read once and shared.</summary>
public sealed class PaperFonts
{
    private static readonly Lazy<PaperFonts> Bundled = new(() => new(
        Resource("LiberationSerif-Regular.ttf"),
        Resource("LiberationSerif-Bold.ttf"),
        Resource("LiberationSerif-Italic.ttf"),
        Resource("LiberationSerif-BoldItalic.ttf")));

    private readonly EmbeddedFont[] faces;

    private PaperFonts(params EmbeddedFont[] faces) => this.faces = faces;

    /// <summary>Liberation Serif from the assembly.</summary>
    public static PaperFonts Default => Bundled.Value;

    /// <exception cref="InvalidOperationException">Some of the four paths are set and others are not.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is no TrueType font.</exception>
    public static PaperFonts Load(PaperFontSettings settings)
    {
        string?[] paths = [settings.Regular, settings.Bold, settings.Italic, settings.BoldItalic];
        if (paths.All(string.IsNullOrWhiteSpace))
            return Default;
        if (paths.Any(string.IsNullOrWhiteSpace))
            throw new InvalidOperationException("Documents:Fonts must name all four files (Regular, Bold, Italic, BoldItalic) or none.");
        return new([.. paths.Select(path => new EmbeddedFont(new FontFile(File.ReadAllBytes(path!), path!)))]);
    }

    internal EmbeddedFont Face(bool bold, bool italic) => faces[(bold ? 1 : 0) + (italic ? 2 : 0)];

    private static EmbeddedFont Resource(string name)
    {
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream($"fonts/{name}")
            ?? throw new InvalidOperationException($"The assembly carries no font {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(new FontFile(bytes, name));
    }
}
