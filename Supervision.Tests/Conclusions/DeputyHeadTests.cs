using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Opinions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Tests.Web;

namespace Supervision.Tests.Conclusions;

/// <summary>The leader of a committee who is deputy head of another body's delegation has the delegation's rights there, and nowhere else.</summary>
public sealed class DeputyHeadTests : SiteTest
{
    [Test]
    public async Task A_committees_leader_who_is_deputy_head_reads_the_drafted_conclusion_and_says_what_they_think_of_it()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        var committee = (await World.Send(World.Administrator, new AddBody { Kind = BodyKind.Committee, Name = "Ban Pháp chế Hội đồng nhân dân tỉnh", HeaderName = "BAN PHÁP CHẾ", ShortCode = "BPC", ValidFrom = new DateOnly(2021, 7, 1) })).Id;
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban Pháp chế", bodyId: committee);
        Assert.That((await World.Refused(leader, new ConclusionDetails(conclusion))).Kind, Is.EqualTo(RefusalKind.NotFound), "another body's draft");

        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute(
            "UPDATE DelegationMembers SET Role = 'DeputyHead', PersonId = @leader WHERE CampaignId = @Campaign AND PersonId = @Member AND CouncilId = @CouncilId", new { leader, ended.Campaign, World.Member }, CancellationToken.None));
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = 1 });
        var browser = new FormBrowser(await Site.BrowserOf(leader));
        Assert.That((await browser.Open("/")).QuerySelector($"a[href='/ket-luan/{conclusion}/doc']"), Is.Not.Null);
        var read = await browser.Open($"/ket-luan/{conclusion}/doc");
        Assert.That((read.QuerySelector("#approve"), (await browser.Open($"/ket-luan/{conclusion}")).QuerySelector("#approve")), Is.EqualTo(((AngleSharp.Dom.IElement?)null, (AngleSharp.Dom.IElement?)null)), "the Standing Board signs it");
        Assert.That(read.QuerySelector("#opinion"), Is.Not.Null);
    }
}
