using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Chasing;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>The ledger, the urging letters, the Standing Board's list and the chase book as pages: for whom they open, and what their forms do.</summary>
public sealed class FollowUpPageTests : SiteTest
{
    private static readonly string[] Everything = ["/tong-quan", "/cuoc-giam-sat", "/lich", "/noi-dung", "/bao-cao", "/van-ban", "/nop-luu", "/cong-van-don-doc", "/phien-hop", "/so-don-doc"];

    protected override bool Alone => true;

    private static IEnumerable<TestCaseData> Opening()
    {
        string[] ledger = ["/cuoc-giam-sat", "/lich", "/noi-dung", "/bao-cao", "/van-ban"], urged = ["/tong-quan", "/cuoc-giam-sat", "/lich", "/noi-dung", "/bao-cao", "/van-ban", "/cong-van-don-doc"];
        string[] books = ["/tong-quan", "/cuoc-giam-sat", "/lich", "/noi-dung", "/bao-cao", "/van-ban", "/so-van-ban", "/nop-luu", "/cong-van-don-doc"], board = [.. books, "/phien-hop", "/so-don-doc"];
        yield return new TestCaseData(Role.Admin, new[] { "/tong-quan", "/cuoc-giam-sat", "/lich", "/noi-dung", "/bao-cao", "/van-ban", "/so-van-ban", "/mau-van-ban", "/nop-luu", "/cong-van-don-doc", "/duong-dan", "/quan-ly-cong-khai", "/quan-tri" });
        yield return new TestCaseData(Role.StandingBoard, (string[])[.. board, "/duong-dan", "/quan-ly-cong-khai", "/quan-tri/nhat-ky"]);
        yield return new TestCaseData(Role.DelegationHead, ledger);
        yield return new TestCaseData(Role.Member, ledger);
        yield return new TestCaseData(Role.Secretary, ledger);
        yield return new TestCaseData(Role.CommitteeLeader, Everything);
        yield return new TestCaseData(Role.Office, (string[])[.. board, "/duong-dan", "/quan-ly-cong-khai"]);
        yield return new TestCaseData(Role.RecordsClerk, (string[])[.. books, "/duong-dan"]);
        yield return new TestCaseData(Role.UnitHead, urged);
        yield return new TestCaseData(Role.UnitContact, urged);
        yield return new TestCaseData(Role.Expert, new[] { "/lich" });
    }

    [TestCaseSource(nameof(Opening))]
    public async Task Each_page_opens_for_whom_it_is_for_is_in_their_menu_and_is_refused_to_others(Role role, string[] open)
    {
        await World.Assigned();
        var person = await World.Person(role, "Chức danh", role is Role.UnitHead or Role.UnitContact ? World.Unit : null);
        var browser = new FormBrowser(await Site.BrowserOf(person));

        var menu = (await browser.Open("/")).QuerySelectorAll("nav.menu a").Select(a => a.GetAttribute("href")).Where(href => href != "/");

        Assert.That(menu, Is.EqualTo(open));
        foreach (var path in Everything)
            Assert.That((await browser.Get(path)).Status, Is.EqualTo(open.Contains(path) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), path);
    }

    [TestCaseSource(nameof(Everything))]
    public async Task Who_is_not_signed_in_is_asked_who_it_is(string path)
    {
        using var response = await Site.Browser().GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(response.Headers.Location!.ToString(), Does.StartWith("/dang-nhap?tiep="));
    }

    [Test]
    public async Task The_columns_of_a_units_figures_add_up_to_their_total()
    {
        var tasks = await World.AcceptedTasks(3);
        await World.AppraisedRemediation((tasks[0], RemediationClaim.Done));
        await World.Send(World.StandingBoard, new DropTask { TaskId = tasks[1], Version = 3, DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });

        var row = (await new FormBrowser(await Site.BrowserOf(World.Office)).Open("/noi-dung")).QuerySelectorAll("#so-lieu tbody tr").Single(tr => tr.TextContent.Contains("Hòa Bình", StringComparison.Ordinal));
        var cells = row.QuerySelectorAll("td.number").Select(td => (Label: td.GetAttribute("data-label")!, Count: int.Parse(td.TextContent, null))).ToList();

        Assert.That((cells[0].Label, cells[0].Count, cells[1].Label, cells[7].Label), Is.EqualTo(("Tổng", 3, "Quá hạn", "Không còn phù hợp")));
        Assert.That(cells.Skip(1).Take(7).Sum(cell => cell.Count), Is.EqualTo(3));
        Assert.That(cells.Skip(8), Is.EqualTo(new[] { ("Trong đó sắp đến hạn", 0), ("Trong đó chờ thẩm định", 1) }));
    }

