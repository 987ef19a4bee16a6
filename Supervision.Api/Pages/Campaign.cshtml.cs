using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Dossiers;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Tasks;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Pages;

/// <summary>One supervision with everything of it that its reader may see.</summary>
public sealed class CampaignPage(Asking ask) : PageModel
{
    public CampaignView View { get; private set; } = null!;

    public IReadOnlyList<FindingLine> Findings { get; private set; } = [];

    public IReadOnlyList<IndicatorDetails> Indicators { get; private set; } = [];

    public IReadOnlyList<UnitReportLine> Reports { get; private set; } = [];

    /// <summary>Null where the flags are not for the reader.</summary>
    public CheckAnswer? Check { get; private set; }

    /// <summary>Null where conclusions are not for the reader.</summary>
    public CampaignConclusionsView? Outcome { get; private set; }

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    /// <summary>The volumes of its dossier; none for a unit, and none before a paper was issued.</summary>
    public IReadOnlyList<DossierView> Dossiers { get; private set; } = [];

    public bool ReadsPapers => ask.May(Subject.Paper);

    public async Task OnGet(Guid id, CancellationToken ct)
    {
        View = await ask.Get(new CampaignDetails { CampaignId = id }, ct);
        Findings = await ask.All(Subject.Finding, after => new CampaignFindings { CampaignId = id, After = after, Take = 200 }, ct);
        Indicators = await ask.All(Subject.Finding, after => new IndicatorList { CampaignId = id, After = after, Take = 200 }, ct);
        Reports = await ask.Try(Subject.UnitReport, new CampaignUnitReports(id), ct) ?? [];
        Outcome = await ask.Try(Subject.Conclusion, new CampaignConclusions(id), ct);
        Tasks = await ask.All(Subject.FollowUpTask, after => new TaskList { CampaignId = id, After = after, Take = 200 }, ct);
        Dossiers = await ask.Try(Subject.Paper, new CampaignDossiers(id), ct) ?? [];
        Check = await ask.Try(Subject.Finding, new CampaignFlags(id), ct);
    }
}
