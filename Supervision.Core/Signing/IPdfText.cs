namespace Supervision.Core.Signing;

/// <summary>Reads the text of a PDF that came from elsewhere.</summary>
public interface IPdfText
{
    /// <exception cref="Pipeline.RefusedException"><c>pdf.unreadable</c>, <c>pdf.encrypted</c>, <c>pdf.too_large</c>.</exception>
    ExtractedText Read(byte[] pdf);
}

/// <summary>Text by page and line in reading order, composed (NFC).</summary>
public sealed record ExtractedText(IReadOnlyList<ExtractedPage> Pages)
{
    /// <summary>No letter at all: a scan, whose text only a person can compare.</summary>
    public bool IsBlank => Pages.All(page => page.Lines.All(string.IsNullOrWhiteSpace));
}

/// <summary>The lines of one page from top to bottom.</summary>
public sealed record ExtractedPage(IReadOnlyList<string> Lines);
