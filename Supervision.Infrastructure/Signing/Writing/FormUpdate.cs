using System.Globalization;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Writing;

/// <summary>Adds fields and annotations to a file; pages, form and catalogue are written again only where they change.</summary>
internal sealed class FormUpdate(PdfRevision file, PdfUpdate update)
{
    private readonly List<PdfValue> fields = [];
    private readonly Dictionary<int, List<PdfValue>> annotations = [];
    private PdfDictionary catalogue = file.Catalogue;

    public PdfUpdate Objects => update;

    /// <summary>Adds a widget that is a field at once.</summary>
    public int AddField(PdfPage page, string entries)
    {
        var number = AddAnnotation(page, $"/Subtype /Widget {entries}");
        fields.Add(new PdfReference(number, 0));
        return number;
    }

    public int AddAnnotation(PdfPage page, string entries)
    {
        var number = update.Add(string.Create(CultureInfo.InvariantCulture, $"<</Type /Annot {entries} /P {page.Reference.Number} {page.Reference.Generation} R>>"));
        if (!annotations.TryGetValue(page.Reference.Number, out var added)) annotations[page.Reference.Number] = added = [];
        added.Add(new PdfReference(number, 0));
        return number;
    }

    /// <summary>The signature that says what may follow.</summary>
    public void Certify(int signature) =>
        catalogue = catalogue.With("Perms", (file.Dictionary(catalogue["Perms"]) ?? PdfDictionary.Empty).With("DocMDP", new PdfReference(signature, 0)));

    public void Finish()
    {
        foreach (var page in file.Pages)
            if (annotations.TryGetValue(page.Reference.Number, out var added)) WritePage(page, added);
        if (fields.Count > 0) WriteForm();
        if (catalogue != file.Catalogue) update.Replace(file.CatalogueReference, catalogue);
    }

    private void WritePage(PdfPage page, List<PdfValue> added)
    {
        var list = page.Dictionary["Annots"];
        var old = (file.Resolve(list) as PdfArray)?.Items ?? [];
        // The seal is stamped over the signature: what is added comes below the agency's field.
        var seal = old.TakeWhile(item => !IsAgency(item)).Count();
        var all = new PdfArray([.. old.Take(seal), .. added, .. old.Skip(seal)]);
        if (list is PdfReference reference && file.Resolve(reference) is PdfArray) update.Replace(reference, all);
        else update.Replace(page.Reference, page.Dictionary.With("Annots", all));
    }

    private bool IsAgency(PdfValue item) => file.Dictionary(item)?["T"] is PdfString name && FormFields.Text(name) == PaperFieldNames.Agency;

    private void WriteForm()
    {
        var form = file.Form ?? PdfDictionary.Empty;
        var old = (file.Resolve(form["Fields"]) as PdfArray)?.Items ?? [];
        // 3: there are signatures, and the file must only be appended to (ISO 32000-1, table 219).
        form = form.With("Fields", new PdfArray([.. old, .. fields])).With("SigFlags", new PdfNumber(3));
        if (form["DR"] is null)
        {
            var helvetica = update.Add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>");
            form = form.With("DR", new PdfDictionary([new("Font", new PdfDictionary([new("Helv", new PdfReference(helvetica, 0))]))]));
        }
        if (catalogue["AcroForm"] is PdfReference reference && file.Form is not null) update.Replace(reference, form);
        else
        {
            var number = update.Add(PdfSerializer.Write(form));
            catalogue = catalogue.With("AcroForm", new PdfReference(number, 0));
        }
    }
}
