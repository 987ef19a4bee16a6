using Supervision.Api.Web;
using Supervision.Core.Publishing;

namespace Supervision.Api.Pages;

/// <summary>The councils whose public pages are open.</summary>
public sealed class PublicCouncilsPage(Asking ask) : PublicPage
{
    public IReadOnlyList<PublicCouncil> Councils { get; private set; } = [];

    public static string PathOf(PublicCouncil council) => $"/cong-khai/{Uri.EscapeDataString(council.Code)}";

    public async Task OnGet(CancellationToken ct)
    {
        Councils = await ask.Get(new PublicCouncilList(), ct);
        LetKeep();
    }
}
