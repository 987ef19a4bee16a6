using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>Who replaces or moves says what they saw; who only adds does not; who has it already is not sent it again.</summary>
public sealed class VersionTests : SiteTest
{
    [Test]
    public async Task A_move_without_the_version_that_was_seen_is_refused()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = await Site.As(World.Office);
        var before = await Site.Rows();

        var answer = await office.Post($"/api/campaigns/{campaign}/steps", Programme);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.PreconditionRequired, "version.required")));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [TestCase("3")]
    [TestCase("\"ba\"")]
    [TestCase("*")]
    [TestCase("W/\"1\"")]
    [TestCase("\"1\", \"2\"")]
    [TestCase("\"-1\"")]
    public async Task An_If_Match_that_is_no_tag_of_ours_is_refused(string tag)
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = await Site.As(World.Office);

        var answer = await office.Post($"/api/campaigns/{campaign}/steps", Programme, ifMatch: tag);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "version.malformed")));
    }

    [Test]
    public async Task Who_saw_an_older_version_learns_who_changed_it_and_when()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = await Site.As(World.Office);
        var moved = await office.Post($"/api/campaigns/{campaign}/steps", Programme, ifMatch: "\"1\"");
        World.Clock.Advance(TimeSpan.FromHours(1));
        var before = await Site.Rows();

        var stale = await office.Post($"/api/campaigns/{campaign}/steps", Body(Move(CampaignStep.Suspend) with { Reason = "Chờ ý kiến" }, "campaignId", "version"), ifMatch: "\"1\"");

        Assert.That(moved.Status, Is.EqualTo(HttpStatusCode.OK), moved.Text);
        Assert.That(moved.Tag, Is.EqualTo("\"2\""));
        Assert.That((stale.Status, stale.Code), Is.EqualTo((HttpStatusCode.PreconditionFailed, "version.stale")));
        Assert.That((string?)stale.Json!["changedBy"], Is.EqualTo(World.Identity(World.Office).Name));
        Assert.That((DateTimeOffset)stale.Json["changedAt"]!, Is.EqualTo(World.Clock.GetUtcNow().AddHours(-1)));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task Who_has_the_newest_is_told_so_without_a_body()
    {
        var finding = await Finding();
        var member = await Site.As(World.Member);
        var first = await member.Get($"/api/findings/{finding}");

        var same = await member.Get($"/api/findings/{finding}", ifNoneMatch: first.Tag);
        var among = await member.Get($"/api/findings/{finding}", ifNoneMatch: $"\"0.x\", W/{first.Tag}");
        var other = await member.Get($"/api/findings/{finding}", ifNoneMatch: "\"0.x\"");

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK), first.Text);
        Assert.That((same.Status, same.Text, same.Tag), Is.EqualTo((HttpStatusCode.NotModified, "", first.Tag)));
        Assert.That(among.Status, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_was_only_added_to_is_shown_anew_although_its_version_stands()
    {
        var finding = await Finding();
        var member = await Site.As(World.Member);
        var first = await member.Get($"/api/findings/{finding}");
        await World.Value<long>("UPDATE Findings SET Field = @Field WHERE Id = @finding AND CouncilId = @CouncilId", new { Field = "Đất đai", finding });

        var again = await member.Get($"/api/findings/{finding}", ifNoneMatch: first.Tag);

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(again.Tag, Is.Not.EqualTo(first.Tag));
        Assert.That((int)again.Json!["version"]!, Is.EqualTo((int)first.Json!["version"]!));
    }

    [Test]
    public async Task The_tag_that_was_read_is_the_one_to_send_back()
    {
        var finding = await Finding();
        var member = await Site.As(World.Member);
        var read = await member.Get($"/api/findings/{finding}");
        var revision = Body(new { kind = FindingKind.Shortcoming, text = "Sửa lại" });

        var revised = await member.Call(HttpMethod.Put, $"/api/findings/{finding}",
            new StringContent(revision.ToJsonString(), System.Text.Encoding.UTF8, "application/json"), ifMatch: read.Tag);

        Assert.That(revised.Status, Is.Not.EqualTo(HttpStatusCode.PreconditionFailed).And.Not.EqualTo(HttpStatusCode.PreconditionRequired), revised.Text);
        Assert.That(revised.Code, Is.Not.EqualTo("version.malformed"), revised.Text);
    }

    private static System.Text.Json.Nodes.JsonObject Programme => Body(Move(CampaignStep.Programme), "campaignId", "version");

    private static MoveCampaign Move(CampaignStep step) => new() { CampaignId = Guid.Empty, Version = 0, Step = step, On = Some.FoundedOn, Paper = Some.Paper() };

    private async Task<Guid> Finding()
    {
        var (campaign, _) = await World.FoundedCampaign();
        await World.Send(World.Office, Move(CampaignStep.SendPlan) with { CampaignId = campaign, Version = 2 });
        return (await World.Send(World.Member, new RecordFinding { CampaignId = campaign, UnitId = World.Unit, Kind = FindingKind.Strength, Text = "Giải quyết hồ sơ đúng hạn" })).Id;
    }
}
