using System.Net;
using AngleSharp.Html.Dom;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Web;

/// <summary>A report is put together by its page's buttons alone, without scripts.</summary>
public sealed class ReportDraftingPageTests : SiteTest
{
    [Test]
    public async Task A_report_is_begun_filled_and_put_in_order_through_forms()
    {
        var ended = await World.EndedCampaign();
        var more = await World.Record(ended.Campaign, FindingKind.Strength, "Có thư xin lỗi");
        await World.Record(ended.Campaign, FindingKind.SignOfViolation, "Thu phí ngoài quy định");
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));

        var begun = await secretary.Do($"/cuoc-giam-sat/{ended.Campaign}", "#draftReport", ("draftReport.Overview", "Đoàn đã làm việc với đơn vị."));
        var path = begun.QuerySelector("form.lists")!.GetAttribute("action")!.Split('?')[0];
        var report = Guid.Parse(path.Split('/')[2]);
        Assert.That(begun.QuerySelector("#xem-truoc")!.TextContent, Does.Contain("Đoàn đã làm việc với đơn vị."));
        Assert.That(begun.QuerySelector("#chua-dua-vao")!.TextContent, Does.Contain("Chưa đưa vào được: chưa có căn cứ, minh chứng").And.Contain("2 tồn tại, dấu hiệu vi phạm"));
        var mend = begun.QuerySelector("#chua-dua-vao a[href$='#can-cu']")!.GetAttribute("href")!;
        Assert.That((await secretary.Open(mend.Split('#')[0])).QuerySelector("#can-cu")!.TextContent, Does.Contain("Chưa có căn cứ nào."), "it leads to where that is mended");

        var filled = await secretary.Do(path, "form.lists", ("arrange.All", "true"));
        Assert.That(filled.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã đưa 4 nội dung vào báo cáo."));
        Assert.That(Rows(filled, "#chua-dua-vao"), Has.Count.EqualTo(1));
        Assert.That(await Included(report), Is.EquivalentTo(new[] { ended.Strength, ended.Shortcoming, ended.Cause, more }));

        var up = await secretary.Do(path, "form.lists", ("arrange.Up", $"{more}"));
        Assert.That(up.QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã chuyển nội dung số").And.Contain("lên trước nội dung số 2"));
        Assert.That(Rows(up, "#trong-bao-cao")[0], Is.EqualTo($"{more}"));
        var down = await secretary.Do(path, "form.lists", ("arrange.Down", $"{more}"));
        Assert.That(Rows(down, "#trong-bao-cao")[..2], Is.EqualTo(new[] { $"{ended.Strength}", $"{more}" }));
        var text = down.QuerySelector("#xem-truoc")!.TextContent;
        Assert.That(text.IndexOf("Bộ phận tiếp nhận", StringComparison.Ordinal), Is.LessThan(text.IndexOf("Có thư xin lỗi", StringComparison.Ordinal)), "the preview follows");

        var outside = await secretary.Do(path, "form.lists", ("arrange.TakeOut", $"{more}"));
        Assert.That(Rows(outside, "#chua-dua-vao"), Does.Contain($"{more}"));
        Assert.That((await secretary.Open($"{path}?loai=SignOfViolation")).QuerySelectorAll("#chua-dua-vao [data-finding]"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task What_is_blank_is_named_before_the_report_is_laid_before_the_head_and_confirmed_by_a_tick()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended) with { Responsibility = null, Recommendations = " " })).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming] });
        var path = $"/bao-cao-doan/{report}";
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));

        Assert.That((await secretary.Open(path)).QuerySelector("#submit")!.TextContent, Does.Contain("Báo cáo còn trống phần: Nguyên nhân; Trách nhiệm; Kiến nghị. Cần có theo Điều 62 khoản 3"));
        var (status, refused) = await secretary.Send(path, "#submit");
        Assert.That((status, refused.QuerySelector("#submit-ConfirmsBlanks-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity,
            "Báo cáo còn trống phần: Nguyên nhân; Trách nhiệm; Kiến nghị. Bổ sung, hoặc đánh dấu vào đây để vẫn trình.")));
        Assert.That(refused.QuerySelector("#submit")!.TextContent, Does.Contain("Trách nhiệm, kiến nghị ghi ở “Lời văn của báo cáo”"));
        await World.Send(World.Secretary, new ReviseDelegationReport { ReportId = report, Version = 1, Overview = "Khái quát.", Recommendations = "Kiến nghị khắc phục." });
        Assert.That((await secretary.Open(path)).QuerySelector("#submit")!.TextContent, Does.Contain("phần: Nguyên nhân; Trách nhiệm. Cần có").And.Contain("Trách nhiệm ghi ở “Lời văn").And.Not.Contain("iến nghị"), "they are written");
        await secretary.Do(path, "#submit", ("submit.ConfirmsBlanks", "true"));
        Assert.That((await World.Send(World.Secretary, new DelegationReportDetails(report))).Status, Is.EqualTo(ReportStatus.Submitted));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @report AND Event = 'ReportSubmitted' AND CouncilId = @CouncilId", new { report }), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_refused_is_said_and_what_was_typed_stays()
    {
        var ended = await World.EndedCampaign();
        var bare = await World.Record(ended.Campaign, FindingKind.SignOfViolation, "Thu phí ngoài quy định");
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        var path = $"/bao-cao-doan/{report}/soan";
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));

        Assert.That((await secretary.Open(path)).QuerySelector($"button[name='arrange.Include'][value='{bare}']"), Is.Null, "no button for what cannot enter");
        var (status, refused) = await secretary.Send(path, "form.lists", ("arrange.Finding", $"{bare}"), ("arrange.Side", "In"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(refused.QuerySelector("#soan .problem")!.TextContent, Does.Contain("chưa có căn cứ, minh chứng hoặc chỉ tiêu dẫn chiếu nên chưa đưa vào được"));

        await World.Send(World.Head, new ReviseDelegationReport { ReportId = report, Version = 1, Overview = "Bản của Trưởng đoàn." });
        var (stale, both) = await secretary.Send(path, "#revise", ("revise.Version", "1"), ("revise.Opened", ""), ("revise.Overview", "Bản của Thư ký."));
        Assert.That(stale, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(both.QuerySelector("#revise")!.TextContent, Does.Contain("Bản của Trưởng đoàn.").And.Contain("Bản của Thư ký."), "both texts stand beside each other");
        Assert.That((await secretary.Do(path, "#revise", ("revise.Overview", "Hai bản làm một."))).QuerySelector("#xem-truoc")!.TextContent, Does.Contain("Hai bản làm một."));
    }

    [Test]
    public async Task The_head_leaves_a_finding_out_with_a_reason_and_the_secretary_cannot()
    {
        var ended = await World.EndedCampaign();
        var bare = await World.Record(ended.Campaign, FindingKind.SignOfViolation, "Thu phí ngoài quy định");
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        var path = $"/bao-cao-doan/{report}/soan";
        var (secretary, head) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.Head)));
        Assert.That((await secretary.Open($"{path}?khong={bare}")).QuerySelector("#leaveOut"), Is.Null);

        var (status, refused) = await head.Send($"{path}?khong={bare}", "#leaveOut");
        Assert.That((status, refused.QuerySelector("#leaveOut-Reason-loi") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var done = await head.Do($"{path}?khong={bare}", "#leaveOut", ("leaveOut.Reason", "Chưa đủ căn cứ."));

        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã ghi lý do không đưa vào báo cáo."));
        Assert.That(Rows(done, "#chua-dua-vao"), Does.Not.Contain($"{bare}"));
    }

    [Test]
    public async Task Only_who_drafts_it_comes_here_and_only_while_it_is_a_draft()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        var path = $"/bao-cao-doan/{report}/soan";
        var (secretary, member, unit) = (new FormBrowser(await Site.BrowserOf(World.Secretary)), new FormBrowser(await Site.BrowserOf(World.Member)), new FormBrowser(await Site.BrowserOf(World.UnitHead)));
        Assert.That((await secretary.Open($"/bao-cao-doan/{report}")).QuerySelector($"a[href='{path}']"), Is.Not.Null);
        Assert.That((await member.Open($"/bao-cao-doan/{report}")).QuerySelector($"a[href='{path}']"), Is.Null);
        Assert.That((await member.Get(path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await unit.Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));

        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        Assert.That((await secretary.Get(path)).Status, Is.EqualTo(HttpStatusCode.Found), "the report is read on its own page");
        Assert.That((await secretary.Open($"/bao-cao-doan/{report}")).QuerySelector($"a[href='{path}']"), Is.Null);
    }

    private static List<string> Rows(IHtmlDocument page, string side) => [.. page.QuerySelectorAll($"{side} [data-finding]").Select(row => row.GetAttribute("data-finding")!)];

    private async Task<IEnumerable<Guid>> Included(Guid report) => (await World.Send(World.Secretary, new DelegationReportDetails(report))).Findings.Select(finding => finding.Id);
}
