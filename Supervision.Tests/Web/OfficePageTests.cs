using System.Net;
using Supervision.Core.Chasing;
using Supervision.Core.Letters;
using Supervision.Core.Letters.Batches;
using Supervision.Core.Papers;
using Supervision.Core.Registers;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Ledger;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>The records clerk's desk as pages: what comes in, the books, letters by the batch; and what an administrator sets for papers.</summary>
public sealed class OfficePageTests : SiteTest
{
    protected override bool Alone => true;

    [Test]
    public async Task A_document_that_came_in_is_entered_scanned_and_handled_through_forms_only()
    {
        World.Clock.Set(SomePapers.IssuedOn, new TimeOnly(8, 0));
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        (string, string)[] typed =
        [
            ("arrival.SenderUnitId", World.Unit.ToString()), ("arrival.TypeName", "Báo cáo"), ("arrival.Reference", "12/BC-UBND"), ("arrival.Title", "Kết quả rà soát hồ sơ quá hạn"),
        ];
        var (status, refused) = await clerk.Send("/so-van-ban/den", "#arrival", [.. typed[..3], ("arrival.Title", "")]);
        Assert.That((status, refused.QuerySelector("#arrival-Reference")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "12/BC-UBND")), "what was typed stays");
        Assert.That(refused.QuerySelector("#arrival-Title-loi")?.TextContent, Does.Contain("Tiêu đề"), refused.QuerySelector("main")!.TextContent);

