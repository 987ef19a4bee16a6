using System.Text;
using System.Text.RegularExpressions;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>The text that a box of ours shows: its appearance has one form, one font and one line, and anything else is none of ours.</summary>
internal static partial class AppearanceText
{
    private const int MostBytes = 256 * 1024;

    /// <returns>Null for an appearance that is not of our making.</returns>
    public static string? Read(PdfRevision file, PdfValue appearance)
    {
        if (appearance is not PdfStream form || form.Dictionary["Filter"] is not null || form.Raw.Length > MostBytes) return null;
        if (file.Dictionary(form.Dictionary["Resources"]) is not { Entries: [{ Key: "Font" } fonts] } || file.Dictionary(fonts.Value) is not { Entries: [var only] }) return null;
        var match = OneLine().Match(Encoding.Latin1.GetString(form.Raw.Span));
        if (!match.Success || match.Groups["font"].Value != only.Key) return null;
        if (file.Dictionary(only.Value) is not { } font || file.Resolve(font["ToUnicode"]) is not PdfStream map) return null;

        var letters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match pair in Pair().Matches(Encoding.Latin1.GetString(PdfFilters.Open(map, MostBytes))))
            letters[pair.Groups[1].Value] = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(pair.Groups[2].Value));
        var text = new StringBuilder();
        foreach (var code in match.Groups["codes"].Value.Chunk(4))
        {
            if (!letters.TryGetValue(new string(code), out var letter)) return null;
            text.Append(letter);
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\A/Tx BMC q 0 g BT /(?<font>[A-Z]) [0-9.]+ Tf -?[0-9.]+ -?[0-9.]+ Td <(?<codes>([0-9A-F]{4})+)> Tj ET Q EMC\z", RegexOptions.CultureInvariant)]
    private static partial Regex OneLine();

    [GeneratedRegex("^<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
