using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Pages;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Campaigns;

public sealed class SourceTests : SiteTest
{
    [Test]
    public async Task A_source_keeps_the_hour_it_was_published()
    {
        var (campaign, _) = await World.FoundedCampaign();

        await World.Send(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin trên cổng thông tin", PublishedOn = new DateOnly(2026, 4, 15), PublishedTime = new TimeOnly(9, 12, 26) });

        Assert.That(await World.Value<string>("SELECT PublishedTime FROM CampaignSources WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo("09:12:26"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @campaign AND Event = 'SourceRecorded' AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_source_does_not_state_is_noted_by_the_secretary_and_shown_where_it_stands()
    {
        var visit = await World.NotifiedVisit();
        var campaign = await World.CampaignOf(visit);
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        var page = $"/cuoc-giam-sat/{campaign}";
        Assert.That((await secretary.Open(page)).QuerySelector("#nguon"), Is.Null, "no source was noted yet");

        await secretary.Do(page, "#source", ("source.Kind", "tin trên cổng thông tin"), ("source.Name", "thuathienhue.gov.vn"), ("source.PublishedOn", "20/11/2025"), ("source.PublishedTime", "09:12"),
            ("source.Unstated", "Văn bản gửi kế hoạch 45/HĐND-VP: nguồn không nêu số hiệu\n\nGiờ bắt đầu: nguồn chỉ ghi buổi sáng"), ("source.UnstatedDays", nameof(RecordDay.PlanSentOn)));

        foreach (var person in new[] { World.Secretary, World.UnitHead })
            foreach (var way in new[] { page, $"/buoi-lam-viec/{visit}" })
            {
                var card = (await new FormBrowser(await Site.BrowserOf(person)).Open(way)).QuerySelector("#nguon")!;
                Assert.That(card.TextContent, Does.Contain("Tin trên cổng thông tin, thuathienhue.gov.vn, đăng ngày 20/11/2025 lúc 09 giờ 12 phút."));
                Assert.That(card.QuerySelectorAll("li").Select(line => line.TextContent), Is.EqualTo(new[] { "Văn bản gửi kế hoạch 45/HĐND-VP: nguồn không nêu số hiệu", "Giờ bắt đầu: nguồn chỉ ghi buổi sáng" }));
            }
        var shown = await secretary.Open(page);
        Assert.That(shown.QuerySelector("#van-ban")!.TextContent, Does.Contain("số 45/HĐND-VP").And.Contain("(nguồn không nêu)"));
        Assert.That(shown.QuerySelector("main")!.TextContent, Does.Contain("Không xét đúng hạn, muộn hạn: nguồn không nêu ngày gửi kế hoạch."));
        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).Clocks.Single(clock => clock.Code == "standing_board.plan_sent").Status, Is.EqualTo(ClockStatus.Unjudged));
    }

    [TestCase("Trách nhiệm thi hành: Chủ tịch xã tổ chức thực hiện. Điền để minh họa.", "Chủ tịch xã tổ chức thực hiện.", true)]
    [TestCase("Chủ tịch xã tổ chức thực hiện: nguồn không nêu", "Chủ tịch xã tổ chức thực hiện", true)]
    [TestCase("Trách nhiệm thi hành: Chủ tịch xã tổ chức thực hiện ngay. Điền để minh họa.", "Chủ tịch xã tổ chức thực hiện.", false)]
    [TestCase("Ý kiến làm căn cứ của “Chậm trả kết quả”: Thành viên: Nêu việc chậm. Điền để minh họa.", "Nêu việc chậm", true)]
    [TestCase("Ý kiến làm căn cứ của “Chậm trả kết quả”: Thành viên: Nêu việc chậm. Điền để minh họa.", "Chậm trả kết quả", false)]
    public void Words_are_marked_where_a_line_gives_them_and_not_where_it_names_what_they_are_for(string line, string words, bool isMarked) =>
        Assert.That(Source(line).FilledIn(words), Is.EqualTo(isMarked));

    [TestCase("Giờ bắt đầu: 14 giờ 00 phút. Điền để minh họa: nguồn chỉ ghi buổi chiều.", true)]
    [TestCase("Giờ bắt đầu 14 giờ: nguồn chỉ ghi buổi chiều", true)]
    [TestCase("giờ bắt đầu: nguồn chỉ ghi buổi chiều", true)]
    [TestCase("Giờ bắt đầu 08:30: nguồn chỉ ghi buổi sáng", false)]
    [TestCase("Giờ kết thúc: 14 giờ 00 phút", false)]
    public void An_hour_is_marked_where_a_line_is_about_it_and_names_no_other(string line, bool isMarked) =>
        Assert.That(Source(line).FilledIn("Giờ bắt đầu", new TimeOnly(14, 0)), Is.EqualTo(isMarked));

    [TestCase("Thư ký: Chuyên viên Văn phòng. Điền để minh họa.", "Chuyên viên Văn phòng", true)]
    [TestCase("Thư ký: Chuyên viên Văn phòng, Thư ký Đoàn. Điền để minh họa.", "Chuyên viên Văn phòng, Thư ký", false)]
    [TestCase("Người nêu 3 ý kết luận: Trưởng đoàn. Do người nhập suy ra.", "Trưởng đoàn", false)]
    public void A_title_is_marked_where_a_line_gives_it_for_the_secretary(string line, string title, bool isMarked) =>
        Assert.That(new[] { Source(line) }.MarkOfSecretary(title), Is.EqualTo(isMarked ? SourceMarks.Mark : ""));

    [TestCase("Ngày làm việc: 20/11/2023. Do người nhập suy ra.", " (suy ra)")]
    [TestCase("Ngày làm việc 20/11/2023: nguồn chỉ ghi tháng", " (nguồn không nêu)")]
    [TestCase("Ngày làm việc: 21/11/2023. Do người nhập suy ra.", "")]
    [TestCase("Ngày kết thúc thực địa: 20/11/2023. Do người nhập suy ra.", "")]
    public void A_day_is_marked_as_the_line_says_that_is_about_it(string line, string mark) =>
        Assert.That(new[] { Source(line) }.MarkOf(RecordDay.VisitOn, new DateOnly(2023, 11, 20)), Is.EqualTo(mark));

    [Test]
    public async Task A_demonstration_paper_says_once_that_its_record_holds_more_than_its_source_and_a_real_one_never()
    {
        const string note = "Ghi lại theo nguồn công khai; số, giờ và lời ghi không có trong nguồn được liệt kê ở trang cuộc giám sát.";
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var report = await World.Value<Guid>("SELECT Id FROM UnitReports WHERE CampaignId = @campaign AND UnitId = @Unit AND CouncilId = @CouncilId", new { campaign, World.Unit });
        await World.Send(World.Secretary, new RecordClosingRemark { VisitId = visit, Kind = RemarkKind.Request, Text = "Đề nghị xã niêm yết phí" });
        await World.Send(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin" });
        Assert.That(await Notes(), Is.EqualTo((0, 0, 0)), "all of it is the source's");

        await World.Send(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin", Unstated = ["Giờ bắt đầu: nguồn chỉ ghi buổi sáng"] });
        Assert.That(await Notes(), Is.EqualTo((1, 1, 1)));

        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Councils SET IsDemo = 0 WHERE Id = @CouncilId", null, CancellationToken.None));
        Assert.That(await Notes(), Is.EqualTo((0, 0, 0)), "a paper of a real council has no stamp either");

        async Task<(int, int, int)> Notes() => (Count(await World.Send(World.Secretary, new VisitMinutes { VisitId = visit })), Count(await World.Send(World.Secretary, new SessionRemarks { VisitId = visit })),
            Count(await World.Send(World.Secretary, new PrintUnitReportForm(report))));

        int Count(Document document) => document.Blocks.OfType<Paragraph>().Count(line => line.Text.PlainText == note);
    }

    private static CampaignSource Source(string line) => new() { Kind = "tin", Unstated = [line], UnstatedDays = [] };

    [Test]
    public async Task An_hour_without_its_day_is_refused()
    {
        var (campaign, _) = await World.FoundedCampaign();

        var refusal = await World.Refused(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin", PublishedTime = new TimeOnly(9, 0) });

        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "PublishedTime" }));
    }

    [Test]
    public async Task A_paper_is_cited_with_what_is_known_of_it()
    {
        var (campaign, _) = await World.FoundedCampaign();

        await World.Send(World.Office, new CitePaper { CampaignId = campaign, Paper = new Paper { Type = "Kế hoạch", Abstract = "Kế hoạch cải cách hành chính năm 2026 của xã" } });

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM CampaignPapers WHERE CampaignId = @campaign AND Kind = 'Cited' AND CouncilId = @CouncilId", new { campaign }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_campaign_of_another_council_takes_neither()
    {
        var (campaign, _) = await World.FoundedCampaign();
        await World.OpenCouncil();

        Assert.That((await World.Refused(World.Office, new RecordSource { CampaignId = campaign, Kind = "tin" })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new CitePaper { CampaignId = campaign, Paper = Some.Paper() })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
