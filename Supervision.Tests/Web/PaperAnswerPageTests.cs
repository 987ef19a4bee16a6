using System.Net;
using Supervision.Core.Remediation;
using Supervision.Tests.Evidence;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>What a unit sent on paper, entered through the forms of the task's page.</summary>
public sealed class PaperAnswerPageTests : SiteTest
{
    [Test]
    public async Task The_office_enters_a_report_with_its_scan_and_a_wrong_form_keeps_what_was_typed()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var office = await Browser(World.Office);
        (string, string)[] typed =
        [
            ("paperReport.Reference", "45/BC-UBND"), ("paperReport.SignedBy", "Chủ tịch UBND xã"), ("paperReport.ReportedOn", "29/6/2026"), ("paperReport.Text", "Đã giải quyết 72 hồ sơ."),
        ];

        var (missing, page) = await office.Attach(path, "#paperReport", [], typed);
        Assert.That((missing, page.QuerySelector("#paperReport .error")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Hãy chọn tệp quét, ảnh chụp của văn bản.")));
        Assert.That(FormBrowser.ValueOf(page.QuerySelector("#paperReport-Text")!), Is.EqualTo("Đã giải quyết 72 hồ sơ."));
        var (wrong, _) = await office.Attach(path, "#paperReport", [("paperReport.Content", "báo cáo.pdf", SomeFiles.Pdf)], [.. typed, ("paperReport.PercentDone", "60")]);
        Assert.That(wrong, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM RemediationReports WHERE CouncilId = @CouncilId", null), Is.Zero);

        var (status, _) = await office.Attach(path, "#paperReport", [("paperReport.Content", "báo cáo.pdf", SomeFiles.Pdf)], typed);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Found));
        var seen = await office.Open(path);
        Assert.That(seen.QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã nhập báo cáo kết quả thực hiện; giấy biên nhận số"));
        Assert.That(seen.QuerySelector("#bao-cao")!.TextContent, Does.Contain("Nhập từ văn bản giấy do Chủ tịch UBND xã ký, nhận ngày 02/7/2026").And.Contain("Số 45/BC-UBND"));
        Assert.That(seen.QuerySelector("#minh-chung")!.TextContent, Does.Contain("báo cáo.pdf"));
        Assert.That(seen.QuerySelectorAll("#bao-cao .papers a").Select(a => a.TextContent), Is.EqualTo(new[] { "Bản giấy của đơn vị: báo cáo.pdf", "Giấy biên nhận số 1 (PDF)" }), "the scan is the paper; the system makes up no other");
        Assert.That(new[] { "#appraise", "#paperFile", "#paperReport" }.Select(form => seen.QuerySelector(form) is not null), Is.EqualTo(new[] { true, true, false }));
        Assert.That((await (await Browser(World.StandingBoard)).Open(path)).QuerySelector("#paperFile"), Is.Null);

        var clerk = await Browser(World.Clerk);
        var waiting = (await clerk.Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky a")!;
        Assert.That(waiting.TextContent, Does.Contain("45/BC-UBND"), "the clerk is told what has no arrival number yet");
        var address = waiting.GetAttribute("href")!.Split('#')[0];
        var registered = await clerk.Do(address, "#arrival");
        Assert.That(registered.QuerySelector("main")!.TextContent, Does.Contain("45/BC-UBND").And.Contain("Kết quả thực hiện yêu cầu, kiến nghị sau giám sát").And.Contain("29/6/2026"), "without typing it a second time");
        var scan = registered.QuerySelector("main a[href*='/evidence/']")!;
        Assert.That(scan.TextContent, Is.EqualTo("báo cáo.pdf"), "the scan is there already");
        Assert.That(registered.QuerySelector("main a[href$='/ban-quet']"), Is.Null);
        Assert.That((await clerk.Get(scan.GetAttribute("href")!)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await clerk.Open("/so-van-ban/den")).QuerySelector("main")!.TextContent, Does.Contain("45/BC-UBND").And.Not.Contain("chưa có bản quét"));
        Assert.That((await clerk.Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky"), Is.Null);
        Assert.That((await office.Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky"), Is.Null, "the numbers are the clerk's to give");
    }

    [Test]
    public async Task The_office_enters_a_request_for_more_time_and_the_board_decides_it()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";

        var (status, _) = await (await Browser(World.Office)).Attach(path, "#paperExtension", [("paperExtension.Content", "đề nghị.pdf", SomeFiles.Pdf)],
            ("paperExtension.Extension.RequestedDueOn", "14/8/2026"), ("paperExtension.Extension.Reason", "Chờ xác minh."), ("paperExtension.Extension.Reference", "46/UBND-VP"),
            ("paperExtension.SignedBy", "Chủ tịch UBND xã"), ("paperExtension.SentOn", "29/6/2026"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Found));
        var granted = await (await Browser(World.StandingBoard)).Do(path, "#grant", ("grant.DecisionReference", "31/HĐND-VP"));
        Assert.That(granted.QuerySelector("#gia-han")!.TextContent, Does.Contain("Nhập từ văn bản giấy").And.Contain("gửi ngày 29/6/2026").And.Contain("Chấp thuận"));
        Assert.That(granted.QuerySelector("#minh-chung")!.TextContent, Does.Contain("Chưa có minh chứng.").And.Not.Contain("đề nghị.pdf"));
        Assert.That(granted.QuerySelector("#gia-han .papers a[href*='/evidence/']")!.TextContent, Is.EqualTo("Bản giấy của đơn vị: đề nghị.pdf"));

        var clerk = await Browser(World.Clerk);
        var waiting = (await clerk.Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky")!;
        Assert.That(waiting.TextContent, Does.Contain("có bản quét"));
        var registered = await clerk.Do(waiting.QuerySelector("a")!.GetAttribute("href")!.Split('#')[0], "#arrival");
        Assert.That(registered.QuerySelectorAll("main a[href*='/evidence/']").Select(a => a.TextContent), Is.EqualTo(new[] { "đề nghị.pdf" }));
    }

    [Test]
    public async Task What_was_mistyped_and_taken_back_is_called_so_and_its_scan_stands_with_it_and_not_as_evidence()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var office = await Browser(World.Office);
        await office.Attach(path, "#paperReport", [("paperReport.Content", "báo cáo nhầm.pdf", SomeFiles.Pdf)],
            ("paperReport.Reference", "45/BC-UBND"), ("paperReport.SignedBy", "Chủ tịch UBND xã"), ("paperReport.ReportedOn", "29/6/2026"), ("paperReport.Text", "Đã giải quyết 72 hồ sơ."));
        await office.Do(path, "#withdrawPaperReport", ("withdrawPaperReport.Reason", "Nhập nhầm nội dung"));
        await office.Attach(path, "#paperExtension", [("paperExtension.Content", "đề nghị nhầm.pdf", SomeFiles.Pdf)],
            ("paperExtension.Extension.RequestedDueOn", "14/8/2026"), ("paperExtension.Extension.Reason", "Chờ xác minh."), ("paperExtension.Extension.Reference", "46/UBND-VP"),
            ("paperExtension.SignedBy", "Chủ tịch UBND xã"), ("paperExtension.SentOn", "29/6/2026"));
        await office.Do(path, "#withdrawPaperExtension", ("withdrawPaperExtension.Reason", "Nhập nhầm ngày"));
        var report = (await World.Send(World.Office, new RemediationReportList { TaskId = task })).Items.Single().Id;

        foreach (var person in new[] { World.Office, World.Secretary, World.StandingBoard, World.UnitHead, World.UnitContact })
        {
            var browser = await Browser(person);
            var page = await browser.Open(path);
            var row = page.QuerySelector("#bao-cao li")!;
            Assert.That(row.QuerySelectorAll(".badge").Select(badge => badge.TextContent), Is.EqualTo(new[] { "Đã rút, do nhập nhầm" }));
            Assert.That(row.TextContent, Does.Contain("Lý do rút: Nhập nhầm nội dung").And.Contain("Bản quét của báo cáo đã rút: báo cáo nhầm.pdf"));
            Assert.That(page.QuerySelector("#minh-chung")!.TextContent, Does.Contain("Chưa có minh chứng.").And.Not.Contain(".pdf"));
            Assert.That(page.QuerySelector("#gia-han .badge")!.TextContent, Is.EqualTo("Đã rút, do nhập nhầm"));
            Assert.That(page.QuerySelector("#gia-han")!.TextContent, Does.Contain("Bản quét của đề nghị đã rút: đề nghị nhầm.pdf").And.Contain("Lý do rút: Nhập nhầm ngày"));
            var own = (await browser.Open($"/bao-cao/{report}")).QuerySelector("main")!.TextContent;
            Assert.That(own, Does.Contain("Đã rút, do nhập nhầm").And.Contain("Tệp của báo cáo đã rút, không tính là minh chứng").And.Contain("Lý do rút: Nhập nhầm nội dung"));
            Assert.That(own, Does.Not.Contain("Đã có ý kiến xử lý").And.Not.Contain("Không còn xem xét"));
            Assert.That((await browser.Open("/gia-han")).QuerySelector("main")!.TextContent, Does.Contain("Đã rút, do nhập nhầm"));
            Assert.That((await World.Send(person, new RemediationReportList { Status = RemediationStatus.Decided })).Items, Is.Empty, "nobody gave an opinion");
            Assert.That((await browser.Open("/bao-cao?tinh-trang=tat-ca")).QuerySelectorAll(".rows .badge").Select(badge => badge.TextContent), Is.EqualTo(new[] { "Đã rút, do nhập nhầm" }));
        }
        Assert.That((await (await Browser(World.Clerk)).Open("/so-van-ban/den")).QuerySelector("#cho-dang-ky"), Is.Null, "a mistyped number is not to be registered");
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
