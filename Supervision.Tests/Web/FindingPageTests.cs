using System.Net;
using System.Text;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Visits;
using Supervision.Tests.Indicators;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>Findings and figures written from papers, what they rest on, and what is mended: through forms only.</summary>
public sealed class FindingPageTests : SiteTest
{
    [Test]
    public async Task A_finding_is_written_from_papers_reworded_and_rested_on_a_figure()
    {
        var (campaign, _) = await World.SentCampaign();
        var figure = await World.Indicator(campaign, SomeFigures.Ratio);
        var (member, secretary, unit) = (await Browser(World.Member), await Browser(World.Secretary), await Browser(World.UnitHead));
        var record = $"/cuoc-giam-sat/{campaign}/ghi";
        Assert.That((await member.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector($"a[href='{record}']"), Is.Not.Null);
        Assert.That((await unit.Open(record)).QuerySelector("form[action*=handler]"), Is.Null, "a unit writes nothing about itself");

        var (status, refused) = await member.Send(record, "#finding", ("finding.UnitId", $"{World.Unit}"), ("finding.Field", "Đất đai"));
        Assert.That((status, refused.QuerySelector("#finding-Text-loi")?.TextContent, refused.QuerySelector("#finding-Field")!.GetAttribute("value")),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Nội dung” không được để trống.", "Đất đai")));
        var made = await member.Do(record, "#finding", ("finding.Text", "Hồ sơ đất đai trả quá hạn"), ("finding.UnitId", $"{World.Unit}"), ("finding.CauseGroups", ""), ("finding.Severity", "High"));
        var finding = Guid.Parse(made.QuerySelector("#ground form")!.GetAttribute("action")!.Split('/', '?')[2]);
        Assert.That(made.QuerySelector("main")!.TextContent, Does.Contain("Hồ sơ đất đai trả quá hạn").And.Contain("Từ hồ sơ, báo cáo").And.Contain("phải có căn cứ mới vào được báo cáo"));

        var path = $"/noi-dung-ghi/{finding}";
        Assert.That((await secretary.Open(path)).QuerySelector("#revise"), Is.Null, "only its author and the head reword it");
        var mended = await member.Do(path, "#revise", ("revise.Text", "Hồ sơ đất đai trả quá hạn 72 trường hợp"), ("revise.Kind", "Cause"), ("revise.CauseNature", "Subjective"), ("revise.CauseGroups", "con người\r\ntổ chức"));
        Assert.That(mended.QuerySelector("main")!.TextContent, Does.Contain("72 trường hợp").And.Contain("con người; tổ chức"));
        var grounded = await secretary.Do(path, "#ground", ("ground.Evidence", $"Indicator/{figure}"));
        Assert.That(grounded.QuerySelector($"#can-cu a[href='/so-lieu/{figure}']")!.TextContent, Does.Contain("CT1").And.Contain("Hồ sơ giải quyết đúng hạn"));
        Assert.That(grounded.QuerySelector("#ground"), Is.Null, "nothing else is left to rest on");
        var answer = await World.Send(World.Secretary, new FindingDetails(finding));
        Assert.That((answer.Kind, answer.Severity, answer.CauseNature, answer.CauseGroups.Count, answer.Evidence.Single().RefId),
            Is.EqualTo((FindingKind.Cause, Severity.High, CauseNature.Subjective, 2, figure)), "what the form did not change stays");
    }

    [Test]
    public async Task What_was_sent_to_the_unit_is_not_reworded_and_the_unit_is_led_to_its_answer()
    {
        var (campaign, _) = await World.SentCampaign();
        var finding = (await World.Send(World.Member, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Shortcoming, Text = "Chưa niêm yết phí", UnitId = World.Unit })).Id;
        var (member, head, unit) = (await Browser(World.Member), await Browser(World.Head), await Browser(World.UnitHead));
        var path = $"/noi-dung-ghi/{finding}";
        Assert.That((await unit.Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), "a draft is not the unit's");
        var open = await head.Open(path);
        Assert.That((open.QuerySelector("#revise") is not null, (await member.Open(path)).QuerySelector("#leaveOut") is null), Is.EqualTo((true, true)));

        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = campaign, Findings = [new SeenFinding(finding, 1)] });
        Assert.That((await unit.Get(path)).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await member.Open(path)).QuerySelector("#revise"), Is.Null);
        Assert.That((await member.Open(path)).QuerySelector($"a[href^='/doi-chieu/{campaign}']"), Is.Not.Null);

        var left = await head.Do(path, "#leaveOut", ("leaveOut.Reason", "Đã niêm yết bổ sung trước ngày làm việc"));
        Assert.That(left.QuerySelector("main")!.TextContent, Does.Contain("Không đưa vào").And.Contain("Đã niêm yết bổ sung trước ngày làm việc"));
        Assert.That(left.QuerySelector("#ground"), Is.Null);
    }

    [Test]
    public async Task A_finding_of_a_session_rests_on_what_was_said_there_and_on_a_photograph()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var opinion = (await World.Send(World.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Delegation, Speaker = "Phó Trưởng đoàn", Text = "Kho lưu trữ chưa có bảng phí" })).Id;
        var finding = (await World.Send(World.Member, new RecordFinding { CampaignId = campaign, VisitId = visit, Kind = FindingKind.Shortcoming, Text = "Chưa niêm yết phí", UnitId = World.Unit })).Id;
        var member = await Browser(World.Member);
        var path = $"/noi-dung-ghi/{finding}";
        var grounded = await member.Do(path, "#ground", ("ground.Evidence", $"Opinion/{opinion}"));
        Assert.That(grounded.QuerySelector("#can-cu")!.TextContent, Does.Contain("buổi 1: Phó Trưởng đoàn – Kho lưu trữ chưa có bảng phí"));

        var (wrong, said) = await member.Attach(path, "#photo", [("photo.Content", "ghi-chú.txt", "chỉ là chữ"u8.ToArray())]);
        Assert.That((wrong, said.QuerySelector("#photo .error, #photo .problem") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var (taken, _) = await member.Attach(path, "#photo", [("photo.Content", "bảng phí.pdf", SomeVisits.Scan)]);
        Assert.That(taken, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await member.Open(path)).QuerySelector("#can-cu a[href*='/photos/']")!.TextContent, Is.EqualTo("bảng phí.pdf"));

        await World.End(visit);
        Assert.That((await member.Open(path)).QuerySelector("#revise"), Is.Not.Null);
        await World.SignAll(visit);
        Assert.That((await member.Open(path)).QuerySelector("#revise"), Is.Null, "what the parties signed is not reworded");
    }

    [Test]
    public async Task A_figure_is_written_with_all_that_was_said_of_it_stated_again_linked_and_mended()
    {
        var (campaign, _) = await World.SentCampaign();
        var other = await World.Indicator(campaign, SomeFigures.Ratio with { Code = "A", Name = "Hồ sơ đúng hạn" });
        var secretary = await Browser(World.Secretary);
        var record = $"/cuoc-giam-sat/{campaign}/ghi";
        (string, string)[] typed =
        [
            ("indicator.Stated.Name", "Điểm chỉ số cải cách hành chính".Normalize(NormalizationForm.FormD)), ("indicator.Stated.Kind", "Index"), ("indicator.Stated.Amount", "1.373,5"), ("indicator.Stated.MeasureUnit", "điểm"), ("indicator.Stated.Numerator", "1,2,3"),
            ("indicator.Changes", "năm 2024 | 2,5 | điểm | 3\r\nnăm 2023 | 1"), ("indicator.Stated.Rank", "12"), ("indicator.Stated.RankTotal", "63"), ("indicator.UnitId", $"{World.Unit}"),
        ];
        var (status, refused) = await secretary.Send(record, "#indicator", typed);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((refused.QuerySelector("#indicator-Stated-Numerator-loi")?.TextContent, refused.QuerySelector("#indicator-Changes-loi")?.TextContent, refused.QuerySelector("#indicator-Stated-Amount")!.GetAttribute("value")),
            Is.EqualTo(("“1,2,3” không phải là số. Dùng dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân.", "“năm 2023 | 1”: ghi đủ mốc so sánh | mức tăng, giảm | đơn vị của mức; có thể thêm | số bậc.", "1.373,5")));
        typed[4] = ("indicator.Stated.Numerator", "");
        typed[5] = ("indicator.Changes", "năm 2024 | 2,5 | điểm | 3");
        var made = await secretary.Do(record, "#indicator", typed);
        Assert.That(made.QuerySelector("main")!.TextContent, Does.Contain("1.373,5").And.Contain("12/63").And.Contain("So với năm 2024: 2,5 điểm, tăng 3 bậc"));

        var id = Guid.Parse(made.QuerySelector("#revise form")!.GetAttribute("action")!.Split('/', '?')[2]);
        var path = $"/so-lieu/{id}";
        await secretary.Do(path, "#state", ("state.Text", "53,4"), ("state.Place", "phụ lục 2"));
        var linked = await secretary.Do(path, "#link", ("link.SameAsIndicatorId", $"{other}"));
        Assert.That(linked.QuerySelector("main")!.TextContent, Does.Contain("53,4% – phụ lục 2").And.Contain("A: Hồ sơ đúng hạn"));
        Assert.That(linked.QuerySelector("#link"), Is.Null, "a link is replaced by a correction only");
        await secretary.Do(path, "#revise", ("revise.Reason", "Gõ nhầm hạng"), ("revise.Stated.Rank", "21"));
        var back = (await World.Send(World.Secretary, new IndicatorById(id))).Indicator.Stated;
        Assert.That((back.Rank, back.Amount, back.SameAsIndicatorId, back.OtherStatements.Single().Place, back.Changes.Single().RankSteps, back.Kind), Is.EqualTo((21, 1373.5m, other, "phụ lục 2", 3, IndicatorKind.Index)), "what was not mended stays");
        Assert.That(back.Name, Is.EqualTo("Điểm chỉ số cải cách hành chính"), "however a keyboard puts tones together, it is kept in one way");

        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("form[action*=handler]"), Is.Null, "a unit reads what is about itself");
        Assert.That((await (await Browser(World.UnitHead)).Get($"/so-lieu/{other}")).Status, Is.EqualTo(HttpStatusCode.NotFound), "and nothing else");
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
