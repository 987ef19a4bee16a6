using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Api.Demo.Synthetic;

/// <summary>The synthetic campaign, the whole way.</summary>
internal static class LamSonCase
{
    public static async Task<CaseResult> Play(Cast cast)
    {
        var fieldwork = new LamSonFieldwork(cast);
        await fieldwork.Play();
        var conclusion = new LamSonConclusion(cast, fieldwork);
        await conclusion.Play();
        await new LamSonLedger(cast, fieldwork).Play();
        await fieldwork.Tables.PlayNext(fieldwork.Units);

        return new CaseResult
        {
            Code = LamSonScript.Code,
            Visits = fieldwork.Visits.Count,
            Findings = [.. fieldwork.Findings.GroupBy(f => f.Kind).OrderBy(g => g.Key).Select(g => (g.Key.Label(), g.Count()))],
            Indicators = fieldwork.Visits.Count + 1,
            Check = await cast.Send(Role.Office, new CampaignFlags(fieldwork.CampaignId)),
            Tasks = conclusion.Tasks,
            Invented = null,
            Papers =
            [
                .. fieldwork.Visits.Select((visit, i) => new DemoPaper($"bien-ban-{i + 1}", cast[Role.Secretary], new VisitMinutes { VisitId = visit })),
                new DemoPaper("bao-cao-cua-doan", cast[Role.Office], new PrintDelegationReport(conclusion.ReportId)),
                new DemoPaper("thong-bao-ket-luan", cast[Role.Office], new PrintConclusion(conclusion.ConclusionId)),
            ],
        };
    }
}
