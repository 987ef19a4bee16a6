using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Fonts;

/// <summary>What a PDF carries of one font for one set of characters, compressed and ready to be written.</summary>
internal sealed record FontSubset(string Name, byte[] File, int FileLength, byte[] ToUnicode, string Widths);

/// <summary>A font file with its cached subsets; shared by all documents and threads.</summary>
internal sealed class EmbeddedFont(FontFile file)
{
    // Papers of one campaign use nearly the same letters; the bound only keeps a year of papers from staying in memory.
    private const int MostSubsets = 128;

    private readonly ConcurrentDictionary<string, FontSubset> subsets = new(StringComparer.Ordinal);

    public FontFile File { get; } = file;

    /// <summary>The subset for characters in ascending order; character n (from 1) has the code n.</summary>
    public FontSubset Subset(IReadOnlyList<Rune> characters)
    {
        var key = string.Concat(characters);
        if (subsets.TryGetValue(key, out var known))
            return known;
        if (subsets.Count >= MostSubsets)
            subsets.Clear();
        return subsets.GetOrAdd(key, Make(key, characters));
    }

    private FontSubset Make(string key, IReadOnlyList<Rune> characters)
    {
        var bytes = FontSubsetter.Subset(File, characters);
        var widths = string.Join(' ', characters.Select(character => File.Advance(File.Glyph(character)).ToString(CultureInfo.InvariantCulture)));
        return new($"{Tag(key)}+{File.PostScriptName}", Deflate.Compress(bytes), bytes.Length, Deflate.Compress(ToUnicode(characters)), widths);
    }

    // A subset is named by six letters that differ from subset to subset (ISO 32000-1, 9.6.4).
    private static string Tag(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return string.Create(6, hash, (letters, bytes) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = (char)('A' + (bytes[i] % 26));
        });
    }

    private static byte[] ToUnicode(IReadOnlyList<Rune> characters)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        // One block holds at most 100 entries.
        for (var first = 0; first < characters.Count; first += 100)
        {
            var last = Math.Min(first + 100, characters.Count);
            map.Append(CultureInfo.InvariantCulture, $"{last - first} beginbfchar\n");
            for (var i = first; i < last; i++)
                map.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(characters[i].ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return Encoding.ASCII.GetBytes(map.ToString());
    }
}
