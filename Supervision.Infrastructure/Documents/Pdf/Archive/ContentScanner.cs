using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Archive;

/// <summary>Goes through the operators of a page or form without keeping them.</summary>
internal sealed class ContentScanner(IReadOnlyDictionary<string, int> lastCodes)
{
    // What our canvas writes; anything else is a fault of ours, known to PDF or not. Colour: grey only.
    private static readonly HashSet<string> Known = ["BMC", "BDC", "EMC", "BT", "ET", "Td", "Tf", "TJ", "Tc", "q", "Q", "cm", "Do", "w", "m", "l", "c", "h", "re", "S", "f", "g"];

    private const int DeepestState = 28;

    /// <summary>What breaks the rules; nothing when all is well.</summary>
    public ArchiveFault? Fault(ReadOnlySpan<byte> content)
    {
        var (depth, last) = (0, 0);
        var name = ReadOnlySpan<byte>.Empty;
        for (var at = 0; at < content.Length;)
        {
            var value = content[at];
            if (content[at..].StartsWith("<<"u8))
            {
                at += 2;
            }
            else if (value == (byte)'<')
            {
                var length = content[at..].IndexOf((byte)'>');
                if (length < 0 || !AreCodes(content.Slice(at + 1, length - 1), last))
                    return new("6.2.11.8", "a character that its font does not have");
                at += length + 1;
            }
            else if (value == (byte)'/')
            {
                var length = RegularLength(content[(at + 1)..]);
                name = content.Slice(at + 1, length);
                at += length + 1;
            }
            else if (FileLexer.IsRegular(value))
            {
                var word = content.Slice(at, RegularLength(content[at..]));
                at += word.Length;
                if (word[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.')
                    continue;
                var known = Encoding.Latin1.GetString(word);
                if (!Known.Contains(known))
                    return new("6.2.2", $"the operator {known}");
                if (known == "Tf")
                    last = lastCodes.GetValueOrDefault(Encoding.Latin1.GetString(name));
                depth += known == "q" ? 1 : known == "Q" ? -1 : 0;
                if (depth is < 0 or > DeepestState)
                    return new("6.1.13", "states of graphics nested too deep, or not closed");
            }
            else
            {
                at++;
            }
        }
        return depth == 0 ? null : new("6.1.13", "states of graphics nested too deep, or not closed");
    }

    private static bool AreCodes(ReadOnlySpan<byte> digits, int last)
    {
        if (digits.Length % 4 != 0)
            return false;
        for (var i = 0; i < digits.Length; i += 4)
        {
            var code = (Digit(digits[i]) << 12) | (Digit(digits[i + 1]) << 8) | (Digit(digits[i + 2]) << 4) | Digit(digits[i + 3]);
            if (code < 1 || code > last)
                return false;
        }
        return true;
    }

    private static int Digit(byte digit) => digit <= (byte)'9' ? digit - '0' : digit - 'A' + 10;

    private static int RegularLength(ReadOnlySpan<byte> content)
    {
        var length = 0;
        while (length < content.Length && FileLexer.IsRegular(content[length]))
            length++;
        return length;
    }
}
