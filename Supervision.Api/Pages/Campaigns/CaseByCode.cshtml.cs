using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.References;

namespace Supervision.Api.Pages;

/// <summary>Leads from a code, as papers and the first page name a case, to its page.</summary>
public sealed class CaseByCodePage(Actor actor, Asking ask) : PageModel
{
    public async Task<IActionResult> OnGet(string code, CancellationToken ct)
    {
        _ = actor.Identity;
        var campaigns = await ask.All(Subject.Campaign, after => new CampaignList { After = after, Take = 200 }, ct);
        if (campaigns.FirstOrDefault(c => c.Code == code) is { } campaign) return LocalRedirect($"/cuoc-giam-sat/{campaign.Id}");
        var references = await ask.All(Subject.ReferenceCase, after => new ReferenceCaseList { After = after, Take = 200 }, ct);
        return references.FirstOrDefault(r => r.Code == code) is { } reference ? LocalRedirect($"/ho-so-tham-chieu/{reference.Id}") : NotFound();
    }
}
