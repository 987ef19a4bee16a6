using Supervision.Core.Agenda;
using Supervision.Core.Calendar;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Agenda;

/// <summary>What lies before somebody: what their lists show them, by its days.</summary>
public sealed class AgendaTests : SiteTest
{
    private static readonly DateOnly DueOn = new(2026, 6, 30);
    private static readonly AgendaBetween Months = new() { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 7, 31) };

    [Test]
    public async Task A_task_stands_on_its_day_for_whoever_sees_it_and_for_nobody_else()
    {
        var task = await World.AcceptedTask();
        var elsewhere = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Xa"))).Id;

        var (own, office, delegation, other) = (await Of(World.UnitContact), await Of(World.Office), await Of(World.Head), await Of(await World.Person(Core.Access.Role.UnitHead, "Chủ tịch UBND xã", elsewhere)));

        Assert.That(own.Where(entry => entry.Kind is AgendaKind.FollowUpTask).Select(entry => (entry.OnDay, entry.Id, entry.IsDone)), Is.EqualTo(new[] { (DueOn, task, false) }));
        Assert.That(new[] { office, delegation }.Select(seen => seen.Count(entry => entry.Id == task)), Is.All.EqualTo(1));
        Assert.That(other.Where(entry => entry.Id == task), Is.Empty);
        var stranger = await World.Person(Core.Access.Role.Member, "Đại biểu khác");
        Assert.That(await Of(stranger), Is.Empty, "whoever sits in no delegation");
    }

    [Test]
    public async Task What_was_reported_says_so_and_what_is_over_is_gone()
    {
        var tasks = await World.AcceptedTasks(2);
        await World.SubmittedRemediation((tasks[0], Core.Remediation.RemediationClaim.Done));
        await World.Send(World.StandingBoard, new DropTask { TaskId = tasks[1], Version = await World.VersionOf(tasks[1]), DecisionReference = "27/TB-HĐND", Reason = "Không còn phù hợp.", DroppedOn = SomeTasks.Today });

        Assert.That((await Of(World.Office)).Where(entry => entry.Kind is AgendaKind.FollowUpTask).Select(entry => (entry.Id, entry.IsDone)), Is.EqualTo(new[] { (tasks[0], true) }));
    }

    [Test]
    public async Task A_visit_stands_before_the_delegation_at_once_and_before_the_unit_when_it_was_notified()
    {
        var visit = await World.PlannedVisit();
        var before = (Member: await Of(World.Member), Unit: await Of(World.UnitHead));
        World.Clock.Set(new DateOnly(2026, 3, 31), new TimeOnly(9, 0));
        await World.Send(World.Secretary, SomeVisits.Notice(visit));
        var after = (Member: await Of(World.Member), Unit: await Of(World.UnitHead), Board: await Of(World.StandingBoard), Other: await Of(World.OtherUnitHead));

        Assert.That(before.Member.Where(Visit).Select(entry => (entry.Id, entry.OnDay)), Is.EqualTo(new[] { (visit, SomeVisits.VisitOn) }));
        Assert.That(before.Unit.Where(Visit), Is.Empty);
        foreach (var seen in new[] { after.Member, after.Unit, after.Board }) Assert.That(seen.Where(Visit).Select(entry => entry.Id), Is.EqualTo(new[] { visit }));
        Assert.That(after.Other.Where(Visit), Is.Empty);
        bool Visit(AgendaEntry entry) => entry.Kind is AgendaKind.Visit;
    }

    [Test]
    public async Task A_report_that_a_unit_owes_stands_before_it_and_the_delegation_until_it_is_complete()
    {
        var (campaign, report) = await World.OpenReport();
        var due = (await World.Send(World.UnitHead, new CampaignUnitReports(campaign))).Single().DueOn;

        var (own, delegation, other) = (await Of(World.UnitContact), await Of(World.Secretary), await Of(World.OtherUnitHead));

        Assert.That(own.Where(Report).Select(entry => (entry.Id, (DateOnly?)entry.OnDay)), Is.EqualTo(new[] { (report, due) }));
        Assert.That(delegation.Where(Report).Select(entry => entry.Id), Has.Member(report));
        Assert.That(other.Where(entry => entry.Id == report), Is.Empty);
        bool Report(AgendaEntry entry) => entry.Kind is AgendaKind.UnitReport;
    }

    [Test]
    public async Task An_urgent_demand_stands_on_its_day_of_answer_before_the_unit_and_the_delegation_until_it_is_answered()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var dueOn = SomeVisits.VisitOn.AddDays(5);
        await World.Send(World.Head, new DemandUrgently
        {
            CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Violation = "Thu phí ngoài quy định", Measure = "Dừng ngay việc thu phí", DemandedOn = SomeVisits.VisitOn, AnswerDueOn = dueOn,
        });
        var demand = (await World.Send(World.UnitHead, new UnansweredDemands())).Single().Id;

        foreach (var person in new[] { World.UnitHead, World.UnitContact, World.Head, World.Secretary, World.StandingBoard })
            Assert.That((await Of(person)).Where(Demand).Select(entry => (entry.OnDay, entry.Id, entry.CampaignId, entry.Title, entry.Place)),
                Is.EqualTo(new[] { (dueOn, demand, (Guid?)campaign, "Thu phí ngoài quy định", "Ủy ban nhân dân xã Hòa Bình") }));
        foreach (var person in new[] { World.OtherUnitHead, await World.Person(Core.Access.Role.Member, "Đại biểu khác") }) Assert.That((await Of(person)).Where(Demand), Is.Empty);
        var page = await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open($"/lich?thang={dueOn:yyyy-MM}");
        Assert.That(page.QuerySelectorAll("h3").Select(kind => kind.TextContent), Has.One.EqualTo("Hạn trả lời yêu cầu chấm dứt hành vi vi phạm"));
        Assert.That(page.QuerySelector($"main a[href='/cuoc-giam-sat/{campaign}#chan-dung']")!.TextContent, Is.EqualTo("Thu phí ngoài quy định"));

        await World.Send(World.UnitHead, new AnswerUrgentDemand { UrgentDemandId = demand, Answer = "Đã dừng thu.", AnsweredOn = SomeVisits.VisitOn });
        Assert.That((await Of(World.UnitHead)).Concat(await Of(World.Head)).Where(Demand), Is.Empty);
        bool Demand(AgendaEntry entry) => entry.Kind is AgendaKind.UrgentDemand;
    }

    [Test]
    public async Task Of_many_on_one_day_five_are_named_and_all_are_counted()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        for (var i = 0; i < 7; i++) await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { Content = $"Nội dung {i}" } });
        Assert.That(await Of(World.Office), Is.Empty, "what is drafted");
        await World.Send(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });

        var group = (await World.Send(World.Office, Months)).Days.Single(day => day.On == DueOn).Groups.Single();
        var listed = await World.Send(World.Office, new LedgerList { Slice = LedgerSlice.Open, DueFrom = DueOn, DueTo = DueOn });

        Assert.That((group.Count, group.Entries.Count), Is.EqualTo((7, AgendaBetween.MostOfDay)));
        Assert.That(listed.Items, Has.Count.EqualTo(7), "the list that the figure leads to");
    }

    [Test]
    public async Task Days_off_are_named_with_what_is_known_of_them()
    {
        var tet = (await World.Send(World.Member, new AgendaBetween { From = new DateOnly(2026, 2, 1), To = new DateOnly(2026, 2, 28) })).Days;

        Assert.That(tet.Where(day => day.Off is { IsOff: true }).Select(day => day.On), Has.Member(new DateOnly(2026, 2, 17)), "the first day of the lunar year Bính Ngọ");
        Assert.That(tet.Single(day => day.On == new DateOnly(2026, 2, 17)).Off!.Kind, Is.EqualTo(DayOffKind.Holiday));
    }

    [TestCase(2026, 3, 1, 2026, 2, 1, "To")]
    [TestCase(2026, 1, 1, 2027, 3, 1, "To")]
    public async Task Days_that_cannot_be_are_refused_at_their_field(int year, int month, int day, int toYear, int toMonth, int toDay, string field) =>
        Assert.That((await World.Refused(World.Office, new AgendaBetween { From = new DateOnly(year, month, day), To = new DateOnly(toYear, toMonth, toDay) })).Fields.Keys, Is.EqualTo(new[] { field }));

    private async Task<IReadOnlyList<AgendaEntry>> Of(Guid person) => [.. (await World.Send(person, Months)).Days.SelectMany(day => day.Groups).SelectMany(group => group.Entries)];
}
