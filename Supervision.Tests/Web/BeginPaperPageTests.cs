using System.Net;
using AngleSharp.Html.Dom;
using Supervision.Core.Papers;
using Supervision.Core.Text;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>Papers that go out before, during and after a supervision are begun on the page of what they are about.</summary>
public sealed class BeginPaperPageTests : SiteTest
{
    // They have a button or a form of their own where they are made.
    private static readonly PaperKind[] WithAWayOfTheirOwn =
    [
        PaperKind.Minutes, PaperKind.DelegationReport, PaperKind.CommitteeReport, PaperKind.GroupReport, PaperKind.ConclusionNotice, PaperKind.SessionNotice, PaperKind.SupervisionResolution,
        PaperKind.ReminderLetter, PaperKind.DossierContents, PaperKind.DossierHandover,
    ];

    [Test]
    public void Every_other_kind_of_paper_is_begun_from_something() =>
        Assert.That(PaperKinds.All.Where(rule => rule.About.Count == 0).Select(rule => rule.Kind), Is.EquivalentTo(WithAWayOfTheirOwn));

    [Test]
    public async Task The_papers_of_a_supervision_are_begun_filled_with_what_is_known_of_it()
    {
        var campaign = await World.CampaignOf(await World.NotifiedVisit());
        var office = await Browser(World.Office);
        var page = Link(await office.Open($"/cuoc-giam-sat/{campaign}"), "#van-ban")!;

        Assert.That(Kinds(await office.Open(page)), Is.EqualTo(new[] { PaperKind.FoundingDecision, PaperKind.Outline, PaperKind.PlanLetter, PaperKind.QuestionList, PaperKind.NewsItem }), "the Office is no member of the delegation; the Standing Board founds by a decision");
        var (status, refused) = await office.Send(page, "#begin", ("begin.Kind", "PlanLetter"), ("begin.AddresseeUnitId", ""));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#begin-AddresseeUnitId-loi")!.TextContent, Does.Contain("Hãy chọn cơ quan, tổ chức chịu sự giám sát"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#begin-Kind")!), Is.EqualTo("PlanLetter"));

        var letter = await office.Do(page, "#begin", ("begin.Kind", "PlanLetter"), ("begin.AddresseeUnitId", $"{World.Unit}"));
        Assert.That(letter.QuerySelector("main")!.TextContent, Does.Contain("V/v gửi kế hoạch, đề cương giám sát").And.Contain("Ủy ban nhân dân xã Hòa Bình"));
        await office.Do(page, "#begin", ("begin.Kind", "Outline"));
        Assert.That((await office.Open(page)).QuerySelectorAll("main ul.rows b").Select(line => line.TextContent), Is.EqualTo(new[] { "Đề cương báo cáo", "Công văn gửi kế hoạch, đề cương" }), "what was begun is found again");

        var member = await Browser(World.Member);
        Assert.That(Kinds(await member.Open(page)), Is.EqualTo(new[] { PaperKind.QuestionList, PaperKind.MemberAssessment }));
        Assert.That(Link(await (await Browser(World.UnitHead)).Open($"/cuoc-giam-sat/{campaign}"), "#van-ban"), Is.Null);
        Assert.That((await office.Get($"/van-ban/soan/cuoc-giam-sat/{Guid.NewGuid()}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Who_only_planned_a_supervision_is_offered_none_of_its_papers()
    {
        var campaign = (await World.Send(World.Secretary, Some.Plan(World))).Id;
        var (secretary, office) = (await Browser(World.Secretary), await Browser(World.Office));
        var page = Link(await office.Open($"/cuoc-giam-sat/{campaign}"), "#van-ban")!;

        Assert.That(Kinds(await office.Open(page)), Does.Contain(PaperKind.FoundingDecision));
        Assert.That(Link(await secretary.Open($"/cuoc-giam-sat/{campaign}"), "main"), Is.Null);
        var shown = await secretary.Open(page);
        Assert.That(Kinds(shown), Is.Empty);
        Assert.That(shown.QuerySelector("main .notice")!.TextContent, Does.Contain("thư ký của Đoàn giám sát, văn phòng hoặc Thường trực"));

        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));
        Assert.That(Kinds(await secretary.Open(Link(await secretary.Open($"/cuoc-giam-sat/{campaign}"), "#van-ban")!)), Does.Contain(PaperKind.Outline), "as the secretary of its delegation");
    }

    [Test]
    public async Task A_session_and_a_demand_made_at_it_have_their_papers()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Head, new DemandUrgently
        {
            CampaignId = await World.CampaignOf(visit), VisitId = visit, UnitId = World.Unit, Violation = "Thu phí ngoài quy định", Measure = "Dừng thu ngay", DemandedOn = SomeVisits.VisitOn,
        });
        var secretary = await Browser(World.Secretary);
        var shown = await secretary.Open($"/buoi-lam-viec/{visit}");

        var page = Link(shown, "main > :not(#chan-dung)", "buoi-lam-viec")!;
        Assert.That(Kinds(await secretary.Open(page)), Is.EqualTo(new[] { PaperKind.ProgrammeLetter, PaperKind.Invitation, PaperKind.RunningOrder, PaperKind.DraftRemarks, PaperKind.AttendanceSheet, PaperKind.NewsItem }), "no addendum before the minutes are locked");
        Assert.That((await secretary.Do(page, "#begin", ("begin.Kind", "RunningOrder"))).QuerySelector("main")!.TextContent, Does.Contain("Tuyên bố lý do, giới thiệu thành phần"));

        var demand = Link(shown, "#chan-dung")!;
        Assert.That((await secretary.Do(demand, "#begin", ("begin.Kind", "UrgentDemand"))).QuerySelector("main")!.TextContent, Does.Contain("V/v áp dụng biện pháp chấm dứt hành vi vi phạm").And.Contain("Dừng thu ngay"));
    }

