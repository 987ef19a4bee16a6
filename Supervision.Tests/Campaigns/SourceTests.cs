using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Campaigns;

public sealed class SourceTests : FeatureTest
{
    [Test]
    public async Task A_source_keeps_the_hour_it_was_published()
    {
        var (campaign, _) = await World.FoundedCampaign();

        await World.Send(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin trên cổng thông tin", PublishedOn = new DateOnly(2026, 4, 15), PublishedTime = new TimeOnly(9, 12, 26) });

        Assert.That(await World.Value<string>("SELECT PublishedTime FROM CampaignSources WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo("09:12:26"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @campaign AND Event = 'SourceRecorded' AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo(1));
    }

    [Test]
    public async Task An_hour_without_its_day_is_refused()
    {
        var (campaign, _) = await World.FoundedCampaign();

        var refusal = await World.Refused(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin", PublishedTime = new TimeOnly(9, 0) });

        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "PublishedTime" }));
    }

    [Test]
    public async Task A_paper_is_cited_with_what_is_known_of_it()
    {
        var (campaign, _) = await World.FoundedCampaign();

        await World.Send(World.Office, new CitePaper { CampaignId = campaign, Paper = new Paper { Type = "Kế hoạch", Abstract = "Kế hoạch cải cách hành chính năm 2026 của xã" } });

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM CampaignPapers WHERE CampaignId = @campaign AND Kind = 'Cited' AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_campaign_of_another_council_takes_neither()
    {
        var (campaign, _) = await World.FoundedCampaign();
        await World.OpenCouncil();

        Assert.That((await World.Refused(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin" })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new CitePaper { CampaignId = campaign, Paper = Some.Paper() })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
