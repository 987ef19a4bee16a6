using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>What may become of fields: empty boxes of ours are filled once, empty signature fields are signed, and nothing else.</summary>
internal sealed class FieldChanges(PdfRevision older, PdfRevision newer, DeepComparison comparison)
{
    // In points: three lines, and the width of an A4 page.
    private const double HighestBox = 60;
    private const double WidestBox = 600;

    // A seal and its signature take a few hundredths of a page; more would hide what is under it.
    private const double LargestSignature = 0.25;

    public (LaterContent Change, string? Fault) Of(FormField before, FormField after)
    {
        if (before.Kind != after.Kind) return (LaterContent.Nothing, $"ô {before.Name} bị đổi loại");
        var (had, has) = (older.Resolve(before.Value), newer.Resolve(after.Value));
        if (had is PdfNull && has is not PdfNull)
        {
            if (before.Kind == "Sig" && newer.Dictionary(after.Value) is not null)
                return comparison.SameBut(before.Dictionary, after.Dictionary, "V", "AP", "M", "DA", "MK") ? (LaterContent.Signatures, null) : (LaterContent.Nothing, $"ô chữ ký {before.Name} bị sửa");
            if (before.Kind == "Tx" && PaperFieldNames.Box(before.Name) is not null)
            {
                return comparison.SameBut(before.Dictionary, after.Dictionary, "V", "AP") && BoxFault(after.Dictionary, after.Value) is null
                    ? (LaterContent.Boxes, null)
                    : (LaterContent.Nothing, $"ô {before.Name} ghi không đúng cách");
            }
        }
        return comparison.SameBut(before.Dictionary, after.Dictionary) && KidsAreSame(before, after) && comparison.Same(before.Value, after.Value)
            ? (LaterContent.Nothing, null)
            : (LaterContent.Nothing, before.Kind == "Sig" ? $"chữ ký {before.Name} bị thay" : $"ô {before.Name} bị sửa");
    }

    /// <summary>Which of our boxes an annotation is; null for any other.</summary>
    public PaperBox? BoxOf(PdfDictionary annotation) =>
        annotation.Name("Subtype") == "FreeText" && newer.Resolve(annotation["NM"]) is PdfString name ? PaperFieldNames.Box(FormFields.Text(name)) : null;

    /// <summary>A box is small, does nothing, and shows what it says.</summary>
    public string? BoxFault(PdfDictionary widget, PdfValue? value)
    {
        if (Acts(widget)) return "ô có hành động";
        if (PageTree.Box(newer, widget["Rect"]) is not var (left, bottom, right, top) || Math.Min(right - left, top - bottom) > HighestBox || Math.Max(right - left, top - bottom) > WidestBox) return "ô quá lớn";
        if (newer.Resolve(value) is not PdfString text) return "ô không có chữ";
        var shown = AppearanceText.Read(newer, newer.Resolve(newer.Dictionary(widget["AP"])?["N"]));
        return shown == FormFields.Text(text) ? null : "ô hiện chữ khác với nội dung";
    }

    public string? SignatureFault(PdfDictionary widget, PdfPage page)
    {
        if (Acts(widget)) return "chữ ký có hành động";
        var area = (page.Box.Right - page.Box.Left) * (page.Box.Top - page.Box.Bottom);
        return PageTree.Box(newer, widget["Rect"]) is var (left, bottom, right, top) && (right - left) * (top - bottom) <= area * LargestSignature ? null : "hình chữ ký che nội dung trang";
    }

    /// <summary>Resources of the form may be added to (programs that sign add their fonts), not changed.</summary>
    public bool KeepsResources(PdfDictionary before, PdfDictionary after)
    {
        if (older.Dictionary(before["DR"]) is not { } had) return true;
        if (newer.Dictionary(after["DR"]) is not { } has) return false;
        foreach (var (kind, value) in had.Entries)
        {
            if (older.Dictionary(value) is not { } named || newer.Dictionary(has[kind]) is not { } now)
            {
                if (!comparison.Same(value, has[kind])) return false;
            }
            else if (named.Entries.Any(entry => !comparison.Same(entry.Value, now[entry.Key]))) return false;
        }
        return true;
    }

    private bool KidsAreSame(FormField before, FormField after)
    {
        var (old, now) = ((older.Resolve(before.Dictionary["Kids"]) as PdfArray)?.Items ?? [], (newer.Resolve(after.Dictionary["Kids"]) as PdfArray)?.Items ?? []);
        return old.Count == now.Count && old.Zip(now).All(pair =>
            comparison.SameBut(older.Dictionary(pair.First) ?? PdfDictionary.Empty, newer.Dictionary(pair.Second) ?? PdfDictionary.Empty, "Parent"));
    }

    private static bool Acts(PdfDictionary annotation) => annotation["A"] is not null || annotation["AA"] is not null;
}
