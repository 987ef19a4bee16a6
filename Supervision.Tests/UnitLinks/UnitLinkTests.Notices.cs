using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.SignIn;
using Supervision.Core.Tasks;
using Supervision.Core.UnitLinks;
using Supervision.Tests.Chasing;
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
    public async Task A_digest_to_a_unit_without_accounts_brings_a_link_for_each_of_its_tasks_and_speaks_of_no_preferences()
    {
        var (unit, tasks) = await WithoutAccounts(2);
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(6, 30));
        await new Core.Chasing.ChaseJob().Run(new Core.Jobs.JobContext(Site.Services.GetRequiredService<IServiceScopeFactory>(), "chase.run"), CancellationToken.None);
        World.Clock.Set(new DateOnly(2026, 7, 7), new TimeOnly(9, 0));

        var mail = (await Mails()).Single(sent => sent is { Address: Mailbox, Kind: NoticeKind.OverdueDigest });

        var letter = NoticeLetter.Write("HĐND", false, [mail], new PublicAddress(() => "https://giamsat.example"));
        Assert.That(letter.Text, Does.Contain("mở đúng một nội dung").And.Not.Contain("/noi-dung").And.Not.Contain("Cách nhận thông báo").And.Not.Contain("Xem và xử lý"));
        Assert.That(letter.Html, Does.Not.Contain("/noi-dung").And.Not.Contain("Cách nhận thông báo"));
        var routes = NoticeBody.Items(mail.Text, mail.Links).Select(item => item.Link!).ToList();
        Assert.That(routes, Has.Count.EqualTo(2).And.All.StartsWith("/lien-ket?ma="));
        for (var i = 0; i < 2; i++)
        {
            var (client, _) = await Opened(routes[i]);
            Assert.That(((await client.Get($"/api/tasks/{tasks[i]}")).Status, (await client.Get($"/api/tasks/{tasks[1 - i]}")).Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)), "each opens its own");
        }
        Assert.That((await World.Send(World.Clerk, new UnitLinkList { UnitId = unit })).Items.Count(link => link.MadeByName is null), Is.EqualTo(2));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId AND Links LIKE '%lien-ket%'"), Is.Zero, "secrets stand in no row");
    }

    [Test]
    public async Task A_letter_and_a_demand_for_an_explanation_bring_the_links_of_their_tasks_to_a_unit_without_accounts()
    {
        var (_, tasks) = await WithoutAccounts(1);
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        var letter = (await World.Send(World.Office, new Core.Letters.DraftReminderLetter { TaskId = tasks[0] })).Id;
        await World.Send(World.Clerk, SomeLetters.Issue(letter, 1, 7, new DateOnly(2026, 7, 6)));
        await new FormBrowser(await Site.BrowserOf(World.Clerk)).Do($"/cong-van-don-doc/{letter}", "#send");
        var demanded = await (await Site.As(World.StandingBoard)).Post($"/api/tasks/{tasks[0]}/measures", Body(new Core.Measures.DecideMeasure
        {
            TaskId = tasks[0], MeasureKind = Core.Measures.MeasureKind.WrittenExplanation, DecidedOn = new DateOnly(2026, 7, 6), DecidedBy = "Phiên họp thứ 12", Reference = "31/YC-TTHĐND", Content = "Giải trình nguyên nhân chậm",
            ResponsiblePost = "Chủ tịch UBND xã",
        }, "taskId"));
        Assert.That(demanded.Status, Is.EqualTo(HttpStatusCode.Created), demanded.Text);

        World.Clock.Set(new DateOnly(2026, 7, 7), new TimeOnly(9, 0));

        var mails = (await Mails()).Where(sent => sent.Address == Mailbox).ToDictionary(sent => sent.Kind);

        foreach (var route in new[] { NoticeBody.Items(mails[NoticeKind.ConclusionSent].Text, mails[NoticeKind.ConclusionSent].Links).Single().Link!, mails[NoticeKind.ExplanationDemanded].Link! })
        {
            var (_, browser) = await Opened(route);
            var page = (await browser.Open($"/noi-dung/{tasks[0]}")).QuerySelector("main")!.TextContent;
            Assert.That(page, Does.Contain("Kiến nghị của cử tri số 30/BC-HĐND ngày 05/3/2026").And.Not.Contain("Kết luận giám sát"), "what it comes from, though the reader opens nothing else");
        }
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

        Assert.That((mail.Kind, mail.HasOwnLink), Is.EqualTo((NoticeKind.Reconciliation, true)));
        Assert.That((await browser.Open($"/doi-chieu/{campaign}")).QuerySelector("main")!.TextContent, Does.Contain("Hồ sơ giải quyết quá hạn"));
    }

    /// <summary>A unit that named who may confirm and has no accounts, and tasks that were sent to it, due on 30/6/2026.</summary>
    private async Task<(Guid Unit, IReadOnlyList<Guid> Tasks)> WithoutAccounts(int count)
    {
        var unit = (await World.Send(World.Administrator, Supervision.Tests.World.NewUnit("U9", "Ủy ban nhân dân xã Không Tài Khoản"))).Id;
        await Named(unit);
        var paper = (await World.Send(World.Office, SomeLedger.Paper() with { Kind = Core.Ledger.SourcePaperKind.VoterPetitions, Reference = "30/BC-HĐND", IssuedOn = new DateOnly(2026, 3, 5) })).Id;
        var tasks = new List<Guid>();
        for (var i = 0; i < count; i++) tasks.Add((await World.Send(World.Office, new Core.Ledger.AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { LeadUnitId = unit, Content = $"Nội dung {i + 1}" } })).Id);
        await World.Send(World.StandingBoard, new Core.Ledger.AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        return (unit, tasks);
    }
}
