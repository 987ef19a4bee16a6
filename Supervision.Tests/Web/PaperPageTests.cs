using System.Net;
using Supervision.Core.Papers;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>Official papers as pages: from draft to receipt through forms only, and the page behind the QR code.</summary>
public sealed class PaperPageTests : SiteTest
{
    [Test]
    public async Task A_letter_is_written_approved_numbered_sent_and_received_through_forms_only()
    {
        var notice = await World.IssuedNotice();
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.CorrectionLetter, SubjectId = notice, AddresseeUnitId = World.Unit })).Id;
        var path = $"/van-ban/{paper}";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var (board, clerk) = (new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)));

        Assert.That((await office.Open(path)).QuerySelector("dl.facts")!.TextContent, Does.Contain("Nội dung có sai sót; Nội dung đúng"));
        await office.Do(path, "#revise", ("revise.Part.errors", "trước ngày 30/6/2025"), ("revise.Part.corrected", "trước ngày 30/6/2026"), ("revise.SignerName", "Nguyễn Văn Minh Họa"));
        await office.Do(path, "#submit");
        await board.Do(path, "#approve");
        var (unsigned, asked) = await clerk.Send(path, "#issue", ("issue.Number", "41"), ("issue.IssuedOn", "2026-05-29"));
        Assert.That(unsigned, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(asked.QuerySelector("#issue-IsHandSigned-loi")!.TextContent, Does.Contain("Bản giấy đã được ký"), "nobody is known to have signed it");
        await clerk.Do(path, "#issue", ("issue.Number", "41"), ("issue.IssuedOn", "2026-05-29"), ("issue.IsHandSigned", "true"), ("issue.SignedOn", "29/5/2026"));
        var sent = await clerk.Do(path, "#send", ("send.Way", "System"), ("send.SentOn", "2026-05-29"));
        Assert.That(sent.QuerySelector("main")!.TextContent, Does.Contain("41/HĐND-VP, ngày 29/5/2026").And.Contain("Ủy ban nhân dân xã Hòa Bình"));

        var unit = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        Assert.That((await unit.Open("/van-ban")).QuerySelectorAll("ul.rows a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { path }));
        var received = await unit.Do(path, "details[id^=acknowledge]", ("acknowledge.ReceivedOn", "2026-05-29"), ("acknowledge.ReceivedBy", "Văn thư xã"));

        Assert.That(received.QuerySelector(".notice")!.TextContent, Is.EqualTo("Đã ghi nhận xác nhận đã nhận."));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(paper))).Status, Is.EqualTo(PaperStatus.Acknowledged));
    }

    [Test]
    public async Task Approving_is_offered_to_who_may_and_the_others_are_told_who()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;
        var version = await World.Fill(World.Office, paper, ("composition", "Phó Chủ tịch HĐND tỉnh - Trưởng đoàn"), ("scope", "Trên địa bàn hai xã"), ("purpose", "Đánh giá việc thực hiện"));
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = version });
        var (office, board) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)));

        var shown = await office.Open($"/van-ban/{paper}");
        Assert.That(shown.QuerySelector("#approve"), Is.Null);
        Assert.That(shown.QuerySelectorAll(".notice").Select(notice => notice.TextContent), Has.Some.EqualTo("Văn bản chờ duyệt. Người duyệt: Thường trực HĐND."));
        var page = await board.Do($"/van-ban/{paper}", "#approve");
        Assert.That(page.QuerySelector(".notice.good")!.TextContent, Does.Contain("Đã duyệt"));
        Assert.That(page.QuerySelectorAll(".notice").Select(notice => notice.TextContent), Has.None.Contains("chờ duyệt"));
    }

    [Test]
    public async Task Whoever_wrote_a_paper_is_told_that_another_approves_it()
    {
        var notice = await World.IssuedNotice();
        var paper = await World.CorrectionDraft(notice);
        await World.Send(World.StandingBoard, SomePapers.Revision(await World.Send(World.StandingBoard, new PaperDetails(paper))));
        await World.Send(World.StandingBoard, new SubmitPaper { PaperId = paper, Version = 3 });

        var shown = await new FormBrowser(await Site.BrowserOf(World.StandingBoard)).Open($"/van-ban/{paper}");

        Assert.That(shown.QuerySelector("#approve"), Is.Null);
        Assert.That(shown.QuerySelectorAll(".notice").Select(one => one.TextContent), Has.Some.Contains("người soạn thảo không tự duyệt văn bản của mình"));
        Assert.That((await World.Refused(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = 4 })).Code, Is.EqualTo("four_eyes"));
    }

    [Test]
    public async Task The_papers_of_a_supervision_and_its_page_lead_to_each_other()
    {
        var notice = await World.IssuedNotice();
        var draft = await World.CorrectionDraft(notice);
        var (office, unit) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        var campaign = (await World.Send(World.Office, new PaperDetails(notice))).CampaignId!.Value;

        var page = await office.Open($"/cuoc-giam-sat/{campaign}");
        var links = page.QuerySelectorAll("#van-ban-phan-mem > li").Select(line => (line.QuerySelector("a")!.GetAttribute("href"), line.QuerySelector(".badge")!.TextContent)).ToList();
        Assert.That(links.Take(2), Is.EqualTo(new[] { ($"/van-ban/{draft}", "Dự thảo"), ($"/van-ban/{notice}", "Đã ban hành") }), "the newest first");
        Assert.That((await office.Open($"/van-ban/{draft}")).QuerySelector($"main dd a[href='/cuoc-giam-sat/{campaign}']")!.TextContent, Does.Contain("Việc thực hiện cải cách hành chính"));

        Assert.That((await unit.Open($"/cuoc-giam-sat/{campaign}")).QuerySelectorAll("#van-ban-phan-mem > li"), Is.Empty, "nothing was sent to the unit yet");
        Assert.That((await World.Refused(World.Member, new PapersOfCampaign { CampaignId = Guid.NewGuid() })).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.NotFound));
    }

    [Test]
    public async Task A_paper_that_was_corrected_leads_to_the_letter_that_corrects_it()
    {
        var first = await World.ApprovedCorrection(await World.IssuedNotice());
        await World.Send(World.Clerk, new IssuePaper { PaperId = first.Id, Version = first.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        var second = await World.ApprovedCorrection(first.Id);
        await World.Send(World.Clerk, new IssuePaper { PaperId = second.Id, Version = second.Version, Number = 42, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });

        var page = await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open($"/van-ban/{first.Id}");

        Assert.That(page.QuerySelector($"dl.facts a[href='/van-ban/{second.Id}']")!.TextContent, Is.EqualTo("số 42/HĐND-VP, ngày 29/5/2026"));
        var draft = await World.CorrectionDraft(second.Id);
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open($"/van-ban/{draft}")).QuerySelector("#revise")!.TextContent, Does.Contain("thể thức, kỹ thuật trình bày"), "what it is not for is said where it is written");
    }

    [Test]
    public async Task Who_approves_a_paper_is_told_and_led_to_it_and_nobody_else_is()
    {
        var notice = await World.IssuedNotice();
        var paper = await World.CorrectionDraft(notice);
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = 2 });
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));

        Assert.That((await board.Open("/")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")), Does.Contain($"/van-ban/{paper}/doc"));
        Assert.That((await board.Open($"/van-ban/{paper}/doc")).QuerySelector("#approve"), Is.Not.Null, "what is shown is read and approved there");
        Assert.That((await World.Send(World.StandingBoard, new Core.Notices.NoticeList())).Items.Select(told => told.Title), Has.Some.StartsWith("Văn bản trình, chờ duyệt"));
        foreach (var other in new[] { World.Head, World.Office })
            Assert.That((await new FormBrowser(await Site.BrowserOf(other)).Open("/")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")), Has.None.EqualTo($"/van-ban/{paper}/doc"), "not theirs to approve");
        Assert.That((await World.Send(World.Office, new Core.Notices.NoticeList())).Items.Select(told => told.Title), Has.None.StartsWith("Văn bản trình"));

        await World.Send(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = 3 });

        foreach (var told in new[] { World.Office, World.Clerk })
            Assert.That((await World.Send(told, new Core.Notices.NoticeList())).Items.Select(one => one.Title), Has.Some.StartsWith("Văn bản đã được duyệt"));
    }

    [Test]
    public async Task What_was_typed_stays_when_the_draft_is_refused()
    {
        var paper = await World.CorrectionDraft(await World.IssuedNotice());
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var (status, page) = await office.Send($"/van-ban/{paper}", "#revise", ("revise.Title", ""), ("revise.Part.errors", "chữ mới gõ"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelector("#revise-Part-errors")!.TextContent, Does.Contain("chữ mới gõ"));
        Assert.That(page.QuerySelector("#revise-Title-loi")!.TextContent, Is.EqualTo("“Trích yếu” không được để trống."));
    }

    [Test]
    public async Task A_letter_with_an_error_is_replaced_by_one_that_begins_with_its_text()
    {
        var notice = await World.IssuedNotice();
        var approved = await World.ApprovedCorrection(notice);
        var path = $"/van-ban/{approved.Id}";
        var (office, board, clerk, member) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)), new FormBrowser(await Site.BrowserOf(World.Member)));
        Assert.That((await office.Open(path)).QuerySelector("#replace"), Is.Null, "what is not issued is reworded");
        await World.Send(World.Clerk, new IssuePaper { PaperId = approved.Id, Version = approved.Version, Number = 41, IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn });
        Assert.That((await member.Open(path)).QuerySelector("#replace"), Is.Null, "a member replaces its own slips only");
        Assert.That((await office.Open($"/van-ban/{notice}")).QuerySelector("#replace"), Is.Null, "a conclusion is replaced as such");
        Assert.That((await office.Open($"/van-ban/{notice}")).QuerySelector("a[href^='/ket-luan/']"), Is.Not.Null);

        var (status, refused) = await office.Send(path, "#replace");
        Assert.That((status, refused.QuerySelector("#replace-Reason-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Lý do thay thế” không được để trống.")));
        var begun = await office.Do(path, "#replace", ("replace.Reason", "Ghi sai ngày"));
        var anew = begun.QuerySelector("details#submit form")!.GetAttribute("action")!.Split('?')[0];
        Assert.That(begun.QuerySelector("#revise-Part-errors")!.TextContent, Does.Contain("trước ngày 30/6/2025"));
        Assert.That(begun.QuerySelector($"dl.facts a[href='{path}']")!.TextContent, Does.StartWith("số 41/HĐND-VP"));
        var waiting = await office.Open(path);
        Assert.That(waiting.QuerySelector("#replace"), Is.Null, "once is enough");
        Assert.That(waiting.QuerySelector($"dl.facts a[href='{anew}']")!.TextContent, Is.EqualTo("dự thảo, chưa ban hành"));

        await office.Do(anew, "#submit");
        await board.Do(anew, "#approve");
        await clerk.Do(anew, "#issue", ("issue.Number", "42"), ("issue.IssuedOn", "29/5/2026"), ("issue.IsHandSigned", "true"), ("issue.SignedOn", "29/5/2026"));
        Assert.That((await office.Open(path)).QuerySelector("main")!.TextContent, Does.Contain("đã được thay thế").And.Contain("số 42/HĐND-VP, ngày 29/5/2026"));
    }

    [Test]
    public async Task Anybody_reads_on_the_check_page_what_stands_on_the_paper_and_too_many_questions_are_refused()
    {
        var issued = await World.Send(World.Clerk, new PaperDetails(await World.IssuedNotice()));
        var anybody = new FormBrowser(Site.Browser());

        var found = await anybody.Open($"/tra-cuu/{issued.CheckCode}");
        var (status, unknown) = await anybody.Get("/tra-cuu?ma=AAAAA-AAAAA");

        Assert.That(found.QuerySelector("main")!.TextContent, Does.Contain($"Thông báo số {issued.Reference}").And.Contain("còn hiệu lực").And.Contain(issued.Sha256!));
        Assert.That(found.QuerySelector("nav.menu"), Is.Null, "nobody is signed in");
        Assert.That((status, unknown.QuerySelector("#ma-loi")!.TextContent), Is.EqualTo((HttpStatusCode.NotFound, "Không có văn bản nào mang mã này. Hãy kiểm tra lại từng ký tự.")));

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++) answers.Add((await anybody.Get("/tra-cuu?ma=AAAAA-AAAAB")).Status);
        Assert.That(answers, Has.Some.EqualTo(HttpStatusCode.TooManyRequests));
        using var api = await Site.Anonymous.GetAsync(new Uri("/api/checks/AAAAA-AAAAB", UriKind.Relative));
        Assert.That(api.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await api.Content.ReadAsStringAsync(), Does.Contain("request.too_many"));
    }
}
