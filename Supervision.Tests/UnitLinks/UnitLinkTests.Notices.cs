using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.SignIn;
using Supervision.Core.Tasks;
using Supervision.Core.UnitLinks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.UnitLinks;

/// <summary>Notices bring the link of their matter to a unit without accounts.</summary>
public sealed partial class UnitLinkTests
{
    [Test]
    public async Task A_notice_of_one_matter_to_a_unit_without_accounts_brings_its_link()
    {
        var unit = (await World.Send(World.Administrator, Supervision.Tests.World.NewUnit("U9", "Ủy ban nhân dân xã Không Tài Khoản"))).Id;
        await Named(unit);
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        var task = (await World.Send(World.Office, new Core.Ledger.AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { LeadUnitId = unit } })).Id;
        await (await Site.As(World.StandingBoard)).Post($"/api/source-papers/{paper}/assignment", null, "\"1\"");

        var mail = (await Mails()).Single(sent => sent.Address == Mailbox);
        var (client, _) = await Opened(mail.Link!);

        Assert.That((mail.Kind, mail.HasOwnLink), Is.EqualTo((NoticeKind.TaskAssigned, true)));
        Assert.That(mail.Text, Does.Contain("mở đúng một việc"));
        Assert.That((await client.Get($"/api/tasks/{task}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await World.Send(World.Clerk, new UnitLinkList { UnitId = unit })).Items.Single().MadeByName, Is.Null, "The system sent it.");
    }

    [Test]
    public async Task Findings_sent_to_a_unit_without_accounts_bring_the_link_on_which_it_answers()
    {
        var (campaign, _) = await World.SentCampaign();
        await Named(World.OtherUnit);
        await World.Send(World.Administrator, new Core.People.SetPersonActive { PersonId = World.OtherUnitHead, Version = 1, IsActive = false, Reason = "Nghỉ hưu" });
        var finding = (await World.Send(World.Member, new Core.Findings.RecordFinding { CampaignId = campaign, UnitId = World.OtherUnit, Kind = Core.Findings.FindingKind.Shortcoming, Text = "Hồ sơ giải quyết quá hạn" })).Id;
        var sent = await (await Site.As(World.Secretary)).Post($"/api/campaigns/{campaign}/reconciliations", Body(new Core.Findings.SendForReconciliation { CampaignId = campaign, Findings = [new Core.Findings.SeenFinding(finding, 1)] }, "campaignId"));
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.OK), sent.Text);

        var mail = (await Mails()).Single(one => one.Address == Mailbox);
        var (_, browser) = await Opened(mail.Link!);

        Assert.That((mail.Kind, mail.HasOwnLink), Is.EqualTo((NoticeKind.ExplanationDemanded, true)));
        Assert.That((await browser.Open($"/doi-chieu/{campaign}")).QuerySelector("main")!.TextContent, Does.Contain("Hồ sơ giải quyết quá hạn"));
    }
}