        var entered = await clerk.Do("/so-van-ban/den", "#arrival", typed);
        Assert.That(entered.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã đăng ký, số đến 01."));
        var id = (await World.Send(World.Clerk, new IncomingList { Year = 2026 })).Items.Single().Id;

        var (wrong, page) = await clerk.Attach($"/van-ban-den/{id}/ban-quet", "#ban-quet", "báo cáo.pdf", "không phải PDF"u8.ToArray());
        Assert.That(wrong, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelector("#file-loi")!.TextContent, Is.Not.Empty);
        Assert.That((await clerk.Attach($"/van-ban-den/{id}/ban-quet", "#ban-quet", "báo cáo.pdf", SomeFiles.Pdf)).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await clerk.Open($"/van-ban-den/{id}")).QuerySelector($"a[href='/api/incoming-documents/{id}/scan']")!.TextContent, Is.EqualTo("báo cáo.pdf"));

        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var handled = await office.Do($"/van-ban-den/{id}", "#handle", ("handle.HandledBy", "Ban Pháp chế"), ("handle.Progress", "Done"), ("handle.AnswerReference", "45/HĐND-VP"));
        Assert.That(handled.QuerySelector("main")!.TextContent, Does.Contain("Đã giải quyết").And.Contain("45/HĐND-VP"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Get("/so-van-ban")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task From_an_issued_paper_its_answer_is_entered_and_it_is_put_into_a_further_dossier()
    {
        var notice = await World.IssuedNotice();
        var others = (await World.Send(World.Office, new Core.Dossiers.OpenDossier { CampaignId = (await World.EndedCampaign()).Campaign })).Id;
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var page = await clerk.Open($"/van-ban/{notice}");
        var link = page.QuerySelector("a[href^='/so-van-ban/den?tra-loi=']")!.GetAttribute("href")!;

        await clerk.Do(link, "#arrival", ("arrival.SenderUnitId", World.Unit.ToString()), ("arrival.TypeName", "Báo cáo"), ("arrival.Reference", "12/BC-UBND"), ("arrival.Title", "Trả lời thông báo kết luận"));
        Assert.That((await World.Send(World.Clerk, new IncomingList { Year = SomePapers.IssuedOn.Year })).Items.Single().AnswersPaperId, Is.EqualTo(notice));

        Assert.That(page.QuerySelectorAll("#file select option").Select(option => option.GetAttribute("value")), Does.Contain(others.ToString()));
        var filed = await clerk.Do($"/van-ban/{notice}", "#file", ("file.DossierId", others.ToString()));
        Assert.That(filed.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã đưa văn bản vào hồ sơ."));
        Assert.That((await World.Send(World.Clerk, new Core.Dossiers.DossierDetails(others))).Papers.Select(line => line.PaperId), Is.EqualTo(new[] { notice }));
        var (twice, refused) = await clerk.Send($"/van-ban/{notice}", "#file", ("file.DossierId", others.ToString()));
        Assert.That((twice, refused.QuerySelector("#file .problem")!.TextContent.Trim()), Is.EqualTo((HttpStatusCode.Conflict, "Văn bản đã có trong hồ sơ.")));
        var unit = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await unit.Open($"/van-ban/{notice}")).QuerySelector("#file, a[href*='tra-loi']"), Is.Null, "neither is the Standing Board's to do");
    }

    [Test]
    public async Task The_outgoing_book_shows_every_number_prints_and_is_closed_after_its_year()
    {
        await World.IssuedNotice();
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var book = await clerk.Open("/so-van-ban/di/2026");
        Assert.That(book.QuerySelectorAll("main ul.rows li"), Has.Length.EqualTo(2), "the delegation's report and the notice");
        foreach (var kind in new[] { "pdf", "xlsx" })
        {
            using var printed = await (await Site.As(World.Clerk)).GetAsync(new Uri(book.QuerySelector($"a[href*='book.{kind}']")!.GetAttribute("href")!, UriKind.Relative));
            Assert.That(printed.StatusCode, Is.EqualTo(HttpStatusCode.OK), await printed.Content.ReadAsStringAsync());
        }
        Assert.That(book.QuerySelector("#close"), Is.Null, "the year is not over");
        World.Clock.Set(new DateOnly(2027, 1, 4), new TimeOnly(8, 0));
        // Whoever signed in last year signs in again.
        clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var closed = await clerk.Do("/so-van-ban/di/2026", "#close", ("close.Series", "TB"));
        Assert.That(closed.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã khóa sổ, 1 dòng."));
        Assert.That(closed.QuerySelector("a[href*='/registers/closings/']"), Is.Not.Null);
    }

    [Test]
    public async Task A_template_is_looked_at_before_it_is_saved_and_a_symbol_that_cannot_be_read_is_named()
    {
        var admin = new FormBrowser(await Site.BrowserOf(World.Administrator));
        const string Path = "/mau-van-ban?loai=ConclusionNotice";
        var (looked, sample) = await admin.Send(Path, "#template", ("template.Template.IssuingBody", "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"), ("find", "1"));
        Assert.That(looked, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(sample.QuerySelector("#xem-truoc")!.TextContent.Replace('\u00a0', ' '), Does.Contain("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"));
        Assert.That((await World.Send(World.Administrator, new PaperTemplateList())).Items, Is.Empty, "looking keeps nothing");

        var (refused, page) = await admin.Send(Path, "#template", ("template.Template.SymbolTemplate", "{loai}-{ban}"));
        Assert.That((refused, page.QuerySelector("[id^=template-Template-SymbolTemplate][id$=loi]")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity,
            "Ký hiệu có “{ban}” ở ký tự thứ 8 không rõ là gì; chỉ dùng {loai}, {co_quan}.")));
        await admin.Do(Path, "#template", ("template.Template.SymbolTemplate", "{loai}-TTHĐND"));
        Assert.That((await World.Send(World.Administrator, new PaperTemplateList())).Items.Single().Template.SymbolTemplate, Is.EqualTo("{loai}-TTHĐND"));
        await admin.Do(Path, "#series", ("series.Code", "TB-HĐND"), ("series.Name", "Thông báo của Thường trực"), ("series.DocumentTypes", "TB CV"));
        Assert.That((await World.Send(World.Administrator, new NumberSeriesList())).Single().DocumentTypes, Is.EqualTo("TB CV"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Member)).Get("/mau-van-ban")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_right_to_sign_is_given_and_ended_and_the_order_of_signing_is_set_through_forms_only()
    {
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        (string, string)[] typed =
        [
            ("grant.PersonId", World.Office.ToString()), ("grant.PersonPost", "Chánh Văn phòng"), ("grant.GrantorPost", "Thường trực Hội đồng nhân dân"), ("grant.Form", "ByOrder"),
            ("grant.Kinds", "Invitation PlanLetter"), ("grant.ValidTo", "31/12/2026"), ("grant.Reference", "Quy chế số 01/QC-HĐND"),
        ];
        var (refused, page) = await board.Send("/ky-thay", "#grant", [.. typed[..5], ("grant.ValidTo", "01/01/2026"), typed[6]]);
        Assert.That((refused, page.QuerySelector("#grant-Reference")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Quy chế số 01/QC-HĐND")), "what was typed stays");
        Assert.That(page.QuerySelector("#grant-ValidTo-loi"), Is.Not.Null);
        var given = await board.Do("/ky-thay", "#grant", typed);
        Assert.That(given.QuerySelector("main")!.TextContent, Does.Contain("đang hiệu lực").And.Contain("TL. (thừa lệnh)").And.Contain("Giấy mời, Công văn gửi kế hoạch, đề cương"));

        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open("/ky-thay")).QuerySelector("[id^=revoke]"), Is.Null, "whoever was given a right does not end it");
        var ended = await board.Do("/ky-thay", "details[id^=revoke]", ("revoke.Reason", "Thay đổi phân công"));
        Assert.That(ended.QuerySelector("main")!.TextContent, Does.Contain("đã chấm dứt").And.Contain("Thay đổi phân công"));

        var admin = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var set = await admin.Do("/ky-thay", "#order", ("order.SigningOrder", "NumberFirst"), ("order.SealHolders", "Văn phòng Đoàn ĐBQH và HĐND tỉnh"));
        Assert.That(set.QuerySelector("main")!.TextContent, Does.Contain("Lấy số, ngày trước").And.Contain("Văn phòng Đoàn ĐBQH và HĐND tỉnh"));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Get("/ky-thay")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Letters_are_issued_by_the_batch_and_the_page_says_how_far_it_is()
    {
        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Đông Kinh"))).Id;
        foreach (var unit in new[] { World.Unit, World.OtherUnit, third }) await World.Assigned(SomeLedger.Task(World) with { LeadUnitId = unit });
        foreach (var day in new[] { "2026-07-01", "2026-07-06" })
        {
            World.Clock.Set(DateOnly.Parse(day, null), new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var chosen = (await World.Send(World.Clerk, new ReminderLetterList())).Items[1].Id;
        await clerk.Do("/cong-van-don-doc", "#batch", ("batch.LetterIds", $"{chosen}"), ("batch.FirstNumber", "71"), ("batch.Symbol", "HĐND-VP"), ("batch.AuthorityLines", "Chánh Văn phòng"), ("batch.SignerName", "Nguyễn Văn Minh Họa"),
            ("batch.IsHandSigned", "true"), ("batch.IsSentAtOnce", "true"));
        Assert.That((await World.Send(World.Clerk, new LetterBatchList())).Items.Single().LetterCount, Is.EqualTo(1), "only what was chosen");
        await World.Run(new IssueLetterBatches());
        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(chosen))).Reference, Is.EqualTo("71/HĐND-VP"));
        (string, string)[] order = [("batch.FirstNumber", "41"), ("batch.Symbol", "HĐND-VP"), ("batch.AuthorityLines", "Chánh Văn phòng"), ("batch.SignerName", "Nguyễn Văn Minh Họa"), ("batch.IsHandSigned", "true")];
        var (status, refused) = await clerk.Send("/cong-van-don-doc", "#batch", order);
        Assert.That((status, refused.QuerySelector("#batch-LetterIds-loi")?.TextContent),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Chưa chọn công văn nào: chọn công văn cần ban hành, hoặc chọn ban hành tất cả dự thảo.")));
        var started = await clerk.Do("/cong-van-don-doc", "#batch", ("batch.AllDrafts", "true"), ("batch.FirstNumber", "41"), ("batch.Symbol", "HĐND-VP"), ("batch.AuthorityLines", "TL. Thường trực Hội đồng nhân dân\nChánh Văn phòng"),
            ("batch.SignerName", "Nguyễn Văn Minh Họa"), ("batch.IsHandSigned", "true"), ("batch.IsSentAtOnce", "true"));
        Assert.That(started.QuerySelector("meta[http-equiv=refresh]"), Is.Not.Null, "it loads itself again");
        Assert.That(started.QuerySelector("[role=status]")!.TextContent.Trim(), Does.StartWith("Đang ban hành: đã xử lý 0 trên 2 công văn."));

        await World.Run(new IssueLetterBatches());

        var batch = (await World.Send(World.Clerk, new LetterBatchList())).Items[0];
        var done = await clerk.Open($"/cong-van-don-doc/loat/{batch.Id}");
        Assert.That(done.QuerySelector("[role=status]")!.TextContent.Trim(), Does.Contain("ban hành 2 công văn."));
        Assert.That(done.QuerySelector("meta[http-equiv=refresh]"), Is.Null, "it is at its end");
        Assert.That((await World.Send(World.Clerk, new ReminderLetterList())).Items.Select(l => l.Status), Is.All.EqualTo(LetterStatus.Sent));
    }
}
