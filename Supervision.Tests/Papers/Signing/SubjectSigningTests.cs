using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers.Signing;

/// <summary>The papers that a subject writes (a conclusion, a delegation's report, an urging letter) are signed in the product from draft to an issued file that other programs call valid.</summary>
public sealed class SubjectSigningTests : SubjectSigningTest
{
    [Test]
    public async Task A_conclusion_is_signed_sealed_and_issued_with_all_that_follows_from_it()
    {
        var (conclusion, task) = await Conclusion();
        var paper = await Open(PaperKind.ConclusionNotice, conclusion, World.Office);
        var early = await PrepareSubject(new Changed(paper, 1), World.Office, new JsonObject { ["signerName"] = SignerName, ["figuresAsOf"] = "2026-04-30" });
        Assert.That((early.Status, early.Code), Is.EqualTo((HttpStatusCode.Conflict, "paper.not_approved")), early.Text);
        var approved = await Approve(conclusion);

        // Approved before a draft had to say of which day its figures are.
        await World.Value<long>("UPDATE Conclusions SET FiguresAsOf = NULL WHERE Id = @conclusion AND CouncilId = @CouncilId", new { conclusion });
        Assert.That((await PrepareSubject(new Changed(paper, 1), World.Office, new JsonObject { ["signerName"] = SignerName })).Fields, Is.EqualTo(new[] { "figuresAsOf" }));
        var prepared = await Prepared(paper, World.Office, new JsonObject
        {
            ["signerName"] = SignerName, ["figuresAsOf"] = "2026-04-30", ["recipients"] = new JsonArray("Ủy ban nhân dân xã Hòa Bình", "Các Ban của Hội đồng nhân dân tỉnh"),
        });
        var other = await World.Person(Role.StandingBoard, "Ủy viên Thường trực");
        var wrong = await Sign(prepared, person: other, pkcs12: TestCertificates.Shared.Pkcs12(World.Identity(other).Name));
        Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.Forbidden, "paper.signer")), wrong.Text);
        Assert.That((await Seal(prepared)).Code, Is.EqualTo("paper.step"), "nobody signed yet");
        Assert.That((await Sign(prepared)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await World.Refused(World.StandingBoard, new ReturnConclusion { ConclusionId = conclusion, Version = approved + 1, Reason = "Sửa" })).Code, Is.EqualTo("paper.being_signed"));
        Assert.That((await World.Refused(World.Clerk, SomeConclusions.Issue(conclusion, approved + 1) with { Number = null, IssuedOn = SomePapers.IssuedOn })).Code, Is.EqualTo("paper.not_sealed"));

        var sealed_ = await Seal(prepared with { Version = prepared.Version + 1 });
        Assert.That(sealed_.Status, Is.EqualTo(HttpStatusCode.OK), sealed_.Text);

        await DemandValid(paper, SignerName, "01/TB-HĐND");
        var view = await World.Send(World.Clerk, new ConclusionDetails(conclusion));
        Assert.That((view.Status, view.Reference, view.IssuedOn), Is.EqualTo((ConclusionStatus.Issued, "01/TB-HĐND", (DateOnly?)SomePapers.IssuedOn)));
        Assert.That(await World.Value<string>("SELECT Progress FROM FollowUpTasks WHERE Id = @task AND CouncilId = @CouncilId", new { task }), Is.Not.EqualTo("Draft"), "its tasks have their days");
        var text = PdfTools.FlatText(await Download(paper, "issued"));
        Assert.That(text, Does.Contain("(Kèm theo Thông báo của Thường trực Hội đồng nhân dân tỉnh Lam Sơn, số và ngày ghi tại trang đầu của văn bản)").And.Contain("tính đến ngày 30 tháng 4 năm 2026"));
        Assert.That((await World.Send(World.Clerk, new PaperDetails(paper))).Version, Is.EqualTo((int)sealed_.Json!["version"]!), "the version that was answered is the paper's");
    }

    [Test]
    public async Task Where_the_council_numbers_first_the_annex_names_number_and_date()
    {
        var (conclusion, _) = await Conclusion();
        await World.Send(World.Administrator, new SetSigningPolicy { Version = 0, SigningOrder = SigningOrder.NumberFirst, SealHolders = [] });
        var paper = await Open(PaperKind.ConclusionNotice, conclusion, World.Office);
        await Approve(conclusion);

        var numbered = await World.Send(World.Clerk, new NumberPaper { PaperId = paper, Version = 1, IssuedOn = SomePapers.IssuedOn });
        var prepared = await Prepared(paper, World.Office, new JsonObject { ["signerName"] = SignerName, ["figuresAsOf"] = "2026-04-30" }, numbered.Version);

        Assert.That(PdfTools.FlatText(await Download(paper, "prepared")), Does.Contain("Số: 01/TB-HĐND")
            .And.Contain("(Kèm theo Thông báo số 01/TB-HĐND ngày 29 tháng 5 năm 2026 của Thường trực Hội đồng nhân dân tỉnh Lam Sơn)"));
        await Sign(prepared);
        Assert.That((await Seal(prepared with { Version = prepared.Version + 1 })).Status, Is.EqualTo(HttpStatusCode.OK));
        await DemandValid(paper, SignerName, "01/TB-HĐND");
    }

    [Test]
    public async Task A_delegations_report_is_signed_by_its_head_who_did_not_write_it()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        await World.NumberFrom(NumberSource.Internal);
        var head = World.Identity(World.Head).Name;
        var paper = await Open(PaperKind.DelegationReport, report, World.Secretary);
        var terms = new JsonObject { ["signerName"] = head, ["signerPost"] = "Phó Chủ tịch Hội đồng nhân dân tỉnh" };
        Assert.That((await PrepareSubject(new Changed(paper, 1), World.Secretary, terms)).Code, Is.EqualTo("paper.not_approved"));
        await World.Send(World.Head, new ApproveReport { ReportId = report, Version = 2 });
        var signing = await World.Send(World.Secretary, new PaperSigningDetails(paper));
        Assert.That(signing.Proposed!.Recipients, Is.EqualTo(new[] { "Như trên", "Thành viên Đoàn giám sát" }), "as the approved report prints them");

        var prepared = await Prepared(paper, World.Secretary, terms);
        var key = TestCertificates.Shared.Pkcs12(head);
        Assert.That((await Sign(prepared, person: World.Secretary, pkcs12: key)).Code, Is.EqualTo("paper.signer"));
        Assert.That((await Sign(prepared, person: World.Head, pkcs12: key)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await World.Refused(World.Head, new ReturnReport { ReportId = report, Version = 3, Reason = "Sửa" })).Code, Is.EqualTo("paper.being_signed"));
        var done = await Seal(prepared with { Version = prepared.Version + 1 });
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);

        await DemandValid(paper, head, "01/BC-ĐGS");
        var view = await World.Send(World.Head, new DelegationReportDetails(report));
        Assert.That((view.Status, view.Reference, view.SignerName, view.SignerTitle), Is.EqualTo((ReportStatus.Issued, "01/BC-ĐGS", head, "Phó Chủ tịch Hội đồng nhân dân tỉnh")));
        Assert.That(await World.Value<string>("SELECT Status FROM Campaigns WHERE Id = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign }), Is.EqualTo("Reported"));
    }

    [Test]
    public async Task The_head_who_wrote_the_report_does_not_sign_it_though_another_approved_it()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Head, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Head, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Head, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        var paper = await Open(PaperKind.DelegationReport, report, World.Secretary);
        await World.Send(World.StandingBoard, new ApproveReport { ReportId = report, Version = 2 });
        var head = World.Identity(World.Head).Name;
        var prepared = await Prepared(paper, World.Secretary, new JsonObject { ["signerName"] = head, ["signerPost"] = "Phó Chủ tịch HĐND tỉnh" });

        Assert.That((await Sign(prepared, person: World.Head, pkcs12: TestCertificates.Shared.Pkcs12(head))).Code, Is.EqualTo("four_eyes"));

        // Taken back, it is its subject's draft again and can be reworded once that is.
        await World.Send(World.Secretary, new WithdrawPaperFromSigning { PaperId = paper, Version = prepared.Version, Reason = "Người ký đã soạn báo cáo" });
        Assert.That((await World.Send(World.Secretary, new PaperDetails(paper))).Status, Is.EqualTo(PaperStatus.Draft));
        await World.Send(World.StandingBoard, new ReturnReport { ReportId = report, Version = 3, Reason = "Soạn lại" });
    }

    [Test]
    public async Task An_urging_letter_is_signed_by_order_and_stays_as_it_was_prepared()
    {
        var (letter, task) = await Letter(NumberSource.Internal);
        var chief = await World.Person(Role.Office, "Chánh Văn phòng");
        var name = World.Identity(chief).Name;
        var paper = await Open(PaperKind.ReminderLetter, letter, World.Office);
        var prepared = await Prepared(paper, World.Office, new JsonObject { ["signerName"] = name });
        Assert.That((await World.Refused(World.Office, new ReviseReminderLetter { LetterId = letter, Version = 1, ReplyBy = new DateOnly(2026, 7, 10) })).Code, Is.EqualTo("paper.being_signed"));
        Assert.That((await Sign(prepared, person: World.Office, pkcs12: TestCertificates.Shared.Pkcs12(World.Identity(World.Office).Name))).Code, Is.EqualTo("paper.signer"));
        Assert.That((await Sign(prepared, person: chief, pkcs12: TestCertificates.Shared.Pkcs12(name))).Status, Is.EqualTo(HttpStatusCode.OK));

        var due = await World.Value<string>("SELECT DueOn FROM FollowUpTasks WHERE Id = @task AND CouncilId = @CouncilId", new { task });
        await Due(task, "2026-08-30");
        var changed = await Seal(prepared with { Version = prepared.Version + 1 }, on: new DateOnly(2026, 7, 6));
        Assert.That((changed.Status, changed.Code), Is.EqualTo((HttpStatusCode.Conflict, "letter.changed_since_prepared")), changed.Text);
        await Due(task, due![..10]);
        Assert.That(await Numbers(), Is.Empty, "nothing was taken for what was refused");
        var done = await Seal(prepared with { Version = prepared.Version + 1 }, on: new DateOnly(2026, 7, 6));
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.OK), done.Text);

        await DemandValid(paper, name, "01/HĐND-VP");
        var view = await World.Send(World.Clerk, new ReminderLetterDetails(letter));
        Assert.That((view.Status, view.Reference), Is.EqualTo((LetterStatus.Issued, "01/HĐND-VP")));
        await World.Send(World.Clerk, new SendReminderLetter { LetterId = letter, Version = view.Version, SentOn = new DateOnly(2026, 7, 6) });
    }

    [Test]
    public async Task A_letter_whose_day_of_answer_has_passed_is_not_prepared_to_be_signed()
    {
        var (letter, _) = await Letter(NumberSource.Internal);
        var paper = await Open(PaperKind.ReminderLetter, letter, World.Office);
        World.Clock.Set(new DateOnly(2026, 7, 13), new TimeOnly(9, 0));

        var refused = await PrepareSubject(new Changed(paper, 1), World.Office, new JsonObject { ["signerName"] = "Nguyễn Văn Minh Họa" });

        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.Conflict, "letter.reply_by")), refused.Text);
        await World.Send(World.Office, new ReviseReminderLetter { LetterId = letter, Version = 1, ReplyBy = new DateOnly(2026, 7, 20) });
        Assert.That((await PrepareSubject(new Changed(paper, 1), World.Office, new JsonObject { ["signerName"] = "Nguyễn Văn Minh Họa" })).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_letter_that_was_not_signed_in_the_product_is_issued_as_before_and_no_more_prepared()
    {
        var (letter, _) = await Letter(NumberSource.Internal);
        var paper = await Open(PaperKind.ReminderLetter, letter, World.Office);
        await World.Send(World.Clerk, new IssueReminderLetter
        {
            LetterId = letter, Version = 1, Symbol = "HĐND-VP", IssuedOn = new DateOnly(2026, 7, 6), AuthorityLines = ["TL. Thường trực", "Chánh Văn phòng"], IsHandSigned = true, SignedOn = new DateOnly(2026, 7, 6), SignerName = "Nguyễn Văn Minh Họa", Recipients = ["Như trên"],
        });

        var refused = await PrepareSubject(new Changed(paper, 3), World.Office, new JsonObject { ["signerName"] = "Nguyễn Văn Minh Họa" });

        Assert.That(refused.Status, Is.AnyOf(HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed), refused.Text);
        Assert.That((await World.Send(World.Clerk, new PaperDetails(paper))).Status, Is.EqualTo(PaperStatus.Issued));
    }

    [Test]
    public async Task Through_the_forms_of_its_page_a_report_is_prepared_signed_and_sealed()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.NumberFrom(NumberSource.Internal);
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        var (head, clerk) = (new FormBrowser(await Site.BrowserOf(World.Head)), new FormBrowser(await Site.BrowserOf(World.Clerk)));
        var page = $"/bao-cao-doan/{report}";

        await secretary.Do(page, "#submit");
        await head.Do(page, "#approve");
        var opened = await secretary.Do(page, "form[action='/van-ban/mo']");
        var path = $"/van-ban/{opened.QuerySelector("a[href$='/loi-van'], a[href*='/api/papers/']")!.GetAttribute("href")!.Split('/').First(part => Guid.TryParse(part, out _))}";
        await secretary.Do(path, "#prepare", ("prepare.SignerName", World.Identity(World.Head).Name), ("prepare.SignerPost", "Phó Chủ tịch Hội đồng nhân dân tỉnh"));
        Assert.That((await head.Attach(path, "#sign", [("pkcs12", "ky.p12", TestCertificates.Shared.Pkcs12(World.Identity(World.Head).Name))], ("password", TestCertificates.Password))).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await clerk.Attach(path, "#seal", [("pkcs12", "dau.p12", TestCertificates.Shared.Pkcs12(Agency))], ("password", TestCertificates.Password), ("issuedOn", "2026-05-29"))).Status, Is.EqualTo(HttpStatusCode.Found));

        Assert.That((await clerk.Open(page)).QuerySelector("main")!.TextContent, Does.Contain("01/BC-ĐGS, ngày 29/5/2026").And.Contain("Đã ban hành"));
        Assert.That((await clerk.Open(path)).QuerySelectorAll("section[aria-labelledby=chu-ky] .badge.good").Select(badge => badge.TextContent), Is.EqualTo(new[] { "chữ ký hợp lệ", "chữ ký hợp lệ" }));
    }

    [Test]
    public async Task Both_pages_of_a_conclusion_say_one_state_lead_to_each_other_and_offer_no_form_that_would_be_refused()
    {
        var (conclusion, _) = await Conclusion();
        await Approve(conclusion);
        var page = $"/ket-luan/{conclusion}";
        var (office, board, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)));

        Assert.That((await clerk.Open(page)).QuerySelector("#viec #ky-so button")!.TextContent, Is.EqualTo("Ký số"));
        var opened = await clerk.Do(page, "#ky-so");
        var path = $"/van-ban/{opened.QuerySelector("a[href*='/api/papers/']")!.GetAttribute("href")!.Split('/').First(part => Guid.TryParse(part, out _))}";
        Assert.That((await office.Open(path)).QuerySelector("a[href$='/loi-van']"), Is.Null, "what was approved is not reworded");
        await Say("đã duyệt, chờ ký, vào số", mayIssue: true);
        await Cancelled(path);
        await office.Do(path, "#prepare", ("prepare.SignerName", SignerName), ("prepare.FiguresAsOf", "30/4/2026"));
        await Say("đã duyệt, đang ký số", mayIssue: false);
        Assert.That((await board.Attach(path, "#sign", [("pkcs12", "ky.p12", TestCertificates.Shared.Pkcs12(SignerName))], ("password", TestCertificates.Password))).Status, Is.EqualTo(HttpStatusCode.Found));
        await Say("đã ký số, chờ vào số, đóng dấu", mayIssue: false);

        // Its state alone is looked at: nothing of it was used.
        async Task Cancelled(string path)
        {
            var id = Guid.Parse(path.Split('/')[^1]);
            await State("Cancelled");
            Assert.That((await clerk.Open(path)).QuerySelectorAll("main > p .badge").Select(badge => badge.TextContent), Is.EqualTo(new[] { Core.Text.Labels.Label(PaperStatus.Cancelled) }));
            await State("Draft");

            Task State(string status) => World.With(World.Clerk, services => services.GetRequiredService<Core.Storage.Db>().Execute("UPDATE OfficialPapers SET Status = @status WHERE Id = @id AND CouncilId = @CouncilId", new { status, id }, CancellationToken.None));
        }

        async Task Say(string state, bool mayIssue)
        {
            var (subject, paper) = (await clerk.Open(page), await clerk.Open(path));
            Assert.That(subject.QuerySelectorAll(".badge").Select(badge => badge.TextContent), Does.Contain(state));
            Assert.That(paper.QuerySelectorAll("main > p .badge").Select(badge => badge.TextContent), Does.Contain(state));
            Assert.That((subject.QuerySelector("#issue") is not null, subject.QuerySelector($"#viec a[href='{path}']")?.TextContent, paper.QuerySelector($"a[href='{page}']") is not null), Is.EqualTo((mayIssue, "Ký số", true)), state);
        }
    }

    [Test]
    public async Task A_report_is_issued_by_hand_without_a_post_and_a_post_that_says_the_authority_again_is_printed_once()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        await World.Send(World.Head, new ApproveReport { ReportId = report, Version = 2 });
        await World.NumberFrom(NumberSource.Internal);
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        var page = $"/bao-cao-doan/{report}";

        var form = await clerk.Open(page);
        Assert.That(form.QuerySelector("label[for=issue-SignerTitle]")!.TextContent, Is.EqualTo("Chức vụ trong bộ máy nhà nước của người ký (không bắt buộc)"));
        Assert.That(FormBrowser.ValueOf(form.QuerySelector("#issue-Recipients")!).ReplaceLineEndings("\n"), Does.StartWith("Như trên\nThành viên Đoàn giám sát\nLưu:"));
        var issued = await clerk.Do(page, "#issue", ("issue.SignerName", "Nguyễn Văn Minh Họa"), ("issue.IsHandSigned", "true"));

        Assert.That(issued.QuerySelector("main")!.TextContent, Does.Contain("Đã ban hành"));
        string? Printed(string authority, string post) => new SignatureColumn { AuthorityLines = ["TM. Đoàn giám sát", authority], Post = post }.Post;
        Assert.That((Printed("TRƯỞNG ĐOÀN", "Trưởng đoàn"), Printed("CHỦ TỊCH", "Chủ tịch HĐND tỉnh"), Printed("Trưởng đoàn", "Phó Chủ tịch HĐND tỉnh")), Is.EqualTo(((string?)null, (string?)null, "Phó Chủ tịch HĐND tỉnh")));
    }

    // Drafted and with a task; the council numbers in its own register.
    private async Task<(Guid Conclusion, Guid Task)> Conclusion()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var task = (await World.Send(World.Secretary, new Core.Tasks.AddTask { ConclusionId = conclusion, Task = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) })).Id;
        await World.NumberFrom(NumberSource.Internal);
        return (conclusion, task);
    }

    private async Task<int> Approve(Guid conclusion)
    {
        var version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        return (await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 })).Version;
    }

    private Task Due(Guid task, string on) => World.With(World.Clerk, services =>
        services.GetRequiredService<Db>().Execute("UPDATE FollowUpTasks SET DueOn = @on WHERE Id = @task AND CouncilId = @CouncilId", new { task, on = DateOnly.Parse(on, null) }, CancellationToken.None));
}
