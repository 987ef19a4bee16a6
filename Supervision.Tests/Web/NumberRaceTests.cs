using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Tests.Conclusions;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>A number of a year and a type is given once, however many clerks reach for it.</summary>
public sealed class NumberRaceTests : SiteTest
{
    [Test]
    public async Task Of_clerks_who_give_one_number_at_once_one_wins_and_the_others_are_told()
    {
        var papers = new List<(Guid Id, int Version)>();
        for (var i = 0; i < 4; i++)
        {
            var (_, paper) = await World.DraftedConclusion();
            var version = (await World.Send(World.Office, new ConclusionDetails(paper))).Version;
            await World.Send(World.Office, new SubmitConclusion { ConclusionId = paper, Version = version });
            papers.Add((paper, (await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = paper, Version = version + 1 })).Version));
        }
        var clerks = new[] { World.Clerk, await World.Person(Role.RecordsClerk, "Văn thư thứ hai") };
        var clients = await Task.WhenAll(papers.Select((_, i) => Site.As(clerks[i % 2])));

        var answers = await Task.WhenAll(papers.Select((paper, i) => Task.Run(() => clients[i].Post(
            $"/api/conclusions/{paper.Id}/issue", Body(SomeConclusions.Issue(paper.Id, paper.Version), "conclusionId", "version"), ifMatch: $"\"{paper.Version}\""))));

        Assert.That(answers.Count(answer => answer.Status is HttpStatusCode.OK), Is.EqualTo(1), string.Join('\n', answers.Select(answer => answer.Text)));
        foreach (var lost in answers.Where(answer => answer.Status is not HttpStatusCode.OK))
        {
            Assert.That((lost.Status, lost.Code), Is.EqualTo((HttpStatusCode.Conflict, "number.taken")), lost.Text);
            Assert.That(lost.Fields, Is.EqualTo(new[] { "number" }), lost.Text);
        }
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Conclusions WHERE Number = 15 AND CouncilId = @CouncilId"), Is.EqualTo(1));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM OfficialPapers WHERE CouncilId = @CouncilId AND Kind = 'ConclusionNotice' AND Sha256 IS NOT NULL"), Is.EqualTo(1), "the losers froze nothing");
    }
}
