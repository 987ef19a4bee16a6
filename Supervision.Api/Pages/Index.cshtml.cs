using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Demo;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.References;

namespace Supervision.Api.Pages;

/// <summary>The first page: what this is, the way in, and for whoever is in, what is theirs.</summary>
public sealed class IndexPage(Actor actor, Asking ask, IEnumerable<DemoState> demo) : PageModel
{
    /// <summary>How far the demonstration is; null where there is none.</summary>
    public DemoState? Demo { get; } = demo.FirstOrDefault();

    public bool SignedIn => actor.IsKnown;

    public IReadOnlyList<CampaignLine> Campaigns { get; private set; } = [];

    public IReadOnlyList<ReferenceRow> References { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        if (!SignedIn) return;
        Campaigns = await ask.All(Subject.Campaign, after => new CampaignList { After = after, Take = 200 }, ct);
        References = await ask.All(Subject.ReferenceCase, after => new ReferenceCaseList { After = after, Take = 200 }, ct);
    }
}
