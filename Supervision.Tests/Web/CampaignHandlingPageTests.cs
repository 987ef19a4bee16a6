using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.Dispatches;
using Supervision.Core.Papers;
using Supervision.Core.Visits;
using Supervision.Tests.Dossiers;
using Supervision.Tests.Papers;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>A supervision from plan to fieldwork by the forms of its page; what is refused stands beside its field.</summary>
public sealed class CampaignHandlingPageTests : SiteTest
{
    [Test]
    public async Task The_board_puts_it_in_its_column_and_its_link_opens_the_form_that_mends_it()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var board = await office.Open("/cuoc-giam-sat");
        var card = board.QuerySelector("section:has(h2#giai-doan-Planning) li.card")!;
        var mend = card.QuerySelector("p:last-child a")!.GetAttribute("href")!;
        var page = await office.Open(mend);

        Assert.That(card.TextContent, Does.Contain("Chưa ghi chương trình giám sát"));
        Assert.That(mend, Is.EqualTo($"/cuoc-giam-sat/{campaign}?buoc=programme#programme"));
        Assert.That(page.QuerySelector("details.action[open]")!.Id, Is.EqualTo("programme"));
        Assert.That((await office.Open($"/cuoc-giam-sat?nam=2026&trang-thai={CampaignStatus.UnderWay}")).QuerySelector(".notice")!.TextContent, Does.Contain("Không có cuộc giám sát nào"));
    }

    [Test]
    public async Task Who_sends_a_plan_whose_day_for_reports_has_passed_is_told_and_who_reads_no_reports_is_led_to_no_tables()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var path = $"/cuoc-giam-sat/{campaign}";
        var planned = (await World.Send(World.Secretary, Some.Plan(World))).Id;
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        Assert.That((await secretary.Open(path)).QuerySelector("#sendPlan")!.TextContent, Does.Not.Contain("đã qua"));
        Assert.That((await secretary.Open(path)).QuerySelector($"a[href='{path}/bieu']"), Is.Not.Null);

        World.Clock.Set(new DateOnly(2026, 3, 21), new TimeOnly(8, 0));

        Assert.That((await secretary.Open(path)).QuerySelector("#sendPlan")!.TextContent, Does.Contain("Hạn gửi báo cáo của Ủy ban nhân dân xã Hòa Bình (ngày 20/3/2026) đã qua: nếu kế hoạch gửi sau ngày đó, sửa hạn trong kế hoạch trước."));
        Assert.That((await secretary.Open($"/cuoc-giam-sat/{planned}")).QuerySelector("a[href$='/bieu']"), Is.Null, "who planned it is in no delegation yet, and would not find the tables");
    }

    [Test]
    public async Task The_standing_board_founds_the_delegation_and_a_blank_row_is_nobody()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var path = $"/cuoc-giam-sat/{campaign}/thanh-lap-doan";
        (string, string)[] typed =
        [
            ("found.FoundingPaper.Reference", "12/QĐ-HĐND"), ("found.Delegations[0].Members[0].PersonId", $"{World.Head}"),
            ("found.Delegations[0].Members[2].PersonId", $"{World.Secretary}"), ("found.Delegations[0].Members[2].Part", "Secretary"),
            ("found.Delegations[0].Members[4].BodyName", "Sở Nội vụ"), ("found.Delegations[0].Members[4].Part", "AgencyRepresentative"),
        ];

        var (status, refused) = await board.Send(path, "main form", typed);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#found-Delegations-0-Members-4-Title-loi"), Is.Not.Null, "the row whose title is missing is told, not the third that was sent");
        Assert.That(refused.QuerySelector("#found-Delegations-0-Members-2-PersonId option[selected]")!.GetAttribute("value"), Is.EqualTo($"{World.Secretary}"));
        (string, string)[] whole = [.. typed, ("found.Delegations[0].Members[4].Title", "Phó Giám đốc Sở Nội vụ")];
        var (_, twice) = await board.Send(path, "main form", [.. whole, ("found.Delegations[0].Members[5].PersonId", $"{World.Head}")]);
        Assert.That(twice.QuerySelector("#found-Delegations-0-Members-5-PersonId-loi")!.TextContent, Does.Contain("đã là Trưởng đoàn"));
        await board.Do(path, "main form", whole);

        var members = (await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Delegations.Single().Members;
        Assert.That(members.Select(m => $"{m.Part} {m.Title}"), Is.EqualTo(new[] { "Head Phó Chủ tịch HĐND tỉnh", "Secretary Chuyên viên Văn phòng", "AgencyRepresentative Phó Giám đốc Sở Nội vụ" }));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Get(path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_board_leads_only_to_what_is_the_readers_and_names_who_does_the_rest()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(World.Unit, UnitMode.InPerson)] })).Id;
        var (office, board, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)));
        Assert.That(await Last(clerk), Is.EqualTo(" Việc này do văn phòng, người lập kế hoạch hoặc Thường trực Hội đồng nhân dân thực hiện."));

        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 1, Step = CampaignStep.Programme, On = Some.FoundedOn, Paper = Some.Paper() });
        Assert.That(await Last(office), Is.EqualTo(" Việc này do Thường trực Hội đồng nhân dân hoặc lãnh đạo Ban thực hiện."));
        Assert.That(await Last(board), Does.StartWith($"/cuoc-giam-sat/{campaign}/thanh-lap-doan Thành lập Đoàn"));

        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 2));
        Assert.That(await Last(board), Is.EqualTo(" Việc này do thư ký Đoàn giám sát hoặc văn phòng thực hiện."));
        Assert.That((await board.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#viec")!.TextContent, Does.Contain("Việc này do thư ký Đoàn giám sát hoặc văn phòng thực hiện."));
        Assert.That(await Last(new FormBrowser(await Site.BrowserOf(World.Secretary))), Does.StartWith($"/cuoc-giam-sat/{campaign}?buoc=askReports#askReports Đặt hạn báo cáo"));
        Assert.That(await Last(new FormBrowser(await Site.BrowserOf(World.Member))), Does.Contain("thư ký Đoàn giám sát hoặc văn phòng"));

        async Task<string> Last(FormBrowser reader)
        {
            var last = (await reader.Open("/cuoc-giam-sat")).QuerySelectorAll("li.card").Single().QuerySelector("p:last-child")!;
            return $"{last.QuerySelector("a")?.GetAttribute("href")} {last.TextContent.Trim()}";
        }
    }

    [Test]
    public async Task A_decision_that_was_issued_here_is_filled_in_and_one_begun_is_named()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var path = $"/cuoc-giam-sat/{campaign}/thanh-lap-doan";
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;
        Assert.That((await board.Open(path)).QuerySelector($".notice a[href='/van-ban/{paper}']")!.ParentElement!.TextContent, Does.Contain("“Dự thảo”"));

        var version = await World.Fill(World.Office, paper, ("composition", "Phó Chủ tịch HĐND tỉnh - Trưởng đoàn"), ("scope", "Trên địa bàn hai xã"), ("purpose", "Đánh giá việc thực hiện"));
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = version });
        await World.Send(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = version + 1 });
        await World.Send(World.Clerk, new IssuePaper { PaperId = paper, Version = version + 2, Number = 7, Symbol = "QĐ-TTHĐND", IssuedOn = Some.FoundedOn, IsHandSigned = true, SignedOn = Some.FoundedOn, SignerName = "Nguyễn Văn Minh Họa" });
        var form = await board.Open(path);

        foreach (var page in new[] { "/", $"/cuoc-giam-sat/{campaign}", "/cuoc-giam-sat" })
            Assert.That((await board.Open(page)).QuerySelector("main")!.TextContent, Does.Contain("Đã có 07/QĐ-TTHĐND ngày 09/3/2026, chờ ghi thành lập Đoàn.").And.Not.Contain("Chưa có văn bản thành lập"), page);
        Assert.That(Value("FoundingPaper-Type"), Is.EqualTo("Quyết định"));
        Assert.That(Value("FoundingPaper-Reference"), Is.EqualTo("07/QĐ-TTHĐND"));
        Assert.That((Value("FoundingPaper-IssuedOn"), Value("FoundedOn")), Is.EqualTo(("09/03/2026", "09/03/2026")));
        Assert.That(Value("FoundingPaper-Abstract"), Does.StartWith("về việc thành lập Đoàn giám sát"));
        await board.Do(path, "main form", ("found.Delegations[0].Members[0].PersonId", $"{World.Head}"));

        string Value(string field) => FormBrowser.ValueOf(form.QuerySelector($"#found-{field}")!);
    }

    [Test]
    public async Task A_wrong_member_leaves_and_a_forgotten_one_joins_by_a_form_of_the_standing_board()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var newcomer = await World.Person(Core.Access.Role.Member, "Phó Trưởng Ban Pháp chế");
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var path = (await board.Open($"/cuoc-giam-sat/{campaign}")).QuerySelectorAll("#doan a").Single().GetAttribute("href")!;
        var leaving = (await board.Open(path)).QuerySelectorAll("label.check").Single(label => label.TextContent.Contains("Đại biểu HĐND tỉnh", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
        (string, string)[] typed = [("change.Leaving", leaving), ("change.Joining[1].PersonId", $"{newcomer}")];

        var (status, refused) = await board.Send(path, "main form", [.. typed, ("change.Joining[1].Part", "Head")]);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#change-Paper-Reference-loi"), Is.Not.Null);
        Assert.That(refused.QuerySelector("input[name='change.Leaving'][checked]")!.GetAttribute("value"), Is.EqualTo(leaving));
        var page = await board.Do(path, "main form", [.. typed, ("change.Paper.Reference", "20/QĐ-HĐND")]);

        Assert.That(page.QuerySelector("#doan")!.TextContent, Does.Contain("Phó Trưởng Ban Pháp chế").And.Contain("thôi tham gia từ ngày"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(newcomer)).Get($"/cuoc-giam-sat/{campaign}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Member)).Get($"/cuoc-giam-sat/{campaign}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open($"/cuoc-giam-sat/{campaign}")).QuerySelectorAll("#doan a"), Is.Empty);
        Assert.That((await office.Get(path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Where_each_unit_has_its_own_letter_all_are_named_with_whom_they_went_to()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var first = await World.IssuedPlanLetter(campaign, 301, Some.FoundedOn);
        await World.IssuedPlanLetter(campaign, 302, Some.FoundedOn);
        await World.Send(World.Clerk, new SendPaper { PaperId = first, Version = (await World.Send(World.Clerk, new PaperDetails(first))).Version, SentOn = Some.FoundedOn, Receivers = [new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.System }] });

        var page = await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/cuoc-giam-sat/{campaign}");

        Assert.That(page.QuerySelector("#sendPlan")!.TextContent, Does.Contain("Văn bản đã gửi từng nơi: số 302/HĐND-VP, chưa gửi; số 301/HĐND-VP gửi Ủy ban nhân dân xã Hòa Bình."));
        Assert.That(page.QuerySelector("#sendPlan .late")!.TextContent, Does.StartWith("Xem lại trước khi ghi: chưa có công văn gửi Ủy ban nhân dân xã Tân Tiến; 302/HĐND-VP chưa gửi."));
        await World.IssuedPlanLetter(campaign, 303, Some.FoundedOn, World.OtherUnit);
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#sendPlan .late")!.TextContent, Does.StartWith("Xem lại trước khi ghi: 303/HĐND-VP chưa gửi; 302/HĐND-VP chưa gửi."));
    }

    [Test]
    public async Task A_letter_that_was_sent_is_read_at_once_by_its_unit_and_fills_in_what_is_written_down_of_it()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var letter = await World.IssuedPlanLetter(campaign, 215, Some.FoundedOn);
        var draft = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = World.Unit })).Id;
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        Assert.That((await unit.Get($"/van-ban/{letter}")).Status, Is.EqualTo(HttpStatusCode.NotFound), "it was not sent yet");
        var version = (await World.Send(World.Clerk, new PaperDetails(letter))).Version;
        await World.Send(World.Clerk, new SendPaper { PaperId = letter, Version = version, SentOn = Some.FoundedOn, Receivers = [new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.System }] });

        var read = await unit.Open($"/van-ban/{letter}");

        Assert.That(read.QuerySelector("main")!.TextContent, Does.Contain("215/HĐND-VP"));
        Assert.That(read.QuerySelector($"a[href='/cuoc-giam-sat/{campaign}']"), Is.Null, "the campaign itself is not the unit's to see yet");
        using var file = await (await Site.As(World.UnitHead)).GetAsync(new Uri($"/api/papers/{letter}/issued", UriKind.Relative));
        Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var hidden in new[] { $"/van-ban/{draft}", $"/cuoc-giam-sat/{campaign}" })
            Assert.That((await unit.Get(hidden)).Status, Is.EqualTo(HttpStatusCode.NotFound), hidden);
        await unit.Do($"/van-ban/{letter}", "details[id^=acknowledge]", ("acknowledge.ReceivedOn", "09/3/2026"), ("acknowledge.ReceivedBy", "Văn thư xã"));

        var form = await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/cuoc-giam-sat/{campaign}");
        Assert.That((Value("Paper-Reference"), Value("Paper-IssuedOn"), Value("On"), Value("Paper-Abstract").Length > 0), Is.EqualTo(("215/HĐND-VP", "09/03/2026", "09/03/2026", true)));

        string Value(string field) => FormBrowser.ValueOf(form.QuerySelector($"#sendPlan-{field}")!);
    }

    [Test]
    public async Task The_secretary_does_the_rest_step_by_step_and_is_told_of_the_laws_day()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        var path = $"/cuoc-giam-sat/{campaign}";

        await secretary.Do(path, "#askReports", ("askReports.UnitIds", $"{World.Unit}"), ("askReports.ReportDueOn", "25/3/2026"));
        await secretary.Do(path, "#sendPlan", ("sendPlan.Paper.Reference", "45/HĐND-VP"), ("sendPlan.Paper.Abstract", "gửi kế hoạch giám sát"));
        await secretary.Do(path, "#cite", ("cite.Paper.Type", "Luật"), ("cite.Paper.Abstract", "Luật Hoạt động giám sát"));
        await secretary.Do(path, "#source", ("source.Kind", "tin trên trang của tỉnh"), ("source.PublishedOn", "08/3/2026"), ("source.PublishedTime", "09:12"));
        var (nothing, unchosen) = await secretary.Send(path, "#planVisit", ("planVisit.UnitIds", ""), ("planVisit.PlannedOn", "15/4/2026"), ("planVisit.Place", "Trụ sở UBND xã"));
        Assert.That((nothing, unchosen.QuerySelector("#planVisit-UnitIds-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Đơn vị làm việc” không được để trống.")));
        Assert.That(unchosen.QuerySelector("#planVisit-Place")!.GetAttribute("value"), Is.EqualTo("Trụ sở UBND xã"));
        var planned = await secretary.Do(path, "#planVisit", ("planVisit.UnitIds", $"{World.Unit}"), ("planVisit.PlannedOn", "15/4/2026"), ("planVisit.Place", "Trụ sở UBND xã"));
        var visit = (await World.Send(World.Secretary, new CampaignDetails { CampaignId = campaign })).Visits.Single();

        Assert.That(planned.QuerySelector("#viec b")!.TextContent, Is.EqualTo("Buổi 1, ngày 15/4/2026, chưa gửi thông báo cho đơn vị."));
        Assert.That(planned.QuerySelector("#viec a.button")!.GetAttribute("href"), Is.EqualTo($"{path}?buoc=notify#notify-{visit.Id:N}"), "and how it is done");
        Assert.That(planned.QuerySelector($"#notify-{visit.Id:N} .meta")!.TextContent, Does.Contain("Hạn theo luật: ngày 05/4/2026"));

        World.Clock.Set(new DateOnly(2026, 4, 10), new TimeOnly(8, 0));
        secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        var (status, late) = await secretary.Send(path, $"#notify-{visit.Id:N}", ("notify.Reference", "60/TB-HĐND"), ("notify.SentOn", "10/4/2026"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(late.QuerySelector($"#notify-{visit.Id:N}-LateReason-loi")!.TextContent, Does.Contain("Hãy ghi lý do thông báo muộn"));
        await secretary.Do(path, $"#notify-{visit.Id:N}", ("notify.Reference", "60/TB-HĐND"), ("notify.SentOn", "10/4/2026"), ("notify.LateReason", "Đổi lịch họp của đơn vị"));
        await secretary.Do(path, $"#postpone-{visit.Id:N}", ("postpone.Reason", "Bão số 3"));
        await secretary.Do(path, $"#reschedule-{visit.Id:N}", ("reschedule.PlannedOn", "20/5/2026"));

        var view = await World.Send(World.Secretary, new CampaignDetails { CampaignId = campaign });
        Assert.That((view.Visits.Single().Status, view.Visits[0].PlannedOn, view.Visits[0].NoticeSentOn), Is.EqualTo((VisitStatus.Planned, new DateOnly(2026, 5, 20), (DateOnly?)null)));
        Assert.That(view.Papers.Select(p => p.Kind), Does.Contain(CampaignPaperKind.Cited));
    }

    [Test]
    public async Task What_somebody_else_did_meanwhile_is_told_and_what_was_typed_stays()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var path = $"/cuoc-giam-sat/{campaign}";

        var (status, page) = await office.Send(path, "#suspend", ("suspend.Version", "1"), ("suspend.Reason", "Thiên tai, bão lũ"), ("suspend.Paper.Reference", "9/HĐND"), ("suspend.Paper.Abstract", "tạm dừng giám sát"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(page.QuerySelector("#suspend textarea")!.TextContent.Trim(), Is.EqualTo("Thiên tai, bão lũ"));
        Assert.That((await office.Get($"{path}?buoc=suspend")).Page.QuerySelectorAll("#suspend[open]"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_unit_finds_no_form_and_no_board()
    {
        var visit = await World.NotifiedVisit();
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));

        var page = await unit.Open($"/cuoc-giam-sat/{await World.CampaignOf(visit)}");

        Assert.That(page.QuerySelectorAll("main form"), Is.Empty);
        Assert.That(page.QuerySelector("#viec"), Is.Null);
        Assert.That((await unit.Open("/cuoc-giam-sat")).QuerySelector(".board, li.card"), Is.Null, "its own list, not the council's board");
    }
}
