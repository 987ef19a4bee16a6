using System.Net;
using Supervision.Core.Dossiers;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;
using Supervision.Tests.Dossiers;
using Supervision.Tests.Evidence;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Web;

/// <summary>The signed scan and the annexes of a unit's report to a delegation, through the forms of its page.</summary>
public sealed class UnitReportFilePageTests : SiteTest
{
    [Test]
    public async Task A_contact_attaches_files_that_nobody_else_sees_until_the_head_sends_the_report_with_them()
    {
        var (_, report) = await World.OpenReport();
        var path = $"/bao-cao-don-vi/{report}";
        var (contact, head, office) = (await Browser(World.UnitContact), await Browser(World.UnitHead), await Browser(World.Office));

        foreach (var name in new[] { "bản ký.pdf", "phụ lục nhầm.pdf" })
            Assert.That((await contact.Attach(path, "#file", [("file.Content", name, SomeFiles.Pdf)])).Status, Is.EqualTo(HttpStatusCode.Found));
        var (twice, said) = await contact.Attach(path, "#file", [("file.Content", "bản ký.pdf", SomeFiles.Pdf)]);
        Assert.That((twice, said.QuerySelector("#file")!.TextContent.Contains("Tệp “bản ký.pdf” đã được đính kèm.", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Conflict, true)));
        var mine = (await contact.Open(path)).QuerySelector("#tep-kem")!;
        Assert.That(mine.QuerySelectorAll("a[href*='/files/']").Select(a => a.TextContent), Is.EqualTo(new[] { "bản ký.pdf", "phụ lục nhầm.pdf" }));
        Assert.That(mine.TextContent, Does.Contain("1 KB").And.Contain("chưa gửi"));
        var mistake = (await World.Send(World.UnitContact, new UnitReportDetails(report))).PreparedFiles.Single(file => file.FileName == "phụ lục nhầm.pdf").Id;
        Assert.That((await contact.Do(path, $"#removeFile-{mistake:N}")).QuerySelector("#tep-kem")!.TextContent, Does.Not.Contain("phụ lục nhầm.pdf"));

        var prepared = (await World.Send(World.UnitHead, new UnitReportDetails(report))).PreparedFiles.Single();
        var download = new DownloadUnitReportFile { UnitReportId = report, AttachmentId = prepared.Id };
        foreach (var person in new[] { World.Office, World.Secretary, World.Head, World.StandingBoard })
        {
            var details = await World.Send(person, new UnitReportDetails(report));
            Assert.That(details.PreparedFiles.Concat(details.Versions.SelectMany(version => version.Files)), Is.Empty, "what a unit prepares is nobody else's");
            Assert.That((await World.Refused(person, download)).Kind, Is.EqualTo(RefusalKind.NotFound));
        }
        Assert.That((await office.Open(path)).QuerySelector("main")!.TextContent, Does.Not.Contain("bản ký.pdf"));
        var form = (await head.Open(path)).QuerySelector("#submit")!;
        Assert.That(form.TextContent, Does.Contain("Gửi kèm: bản ký.pdf."));

        await head.Do(path, "#submit", ("submit.SignedBy", "Chủ tịch UBND xã"), ("submit.Answers[0].Text", "Đã rà soát"), ("submit.Answers[1].Text", "Đã xử lý"));

        foreach (var person in new[] { World.Office, World.Secretary, World.Member, World.UnitContact })
        {
            var page = await (await Browser(person)).Open(path);
            Assert.That(page.QuerySelectorAll("main a[href*='/files/']").Select(a => a.TextContent), Is.EqualTo(new[] { "bản ký.pdf" }));
            Assert.That((page.QuerySelector("#file"), page.QuerySelector($"#removeFile-{prepared.Id:N}")), Is.EqualTo(((object?)null, (object?)null)), "what was sent stands");
            using var response = await (await Site.BrowserOf(person)).GetAsync(new Uri($"/api/unit-reports/{report}/files/{prepared.Id}", UriKind.Relative));
            Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(SomeFiles.Pdf));
        }
        Assert.That((await World.Refused(World.OtherUnitHead, download)).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new RemoveUnitReportFile(report, prepared.Id))).Code, Is.EqualTo("unit_report.files"));
        Assert.That((await World.Refused(World.UnitHead, new UnitReportFileTerms { UnitReportId = report })).Code, Is.EqualTo("unit_report.files"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @report AND Event IN ('UnitReportFileAdded', 'UnitReportFileRemoved', 'UnitReportFilesSubmitted') AND CouncilId = @CouncilId", new { report }), Is.EqualTo(4));
    }

    [Test]
    public async Task A_supplement_takes_its_own_files_and_what_was_sent_before_stays_with_its_version()
    {
        var (_, report) = await World.OpenReport();
        var path = $"/bao-cao-don-vi/{report}";
        var head = await Browser(World.UnitHead);
        await head.Attach(path, "#file", [("file.Content", "bản ký.pdf", SomeFiles.Pdf)]);
        await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        await World.Send(World.Secretary, new CheckUnitReport { UnitReportId = report, Version = 2, On = new DateOnly(2026, 3, 9) });
        await World.Send(World.Secretary, new RequestSupplement { UnitReportId = report, Version = 3, Text = "Bổ sung mục 2", RequestedOn = new DateOnly(2026, 3, 9) });

        await head.Attach(path, "#file", [("file.Content", "phụ lục.pdf", SomeFiles.Pdf)]);
        var first = (await World.Send(World.UnitHead, new UnitReportDetails(report))).Versions.Single().Files.Single().Id;
        Assert.That((await World.Refused(World.UnitHead, new RemoveUnitReportFile(report, first))).Code, Is.EqualTo("unit_report.file_sent"));
        await World.Send(World.UnitHead, await World.Submission(report, 4, 2));

        var versions = (await World.Send(World.Secretary, new UnitReportDetails(report))).Versions;
        Assert.That(versions.Select(version => string.Join("; ", version.Files.Select(file => file.FileName))), Is.EqualTo(new[] { "bản ký.pdf", "phụ lục.pdf" }));
    }

    [Test]
    public async Task What_is_marked_secret_and_what_is_no_document_is_refused_beside_its_field()
    {
        var (_, report) = await World.OpenReport();
        var path = $"/bao-cao-don-vi/{report}";
        var contact = await Browser(World.UnitContact);

        var (none, page) = await contact.Attach(path, "#file", []);
        Assert.That((none, page.QuerySelector("#file-Content-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Hãy chọn một tệp.")));
        var (secret, marked) = await contact.Attach(path, "#file", [("file.Content", "mật.pdf", SomeFiles.Pdf)], ("file.Secrecy", nameof(Secrecy.Secret)));
        Assert.That((int)secret, Is.GreaterThanOrEqualTo(400));
        Assert.That(marked.QuerySelector("#file-Secrecy [selected]")!.GetAttribute("value"), Is.EqualTo(nameof(Secrecy.Secret)), "it must not go out less secret than it was marked");
        Assert.That((int)(await contact.Attach(path, "#file", [("file.Content", "lạ.pdf", [1, 2, 3, 4])])).Status, Is.GreaterThanOrEqualTo(400));
        Assert.That((await World.Send(World.UnitContact, new UnitReportDetails(report))).PreparedFiles, Is.Empty);
    }

    [Test]
    public async Task The_scan_of_a_paper_report_is_attached_after_it_was_entered_and_counts_as_handed_in()
    {
        var (_, report) = await World.OpenReport();
        var path = $"/bao-cao-don-vi/{report}";
        var (office, contact) = (await Browser(World.Office), await Browser(World.UnitContact));
        await contact.Attach(path, "#file", [("file.Content", "đang soạn.pdf", SomeFiles.Pdf)]);
        Assert.That((await office.Open(path)).QuerySelector("#file"), Is.Null, "nothing came on paper yet");
        Assert.That((await World.Refused(World.Office, new UnitReportFileTerms { UnitReportId = report })).Code, Is.EqualTo("unit_report.no_paper"));

        var entered = await office.Do(path, "#submit", ("submit.SignedBy", "Chủ tịch UBND xã"), ("submit.Reference", "45/BC-UBND"), ("submit.Answers[0].Text", "Đã rà soát"));
        Assert.That(entered.QuerySelector("#file summary")!.TextContent, Is.EqualTo("Đính kèm bản quét của báo cáo giấy"));
        var (status, _) = await office.Attach(path, "#file", [("file.Content", "bản quét.pdf", SomeFiles.Pdf)]);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Found));
        foreach (var person in new[] { World.Office, World.StandingBoard, World.UnitHead })
            Assert.That((await (await Browser(person)).Open(path)).QuerySelector("main")!.TextContent, Does.Contain("nhập từ văn bản giấy, nhận ngày 09/3/2026").And.Contain("bản quét.pdf"));
        Assert.That((await office.Open(path)).QuerySelector("main")!.TextContent, Does.Not.Contain("đang soạn.pdf"), "what the unit prepares stays its own");
        Assert.That((await contact.Open(path)).QuerySelector("#tep-kem")!.TextContent, Does.Contain("đang soạn.pdf"));
        Assert.That((await (await Browser(World.StandingBoard)).Open(path)).QuerySelector("#file"), Is.Null, "who may not enter attaches nothing");

        await World.Send(World.Office, new CheckUnitReport { UnitReportId = report, Version = 2, On = new DateOnly(2026, 3, 9) });
        await World.Send(World.Office, new AcceptUnitReport { UnitReportId = report, Version = 3, On = new DateOnly(2026, 3, 9), Reservation = "Còn thiếu mục 2" });
        Assert.That((await office.Open(path)).QuerySelector("#file"), Is.Null);
        Assert.That((await World.Refused(World.Office, new UnitReportFileTerms { UnitReportId = report })).Code, Is.EqualTo("unit_report.no_paper"));
    }

    [Test]
    public async Task The_clerk_registers_a_paper_report_without_typing_it_again_and_finds_its_scan_in_the_book()
    {
        var (_, report) = await World.OpenReport();
        var path = $"/bao-cao-don-vi/{report}";
        var (office, clerk) = (await Browser(World.Office), await Browser(World.Clerk));
        World.Clock.Set(new DateOnly(2026, 3, 12), new TimeOnly(9, 0));
        var (early, refused) = await office.Send(path, "#submit", ("submit.SignedBy", "Chủ tịch UBND xã"), ("submit.Answers[0].Text", "Đã rà soát"), ("submit.SubmittedOn", "11/3/2026"), ("submit.ReceivedOn", "10/3/2026"));
        Assert.That((early, refused.QuerySelector("#submit-ReceivedOn-loi") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), "a paper does not come before its date");
        await office.Do(path, "#submit", ("submit.SignedBy", "Chủ tịch UBND xã"), ("submit.Reference", "45/BC-UBND"), ("submit.Answers[0].Text", "Đã rà soát"), ("submit.SubmittedOn", "10/3/2026"), ("submit.ReceivedOn", "11/3/2026"));
        var bare = (await clerk.Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky")!;
        Assert.That(bare.TextContent, Does.Contain("45/BC-UBND").And.Contain("chưa có bản quét"));
        Assert.That(bare.QuerySelector($"a[href='{path}']"), Is.Not.Null);
        await office.Attach(path, "#file", [("file.Content", "bản quét.pdf", SomeFiles.Pdf)]);
        var waiting = (await clerk.Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky")!;
        Assert.That(waiting.TextContent, Does.Contain("Ngày 10/3/2026, nhận ngày 11/3/2026").And.Contain("có bản quét").And.Not.Contain("chưa có bản quét"));

        var registered = await clerk.Do(waiting.QuerySelector("a")!.GetAttribute("href")!.Split('#')[0], "#arrival");

        Assert.That(registered.QuerySelector("main")!.TextContent, Does.Contain("45/BC-UBND").And.Contain("Báo cáo phục vụ cuộc giám sát:").And.Contain("10/3/2026").And.Contain("11/3/2026"));
        var scan = registered.QuerySelector("main a[href*='/files/']")!;
        Assert.That((scan.TextContent, registered.QuerySelector("main a[href$='/ban-quet']")), Is.EqualTo(("bản quét.pdf", (object?)null)));
        Assert.That((await clerk.Get(scan.GetAttribute("href")!)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await clerk.Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky"), Is.Null);
    }

    [Test]
    public async Task What_a_unit_sends_by_itself_does_not_wait_to_be_registered()
    {
        var (_, report) = await World.OpenReport();
        await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2) with { ReceivedOn = new DateOnly(2026, 3, 9) });

        Assert.That((await (await Browser(World.Clerk)).Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky"), Is.Null);
        Assert.That((await World.Send(World.Office, new UnitReportDetails(report))).Versions.Single().PaperReceivedOn, Is.Null);
    }

    [Test]
    public async Task The_dossier_says_how_many_files_came_with_a_report_and_never_what_a_unit_still_prepares()
    {
        var (campaign, dossier, _, _) = await World.OpenDossier();
        var report = (await World.Send(World.Office, new CampaignUnitReports(campaign))).Single(line => line.UnitId == World.Unit).Id;
        var head = await Browser(World.UnitHead);
        await head.Attach($"/bao-cao-don-vi/{report}", "#file", [("file.Content", "bản ký.pdf", SomeFiles.Pdf)]);
        Assert.That(await Exported(dossier), Has.None.Contains("ban-ky"));

        await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2));

        var record = (await World.Send(World.Clerk, new DossierDetails(dossier))).Records.Single(line => line.Kind is DossierRecordKind.UnitReport);
        Assert.That(record.Title, Is.EqualTo("Báo cáo phục vụ giám sát, kèm 1 tệp"));
        Assert.That(await Exported(dossier), Has.One.Contains("tai-lieu-don-vi/001_ban-ky.pdf"));
    }

    private async Task<IReadOnlyList<string>> Exported(Guid dossier)
    {
        var made = await World.Send(World.Clerk, new ExportDossier { DossierId = dossier, WithEvidence = true });
        await using var content = (await World.Send(World.Clerk, new DossierPackage(made.Id))).Content;
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole);
        using var archive = new System.IO.Compression.ZipArchive(whole);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
