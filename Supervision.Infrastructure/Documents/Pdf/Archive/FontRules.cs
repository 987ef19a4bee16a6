using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Infrastructure.Documents.Pdf.Archive;

/// <summary>Rules of ISO 19005-2, 6.2.11, for one font of a page.</summary>
internal static partial class FontRules
{
    /// <summary>The faults, and the last code that the font has a character for (codes count from 1).</summary>
    public static (IReadOnlyList<ArchiveFault> Faults, int LastCode) Look(FinishedFile file, Dictionary<string, object?> font)
    {
        var faults = new List<ArchiveFault>();
        var descendant = file.Dictionary((file.Resolve(font.GetValueOrDefault("DescendantFonts")) as List<object?>)?.FirstOrDefault());
        if (!FinishedFile.Is(font, "Subtype", "Type0") || !FinishedFile.Is(font, "Encoding", "Identity-H") || !FinishedFile.Is(descendant, "Subtype", "CIDFontType2") || !FinishedFile.Is(descendant, "CIDToGIDMap", "Identity"))
            faults.Add(new("6.2.11.3", "a composite font whose codes do not lead to its glyphs"));
        var widths = (file.Resolve(descendant.GetValueOrDefault("W")) as List<object?>)?.OfType<List<object?>>().FirstOrDefault()?.OfType<double>().ToArray() ?? [];
        var program = file.Resolve(file.Dictionary(descendant.GetValueOrDefault("FontDescriptor")).GetValueOrDefault("FontFile2")) as StreamValue;
        if (program is null)
            faults.Add(new("6.2.11.4", "a font that is not embedded"));
        else if (!AreTrue(FinishedFile.Inflate(program), widths))
            faults.Add(new("6.2.11.5", "widths that differ from those of the font"));
        var map = file.Resolve(font.GetValueOrDefault("ToUnicode")) as StreamValue;
        if (map is null || !Covers(System.Text.Encoding.ASCII.GetString(FinishedFile.Inflate(map)), widths.Length))
            faults.Add(new("6.2.11.7", "characters without a way back to Unicode"));
        return (faults, widths.Length);
    }

    // Code n is glyph n; the figures of the dictionary are thousandths of the size.
    private static bool AreTrue(byte[] program, double[] widths)
    {
        var tables = new Dictionary<string, int>();
        for (int i = 0, count = Short(program, 4); i < count; i++)
            tables[System.Text.Encoding.ASCII.GetString(program, 12 + (i * 16), 4)] = BinaryPrimitives.ReadInt32BigEndian(program.AsSpan(12 + (i * 16) + 8));
        double unitsPerEm = Short(program, tables["head"] + 18);
        int metrics = Short(program, tables["hhea"] + 34);
        return metrics > widths.Length && widths.Index().All(width => Math.Abs(width.Item - (Short(program, tables["hmtx"] + ((width.Index + 1) * 4)) * 1000 / unitsPerEm)) <= 1);
    }

    private static bool Covers(string map, int codes)
    {
        var known = new HashSet<int>();
        foreach (Match entry in Entry().Matches(map))
        {
            if (entry.Groups[2].Value is "0000" or "FEFF" or "FFFE" or "FFFD")
                return false;
            known.Add(int.Parse(entry.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
        return Enumerable.Range(1, codes).All(known.Contains);
    }

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    [GeneratedRegex("^<([0-9A-F]{4})> <([0-9A-F]{4,})>$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
