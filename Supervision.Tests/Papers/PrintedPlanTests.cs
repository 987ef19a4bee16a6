using System.Net;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Dispatches;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.UnitReports;
using Supervision.Tests.DataTables;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers;

/// <summary>A plan that was issued as annex of its founding paper: its days are looked at before, adjusted by another paper after, and it reaches the units.</summary>
public sealed class PrintedPlanTests : SiteTest
{
    [Test]
    public async Task A_last_day_that_has_passed_is_told_to_whoever_submits_approves_and_issues_the_decision()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(World.Unit, UnitMode.InPerson, new DateOnly(2026, 3, 2)), new InspectedUnit(World.OtherUnit, UnitMode.ByReport, new DateOnly(2026, 3, 20))] })).Id;
        var (paper, version) = await Drafted(campaign);
        const string told = "Hạn gửi báo cáo 02/3/2026 đã qua (Ủy ban nhân dân xã Hòa Bình): sửa hạn trong kế hoạch trước khi ban hành.";

        Assert.That((await Form(World.Office, "#submit")).TextContent, Does.Contain(told));
        version = (await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = version })).Version;
        Assert.That((await Form(World.StandingBoard, "#approve")).TextContent, Does.Contain(told));
        version = (await World.Send(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = version })).Version;
        Assert.That((await Form(World.Clerk, "#issue")).TextContent, Does.Contain(told));
        Assert.That((await Form(World.Clerk, "#han-can-xem")).QuerySelectorAll("li").Select(line => line.TextContent), Is.EqualTo(new[] { told }));

        await Issue(paper, version);
        Assert.That((await World.Send(World.Clerk, new PaperDetails(paper))).Warnings, Is.Empty, "what is issued stands");

        async Task<AngleSharp.Dom.IElement> Form(Guid person, string form) => (await new FormBrowser(await Site.BrowserOf(person)).Open($"/van-ban/{paper}")).QuerySelector(form)!;
    }

    [Test]
    public async Task A_plan_that_was_issued_is_changed_with_the_paper_that_adjusts_it()
    {
        var (campaign, _) = await Issued();
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var page = $"/cuoc-giam-sat/{campaign}/sua-ke-hoach";

        var form = await office.Open(page);
        Assert.That(form.QuerySelector("#da-ban-hanh")!.TextContent, Does.StartWith("Kế hoạch này đã ban hành kèm theo Quyết định số 21/QĐ-TTHĐND ngày 09/3/2026."));
        var (status, refused) = await office.Send(page, "main form", ($"due-{World.Unit}", "30/3/2026"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#plan-AdjustingReference-loi")!.TextContent, Does.Contain("hãy ghi số, ngày của văn bản điều chỉnh"));
        Assert.That((await office.Send(page, "main form", ($"due-{World.Unit}", "30/3/2026"), ("plan.AdjustingReference", "25/QĐ-TTHĐND"))).Page.QuerySelector("#plan-AdjustingIssuedOn-loi"), Is.Not.Null);
        Assert.That((await office.Send(page, "main form", ($"due-{World.Unit}", "30/3/2026"), ("plan.AdjustingReference", "25/QĐ-TTHĐND"), ("plan.AdjustingIssuedOn", "08/3/2026"))).Page.QuerySelector("#plan-AdjustingIssuedOn-loi")!.TextContent,
            Does.Contain("không được trước ngày ban hành kế hoạch (09/3/2026)"));

        var done = await office.Do(page, "main form", ($"due-{World.Unit}", "30/3/2026"), ("plan.AdjustingReference", "25/QĐ-TTHĐND"), ("plan.AdjustingIssuedOn", "09/3/2026"));
        Assert.That(done.QuerySelector("#ke-hoach-da-ban-hanh")!.TextContent, Does.Contain("Ban hành kèm theo Quyết định số 21/QĐ-TTHĐND ngày 09/3/2026").And.Contain("Điều chỉnh theo Quyết định số 25/QĐ-TTHĐND ngày 09/3/2026"));
        Assert.That(await World.Journalled(campaign, nameof(CampaignRevised), "Data"), Has.Exactly(1).Contains("25/QĐ-TTHĐND"));

        await office.Do(page, "main form", ("plan.Code", "GS-2026-99"));
        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Papers.Count(one => one.AdjustsPlan), Is.EqualTo(1), "the code is not the plan's content");
    }

    [Test]
    public async Task A_letter_with_another_day_than_the_printed_plan_says_so_until_a_paper_adjusts_it_which_it_then_cites()
    {
        var (campaign, _) = await Issued();
        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));
        await World.Send(World.Secretary, new RequestUnitReports { CampaignId = campaign, Version = 2, UnitIds = [World.Unit], ReportDueOn = new DateOnly(2026, 4, 8) });
        var (letter, other) = (await Letter(World.Unit), await Letter(World.OtherUnit));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        Assert.That((await office.Open($"/van-ban/{letter}")).QuerySelector("#han-can-xem")!.TextContent,
            Does.Contain("Hạn gửi báo cáo trong công văn (08/4/2026) khác hạn in trong Kế hoạch kèm theo Quyết định số 21/QĐ-TTHĐND ngày 09/3/2026 (20/3/2026)"));
        Assert.That((await World.Send(World.Office, new PaperDetails(other))).Warnings, Is.Empty);

        await office.Do($"/cuoc-giam-sat/{campaign}/sua-ke-hoach", "main form", ("plan.AdjustingReference", "25/QĐ-TTHĐND"), ("plan.AdjustingIssuedOn", "09/3/2026"));
        Assert.That((await World.Send(World.Office, new PaperDetails(letter))).Warnings, Is.EqualTo(new[] { "Tài liệu gửi kèm chưa có 25/QĐ-TTHĐND: bổ sung văn bản điều chỉnh kế hoạch vào tài liệu gửi kèm." }));
        Assert.That(await World.Printed(World.Office, letter), Does.Contain("chậm nhất ngày 08 tháng 4 năm 2026 (theo Quyết định số 25/QĐ-TTHĐND ngày 09 tháng 3 năm 2026)"));
        Assert.That(await World.Printed(World.Office, other), Does.Contain("(Kế hoạch được điều chỉnh theo Quyết định số 25/QĐ-TTHĐND ngày 09 tháng 3 năm 2026)").And.Not.Contain("(theo Quyết định"));
        Assert.That(await World.Part(World.Office, await Letter(World.OtherUnit), "attachments"), Does.Contain("25/QĐ-TTHĐND"));

        async Task<Guid> Letter(Guid unit) => (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = unit })).Id;
    }

    [Test]
    public async Task A_letter_cites_the_paper_that_set_its_day_names_all_that_adjust_the_plan_and_says_which_is_not_enclosed()
    {
        var (campaign, _) = await Issued();
        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var page = $"/cuoc-giam-sat/{campaign}/sua-ke-hoach";
        foreach (var itself in new[] { "21/QĐ-TTHĐND", "021/qđ-tthđnd" })
            Assert.That((await office.Send(page, "main form", ($"due-{World.Unit}", "30/3/2026"), ("plan.AdjustingReference", itself), ("plan.AdjustingIssuedOn", "09/3/2026"))).Page.QuerySelector("#plan-AdjustingReference-loi")!.TextContent,
                Is.EqualTo("Ghi số, ký hiệu của văn bản điều chỉnh, không phải của Quyết định số 21/QĐ-TTHĐND ngày 09/3/2026 đã ban hành kế hoạch này."));
        await office.Do(page, "main form", ($"due-{World.Unit}", "30/3/2026"), ("plan.AdjustingReference", "25/QĐ-TTHĐND"), ("plan.AdjustingIssuedOn", "09/3/2026"));
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = World.Unit })).Id;
        Assert.That((await World.Send(World.Office, new PaperDetails(letter))).Warnings, Is.Empty);

        await office.Do(page, "main form", ("plan.Purpose", "Đánh giá việc cấp nước"), ("plan.AdjustingReference", "30/QĐ-TTHĐND"), ("plan.AdjustingIssuedOn", "09/3/2026"));

        const string Cites = "(theo Quyết định số 25/QĐ-TTHĐND ngày 09 tháng 3 năm 2026)";
        var printed = await World.Printed(World.Office, letter);
        Assert.That(printed, Does.Contain($"chậm nhất ngày 30 tháng 3 năm 2026 {Cites}"), "the paper that moved the day, not the last one");
        Assert.That(printed, Does.Contain("(Kế hoạch được điều chỉnh theo Quyết định số 25/QĐ-TTHĐND ngày 09 tháng 3 năm 2026; Quyết định số 30/QĐ-TTHĐND ngày 09 tháng 3 năm 2026)"));
        Assert.That((await office.Open($"/van-ban/{letter}")).QuerySelectorAll("#han-can-xem li").Select(line => line.TextContent), Is.EqualTo(new[] { "Tài liệu gửi kèm chưa có 30/QĐ-TTHĐND: bổ sung văn bản điều chỉnh kế hoạch vào tài liệu gửi kèm." }));
        var fresh = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = World.Unit })).Id;
        Assert.That((await World.Send(World.Office, new PaperDetails(fresh))).Warnings, Is.Empty);
        Assert.That(await World.Part(World.Office, fresh, "attachments"), Does.Contain("25/QĐ-TTHĐND").And.Contain("30/QĐ-TTHĐND"));

        await Ask("02/4/2026");
        const string Differs = "khác hạn theo Quyết định số 25/QĐ-TTHĐND ngày 09/3/2026 (30/3/2026)";
        Assert.That((await World.Send(World.Office, new PaperDetails(fresh))).Warnings.Single(), Does.StartWith($"Hạn gửi báo cáo trong công văn (02/4/2026) {Differs}"));
        Assert.That(await World.Printed(World.Office, fresh), Does.Contain("chậm nhất ngày 02 tháng 4 năm 2026.").And.Not.Contain("(theo Quyết định"));
        Assert.That((await office.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#ke-hoach-da-ban-hanh .late")!.TextContent, Is.EqualTo($"Hạn gửi báo cáo của Ủy ban nhân dân xã Hòa Bình (02/4/2026) {Differs}, chưa ghi văn bản điều chỉnh."));

        await Ask("02/4/2026", ("askReports.AdjustingReference", "31/QĐ-TTHĐND"), ("askReports.AdjustingIssuedOn", "09/3/2026"));
        Assert.That(await World.Printed(World.Office, fresh), Does.Contain("chậm nhất ngày 02 tháng 4 năm 2026 (theo Quyết định số 31/QĐ-TTHĐND ngày 09 tháng 3 năm 2026)"));
        Assert.That((await office.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#ke-hoach-da-ban-hanh .late"), Is.Null);

        async Task Ask(string on, params (string, string)[] adjusting) =>
            await new FormBrowser(await Site.BrowserOf(World.Secretary)).Do($"/cuoc-giam-sat/{campaign}", "#askReports", [("askReports.UnitIds", $"{World.Unit}"), ("askReports.ReportDueOn", on), .. adjusting]);
    }

    [Test]
    public async Task A_letter_lists_the_tables_of_figures_that_go_with_the_outline()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var draft = new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = World.Unit };
        Assert.That(await World.Part(World.Office, (await World.Send(World.Office, draft)).Id, "attachments"), Does.Not.Contain("Biểu số liệu"));

        await World.Send(World.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Kết quả cấp nước", Design = SomeTables.Design });

        Assert.That(await World.Part(World.Office, (await World.Send(World.Office, draft)).Id, "attachments"), Does.EndWith("Đề cương báo cáo\nBiểu số liệu kèm đề cương: Kết quả cấp nước"));
    }

    [Test]
    public async Task A_founding_decision_is_sent_in_the_system_to_the_units_of_its_plan()
    {
        var (_, paper) = await Issued();
        var (clerk, page) = (new FormBrowser(await Site.BrowserOf(World.Clerk)), $"/van-ban/{paper}");
        Assert.That((await World.Refused(World.UnitHead, new PaperDetails(paper))).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.NotFound));

        var form = (await clerk.Open(page)).QuerySelector("#send")!;
        Assert.That(form.QuerySelectorAll("[name='send.UnitIds']").Select(box => box.GetAttribute("value")), Is.EqualTo(new[] { $"{World.Unit}", $"{World.OtherUnit}" }));
        var (status, refused) = await clerk.Send(page, "#send", ("send.Way", $"{DispatchChannel.System}"));
        Assert.That((status, refused.QuerySelector("#send-UnitIds-loi") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        await clerk.Do(page, "#send", ("send.Way", $"{DispatchChannel.System}"), ("send.UnitIds", $"{World.Unit}"));

        var (_, seen) = (0, await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open(page));
        Assert.That(seen.QuerySelector("main")!.TextContent, Does.Contain("21/QĐ-TTHĐND").And.Not.Contain("Cần xem lại trước khi ban hành"));
        Assert.That((await World.Send(World.UnitHead, new NoticeList { Take = 50 })).Items.Select(notice => notice.Link), Does.Contain(page));
        Assert.That((await World.Refused(World.OtherUnitHead, new PaperDetails(paper))).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.NotFound));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(paper))).SystemReceivers.Select(unit => unit.UnitId), Is.EqualTo(new[] { World.OtherUnit }), "each but once");
    }

    [Test]
    public async Task Who_is_entered_into_a_delegation_is_read_beside_whom_its_decision_names()
    {
        var (campaign, _) = await Issued();

        var page = await new FormBrowser(await Site.BrowserOf(World.StandingBoard)).Open($"/cuoc-giam-sat/{campaign}/thanh-lap-doan");

        Assert.That(page.QuerySelectorAll("#thanh-phan li").Select(line => line.TextContent), Is.EqualTo(new[] { "Phó Chủ tịch HĐND tỉnh - Trưởng đoàn", "Đại biểu HĐND tỉnh - Thành viên" }));
        var offered = page.QuerySelectorAll("select option").Select(option => option.GetAttribute("value")).ToHashSet();
        Assert.That(offered, Does.Contain($"{World.Member}").And.Contain($"{World.Head}").And.Not.Contain($"{World.Administrator}").And.Not.Contain($"{World.Clerk}"));
    }

    private async Task<(Guid Campaign, Guid Paper)> Issued()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var (paper, version) = await Drafted(campaign);
        version = (await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = version })).Version;
        version = (await World.Send(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = version })).Version;
        await Issue(paper, version);
        return (campaign, paper);
    }

    private async Task<(Guid Paper, int Version)> Drafted(Guid campaign)
    {
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;
        return (paper, await World.Fill(World.Office, paper,
            ("composition", "Phó Chủ tịch HĐND tỉnh - Trưởng đoàn\nĐại biểu HĐND tỉnh - Thành viên"), ("scope", "Trên địa bàn hai xã"), ("purpose", "Đánh giá việc thực hiện")));
    }

    private Task Issue(Guid paper, int version) => World.Send(World.Clerk, new IssuePaper
    {
        PaperId = paper, Version = version, Number = 21, Symbol = "QĐ-TTHĐND", IssuedOn = Some.FoundedOn, IsHandSigned = true, SignedOn = Some.FoundedOn, SignerName = "Nguyễn Văn Minh Họa",
    });
}