    [Test]
    public async Task The_ledger_is_filtered_by_unit_and_words_and_counts_every_unit()
    {
        await World.Assigned();
        var paper = (await World.Send(World.Office, SomeLedger.Paper() with { Reference = "26/NQ-HĐND" })).Id;
        await World.Send(World.Office, new Core.Ledger.AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { LeadUnitId = World.OtherUnit, Content = "Nâng cấp trạm y tế" } });
        await World.Send(World.StandingBoard, new Core.Ledger.AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        var client = await Site.BrowserOf(World.Office);
        var office = new FormBrowser(client);

        var whole = await office.Open("/noi-dung");
        var found = await office.Open("/noi-dung?tim=tram+y+te&tinh-trang=&thoi-han=Overdue");
        using var way = await client.GetAsync(new Uri($"/don-vi/{World.OtherUnit}", UriKind.Relative));
        var unit = await office.Open(way.Headers.Location!.ToString());
        var wrong = await office.Get("/noi-dung?thoi-han=khong-co");

        Assert.That(whole.QuerySelectorAll("ul.rows > li"), Has.Length.EqualTo(2));
        Assert.That(whole.QuerySelectorAll("#so-lieu tbody tr").Select(row => row.QuerySelector("td[data-label='Quá hạn']")!.TextContent.Trim()), Is.EqualTo(new[] { "1", "1" }));
        Assert.That(found.QuerySelectorAll("ul.rows > li").Single().TextContent, Does.Contain("Nâng cấp trạm y tế").And.Contain("Quá hạn"));
        Assert.That(found.QuerySelector("ul.rows .late")!.TextContent, Is.EqualTo("Quá hạn 6 ngày vì đơn vị chưa xác nhận đã nhận, chưa có báo cáo"));
        Assert.That(found.QuerySelector("ul.rows .actions a")!.GetAttribute("href"), Does.EndWith("?buoc=contact#contact"));
        Assert.That(unit.QuerySelectorAll("ul.rows > li").Single().TextContent, Does.Contain("Nâng cấp trạm y tế"));
        Assert.That(wrong.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((whole.QuerySelector("#so-noi-dung b")!.TextContent, found.QuerySelector("#so-noi-dung b")!.TextContent), Is.EqualTo(("2 nội dung", "1 nội dung")));
        Assert.That(found.QuerySelector("#so-noi-dung")!.TextContent, Does.Contain("có từ “tram y te”, quá hạn"));
        Assert.That(new[] { whole, found }.Select(page => page.QuerySelector("#bo-loc")!.HasAttribute("open")), Has.All.False, "what is listed comes first on a narrow screen");
        var (status, refused) = await office.Get($"/noi-dung?tim={new string('a', 201)}");
        Assert.That((status, refused.QuerySelector("#bo-loc")!.HasAttribute("open"), refused.QuerySelector("#tim")!.GetAttribute("value")!.Length), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true, 201)));
        Assert.That(refused.QuerySelector("#tim-loi")!.TextContent, Does.Contain("200"));
    }

    [Test]
    public async Task A_unit_sees_what_it_owes_and_of_the_ledger_its_own_alone()
    {
        await World.Assigned();
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        var own = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        var other = new FormBrowser(await Site.BrowserOf(World.OtherUnitHead));

        var owed = await own.Open("/noi-dung?thoi-han=Overdue");

        Assert.That(owed.QuerySelector(".late")!.TextContent, Is.EqualTo("Quá hạn 6 ngày vì đơn vị chưa xác nhận đã nhận, chưa có báo cáo"));
        Assert.That((await own.Open("/noi-dung?xem=tat-ca")).QuerySelectorAll("ul.rows > li"), Has.Length.EqualTo(1));
        foreach (var path in new[] { "/noi-dung", "/noi-dung?xem=tat-ca", $"/noi-dung?xem=tat-ca&don-vi={World.Unit}" })
            Assert.That((await other.Open(path)).QuerySelectorAll("ul.rows > li"), Is.Empty, path);
    }

    [Test]
    public async Task A_letter_is_numbered_sent_and_answered_through_forms_and_then_the_meeting_decides()
    {
        await World.SentConclusion();
        await Chased(new(2026, 7, 1), new(2026, 7, 6));
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var path = (await clerk.Open("/cong-van-don-doc?tinh-trang=Draft")).QuerySelector("ul.rows a")!.GetAttribute("href")!;

        await office.Do(path, "#revise", ("revise.LetterText", "Đề nghị gửi kèm ảnh chụp."));
        var (status, refused) = await clerk.Send(path, "#issue", ("issue.Number", "7"), ("issue.Symbol", "sai ký hiệu"), ("issue.SignerName", "Trần Văn Mẫu"), ("issue.AuthorityLines", ""));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#issue-Symbol ~ .error")!.TextContent, Does.Contain("HĐND-VP"));
        Assert.That(refused.QuerySelector("#issue-AuthorityLines ~ .error"), Is.Not.Null);
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#issue-SignerName")!), Is.EqualTo("Trần Văn Mẫu"));
        (string, string)[] issue = [("issue.Number", "7"), ("issue.Symbol", "HĐND-VP"), ("issue.SignerName", "Trần Văn Mẫu"), ("issue.AuthorityLines", "TL. Thường trực Hội đồng nhân dân\r\nChánh Văn phòng")];
        Assert.That((await clerk.Send(path, "#issue", issue)).Page.QuerySelector("#issue-IsHandSigned-loi")!.TextContent, Does.Contain("Bản giấy đã được ký"), "nobody is known to have signed it");
        await clerk.Do(path, "#issue", [.. issue, ("issue.IsHandSigned", "true")]);
        await clerk.Do(path, "#send");
        var answered = await office.Do(path, "#answer", ("answer.Answer", "Công văn 88/UBND: đang giải quyết."));

        Assert.That(answered.QuerySelector("main")!.TextContent, Does.Contain("07/HĐND-VP").And.Contain("Đơn vị đã trả lời").And.Contain("Đề nghị gửi kèm ảnh chụp."));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open("/cong-van-don-doc")).QuerySelectorAll("ul.rows > li"), Has.Length.EqualTo(1));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)).Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await World.Send(World.Clerk, new ReminderLetterList())).Items.Single().Status, Is.EqualTo(LetterStatus.Answered));
    }

    [Test]
    public async Task The_Standing_Board_writes_down_a_measure_and_the_chase_book_tells_of_it()
    {
        var (_, _, task, _) = await World.SentConclusion();
        await World.ChaseWithLetters(new(2026, 7, 1), new(2026, 7, 6), new(2026, 7, 20), new(2026, 8, 3));
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        Assert.That((await board.Open("/")).QuerySelectorAll("a[href='/phien-hop'] b").Select(line => line.TextContent), Has.Exactly(1).Items, "what waits for the meeting is on the first page");
        var form = $"#decide-{task:N}";

        var (status, refused) = await board.Send("/phien-hop", form, ("decide.DecidedBy", "Phiên họp thứ 12"), ("decide.Reference", "88/TB-HĐND"));
        var done = await board.Do("/phien-hop", form, ("decide.DecidedBy", "Phiên họp thứ 12"), ("decide.Reference", "88/TB-HĐND"), ("decide.Content", "Giải trình việc chậm giải quyết hồ sơ."), ("decide.ResponsiblePost", "Chủ tịch UBND xã"));
        var book = await board.Open($"/so-don-doc?don-vi={World.Unit}&tu=2026-07-01&den=2026-08-31");
        var (turned, turnedPage) = await board.Get($"/so-don-doc?don-vi={World.Unit}&tu=2026-08-31&den=2026-07-01");

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector($"{form} textarea ~ .error"), Is.Not.Null);
        var post = refused.QuerySelector($"{form} [name='decide.ResponsiblePost']")!.ParentElement!;
        Assert.That((post.QuerySelector("label")!.TextContent, post.QuerySelector(".error")?.TextContent), Is.EqualTo(("Chức danh chịu trách nhiệm", "“Chức danh chịu trách nhiệm” không được để trống.")), "needed for the kind that is chosen by itself");
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector($"{form} [name='decide.DecidedBy']")!), Is.EqualTo("Phiên họp thứ 12"));
        Assert.That(refused.QuerySelector("ul.rows .late")!.TextContent, Does.StartWith("Quá hạn").And.EndWith("vì đơn vị chưa xác nhận đã nhận, chưa có báo cáo"));
        Assert.That(done.QuerySelectorAll("ul.rows > li"), Is.Empty);
        Assert.That((await board.Open("/phien-hop?da-quyet-dinh=true")).QuerySelector("ul.rows > li")!.TextContent, Does.Contain("đã quyết định ngày 03/8/2026: Yêu cầu giải trình bằng văn bản, hạn "));
        Assert.That((await board.Open("/")).QuerySelector("main a[href='/phien-hop'] b"), Is.Null);
        var head = new FormBrowser(await Site.BrowserOf(World.UnitHead));
        var due = (await World.Send(World.StandingBoard, new TaskMeasures(task))).Single().DueOn!.Value;
        Assert.That(string.Join('\n', (await head.Open("/")).QuerySelectorAll($"main a[href='/noi-dung/{task}']").Select(link => link.ParentElement!.TextContent)), Does.Contain("Giải trình việc chậm giải quyết hồ sơ.").And.Contain($"Hạn giải trình: ngày {Core.Documents.VietnameseDate.Short(due)}"));
        Assert.That((await head.Open($"/lich?thang={due:yyyy-MM}")).QuerySelector("main")!.TextContent, Does.Contain("Hạn giải trình bằng văn bản").And.Contain("Giải trình việc chậm giải quyết hồ sơ."));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)).Open("/")).QuerySelector("main")!.TextContent, Does.Not.Contain("Yêu cầu giải trình bằng văn bản"));
        Assert.That((await World.Send(World.StandingBoard, new TaskMeasures(task))).Single().MeasureKind, Is.EqualTo(MeasureKind.WrittenExplanation));
        Assert.That(book.QuerySelector("tbody")!.TextContent, Does.Contain("Yêu cầu giải trình bằng văn bản (88/TB-HĐND)"));
        using var paper = await (await Site.As(World.StandingBoard)).GetAsync(new Uri(book.QuerySelector(".papers a")!.GetAttribute("href")!, UriKind.Relative));
        Assert.That((paper.StatusCode, paper.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/pdf")));
        Assert.That((turned, turnedPage.QuerySelector("#den ~ .error")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, turnedPage.QuerySelector(".error"))));
    }

    [Test]
    public async Task A_file_over_the_limit_of_other_forms_streams_through_and_a_wrong_one_is_refused_beside_its_field()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}/minh-chung";
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        const string form = "form[enctype]";

        var large = await contact.Attach(path, form, "ảnh.jpg", SomeFiles.Jpeg(more: 3 * 1024 * 1024));
        var notOurs = await new FormBrowser(await Site.BrowserOf(World.Office)).Get(path);
        var before = await Site.Rows();
        var wrong = await contact.Attach(path, form, "ảnh.png", SomeFiles.Pdf);
        var secret = await contact.Attach(path, form, "a.pdf", SomeFiles.Pdf, typed: ("secrecy", "Secret"));
        var none = await contact.Attach(path, form, "", []);
        var foreign = await contact.Attach(path, form, "a.pdf", SomeFiles.Pdf, withToken: false);

        Assert.That(large.Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((wrong.Status, secret.Status, none.Status), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        Assert.That(wrong.Page.QuerySelector("#files ~ .error")!.TextContent, Does.Contain("ảnh.png"));
        Assert.That(FormBrowser.ValueOf(secret.Page.QuerySelector("#secrecy")!), Is.EqualTo("Secret"));
        Assert.That(none.Page.QuerySelector("#files ~ .error")!.TextContent, Does.Contain("Chọn ít nhất một tệp"));
        Assert.That((foreign.Status, notOurs.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden)));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [TestCase("--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{0}\r\n--x\r\nContent-Disposition: form-data; name=\"secrecy\"\r\n\r\nNone\r\n--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 bị ngắt")]
    [TestCase("--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{0}\r\n--x\r\nNo header at all")]
    [TestCase("no part at all {0}")]
    public async Task A_form_that_breaks_off_is_refused_and_leaves_nothing(string form)
    {
        var path = $"/noi-dung/{await World.AcceptedTask()}/minh-chung";
        using var client = await Site.BrowserOf(World.UnitContact);
        var page = await new FormBrowser(client).Open(path);
        var before = await Site.Rows();

        using var content = new StringContent(form.Replace("{0}", page.QuerySelector("form[enctype] [name=__RequestVerificationToken]")!.GetAttribute("value"), StringComparison.Ordinal));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("không đọc được hoặc bị ngắt giữa chừng"));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    private async Task Chased(params DateOnly[] days)
    {
        foreach (var day in days)
        {
            World.Clock.Set(day, new TimeOnly(6, 30));
            await World.Run(new ChaseJob());
        }
    }
}
