using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Text;
using Supervision.Core.UnitLinks;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>The links that were sent to units, and the way to each unit's own page of them.</summary>
public sealed class UnitLinksPage(Asking ask) : PageModel
{
    [BindProperty(Name = "ten", SupportsGet = true)]
    public string? UnitName { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<UnitLine>? Units { get; private set; }

    public IReadOnlyList<UnitLinkLine> Links { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        var links = await ask.Get(new UnitLinkList { After = After }, ct);
        (Links, Next) = (links.Items, links.Next);
        if (!string.IsNullOrWhiteSpace(UnitName)) Units = (await ask.Get(new UnitList { Search = SearchText.Compose(UnitName), Take = 20 }, ct)).Items;
    }
}
