namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>An annotation that carries one of our names in /NM.</summary>
internal sealed record PaperAnnotation(string Name, PdfPage Page, PdfDictionary Dictionary);

/// <summary>Number, date and copy mark that were added as annotations.</summary>
internal static class PaperAnnotations
{
    public static IEnumerable<PaperAnnotation> Read(PdfRevision file) =>
        from page in file.Pages
        from item in (file.Resolve(page.Dictionary["Annots"]) as PdfArray)?.Items ?? []
        let annotation = file.Resolve(item) as PdfDictionary
        where annotation is not null && annotation.Name("Subtype") == "FreeText" && annotation["NM"] is PdfString
        let name = FormFields.Text((PdfString)annotation["NM"]!)
        where PaperFieldNames.Box(name) is not null
        select new PaperAnnotation(name, page, annotation);
}

/// <summary>Opens files within the limit of the settings.</summary>
internal static class PdfFiles
{
    /// <exception cref="Core.Pipeline.RefusedException">Too large, no PDF, broken, encrypted.</exception>
    public static PdfRevision Open(byte[] pdf, SigningSettings settings)
    {
        DemandSize(pdf, settings);
        return PdfRevision.Open(pdf);
    }

    public static void DemandSize(byte[] pdf, SigningSettings settings)
    {
        if (pdf.LongLength > settings.LimitInMegabytes * 1024L * 1024L) throw BrokenPdf.TooLarge(settings.LimitInMegabytes);
    }
}
