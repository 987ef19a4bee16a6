using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Tasks;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>A row of a unit's first page says whose turn it is, and its links end at the very form, which stands open.</summary>
public sealed class UnitFirstPageTests : SiteTest
{
    [Test]
    public async Task A_late_request_in_the_heads_own_words_waits_for_the_contact_and_offers_the_head_no_button()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(8, 0));
        var request = (await World.Send(World.UnitHead, Draft(task))).Id;
        const string Waits = "đề nghị gia hạn đã soạn, chờ đầu mối xem lại, lưu lại";

        foreach (var (person, offered) in new[] { (World.UnitHead, Array.Empty<string>()), (World.UnitContact, ["Xem lại đề nghị gia hạn"]) })
        {
            var row = Row(await (await Browser(person)).Open("/"), task);
            Assert.That(row.TextContent, Does.Contain(Waits));
            Assert.That(row.QuerySelectorAll("p.actions a:not(.button)").Select(link => link.TextContent), Is.EqualTo(offered));
            await EveryLinkLands(person);
        }

        await World.Send(World.UnitContact, new ReviseExtension { ExtensionRequestId = request, Version = 1, Extension = Draft(task).Extension });
        foreach (var (person, offered) in new[] { (World.UnitHead, "Gửi đề nghị gia hạn"), (World.UnitContact, "Xem lại đề nghị gia hạn") })
        {
            var row = Row(await (await Browser(person)).Open("/"), task);
            Assert.That(row.TextContent, Does.Contain("chờ người đứng đầu gửi và nêu lý do gửi chậm"));
            Assert.That(row.QuerySelectorAll("p.actions a:not(.button)").Select(link => link.TextContent), Is.EqualTo(new[] { offered }));
            await EveryLinkLands(person);
        }
    }

    [Test]
    public async Task A_head_who_has_nobody_to_write_is_led_to_the_form_that_sends()
    {
        var task = await World.AcceptedTask();
        await World.Value<long>("UPDATE People SET IsActive = 0 WHERE Id = @contact AND CouncilId = @CouncilId; SELECT 1", new { contact = World.UnitContact });
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(8, 0));
        await World.Send(World.UnitHead, Draft(task));
        Assert.That(Row(await (await Browser(World.UnitHead)).Open("/"), task).QuerySelector($"a[href='/noi-dung/{task}?buoc=sendExtension#sendExtension']"), Is.Not.Null);
        await EveryLinkLands(World.UnitHead);
    }

    [Test]
    public async Task Every_link_of_the_first_page_ends_at_something_that_stands_open_however_the_tasks_stand()
    {
        var (_, _, assigned, _) = await World.SentConclusion();
        await Both();
        await World.Send(World.UnitContact, new AcceptTask { TaskId = assigned, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });
        await Both();

        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var request = (await World.Send(World.UnitHead, Draft(assigned))).Id;
        await Both();
        await World.Send(World.UnitHead, new SendExtension { ExtensionRequestId = request, Version = 1 });
        await Both();
        Task Both() => EveryLinkLands(World.UnitHead, World.UnitContact);
    }

    [Test]
    public async Task What_a_head_wrote_of_one_task_holds_back_the_whole_report_and_both_rows_say_so()
    {
        var tasks = await World.AcceptedTasks(2);
        var report = (await World.Send(World.UnitContact, new DraftRemediationReport { Title = "Báo cáo" })).Id;
        var first = await World.Send(World.UnitContact, SomeTasks.Item(report, tasks[0], 1));
        var waits = (await World.Send(World.UnitHead, SomeTasks.Item(report, tasks[1], first.Version))).Version;

        var head = await (await Browser(World.UnitHead)).Open("/");
        foreach (var task in tasks)
        {
            Assert.That(Row(head, task).TextContent, Does.Contain("dự thảo báo cáo chờ đầu mối xem lại, lưu lại").And.Not.Contain("Phê duyệt, gửi báo cáo"));
            Assert.That(Row(await (await Browser(World.UnitContact)).Open("/"), task).TextContent, Does.Contain("dự thảo báo cáo chờ đầu mối xem lại, lưu lại"));
        }
        await EveryLinkLands(World.UnitHead, World.UnitContact);

        await World.Send(World.UnitContact, SomeTasks.Item(report, tasks[1], waits));
        Assert.That(Row(await (await Browser(World.UnitHead)).Open("/"), tasks[0]).TextContent, Does.Contain("Phê duyệt, gửi báo cáo"));
        var contact = await Browser(World.UnitContact);
        Assert.That(Row(await contact.Open("/"), tasks[0]).TextContent, Does.Contain("có dự thảo báo cáo, chưa gửi"), "the contact's own words wait for the head and for nobody else");
        Assert.That((await contact.Open($"/bao-cao/{report}")).QuerySelector("main")!.TextContent, Does.Not.Contain("người soạn không tự gửi"));
        await EveryLinkLands(World.UnitHead, World.UnitContact);
    }

    [Test]
    public async Task A_demand_to_stop_at_once_is_led_to_with_the_form_that_answers_it_open()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Head, new DemandUrgently { CampaignId = await World.CampaignOf(visit), VisitId = visit, UnitId = World.Unit, Violation = "Thu phí ngoài quy định.", Measure = "Dừng thu.", DemandedOn = SomeVisits.VisitOn });
        await EveryLinkLands(World.UnitHead, World.UnitContact);
    }

    [Test]
    public async Task What_is_owed_stands_in_one_list_by_its_day_whatever_kind_it_is()
    {
        var (campaign, report) = await World.OpenReport();
        await World.Send(World.Secretary, new RequestUnitReports { CampaignId = campaign, Version = 3, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2026, 6, 20) });
        var tasks = await World.AcceptedTasks(3);
        DateOnly?[] days = [new(2027, 2, 1), new(2026, 6, 10), null];
        foreach (var (task, day) in tasks.Zip(days)) await World.Value<long>("UPDATE FollowUpTasks SET DueOn = @day WHERE Id = @task AND CouncilId = @CouncilId; SELECT 1", new { task, day });
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(8, 0));

        var (first, between, later, undated) = ($"/noi-dung/{tasks[1]}", $"/bao-cao-don-vi/{report}", $"/noi-dung/{tasks[0]}", $"/noi-dung/{tasks[2]}");
        Assert.That(Order(await (await Browser(World.UnitHead)).Open("/")), Is.EqualTo(new[] { first, between, later, undated }));

        await World.Send(World.Secretary, new RequestUnitReports { CampaignId = campaign, Version = 4, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2027, 3, 15) });
        Assert.That(Order(await (await Browser(World.UnitHead)).Open("/")), Is.EqualTo(new[] { first, later, between, undated }));

        IEnumerable<string?> Order(IHtmlDocument page) => page.QuerySelectorAll("#viec-don-vi > ul > li > a").Select(link => link.GetAttribute("href")).Where(href => href == between || href!.StartsWith("/noi-dung/", StringComparison.Ordinal));
    }

    [Test]
    public async Task More_tasks_than_one_reads_in_a_morning_are_led_to_where_they_would_stand()
    {
        var tasks = await World.AcceptedTasks(12);
        var report = await World.OpenReport();
        await World.Send(World.Secretary, new RequestUnitReports { CampaignId = report.Campaign, Version = 3, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2027, 12, 15) });
        var day = (await World.Send(World.UnitHead, new OwedTasks { UnitId = World.Unit, Take = 1 })).Items[0].DueOn!.Value;

        var list = (await (await Browser(World.UnitHead)).Open("/")).QuerySelector("#viec-don-vi")!.TextContent;

        var more = $"Còn nội dung khác, thời hạn từ ngày {Core.Documents.VietnameseDate.Short(day)} trở đi";
        Assert.That(list, Does.Contain(more));
        Assert.That(list.IndexOf(more, StringComparison.Ordinal), Is.LessThan(list.IndexOf("Gửi báo cáo theo đề cương", StringComparison.Ordinal)), "what is hidden is due before the report is");
        Assert.That((await (await Browser(World.UnitHead)).Open("/")).QuerySelectorAll("#viec-don-vi li a[href^='/noi-dung/'] b"), Has.Length.EqualTo(10));
    }

    private static DraftExtension Draft(Guid task) => new() { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ đo đạc." } };

    private static IElement Row(IHtmlDocument page, Guid task) => page.QuerySelector($"a[href='/noi-dung/{task}']")!.Closest("li")!;

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));

    private async Task EveryLinkLands(params Guid[] people)
    {
        foreach (var person in people)
        {
            var browser = await Browser(person);
            var links = (await browser.Open("/")).QuerySelectorAll("main a[href^='/'][href*='#']").Select(link => link.GetAttribute("href")!).ToList();
            Assert.That(links, Is.Not.Empty);
            foreach (var link in links)
            {
                var target = (await browser.Open(link[..link.IndexOf('#', StringComparison.Ordinal)])).GetElementById(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..]);
                Assert.That(target, Is.Not.Null, link);
                for (var around = target; around is not null; around = around.ParentElement) Assert.That(around.LocalName != "details" || around.HasAttribute("open"), Is.True, link);
            }
        }
    }
}
