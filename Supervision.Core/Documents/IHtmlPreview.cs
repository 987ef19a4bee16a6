namespace Supervision.Core.Documents;

/// <summary>Shows a paper in a page as it will be printed, from the same blocks; for reading and deciding, never for printing.</summary>
public interface IHtmlPreview
{
    /// <summary>Address of the one stylesheet that the preview needs.</summary>
    public const string Stylesheet = "/paper.css";

    /// <summary>
    /// An <c>article</c> without scripts and style attributes. What clerks reworded is marked, with the system's words behind the mark; what they left out is listed below.
    /// </summary>
    /// <param name="document">The paper, with the overrides that apply to it.</param>
    /// <param name="headingLevel">Level of the paper's title among the headings of the page, 1 to 4.</param>
    /// <exception cref="UnprintableDocumentException">A block that the preview does not know.</exception>
    string Render(Document document, int headingLevel = 2);
}
