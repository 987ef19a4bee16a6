using System.Globalization;
using System.Text;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Writing;

/// <summary>Values as a file writes them; each character is a byte (Latin-1).</summary>
internal static class PdfSerializer
{
    public static string Write(PdfValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, PdfValue value)
    {
        switch (value)
        {
            case PdfNull: text.Append("null"); break;
            case PdfBoolean boolean: text.Append(boolean.Value ? "true" : "false"); break;
            case PdfNumber number: text.Append(number.Text); break;
            case PdfName name: WriteName(text, name.Value); break;
            case PdfString written: text.Append('<').Append(Convert.ToHexString(written.Bytes)).Append('>'); break;
            case PdfReference reference: text.Append(CultureInfo.InvariantCulture, $"{reference.Number} {reference.Generation} R"); break;
            case PdfArray array:
                text.Append('[');
                for (var i = 0; i < array.Items.Count; i++)
                {
                    if (i > 0) text.Append(' ');
                    Write(text, array.Items[i]);
                }
                text.Append(']');
                break;
            case PdfDictionary dictionary:
                text.Append("<<");
                foreach (var (name, entry) in dictionary.Entries)
                {
                    WriteName(text, name);
                    text.Append(' ');
                    Write(text, entry);
                }
                text.Append(">>");
                break;
            default: throw new ArgumentException($"No {value.GetType().Name} stands inside a value.", nameof(value));
        }
    }

    private static void WriteName(StringBuilder text, string name)
    {
        text.Append('/');
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '+' or '*' or ':' or '@' or ',' or '$') text.Append(letter);
            else text.Append(CultureInfo.InvariantCulture, $"#{(int)letter:X2}");
        }
    }
}
