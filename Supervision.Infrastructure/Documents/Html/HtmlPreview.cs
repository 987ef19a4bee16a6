using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Html;

/// <summary>Writes papers as HTML for pages. Thread safe.</summary>
public sealed class HtmlPreview : IHtmlPreview
{
    public string Render(Document document, int headingLevel = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headingLevel);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingLevel, 4);
        return new HtmlBody(document, headingLevel).Make();
    }
}
