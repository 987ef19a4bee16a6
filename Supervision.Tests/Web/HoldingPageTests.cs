using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>Who closes an account or ends a role reads first what the person holds, and a delegation that is left without its secretary shows it.</summary>
public sealed class HoldingPageTests : SiteTest
{
    [Test]
    public async Task Closing_the_secretary_names_the_delegations_and_the_campaign_shows_that_nobody_keeps_the_minutes()
    {
        var campaign = await World.CampaignOf(await World.PlannedVisit());
        var head = (await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Head;
        var (administrator, board) = (new FormBrowser(await Site.BrowserOf(World.Administrator)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)));
        var path = $"/quan-tri/tai-khoan/{World.Secretary}";

        Assert.That((await administrator.Open(path)).QuerySelector("#activity .meta")!.TextContent, Does.Contain($"thư ký cuộc {head.Code} “{head.Title}”").And.Contain("Không còn ai khác đang giữ vai trò"));
        Assert.That((await board.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#doan .notice"), Is.Null);
        Assert.That((await board.Open("/cuoc-giam-sat")).QuerySelector("main")!.TextContent, Does.Not.Contain("Đoàn không còn thư ký"));
        await administrator.Do(path, "#activity", ("activity.Reason", "Chuyển công tác"));

        Assert.That((await board.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#doan .notice")!.TextContent, Does.StartWith("Đoàn không còn thư ký"));
        Assert.That((await board.Open("/cuoc-giam-sat")).QuerySelector("main")!.TextContent, Does.Contain("Đoàn không còn thư ký"));
        Assert.That((await World.Send(World.UnitHead, new CampaignDetails { CampaignId = campaign })).Delegations.Any(delegation => delegation.LacksSecretary), Is.False, "not a unit's to know");
    }

    [Test]
    public async Task Ending_the_role_of_the_only_clerk_says_so_until_there_is_a_second()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var path = $"/quan-tri/tai-khoan/{World.Clerk}";

        Assert.That((await administrator.Open(path)).QuerySelector("#vai-tro details .meta")!.TextContent, Does.Contain("Không còn ai khác đang giữ vai trò văn thư"));
        await World.Person(Role.RecordsClerk, "Văn thư thứ hai");
        Assert.That((await administrator.Open(path)).QuerySelector("#vai-tro details .meta")!.TextContent, Does.Not.Contain("Không còn ai khác"));
    }

    [Test]
    public async Task A_token_says_its_last_day_and_what_it_may_do_stands_by_kinds_of_work_under_one_name()
    {
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string Path = "/quan-tri/ma-ket-noi";
        var form = await administrator.Open(Path);
        Assert.That(form.QuerySelectorAll("#make-Allowed fieldset legend").Length, Is.GreaterThan(5));
        Assert.That(form.QuerySelectorAll("#make-Allowed > label"), Is.Empty);

        var (_, refused) = await administrator.Send(Path, "#make", ("make.Name", "Trục liên thông"), ("make.PersonId", $"{World.Administrator}"), ("make.ValidTo", "01/5/2026"));
        Assert.That(refused.QuerySelector("main")!.TextContent, Does.Contain("“Được làm”").And.Not.Contain("“Phạm vi”"));
        var (_, made) = await administrator.Send(Path, "#make", ("make.Name", "Trục liên thông"), ("make.PersonId", $"{World.Administrator}"), ("make.ValidTo", "01/5/2026"), ("make.Allowed", $"{new Permission(Subject.Directory, Act.Read)}"));

        Assert.That(made.QuerySelector("section[role=status]")!.TextContent, Does.Contain("dùng được đến hết ngày 01/5/2026"));
        Assert.That(made.QuerySelectorAll("ul.rows .meta").Select(line => line.TextContent), Has.Some.Contains("dùng được đến hết ngày 01/5/2026"));
    }
}
