using Supervision.Core.Campaigns;
using Supervision.Core.Indicators;

namespace Supervision.Tests.Indicators;

/// <summary>Figures and what they are recorded in, by the commands a user sends.</summary>
internal static class SomeFigures
{
    public static readonly StatedIndicator Ratio = new() { Name = "Hồ sơ giải quyết đúng hạn", Kind = IndicatorKind.Ratio, Numerator = 13, Denominator = 16, StatedRatio = "81,25" };

    public static RecordIndicator Record(Guid campaign, StatedIndicator stated) => new() { CampaignId = campaign, Stated = stated };

    /// <summary>A campaign whose plan was sent, so that figures are taken.</summary>
    public static async Task<Guid> OpenCampaign(this World world)
    {
        var (campaign, _) = await world.FoundedCampaign();
        await world.Send(world.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "15/HĐND-VP") });
        return campaign;
    }

    public static async Task<Guid> Indicator(this World world, Guid campaign, StatedIndicator stated) => (await world.Send(world.Secretary, Record(campaign, stated))).Id;

    public static IEnumerable<string> Lines(this CheckAnswer answer) =>
        answer.Flags.Select(flag => $"{flag.Code}: {string.Join(' ', flag.Subjects.Select(s => s.Code).Order(StringComparer.Ordinal))}");
}
