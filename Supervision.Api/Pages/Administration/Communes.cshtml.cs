using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Councils;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What a province reads of its communes.</summary>
public sealed class CommunesPage(Asking ask) : PageModel
{
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<CommuneResult> Results { get; private set; } = null!;

    public IReadOnlyList<CommuneTally> Communes { get; private set; } = [];

    public Page<CommuneCampaign> Campaigns { get; private set; } = null!;

    public async Task OnGet(CancellationToken ct)
    {
        Results = await ask.Get(new CommuneResults { After = After }, ct);
        if (After is null) Communes = await ask.Get(new CommuneComparison(), ct);
        Campaigns = await ask.Get(new CommuneCampaigns(), ct);
    }
}
