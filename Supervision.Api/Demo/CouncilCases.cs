using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Cases;
using Supervision.Core.Conclusions;
using Supervision.Core.Indicators;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Api.Demo;

/// <summary>The two cases that are supervision by a council.</summary>
internal static class CouncilCases
{
    /// <summary>A thematic visit of the council's delegation: minutes, and the notice of what its head said in closing.</summary>
    public static async Task<CaseResult> PlayThematic(Cast cast, CaseFile file)
    {
        var (player, invented) = PlayerOf(cast, file);
        await player.Play(SubjectKind.Council, cast.Council.CouncilBodyId);
        return await ResultOf(cast, file, player, invented,
        [
            new DemoPaper("bien-ban", cast[Role.Secretary], new VisitMinutes { VisitId = player.VisitId }),
            new DemoPaper("thong-bao-ket-luan-buoi-lam-viec", cast[Role.Secretary], new SessionRemarks { VisitId = player.VisitId }),
        ]);
    }

    /// <summary>A visit of a delegates' group: minutes, and the group's result report with its recommendations. A group has no power to conclude.</summary>
    public static async Task<CaseResult> PlayGroup(Cast cast, CaseFile file)
    {
        var (player, invented) = PlayerOf(cast, file);
        await player.Play(SubjectKind.DelegateGroup, cast.GroupId);
        var script = InventedFile.Read<InventedSupervision>(file.Code, invented);
        var duties = script.Duties ?? throw new DemoException(file.Code, "kien_nghi", "báo cáo của Tổ đại biểu phải nêu thời gian khắc phục, trách nhiệm thi hành và báo cáo.");
        var report = await cast.Send(Role.Secretary, new DraftConclusion
        {
            CampaignId = player.CampaignId,
            Kind = ConclusionKind.GroupRecommendations,
            Abstract = duties.Abstract.Value,
            Clauses =
            [
                .. file.Strengths.Select(one => new NewClause { Block = ClauseBlock.Results, Text = one.Content, FindingId = player.Findings[one.Code] }),
                .. file.Shortcomings.Select(one => new NewClause { Block = ClauseBlock.Shortcomings, Text = one.Content, FindingId = player.Findings[one.Code] }),
                .. file.Conclusions.Where(one => one.Kind != CaseConclusionKind.Recognition).Select(one => new NewClause { Block = ClauseBlock.Recommendations, Text = one.Content }),
            ],
            RemedyBy = duties.RemedyBy.Value,
            ExecuteBy = duties.ExecuteBy.Value,
            ReportBy = duties.ReportBy.Value,
        });
        return await ResultOf(cast, file, player, invented,
        [
            new DemoPaper("bien-ban", cast[Role.Secretary], new VisitMinutes { VisitId = player.VisitId }),
            new DemoPaper("bao-cao-ket-qua-giam-sat", cast[Role.Secretary], new PrintConclusion(report.Id)),
        ]);
    }

    private static (CouncilCasePlayer Player, string Invented) PlayerOf(Cast cast, CaseFile file)
    {
        var invented = CaseFiles.Invented($"{file.Code}.json");
        return (new CouncilCasePlayer(cast, file, InventedFile.Read<InventedSupervision>(file.Code, invented)), invented);
    }

    private static async Task<CaseResult> ResultOf(Cast cast, CaseFile file, CouncilCasePlayer player, string invented, IReadOnlyList<DemoPaper> papers) =>
        new()
        {
            Code = file.Code,
            Visits = 1,
            Findings = [.. player.Kinds.GroupBy(kind => kind).OrderBy(g => g.Key).Select(g => (g.Key.Label(), g.Count()))],
            Indicators = player.Indicators.Count,
            Check = await cast.Send(Role.Secretary, new CampaignFlags(player.CampaignId)),
            Tasks = file.Tasks.Count,
            Invented = InventedFile.Count(invented),
            Papers = papers,
        };
}