    [Test]
    public async Task A_unit_begins_its_plan_of_remedy_from_the_conclusion_and_the_office_the_list_of_tasks()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var (unit, office) = (await Browser(World.UnitHead), await Browser(World.Office));
        var page = Link(await unit.Open($"/ket-luan/{conclusion}"), "main")!;

        Assert.That(Kinds(await unit.Open(page)), Is.EqualTo(new[] { PaperKind.RemediationPlan, PaperKind.ReconsiderationRequest }));
        Assert.That((await unit.Do(page, "#begin", ("begin.Kind", "RemediationPlan"))).QuerySelector("main")!.TextContent, Does.Contain("Khắc phục tồn tại, hạn chế và thực hiện yêu cầu, kiến nghị tại"));
        Assert.That(Kinds(await office.Open(page)), Is.EqualTo(new[] { PaperKind.TaskList }));
        Assert.That((await office.Open(page)).QuerySelectorAll("main ul.rows b").Select(line => line.TextContent), Is.EqualTo(new[] { "Thông báo kết luận giám sát" }), "a unit's draft is its own");
        Assert.That((await (await Browser(World.OtherUnitHead)).Open(page)).QuerySelector("main")!.TextContent, Does.Not.Contain("Khắc phục tồn tại, hạn chế và thực hiện"), "nor another unit's to see");
    }

    [Test]
    public async Task Of_a_paper_that_went_out_a_correction_and_a_slip_are_begun_and_of_the_council_its_periodic_reports()
    {
        var notice = await World.IssuedNotice();
        var (office, board) = (await Browser(World.Office), await Browser(World.StandingBoard));

        Assert.That(Kinds(await office.Open(Link(await office.Open($"/van-ban/{notice}"), "main")!)), Is.EqualTo(new[] { PaperKind.CorrectionLetter, PaperKind.DispatchSlip }));
        var page = Link(await office.Open("/van-ban"), "main")!;
        Assert.That(Kinds(await office.Open(page)), Does.Contain(PaperKind.QuarterlyReport).And.Contain(PaperKind.MonthlyList));
        Assert.That((await office.Do(page, "#begin", ("begin.Kind", "QuarterlyReport"))).QuerySelector("main")!.TextContent, Does.Contain("Kết quả thực hiện nội dung yêu cầu, kiến nghị sau giám sát"));
        Assert.That((await board.Get("/van-ban/soan/hoi-dong/" + notice)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await board.Get("/van-ban/soan/chuyen-khac/" + notice)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));

    private static string? Link(IHtmlDocument page, string within, string about = "") => page.QuerySelector($"{within} a[href^='/van-ban/soan/{about}']")?.GetAttribute("href");

    private static IEnumerable<PaperKind> Kinds(IHtmlDocument page) => page.QuerySelectorAll("#begin-Kind option").Select(option => Enum.Parse<PaperKind>(option.GetAttribute("value")!));
}
