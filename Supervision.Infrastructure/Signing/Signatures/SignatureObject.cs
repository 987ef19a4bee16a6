using System.Globalization;
using System.Text;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Signing.Signatures;

/// <summary>The dictionary of a signature (ISO 32000-1, table 252): first with room for the signature, then filled in the finished file.</summary>
internal static class SignatureObject
{
    private const string Range = "/ByteRange [0 ";
    private const string Hole = "/Contents <";

    // Three numbers of ten digits, and the spaces between.
    private const int RangeDigits = 32;

    public static string Reserve(SigningKey key, SignRequest request, DateTimeOffset now, bool certifies)
    {
        var text = new StringBuilder("<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ");
        text.Append(Range).Append(' ', RangeDigits).Append("] ").Append(Hole).Append('0', CadesSignature.MostBytes(key) * 2).Append('>');
        text.Append(CultureInfo.InvariantCulture, $" /M {PdfText.Date(now)} /Name {PdfText.String(key.HolderName)}");
        if (request.Reason is { } reason) text.Append(CultureInfo.InvariantCulture, $" /Reason {PdfText.String(reason)}");
        if (request.Location is { } location) text.Append(CultureInfo.InvariantCulture, $" /Location {PdfText.String(location)}");
        if (certifies) text.Append(" /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P 2 /V /1.2>>>>]");
        return text.Append(">>").ToString();
    }

    /// <summary>Signs the file as it is, but for the hole, into the hole.</summary>
    /// <param name="file">The finished file; is written into.</param>
    /// <param name="at">Where the signature's object stands.</param>
    /// <param name="key">Signs.</param>
    public static void Fill(byte[] file, int at, SigningKey key)
    {
        var range = Find(file, at, Range) + Range.Length;
        var open = Find(file, range, Hole) + Hole.Length - 1;
        var close = open + 2 + (CadesSignature.MostBytes(key) * 2);
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{open} {close} {file.Length - close}").PadRight(RangeDigits);
        Encoding.ASCII.GetBytes(numbers).CopyTo(file, range);

        var content = new byte[open + file.Length - close];
        file.AsSpan(0, open).CopyTo(content);
        file.AsSpan(close).CopyTo(content.AsSpan(open));
        var signature = CadesSignature.Sign(content, key);
        if (signature.Length > CadesSignature.MostBytes(key)) throw new InvalidOperationException($"A signature of {signature.Length} bytes is longer than its room.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(signature)).CopyTo(file, open + 1);
    }

    private static int Find(byte[] file, int from, string text)
    {
        var found = file.AsSpan(from).IndexOf(Encoding.ASCII.GetBytes(text));
        return found >= 0 ? from + found : throw new InvalidOperationException($"No {text} in the signature.");
    }
}
