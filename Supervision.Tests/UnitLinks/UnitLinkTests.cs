using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.Remediation;
using Supervision.Core.SignIn;
using Supervision.Core.Tasks;
using Supervision.Core.UnitLinks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.UnitLinks;

/// <summary>How a unit without an account opens one matter by a link, proves who it is, and does no more.</summary>
public sealed partial class UnitLinkTests : LinkTest
{
    [Test]
    public async Task Looking_at_a_link_changes_nothing_and_the_button_leaves_the_secret_behind()
    {
        var task = await NewTask();
        var link = await Link(LinkMatter.FollowUpTask, task);
        var before = await Site.Rows();

        for (var i = 0; i < 3; i++)
            foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get })
            {
                using var looked = await Site.Anonymous.SendAsync(new HttpRequestMessage(method, link));
                Assert.That(looked.StatusCode, Is.EqualTo(HttpStatusCode.OK), "A scanner of mail opens it before its reader does.");
                Assert.That(looked.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
                Assert.That(looked.Headers.CacheControl!.NoStore, Is.True);
                Assert.That(looked.Headers.Contains("Set-Cookie") && looked.Headers.GetValues("Set-Cookie").Any(cookie => cookie.Contains("lien-ket", StringComparison.Ordinal)), Is.False);
            }
        Assert.That(await Site.Rows(), Is.EqualTo(before), "Neither GET nor HEAD leaves anything.");

        var client = Site.Browser();
        var landing = FormBrowser.Parse(await client.GetStringAsync(new Uri(link, UriKind.Relative)));
        Assert.That(landing.QuerySelectorAll("script:not([src^='/']), img, iframe, link:not([href^='/'])"), Is.Empty, "Nothing of another host.");
        using var pressed = await client.PostAsync(new Uri("/lien-ket", UriKind.Relative), new FormUrlEncodedContent(landing.QuerySelectorAll("main input").Select(input => new KeyValuePair<string, string>(input.GetAttribute("name")!, input.GetAttribute("value")!))));
        var secret = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

        Assert.That((pressed.StatusCode, pressed.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.Found, $"/noi-dung/{task}")));
        Assert.That(pressed.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("lien-ket=", StringComparison.Ordinal)), Does.Contain("httponly").IgnoreCase.And.Contain("samesite=lax").IgnoreCase.And.Not.Contain(secret));
        var page = await new FormBrowser(client).Open($"/noi-dung/{task}");
        Assert.That(page.QuerySelector("h1")!.TextContent, Does.Contain("cấp giấy chứng nhận"));
        Assert.That(page.QuerySelectorAll("nav.menu a"), Is.Empty, "There is nowhere else to go.");
        Assert.That(page.QuerySelectorAll("[popovertarget]"), Is.Empty, "No button opens a menu that is not there.");
        Assert.That(await Kept(secret), Is.Zero, "The link itself is kept nowhere.");
        Assert.That(await World.Journalled(task, nameof(UnitLinkOpened), "Data"), Has.Count.EqualTo(1));
        var line = (await World.Send(World.Clerk, new UnitLinkList { MatterId = task })).Items.Single();
        Assert.That((await World.Send(World.Administrator, new PersonList { Take = 200 })).Items.Select(person => person.Name), Does.Not.Contain("Người mở đường dẫn"), "nobody in particular is no person of a list");
        Assert.That((line.Openings, line.LastUsedAt, line.IsOpen), Is.EqualTo((1, (DateTimeOffset?)World.Clock.GetUtcNow(), true)));
    }

    [Test]
    public async Task Unknown_expired_revoked_and_mistyped_links_are_answered_alike()
    {
        var task = await NewTask();
        var old = await Link(LinkMatter.FollowUpTask, task);
        World.Clock.Advance(TimeSpan.FromDays(UnitLinkRows.Days) + TimeSpan.FromHours(16));
        var revoked = await Link(LinkMatter.FollowUpTask, task);
        var (client, browser) = await Opened(revoked);
        await World.Send(World.Clerk, new RevokeUnitLink { UnitLinkId = (await World.Send(World.Clerk, new UnitLinkList { MatterId = task })).Items[0].Id, Reason = "Gửi nhầm" });

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var link in new[] { old, revoked, $"/lien-ket?ma={new string('a', 64)}", $"/lien-ket?ma={Secrets.Token()}", "/lien-ket?ma=x" })
        {
            var (status, page) = await new FormBrowser(Site.Browser()).Send(link, "main form");
            answers.Add((status, page.QuerySelector("main")!.TextContent));
        }

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers[0].Item2, Does.Contain("không dùng được"));
        Assert.That((await client.Get($"/api/tasks/{task}")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "What was open ends with the link.");
        Assert.That((await browser.Get($"/noi-dung/{task}")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task Nothing_is_changed_before_a_code_and_afterwards_the_journal_says_who_by_which_link()
    {
        var task = await NewTask();
        var (client, browser) = await Opened(await Link(LinkMatter.FollowUpTask, task));
        var accept = Body(new AcceptTask { TaskId = task, Version = 2, AcceptedOn = new DateOnly(2026, 3, 9) }, "taskId", "version");
        var version = (await World.Send(World.StandingBoard, new TaskDetails(task))).Version;

        var early = await client.Post($"/api/tasks/{task}/acceptance", accept, $"\"{version}\"");
        var (status, page) = await browser.Send($"/noi-dung/{task}", "#accept");
        Assert.That((early.Status, early.Code), Is.EqualTo((HttpStatusCode.Forbidden, "link.code_needed")));
        Assert.That((status, page.QuerySelector("#accept")!.TextContent.Contains("Xác nhận bằng mã", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Forbidden, true)));
        Assert.That((await World.Send(World.StandingBoard, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Assigned));

        await Confirm(browser, Role.UnitContact);
        await browser.Do($"/noi-dung/{task}", "#accept");

        Assert.That((await World.Send(World.StandingBoard, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Accepted));
        var code = (await World.Send(World.Clerk, new UnitLinkList { MatterId = task })).Items.Single().LinkCode;
        var history = await (await Site.As(World.Office)).Get($"/nhat-ky/noi-dung/{task}");
        Assert.That(FormBrowser.Parse(history.Text).QuerySelector("main")!.TextContent, Does.Contain("Trần Thị Đầu Mối (Công chức đầu mối của đơn vị)").And.Contain($"mở đường dẫn {code}").And.Contain("người chưa đăng nhập"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND SubjectId = @task AND Command = 'AcceptTask' AND Origin LIKE @origin", new { task, origin = $"% link {code}" }), Is.GreaterThan(0));
    }

    [Test]
    public async Task A_code_works_once_and_wrong_ones_make_everybody_wait_longer_and_longer()
    {
        var task = await NewTask();
        var link = await Link(LinkMatter.FollowUpTask, task);
        var (client, browser) = await Opened(link);
        var code = await Code(browser, Role.UnitHead);
        var wrong = code == "000000" ? "111111" : "000000";

        for (var i = 0; i < 5; i++) Assert.That((await Try(client, wrong)).Code, Is.EqualTo("validation").Or.EqualTo("link.code"));
        var waits = await Try(client, code);
        Assert.That((waits.Status, waits.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "sign_in.wait")), "The right one waits too.");
        var (other, elsewhere) = await Opened(link);
        var second = await Code(elsewhere, Role.UnitHead);
        Assert.That((await Try(other, second)).Code, Is.EqualTo("sign_in.wait"), "Another browser is no way around it.");

        World.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 5; i++) await Try(other, wrong == second ? "222222" : wrong);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Try(other, second)).Code, Is.EqualTo("sign_in.wait"), "The second time the wait is longer.");
        World.Clock.Advance(TimeSpan.FromMinutes(4));

        var right = await Try(other, second);
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK), right.Text);
        Assert.That((await client.Get("/api/unit-link")).Json!["confirmedBy"], Is.Null, "Proven in one browser, not in another.");
        var (third, _) = await Opened(link);
        Assert.That((await Try(third, second)).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "It was used.");
        Assert.That((await World.Journalled(task, nameof(UnitLinkCodeFailed), "Data")).Count, Is.GreaterThanOrEqualTo(10));
    }

    [Test]
    public async Task A_code_is_good_for_a_quarter_of_an_hour_in_the_browser_that_asked_and_five_are_sent_an_hour()
    {
        var link = await Link(LinkMatter.FollowUpTask, await NewTask());
        var (client, browser) = await Opened(link);
        var code = await Code(browser, Role.UnitContact);
        var (other, _) = await Opened(link);
        Assert.That((await Try(other, code)).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        World.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.That((await Try(client, code)).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

        for (var i = 0; i < 4; i++) await Code(browser, Role.UnitContact);
        var (status, page) = await browser.Send("/lien-ket/ma", "main section:nth-of-type(1) form", ("Role", nameof(Role.UnitContact)));
        Assert.That((status, page.QuerySelector("main")!.TextContent.Contains("Đã gửi 5 mã", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Conflict, true)));
    }

    [Test]
    public async Task The_link_of_one_task_reads_and_changes_nothing_of_another_of_the_same_unit()
    {
        var (ours, theirs) = (await NewTask(), (await World.Assigned()).Task);
        var draft = await World.DraftedRemediation((theirs, RemediationClaim.Done));
        var (client, browser) = await Opened(await Link(LinkMatter.FollowUpTask, ours));
        await Confirm(browser, Role.UnitHead);

        Assert.That((await client.Get($"/api/tasks/{ours}")).Status, Is.EqualTo(HttpStatusCode.OK));
        foreach (var path in new[] { $"/api/tasks/{theirs}", $"/api/tasks/{theirs}/history", $"/api/tasks/{theirs}/evidence", $"/api/remediation-reports?taskId={theirs}", $"/api/extensions?taskId={theirs}", $"/api/remediation-reports/{draft.Report}", "/api/remediation-reports" })
            Assert.That((await client.Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), path);
        foreach (var path in new[] { "/api/tasks", "/api/ledger", "/api/papers", "/api/notices", "/api/me", "/api/account", "/api/units", "/api/people", $"/api/conclusions/{Guid.NewGuid()}" })
            if (await client.Get(path) is { Status: not HttpStatusCode.NotFound } answer || path is "/api/tasks") Assert.That((await client.Get(path)).Code, Is.EqualTo("link.scope"), path);
        Assert.That((await client.Post($"/api/tasks/{theirs}/acceptance", Body(new AcceptTask { TaskId = theirs, Version = 1, AcceptedOn = new DateOnly(2026, 3, 9) }, "taskId", "version"), "\"2\"")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await client.Post($"/api/remediation-reports/{draft.Report}/submission", Body(new SubmitRemediationReport { RemediationReportId = draft.Report, Version = draft.Version, ReportedOn = new DateOnly(2026, 3, 9) }, "remediationReportId", "version"), $"\"{draft.Version}\"")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        // Told of in a report of ours, the other task would come along.
        var mixed = (await client.Post("/api/remediation-reports", Body(new DraftRemediationReport { Title = "Báo cáo" }))).Id;
        var slipped = await client.Call(HttpMethod.Put, $"/api/remediation-reports/{mixed}/items/{theirs}", Json(SomeTasks.Item(mixed, theirs, 1)), "\"1\"");
        Assert.That(slipped.Status, Is.EqualTo(HttpStatusCode.NotFound), slipped.Text);
        foreach (var path in new[] { "/", $"/noi-dung/{theirs}", "/noi-dung", "/bao-cao", "/tai-khoan" })
        {
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That((page.StatusCode, page.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, $"/noi-dung/{ours}")), path);
        }
    }

    [Test]
    public async Task Contact_and_head_report_by_one_link_each_with_their_own_code()
    {
        var task = await World.AcceptedTask();
        await Named(World.Unit);
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var link = await Link(LinkMatter.FollowUpTask, task);
        var (_, contact) = await Opened(link);
        await Confirm(contact, Role.UnitContact);
        await contact.Do($"/noi-dung/{task}", "#report", ("report.Claim", "Done"), ("report.PercentDone", "100"), ("report.Text", "Đã giải quyết 72 hồ sơ."), ("report.Title", "Báo cáo kết quả"));
        Assert.That((await contact.Open($"/noi-dung/{task}")).QuerySelector("#submitReport"), Is.Null, "Whoever prepares does not hand in.");

        var (_, head) = await Opened(link);
        await Confirm(head, Role.UnitHead);
        var done = await head.Do($"/noi-dung/{task}", "#submitReport", ("submitReport.Reference", "45/BC-UBND"));

        Assert.That(done.QuerySelector("main")!.TextContent, Does.Contain("Đã gửi báo cáo").Or.Contain("biên nhận"));
        Assert.That((await World.Send(World.StandingBoard, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.ReportedDone));
        var receipt = done.QuerySelector("a[href*='/api/receipts/']")!.GetAttribute("href")!;
        Assert.That((await ((await Opened(link)).Client).Get(receipt)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_report_due_and_findings_to_be_answered_are_opened_the_same_way()
    {
        var (campaign, report) = await World.OpenReport();
        await Named(World.Unit);
        var (_, browser) = await Opened(await Link(LinkMatter.UnitReport, report));
        await Confirm(browser, Role.UnitHead);
        var page = await browser.Open($"/bao-cao-don-vi/{report}");
        Assert.That((await browser.Attach($"/bao-cao-don-vi/{report}", "#file", [("file.Content", "bản ký.pdf", SomeFiles.Pdf)])).Status, Is.EqualTo(HttpStatusCode.Found));
        var items = page.QuerySelectorAll("#submit textarea[name$='.Text']").Select(area => (area.GetAttribute("name")!, "Đơn vị đã thực hiện.")).ToArray();
        var sent = await browser.Do($"/bao-cao-don-vi/{report}", "#submit", [("submit.SignedBy", "Chủ tịch UBND xã"), .. items]);
        Assert.That(sent.QuerySelector("main")!.TextContent, Does.Contain("Đã gửi báo cáo, bản 1").And.Contain("bản ký.pdf"));
        Assert.That((await browser.Get(sent.QuerySelector("a[href*='/files/']")!.GetAttribute("href")!)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await browser.Get($"/doi-chieu/{campaign}")).Status, Is.EqualTo(HttpStatusCode.Found));

        var finding = (await World.Send(World.Member, new Core.Findings.RecordFinding { CampaignId = campaign, UnitId = World.Unit, Kind = Core.Findings.FindingKind.Shortcoming, Text = "Hồ sơ giải quyết quá hạn", Severity = Core.Findings.Severity.High })).Id;
        await World.Send(World.Secretary, new Core.Findings.SendForReconciliation { CampaignId = campaign, Findings = [new Core.Findings.SeenFinding(finding, 1)] });
        var (client, answering) = await Opened(await Link(LinkMatter.Findings, campaign));
        await Confirm(answering, Role.UnitContact);
        var mute = await answering.Send($"/doi-chieu/{campaign}", "#answer", ("answer.Items[0].Agrees", "false"));
        await answering.Do($"/doi-chieu/{campaign}", "#answer", ("answer.Items[0].Agrees", "false"), ("answer.Items[0].Explanation", "Do lỗi phần mềm."));

        Assert.That(mute.Page.QuerySelector("main")!.TextContent, Does.Contain("phải có ý kiến giải trình"));
        Assert.That((await World.Send(World.Secretary, new Core.Findings.FindingDetails(finding))).UnitExplanation, Is.EqualTo("Do lỗi phần mềm."));
        Assert.That((await client.Get($"/api/unit-reports/{report}")).Code, Is.EqualTo("link.scope"));
    }

    [Test]
    public async Task Whom_the_unit_named_is_a_change_of_rights_that_ends_what_was_before_at_once()
    {
        var task = await NewTask();
        var (client, browser) = await Opened(await Link(LinkMatter.FollowUpTask, task));
        await Confirm(browser, Role.UnitContact);
        Assert.That((await client.Get($"/api/tasks/{task}")).Status, Is.EqualTo(HttpStatusCode.OK));

        await World.Send(World.Office, Naming(World.Unit, Role.UnitContact, "nguoi.moi@hoabinh.example"));

        Assert.That((await client.Get($"/api/tasks/{task}")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM RightsAlerts a JOIN Journal j ON j.Id = a.JournalId WHERE a.CouncilId = @CouncilId AND j.Event = 'UnitContactNamed'"), Is.EqualTo(3));
        Assert.That((await World.Refused(World.Clerk, Naming(World.Unit, Role.UnitContact, Mailbox))).Code, Is.EqualTo("contact.shared_address"), "The office's mailbox is read by many.");
        Assert.That((await World.Refused(World.Clerk, Naming(World.Unit, Role.UnitContact, HeadsMail))).Code, Is.EqualTo("contact.same_address"), "One person would be both.");
        Assert.That((await World.Refused(World.Secretary, Naming(World.Unit, Role.UnitContact, ContactsMail))).Code, Is.EqualTo("actor.forbidden"));
        // The named person cannot come in any other way.
        await Site.Anonymous.Post("/api/password-resets", Body(new AskPasswordReset(HeadsMail)));
        Assert.That((await Mails()).Any(mail => mail.Address == HeadsMail), Is.False);
    }

    [Test]
    public async Task Who_opens_a_link_a_second_time_in_the_same_browser_is_let_in_as_by_the_first()
    {
        var task = await NewTask();
        var link = await Link(LinkMatter.FollowUpTask, task);
        var (client, _) = await Opened(link);
        var landing = FormBrowser.Parse(await client.GetStringAsync(new Uri(link, UriKind.Relative)));
        // As browsers send it from a page that forbids the Referer.
        using var again = new HttpRequestMessage(HttpMethod.Post, "/lien-ket") { Content = new FormUrlEncodedContent(landing.QuerySelectorAll("main input").Select(input => new KeyValuePair<string, string>(input.GetAttribute("name")!, input.GetAttribute("value")!))) };
        again.Headers.Add("Origin", "null");

        using var opened = await client.SendAsync(again);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/unit-link/end") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        foreign.Headers.Add("Origin", "null");
        var refused = await Answer.Of(await client.SendAsync(foreign));

        Assert.That((opened.StatusCode, opened.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, $"/noi-dung/{task}")));
        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Forbidden, "origin.foreign")), "Nobody else's page rides on the cookie.");
    }

    private static Task<Answer> Try(HttpClient client, string code) => client.Post("/api/unit-link/confirmation", Body(new ConfirmLinkCode(code)));

    private static StringContent Json(SetRemediationItem item) => new(Body(item, "remediationReportId", "taskId", "version").ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private Task<long> Kept(string secret) => World.Value<long>("""
        SELECT (SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Data LIKE @pattern) + (SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId AND (Text LIKE @pattern OR Link LIKE @pattern))
            + (SELECT COUNT(*) FROM UnitLinks WHERE CouncilId = @CouncilId AND TokenHash LIKE @pattern) + (SELECT COUNT(*) FROM Deliveries WHERE CouncilId = @CouncilId AND (ProtectedLink IS NOT NULL OR ProtectedText IS NOT NULL))
        """, new { pattern = $"%{secret}%" });
}
