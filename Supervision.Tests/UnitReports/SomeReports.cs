using Supervision.Core.Campaigns;
using Supervision.Core.UnitReports;

namespace Supervision.Tests.UnitReports;

/// <summary>Reports and findings to begin a test with.</summary>
internal static class SomeReports
{
    public static readonly DateOnly PlanSentOn = new(2026, 3, 9);

    /// <summary>A founded campaign whose plan was sent: every unit has its empty report.</summary>
    public static async Task<(Guid Campaign, Guid Delegation)> SentCampaign(this World world)
    {
        var (campaign, delegation) = await world.FoundedCampaign();
        await world.Send(world.Secretary, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = PlanSentOn, Paper = Some.Paper("Công văn", "15/HĐND-VP") });
        return (campaign, delegation);
    }

    /// <summary>The report of one unit in a campaign whose plan was sent.</summary>
    public static async Task<(Guid Campaign, Guid Report)> OpenReport(this World world, Guid? unit = null)
    {
        var (campaign, _) = await world.SentCampaign();
        var lines = await world.Send(world.Office, new CampaignUnitReports(campaign));
        return (campaign, lines.Single(line => line.UnitId == (unit ?? world.Unit)).Id);
    }

    /// <summary>Answers to the given items of the outline, counted from 1.</summary>
    public static async Task<SubmitUnitReport> Submission(this World world, Guid report, int version, params int[] items)
    {
        var details = await world.Send(world.Office, new UnitReportDetails(report));
        return new SubmitUnitReport
        {
            UnitReportId = report,
            Version = version,
            Reference = "45/BC-UBND",
            SignedBy = "Chủ tịch UBND xã",
            SubmittedOn = new DateOnly(2026, 3, 9),
            Answers = [.. details.Outline.Where(o => items.Contains(o.Number)).Select(o => new OutlineAnswer(o.Id, $"Trả lời mục {o.Number}"))],
            Petitions = "Đề nghị bố trí kinh phí.",
            ConfirmsUnanswered = true,
        };
    }
}
