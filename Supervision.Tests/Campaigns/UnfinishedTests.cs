using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Campaigns;

public sealed class UnfinishedTests : FeatureTest
{
    [Test]
    public async Task What_is_unfinished_is_told_to_whoever_may_end_the_campaign_and_to_no_unit()
    {
        var (ended, conclusion, task, _) = await World.SentConclusion();

        var lines = await World.Send(World.Office, new UnfinishedOfCampaign(ended.Campaign));

        Assert.That(lines.Single(line => line.Kind is UnfinishedKind.Task).SubjectId, Is.EqualTo(task));
        Assert.That(lines.Where(line => line.Kind is UnfinishedKind.ConclusionReceipt).Select(line => (line.SubjectId, line.Title[..line.Title.IndexOf(':', StringComparison.Ordinal)], line.Forbids)),
            Is.EqualTo(new[] { (conclusion, "Ủy ban nhân dân xã Hòa Bình", false), (conclusion, "Ủy ban nhân dân xã Tân Tiến", false) }), "what no unit confirmed to have received is named");
        Assert.That((await World.Refused(World.UnitHead, new UnfinishedOfCampaign(ended.Campaign))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }
}
