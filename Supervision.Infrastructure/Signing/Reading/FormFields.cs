using System.Text;

namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>A field without children, with what it inherits.</summary>
/// <param name="Name">Full name, parts joined by dots.</param>
/// <param name="Reference">Its object; null for one that stands in the list itself.</param>
/// <param name="Dictionary">As it stands.</param>
/// <param name="Kind">FT: "Sig", "Tx", …</param>
/// <param name="Value">V, not resolved.</param>
internal sealed record FormField(string Name, PdfReference? Reference, PdfDictionary Dictionary, string? Kind, PdfValue? Value);

/// <summary>Walks a form (ISO 32000-1, 12.7.3).</summary>
internal static class FormFields
{
    private const int Deepest = 32;
    private const int Most = 5_000;

    public static IReadOnlyList<FormField> Read(PdfRevision file)
    {
        var fields = new List<FormField>();
        if (file.Form is { } form && file.Resolve(form["Fields"]) is PdfArray list)
        {
            var seen = new HashSet<int>();
            foreach (var item in list.Items) Walk(file, item, "", null, null, 0, fields, seen);
        }
        return fields;
    }

    private static void Walk(PdfRevision file, PdfValue item, string path, string? kind, PdfValue? value, int depth, List<FormField> fields, HashSet<int> seen)
    {
        var reference = item as PdfReference;
        if (depth > Deepest || fields.Count > Most || seen.Count > Most) throw BrokenPdf.Excessive("biểu mẫu");
        if (reference is not null && !seen.Add(reference.Number)) throw BrokenPdf.Unreadable("biểu mẫu bị hỏng");
        if (file.Resolve(item) is not PdfDictionary field) return;
        kind = file.Resolve(field["FT"]) is PdfName own ? own.Value : kind;
        value = field["V"] ?? value;
        if (file.Resolve(field["T"]) is PdfString part) path = path.Length == 0 ? Text(part) : $"{path}.{Text(part)}";
        // Kids without a name of their own are the field's widgets, not fields.
        if (file.Resolve(field["Kids"]) is PdfArray kids && kids.Items.Any(kid => file.Resolve(kid) is PdfDictionary child && child["T"] is not null))
        {
            foreach (var kid in kids.Items) Walk(file, kid, path, kind, value, depth + 1, fields, seen);
            return;
        }
        fields.Add(new(path, reference, field, kind, value));
    }

    /// <summary>A text string: UTF-16 or UTF-8 by its mark, else PDFDocEncoding, read as Latin-1.</summary>
    public static string Text(PdfString text) => text.Bytes switch
    {
        [0xFE, 0xFF, .. var wide] => Encoding.BigEndianUnicode.GetString(wide).Normalize(NormalizationForm.FormC),
        [0xEF, 0xBB, 0xBF, .. var narrow] => Encoding.UTF8.GetString(narrow).Normalize(NormalizationForm.FormC),
        var bytes => Encoding.Latin1.GetString(bytes),
    };
}
