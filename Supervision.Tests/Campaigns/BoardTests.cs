using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Campaigns;

/// <summary>The board says of every campaign where it is, which day comes first, and what is missing for the next step.</summary>
public sealed class BoardTests : FeatureTest
{
    [Test]
    public async Task A_campaign_goes_through_the_columns_and_each_time_says_what_is_missing()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(World.Unit, UnitMode.InPerson)] })).Id;
        Assert.That(await Said(campaign), Is.EqualTo("Planning Programme: Chưa ghi chương trình giám sát có cuộc này; giám sát đột xuất thì thành lập Đoàn ngay."));

        await Move(campaign, 1, CampaignStep.Programme);
        Assert.That(await Said(campaign), Is.EqualTo("Planning Found: Chưa có văn bản thành lập Đoàn giám sát."));

        var delegation = (await World.Send(World.StandingBoard, Some.Founding(World, campaign, 2))).DelegationIds.Single();
        Assert.That(await Said(campaign), Is.EqualTo("Preparing AskReports: Còn 1 đơn vị chưa có hạn gửi báo cáo."));

        await World.Send(World.Secretary, new RequestUnitReports { CampaignId = campaign, Version = 3, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2026, 3, 20) });
        Assert.That(await Said(campaign), Is.EqualTo("Preparing SendPlan: Chưa gửi kế hoạch cho 1 đơn vị."));

        await Move(campaign, 4, CampaignStep.SendPlan);
        Assert.That(await Said(campaign), Is.EqualTo("Preparing PlanVisit: Còn 1 đơn vị giám sát trực tiếp chưa có buổi làm việc."));

        var visit = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation))).Id;
        Assert.That(await Said(campaign), Is.EqualTo("Preparing Notify: Buổi 1, ngày 15/4/2026, chưa gửi thông báo cho đơn vị."));

        World.Clock.Set(new DateOnly(2026, 3, 31), new TimeOnly(9, 0));
        await World.Send(World.Secretary, SomeVisits.Notice(visit));
        Assert.That(await Said(campaign), Is.EqualTo("Preparing Visit: Chờ buổi 1, ngày 15/4/2026."));

        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(8, 5));
        await World.Send(World.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        Assert.That(await Said(campaign), Is.EqualTo("UnderWay Visit: Buổi 1, ngày 15/4/2026, đang diễn ra, chưa ghi kết thúc."));

        await World.End(visit);
        Assert.That(await Said(campaign), Is.EqualTo("UnderWay Minutes: Các buổi làm việc đã kết thúc; biên bản buổi 1 còn chờ ký, khóa."));

        await World.SignAll(visit);
        await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await World.Received(SomeVisits.Scan) });
        await World.Send(World.Head, new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn });
        Assert.That(await Said(campaign), Is.EqualTo("UnderWay EndFieldwork: Còn 1 đơn vị chưa gửi đủ báo cáo, 1 quá hạn; các buổi làm việc đã xong nên có thể ghi kết thúc thực địa."));

        await Move(campaign, 6, CampaignStep.EndFieldwork, SomeVisits.VisitOn);
        Assert.That(await Said(campaign), Is.EqualTo("Concluding Report: Chưa soạn báo cáo của Đoàn giám sát."));

        await Move(campaign, 7, CampaignStep.Suspend, SomeVisits.VisitOn);
        Assert.That(await Said(campaign), Is.EqualTo("Stopped Resume: Đang tạm dừng ở bước “Đã kết thúc thực địa”."));
    }

    [Test]
    public async Task A_campaign_by_reports_alone_is_not_told_of_sessions_that_it_does_not_have()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(World.Unit, UnitMode.ByReport, new DateOnly(2026, 3, 20)), new InspectedUnit(World.OtherUnit, UnitMode.ByReport, new DateOnly(2026, 3, 20))] })).Id;
        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));
        await Move(campaign, 2, CampaignStep.SendPlan);
        Assert.That(await Said(campaign), Is.EqualTo("Preparing Start: Giám sát qua báo cáo, không có buổi làm việc: chưa ghi ngày bắt đầu."));
        await Move(campaign, 3, CampaignStep.Start);

        Assert.That(await Said(campaign), Is.EqualTo("UnderWay EndFieldwork: Còn 2 đơn vị chưa gửi đủ báo cáo; không có buổi làm việc nên ghi kết thúc thực địa khi báo cáo đã đủ."));
    }

    [Test]
    public async Task The_clock_is_the_earliest_limit_not_met_and_counts_the_days()
    {
        var visit = await World.PlannedVisit();
        var campaign = await World.CampaignOf(visit);
        Assert.That(await Clock(campaign), Is.EqualTo("standing_board.programme_sent 05/04 27"));

        World.Clock.Set(new DateOnly(2026, 4, 8), new TimeOnly(8, 0));
        Assert.That(await Clock(campaign), Is.EqualTo("standing_board.programme_sent 05/04 -3"));

        await World.Send(World.Secretary, new PostponeVisit { VisitId = visit, Version = 1, Reason = "Bão" });
        Assert.That(await Clock(campaign), Is.Empty, "a session that was put off has no day to be told of");
    }

    [Test]
    public async Task Columns_tell_how_many_there_are_and_are_read_on_page_by_page()
    {
        var planned = new List<Guid>();
        for (var i = 0; i < 3; i++) planned.Add((await World.Send(World.Office, Some.Plan(World) with { DecidedOn = new DateOnly(2025 + (i / 2), 3, 1) })).Id);

        var board = await World.Send(World.Office, new CampaignBoard { Take = 2 });
        var rest = await World.Send(World.Office, new CampaignBoard { Stage = BoardStage.Planning, Take = 2, After = board.Columns[0].Next });
        var thisYear = await World.Send(World.Office, new CampaignBoard { Year = 2026 });
        var nobody = await World.Send(World.Office, new CampaignBoard { BodyId = await Committee() });

        Assert.That(board.Columns.Select(c => $"{c.Stage} {c.Total} {c.Cards.Count}"), Is.EqualTo(new[] { "Planning 3 2", "Preparing 0 0", "UnderWay 0 0", "Concluding 0 0", "FollowUp 0 0", "Ended 0 0", "Stopped 0 0" }));
        Assert.That(board.Columns[0].Cards.Select(c => c.Id), Is.EqualTo(new[] { planned[2], planned[1] }));
        Assert.That(rest.Columns.Single().Cards.Select(c => c.Id), Is.EqualTo(new[] { planned[0] }));
        Assert.That((rest.Columns[0].Total, rest.Columns[0].Next), Is.EqualTo((3, (string?)null)));
        Assert.That(thisYear.Columns[0].Cards.Select(c => c.Id), Is.EqualTo(new[] { planned[2] }));
        Assert.That(nobody.Columns.Sum(c => c.Total), Is.Zero);
    }

    [Test]
    public async Task Who_is_in_no_delegation_sees_on_it_only_what_they_planned_themselves()
    {
        var mine = (await World.Send(World.Secretary, Some.Plan(World))).Id;
        await World.Send(World.Office, Some.Plan(World));

        var board = await World.Send(World.Secretary, new CampaignBoard());
        var list = await World.Send(World.Secretary, new CampaignList());
        Assert.That(board.Columns.SelectMany(c => c.Cards).Select(c => c.Id), Is.EqualTo(new[] { mine }));
        Assert.That(list.Items.Select(c => c.Id), Is.EqualTo(new[] { mine }));
        await Move(mine, 1, CampaignStep.Programme, person: World.Secretary);

        var other = await World.Person(Role.Secretary, "Chuyên viên Văn phòng");
        Assert.That((await World.Send(other, new CampaignBoard())).Columns.Sum(c => c.Total), Is.Zero);
        Assert.That((await World.Refused(other, new CampaignDetails { CampaignId = mine })).Kind, Is.EqualTo(RefusalKind.NotFound));
        foreach (var outside in new[] { World.UnitHead, World.Expert })
            Assert.That((await World.Send(outside, new CampaignBoard())).Columns.Sum(c => c.Total), Is.Zero);

        // Once the plan is out it is the delegation's, in which the planner may not be.
        await World.Send(World.StandingBoard, Some.Founding(World, mine, 2) with { Delegations = [.. Some.Founding(World, mine, 2).Delegations.Select(d => d with { Members = [.. d.Members.Where(m => m.PersonId != World.Secretary)] })] });
        await Move(mine, 3, CampaignStep.SendPlan);
        Assert.That((await World.Refused(World.Secretary, new CampaignDetails { CampaignId = mine })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [TestCase("Completed", Mend.Archive, new[] { "Office", "StandingBoard" })]
    [TestCase("Examined", Mend.Conclude, new[] { "Office", "StandingBoard", "Head", "Secretary" })]
    [TestCase("FollowUp", Mend.Complete, new[] { "Office", "StandingBoard" })]
    public async Task What_comes_next_is_theirs_who_may_do_it(string status, Mend mend, string[] may)
    {
        var (campaign, _) = await World.FoundedCampaign();
        await World.With(World.Administrator, services => ((Core.Storage.Db)services.GetService(typeof(Core.Storage.Db))!).Execute("UPDATE Campaigns SET Status = @status WHERE Id = @campaign AND CouncilId = @CouncilId", new { status, campaign }, CancellationToken.None));
        var people = new Dictionary<string, Guid>
        {
            ["Office"] = World.Office, ["StandingBoard"] = World.StandingBoard, ["Head"] = World.Head, ["Secretary"] = World.Secretary, ["Member"] = World.Member, ["Clerk"] = World.Clerk,
        };

        var theirs = new List<string>();
        foreach (var (name, person) in people)
        {
            var next = (await World.Send(person, new CampaignNext(campaign))).Card!.Next!;
            if (next.Mend == mend && next.IsMine) theirs.Add(name);
        }

        Assert.That(theirs, Is.EqualTo(may));
    }

    [Test]
    public async Task Another_committees_leader_is_not_told_of_drafts()
    {
        var (own, other) = (await Committee(), await Committee());
        var (leader, stranger) = (await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: own), await World.Person(Role.CommitteeLeader, "Trưởng Ban", bodyId: other));
        var visit = await World.EndedVisit();
        var campaign = await World.CampaignOf(visit);
        await World.With(World.Administrator, services => ((Core.Storage.Db)services.GetService(typeof(Core.Storage.Db))!).Execute("UPDATE Campaigns SET BodyId = @own WHERE Id = @campaign AND CouncilId = @CouncilId", new { own, campaign }, CancellationToken.None));
        await Move(campaign, 4, CampaignStep.EndFieldwork, SomeVisits.VisitOn);

        Assert.That((await World.Send(leader, new CampaignNext(campaign))).Card!.Next!.Sentence, Is.EqualTo("Chưa soạn báo cáo của Đoàn giám sát."));
        Assert.That((await World.Send(stranger, new CampaignNext(campaign))).Card!.Next!.Sentence, Is.EqualTo("Báo cáo của Đoàn giám sát chưa ban hành."));
        Assert.That((await World.Send(World.UnitHead, new CampaignNext(campaign))).Card, Is.Null);
    }

    [Test]
    public async Task A_due_day_is_not_before_the_plan_and_moves_reports_that_are_still_owed()
    {
        var visit = await World.PlannedVisit();
        var campaign = await World.CampaignOf(visit);
        var asked = new RequestUnitReports { CampaignId = campaign, Version = 3, UnitIds = [World.Unit, World.OtherUnit], ReportDueOn = new DateOnly(2026, 3, 8) };

        Assert.That((await World.Refused(World.Secretary, asked)).Code, Is.EqualTo("unit_report.due"));
        Assert.That((await World.Refused(World.Secretary, asked with { ReportDueOn = new DateOnly(2026, 3, 30), UnitIds = [Guid.NewGuid()] })).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.Send(World.Secretary, asked with { ReportDueOn = new DateOnly(2026, 3, 30) });

        Assert.That((await World.Send(World.Secretary, new CampaignUnitReports(campaign))).Select(r => r.DueOn), Is.All.EqualTo(new DateOnly(2026, 3, 30)));
        Assert.That(await World.Journalled(campaign, nameof(UnitReportsRequested), "Before"), Has.Exactly(1).Contains("2026-03-20"));
        Assert.That((await World.Refused(World.Member, asked)).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<string> Said(Guid campaign)
    {
        var column = (await World.Send(World.Office, new CampaignBoard())).Columns.Single(c => c.Cards.Any(card => card.Id == campaign));
        var next = column.Cards.Single(card => card.Id == campaign).Next!;
        return $"{column.Stage} {next.Mend}: {next.Sentence}";
    }

    private async Task<string> Clock(Guid campaign) =>
        (await World.Send(World.Office, new CampaignNext(campaign))).Card is { Clock: { } clock } card ? $"{clock.Code} {clock.Limit:dd/MM} {card.DaysLeft}" : "";

    private Task<Changed> Move(Guid campaign, int version, CampaignStep step, DateOnly? on = null, Guid? person = null) => World.Send(person ?? World.Office, new MoveCampaign
    {
        CampaignId = campaign,
        Version = version,
        Step = step,
        On = on ?? Some.FoundedOn,
        Paper = step is CampaignStep.Programme or CampaignStep.SendPlan or CampaignStep.Suspend ? Some.Paper("Công văn", "45/HĐND-VP") : null,
        Reason = step is CampaignStep.Suspend ? "Thiên tai" : null,
    });

    private async Task<Guid> Committee() => (await World.Send(World.Administrator, new AddBody
    {
        Kind = BodyKind.Committee,
        Name = "Ban",
        HeaderName = "BAN",
        ShortCode = Guid.NewGuid().ToString("N")[..6],
        ValidFrom = new DateOnly(2021, 7, 1),
    })).Id;
}
