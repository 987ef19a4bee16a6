namespace Supervision.Infrastructure.Documents.Pdf.Archive;

/// <summary>A rule of ISO 19005-2 that a file breaks, by its clause.</summary>
internal sealed record ArchiveFault(string Clause, string What);

/// <summary>
/// Looks through a finished file for what PDF/A-2u (ISO 19005-2) forbids or demands. It is stricter than the standard where our writer never goes:
/// what it does not know is a fault. docs/adr/0007 lists the rules.
/// </summary>
internal static class ArchiveCheck
{
    private const int LongestString = 32767, MostObjects = 8_388_607;

    private static readonly (string Name, string Clause, string What)[] Forbidden =
    [
        ("LZWDecode", "6.1.7.2", "LZW"), ("Crypt", "6.1.7.2", "a filter that encrypts"), ("JPXDecode", "6.2.8.3", "JPEG 2000"), ("JBIG2Decode", "6.1.7.2", "JBIG2"),
        ("FFilter", "6.1.7.1", "a stream outside the file"), ("ExtGState", "6.2.5", "a graphics state of unknown effect"), ("Alternates", "6.2.8", "alternate images"),
        ("OPI", "6.2.8", "images outside the file"), ("Ref", "6.2.9", "a form outside the file"), ("Group", "6.2.10", "a transparency group"), ("Pattern", "6.2.4.2", "a pattern"), ("Shading", "6.2.4.2", "a shading"),
        ("Annots", "6.3", "annotations"), ("AcroForm", "6.4", "a form to be filled"), ("XFA", "6.4", "XFA"), ("OpenAction", "6.5", "an action"), ("AA", "6.5", "actions"), ("JavaScript", "6.5", "JavaScript"), ("JS", "6.5", "JavaScript"),
        ("Launch", "6.5", "an action that starts programs"), ("EmbeddedFiles", "6.8", "embedded files"), ("EF", "6.8", "embedded files"), ("OCProperties", "6.9", "optional content"), ("OC", "6.9", "optional content"),
    ];

    /// <summary>Everything that speaks against the identifier; nothing when the file may bear it.</summary>
    public static IReadOnlyList<ArchiveFault> Faults(byte[] bytes)
    {
        try
        {
            var file = new FinishedFile(bytes);
            var catalogue = file.Dictionary(file.Trailer.GetValueOrDefault("Root"));
            var fonts = new Dictionary<object, (IReadOnlyList<ArchiveFault> Faults, int LastCode)>();
            return
            [
                .. Frame(file), .. Objects(file), .. OutputIntent(file, catalogue), .. MetadataRules.Faults(file, catalogue),
                .. Pages(file, file.Dictionary(catalogue.GetValueOrDefault("Pages"))).SelectMany(page => Page(file, page, fonts)).Distinct(),
            ];
        }
        catch (Exception error) when (error is InvalidDataException or KeyNotFoundException or ArgumentException or IndexOutOfRangeException or InvalidCastException or NullReferenceException)
        {
            return [new("6.1", $"the file cannot be read back: {error.Message}")];
        }
    }

    private static IEnumerable<ArchiveFault> Frame(FinishedFile file)
    {
        var bytes = file.Bytes;
        if (!bytes.AsSpan().StartsWith("%PDF-1.7\n%"u8) || bytes.AsSpan(10, 4).ContainsAnyInRange((byte)0, (byte)127))
            yield return new("6.1.2", "the header");
        if (!bytes.AsSpan().EndsWith("%%EOF\n"u8))
            yield return new("6.1.3", "something after the end");
        if (file.Trailer.GetValueOrDefault("ID") is not List<object?> { Count: 2 })
            yield return new("6.1.3", "no identifier of the file");
        if (file.Trailer.ContainsKey("Encrypt"))
            yield return new("6.1.3", "encryption");
        if (file.ObjectCount > MostObjects)
            yield return new("6.1.13", "too many objects");
    }

