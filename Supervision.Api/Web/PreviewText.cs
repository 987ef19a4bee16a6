using Microsoft.AspNetCore.Html;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>A paper as a page shows it beside its forms.</summary>
/// <param name="Html">The paper; none where it cannot be made.</param>
/// <param name="Refusal">Why it cannot be made now.</param>
public sealed record PreviewText(IHtmlContent? Html, string? Refusal)
{
    /// <summary>The paper of a query; what is refused is said in its place, since the forms beside it are there to mend it.</summary>
    public static async Task<PreviewText> Of(Asking ask, IHtmlPreview preview, IQuery<Document> query, CancellationToken ct)
    {
        try
        {
            return new(new HtmlString(preview.Render(await ask.Get(query, ct), 2)), null);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Conflict or RefusalKind.Invalid or RefusalKind.Forbidden or RefusalKind.NotFound)
        {
            return new(null, refused.Message);
        }
        catch (UnprintableDocumentException unprintable)
        {
            return new(null, unprintable.Message);
        }
    }
}
