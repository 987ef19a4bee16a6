using Supervision.Core.Agenda;
using Supervision.Core.Conclusions;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.Watching;
using Supervision.Tests.Tasks;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Conclusions;

/// <summary>The day by which units report on a whole conclusion stands before those who report and those who wait for it.</summary>
public sealed class OwedConclusionReportTests : SiteTest
{
    private static readonly DateOnly DueOn = new(2026, 7, 15);

    [Test]
    public async Task It_stands_on_the_first_page_and_in_the_calendar_until_each_task_of_the_unit_is_in_a_report()
    {
        var tasks = await World.AcceptedTasks(2);
        var conclusion = await World.Id("SELECT CAST(ConclusionId AS nvarchar(36)) FROM FollowUpTasks WHERE Id = @task AND CouncilId = @CouncilId", new { task = tasks[0] });
        var way = $"/ket-luan/{conclusion}";
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        string? Line(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll($"main a[href='{way}']").FirstOrDefault(link => link.TextContent.StartsWith("Báo cáo kết quả", StringComparison.Ordinal))?.ParentElement!.TextContent;
        string? Day(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector($".month a[href='{way}']")?.ParentElement!.TextContent;

        Assert.That(Line(await unit.Open("/")), Does.Contain("văn bản số 15/TB-HĐND").And.Contain("Hạn gửi: ngày 15/7/2026").And.Contain("2 nội dung").And.Not.Contain("Quá hạn"));
        Assert.That((await unit.Open("/")).QuerySelectorAll("#viec-don-vi li li a").Select(link => link.GetAttribute("href")), Is.EqualTo(tasks.Select(task => $"/noi-dung/{task}")), "each that is still to be reported");
        Assert.That(Day(await unit.Open("/lich?thang=2026-07")), Does.Contain("văn bản số 15/TB-HĐND").And.Not.Contain("đơn vị chưa báo cáo"));
        foreach (var person in new[] { World.Office, World.Secretary, World.StandingBoard, World.Head })
            Assert.That(Day(await new FormBrowser(await Site.BrowserOf(person)).Open("/lich?thang=2026-07")), Does.Contain("văn bản số 15/TB-HĐND, 1 đơn vị chưa báo cáo"));
        Assert.That(Line(await new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)).Open("/")), Is.Null, "it leads nothing there");

        await World.SubmittedRemediation((tasks[0], RemediationClaim.Done));
        Assert.That(Line(await unit.Open("/")), Does.Contain("1 nội dung"));
        World.Clock.Set(DueOn.AddDays(1), new TimeOnly(8, 0));
        Assert.That(Line(await new FormBrowser(await Site.BrowserOf(World.UnitContact)).Open("/")), Does.Contain("Quá hạn 1 ngày vì chưa báo cáo hết (hạn 15/7/2026)"));
        Assert.That(Day(await new FormBrowser(await Site.BrowserOf(World.UnitContact)).Open("/lich?thang=2026-07")), Does.Contain("quá hạn"));

        World.Clock.Set(SomeTasks.Today, new TimeOnly(8, 0));
        await World.SubmittedRemediation((tasks[1], RemediationClaim.NotYet));
        unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        Assert.That(Line(await unit.Open("/")), Is.Null, "each is in a report, whatever it says was achieved");
        Assert.That(Day(await unit.Open("/lich?thang=2026-07")), Does.Contain("đã báo cáo"));
    }

    [Test]
    public async Task A_report_that_was_given_back_does_not_count()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        Assert.That(await World.Send(World.UnitHead, new OwedConclusionReports()), Is.Empty);

        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Returned));

        Assert.That((await World.Send(World.UnitHead, new OwedConclusionReports())).Single().Missing, Is.EqualTo(1));
    }

    [Test]
    public async Task The_unit_is_reminded_three_working_days_before_and_told_once_when_it_is_late()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 7, 9), new TimeOnly(6, 0));
        await World.AsSystem(new WatchUnits());
        Assert.That(await Told(World.UnitHead), Is.Empty);
        foreach (var day in new[] { 10, 13, 16, 17 })
        {
            World.Clock.Set(new DateOnly(2026, 7, day), new TimeOnly(6, 0));
            await World.AsSystem(new WatchUnits());
        }

        foreach (var person in new[] { World.UnitHead, World.UnitContact })
            Assert.That((await Told(person)).Select(one => (one.Title, one.Link)), Is.EqualTo(new[]
            {
                ("Báo cáo thực hiện kết luận quá hạn 1 ngày (hạn 15/7/2026)", $"/ket-luan/{conclusion}"), ("Báo cáo thực hiện kết luận đến hạn ngày 15/7/2026", $"/ket-luan/{conclusion}"),
            }));
        Assert.That(await Told(World.OtherUnitHead), Is.Empty, "it leads nothing there");
        Assert.That((await World.Send(World.Office, new NoticeList { Take = 50 })).Items.Where(one => one.Link == $"/ket-luan/{conclusion}").Select(one => one.Title).Where(title => title.Contains("quá hạn", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Ủy ban nhân dân xã Hòa Bình quá hạn 1 ngày (hạn 15/7/2026): báo cáo thực hiện văn bản số 15/TB-HĐND" }));
        foreach (var person in new[] { World.Office, World.StandingBoard })
            Assert.That((await new FormBrowser(await Site.BrowserOf(person)).Open("/")).QuerySelector("#bao-cao-ket-luan-qua-han")!.TextContent,
                Does.Contain("Ủy ban nhân dân xã Hòa Bình: báo cáo thực hiện văn bản số 15/TB-HĐND").And.Contain("Quá hạn 2 ngày (hạn 15/7/2026)"));
        Assert.That(await World.Send(World.UnitHead, new LateConclusionReports()), Is.Empty);
    }

    [Test]
    public async Task A_calendar_shows_it_to_nobody_who_may_not_see_the_conclusion()
    {
        await World.SentConclusion();
        var stranger = await World.Person(Core.Access.Role.Member, "Đại biểu khác");
        async Task<int> Count(Guid person) => (await World.Send(person, new AgendaBetween { From = DueOn, To = DueOn })).Days.SelectMany(day => day.Groups).Count(group => group.Kind is AgendaKind.ConclusionReport);

        Assert.That((await Count(stranger), await Count(World.OtherUnitHead), await Count(World.UnitHead), await Count(World.Member)), Is.EqualTo((0, 0, 1, 1)));
    }

    private async Task<IReadOnlyList<NoticeLine>> Told(Guid person) => [.. (await World.Send(person, new NoticeList())).Items.Where(notice => notice.Title.StartsWith("Báo cáo thực hiện kết luận", StringComparison.Ordinal))];
}
