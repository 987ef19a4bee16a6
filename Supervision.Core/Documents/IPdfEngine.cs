namespace Supervision.Core.Documents;

/// <summary>Makes the PDF of a paper; an engine is chosen at build time.</summary>
public interface IPdfEngine
{
    /// <exception cref="MissingGlyphException">A character that the paper's font does not have.</exception>
    /// <exception cref="UnprintableDocumentException">A block that the engine does not know, or that cannot be laid out.</exception>
    RenderedPaper Render(Document document);
}

/// <summary>Makes the DOCX of a paper, for drafts that are revised by hand.</summary>
public interface IDocxWriter
{
    /// <exception cref="UnprintableDocumentException">A block that the writer does not know.</exception>
    byte[] Write(Document document);
}

/// <summary>A finished file and how many pages it has.</summary>
public sealed record RenderedPaper(byte[] Content, int PageCount)
{
    /// <summary>Where number, date and signatures stand; empty where the format has no places, as DOCX.</summary>
    public IReadOnlyList<PaperPlace> Places { get; init; } = [];

    public const string PdfContentType = "application/pdf";

    public const string DocxContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