    private static IEnumerable<ArchiveFault> Objects(FinishedFile file)
    {
        foreach (var stream in file.Streams)
        {
            if (!stream.IsFramed || stream.Entries.ContainsKey("F"))
                yield return new("6.1.7.1", "a stream of the wrong length, or outside the file");
            if (stream.Entries.GetValueOrDefault("Filter") is not (null or NameValue { Name: "FlateDecode" or "DCTDecode" }))
                yield return new("6.1.7.2", "a filter other than Flate and DCT");
            if (FinishedFile.Is(stream.Entries, "Subtype", "Image") && (!IsColour(file.Resolve(stream.Entries.GetValueOrDefault("ColorSpace"))) || stream.Entries.GetValueOrDefault("Interpolate") is true))
                yield return new("6.2.4.3", "an image in colours that the output intent does not know");
        }
        foreach (var text in file.ObjectTexts())
        {
            foreach (var (name, clause, what) in Forbidden)
            {
                if (Names(text.Span, name))
                    yield return new(clause, what);
            }
            if (HasLongString(text.Span))
                yield return new("6.1.13", "a string that is too long");
        }
    }

    private static bool IsColour(object? space) => space is NameValue { Name: "DeviceGray" or "DeviceRGB" } or List<object?> and [NameValue { Name: "Indexed" }, NameValue { Name: "DeviceRGB" }, ..];

    private static IEnumerable<ArchiveFault> OutputIntent(FinishedFile file, Dictionary<string, object?> catalogue)
    {
        var intent = file.Dictionary((file.Resolve(catalogue.GetValueOrDefault("OutputIntents")) as List<object?>)?.FirstOrDefault());
        if (!FinishedFile.Is(intent, "S", "GTS_PDFA1") || file.Resolve(intent.GetValueOrDefault("DestOutputProfile")) is not StreamValue profile)
            return [new("6.2.3", "no output intent")];
        var bytes = FinishedFile.Inflate(profile);
        return bytes.AsSpan().SequenceEqual(SrgbProfile.Bytes) && profile.Entries.GetValueOrDefault("N") is 3.0 ? [] : [new("6.2.3", "an output intent with another profile than sRGB")];
    }

    private static IEnumerable<Dictionary<string, object?>> Pages(FinishedFile file, Dictionary<string, object?> tree) =>
        (file.Resolve(tree.GetValueOrDefault("Kids")) as List<object?> ?? throw new InvalidDataException("no pages")).Select(file.Dictionary);

    private static IEnumerable<ArchiveFault> Page(FinishedFile file, Dictionary<string, object?> page, Dictionary<object, (IReadOnlyList<ArchiveFault> Faults, int LastCode)> fonts)
    {
        if (page.GetValueOrDefault("MediaBox") is not List<object?> { Count: 4 } box || box.OfType<double>().Skip(2).Any(side => side is < 3 or > 14400))
            yield return new("6.1.13", "a page of impossible size");
        var resources = file.Dictionary(page.GetValueOrDefault("Resources"));
        var codes = new Dictionary<string, int>();
        foreach (var (name, reference) in file.Dictionary(resources.GetValueOrDefault("Font")))
        {
            if (!fonts.TryGetValue(reference!, out var looked))
                fonts.Add(reference!, looked = FontRules.Look(file, file.Dictionary(reference)));
            foreach (var fault in looked.Faults)
                yield return fault;
            codes.Add(name, looked.LastCode);
        }
        var scanner = new ContentScanner(codes);
        var shown = file.Dictionary(resources.GetValueOrDefault("XObject")).Values.Select(file.Resolve).OfType<StreamValue>().Where(thing => FinishedFile.Is(thing.Entries, "Subtype", "Form"));
        foreach (var content in shown.Prepend(file.Resolve(page.GetValueOrDefault("Contents")) as StreamValue ?? throw new InvalidDataException("a page without content")))
        {
            if (scanner.Fault(FinishedFile.Inflate(content)) is { } fault)
                yield return fault;
        }
    }

    private static bool Names(ReadOnlySpan<byte> text, string name)
    {
        Span<byte> sought = stackalloc byte[name.Length + 1];
        sought[0] = (byte)'/';
        System.Text.Encoding.ASCII.GetBytes(name, sought[1..]);
        for (var at = text.IndexOf(sought); at >= 0;)
        {
            var end = at + sought.Length;
            if (end >= text.Length || !FileLexer.IsRegular(text[end]))
                return true;
            var next = text[end..].IndexOf(sought);
            at = next < 0 ? -1 : end + next;
        }
        return false;
    }

    private static bool HasLongString(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf("<FEFF"u8) is >= 0 and var at)
        {
            var length = text[at..].IndexOf((byte)'>');
            if (length < 0 || length / 2 > LongestString)
                return true;
            text = text[(at + length)..];
        }
        return false;
    }
}
