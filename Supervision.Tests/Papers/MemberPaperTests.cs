using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Papers;

public sealed class MemberPaperTests : FeatureTest
{
    [Test]
    public async Task Questions_begin_with_what_the_report_leaves_out_and_figures_that_do_not_fit()
    {
        var (campaign, report) = await World.OpenReport();
        var unanswered = (await World.Send(World.Member, new DraftPaper { Kind = PaperKind.QuestionList, CampaignId = campaign, AddresseeUnitId = World.Unit })).Id;
        Assert.That(await World.Part(World.Member, unanswered, "questions"), Does.StartWith("Ủy ban nhân dân xã Hòa Bình chưa gửi báo cáo (thời hạn 20/3/2026)"));

        await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        await World.Send(World.Secretary, Ratio(campaign, World.Unit, "Hồ sơ giải quyết đúng hạn"));
        await World.Send(World.Secretary, Ratio(campaign, World.OtherUnit, "Hồ sơ của xã khác"));
        var list = (await World.Send(World.Member, new DraftPaper { Kind = PaperKind.QuestionList, CampaignId = campaign, AddresseeUnitId = World.Unit })).Id;

        var questions = await World.Part(World.Member, list, "questions");
        Assert.That(questions, Does.StartWith("Báo cáo chưa nêu nội dung “Kết quả triển khai”; đề nghị bổ sung\nĐề nghị làm rõ số liệu: “Hồ sơ giải quyết đúng hạn”"));
        Assert.That(questions, Does.Not.Contain("xã khác"));
        Assert.That(await World.Printed(World.Member, list), Does.Contain("DANH MỤC NỘI DUNG CẦN LÀM RÕ").And.Contain("Đại biểu HĐND tỉnh"));
    }

    [Test]
    public async Task A_members_assessment_begins_with_what_the_member_recorded_and_bears_the_members_name()
    {
        var campaign = await World.CampaignOf(await World.StartedVisit());
        await World.Send(World.Member, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Strength, Text = "Bộ phận một cửa hoạt động nền nếp" });
        await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Strength, Text = "Nội dung của người khác" });
        var paper = (await World.Send(World.Member, new DraftPaper { Kind = PaperKind.MemberAssessment, CampaignId = campaign })).Id;

        Assert.That((await World.Refused(World.Member, new SubmitPaper { PaperId = paper, Version = 1 })).Message, Does.Contain("Tồn tại và hạn chế").And.Contain("Nguyên nhân").And.Contain("Đề xuất và kiến nghị"));
        var text = await World.Printed(World.Member, paper);
        Assert.That(text, Does.Contain("Bộ phận một cửa hoạt động nền nếp").And.Not.Contain("người khác"));
        Assert.That(text, Does.Contain("THÀNH VIÊN ĐOÀN GIÁM SÁT").And.Contain("Kính gửi:"));
        Assert.That(text, Does.Contain("[Tồn tại và hạn chế]").And.Contain("[Đề xuất và kiến nghị]"), "a draft shows where the rest is to be written");
        Assert.That((await World.Refused(World.Office, new DraftPaper { Kind = PaperKind.MemberAssessment, CampaignId = campaign })).Code, Is.EqualTo("paper.author"), "the Office is no member of it");
    }

    [Test]
    public async Task An_urgent_demand_becomes_a_letter_and_bears_its_number_from_then_on()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var demand = (await World.Send(World.Head, new DemandUrgently
        {
            CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Violation = "Thu khoản ngoài quy định", Measure = "Dừng thu và trả lại số đã thu", DemandedOn = SomeVisits.VisitOn, AnswerDueOn = new DateOnly(2026, 4, 20),
        })).Id;
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.UrgentDemand, SubjectId = demand })).Id;

        var text = await World.Printed(World.Office, paper);
        Assert.That(text, Does.Contain("Kính gửi: Ủy ban nhân dân xã Hòa Bình").And.Contain("Thu khoản ngoài quy định.").And.Contain("Dừng thu và trả lại số đã thu.").And.Contain("chậm nhất ngày 20 tháng 4 năm 2026"));
        var version = await World.Fill(World.Office, paper, ("measure", ""));
        Assert.That((await World.Refused(World.Office, new SubmitPaper { PaperId = paper, Version = version })).Message, Does.Contain("Biện pháp yêu cầu áp dụng (Điều 62.2e"));
        version = await World.Fill(World.Office, paper, ("measure", "Dừng thu ngay"));
        version = (await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = version })).Version;
        version = (await World.Send(World.StandingBoard, new ApprovePaper { PaperId = paper, Version = version })).Version;
        await World.Send(World.Clerk, new IssuePaper { PaperId = paper, Version = version, Number = 7, IssuedOn = SomeVisits.VisitOn, IsHandSigned = true, SignedOn = SomeVisits.VisitOn, SignerName = "Nguyễn Văn Minh Họa" });

        Assert.That((await World.Send(World.Office, new CampaignDetails { CampaignId = campaign })).UrgentDemands.Single().Reference, Is.EqualTo("07/HĐND-VP"));
    }

    [Test]
    public async Task A_units_report_prints_what_it_says_item_by_item()
    {
        var (campaign, report) = await World.OpenReport();
        await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        await World.Send(World.Secretary, Ratio(campaign, World.Unit, "Hồ sơ giải quyết đúng hạn"));
        var print = new PrintSubjectPaper { Kind = PaperKind.UnitReport, SubjectId = report };

        var text = SomeOfficePapers.Text(await World.Send(World.Office, print));

        Assert.That(text, Does.Contain("Số: 45/BC-UBND").And.Contain("I. ĐẶC ĐIỂM TÌNH HÌNH Trả lời mục 1.").And.Contain("II. KẾT QUẢ TRIỂN KHAI Báo cáo chưa nêu nội dung này."));
        Assert.That(text, Does.Contain("Hồ sơ giải quyết đúng hạn").And.Contain("28%").And.Contain("Đề nghị bố trí kinh phí.").And.Contain("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"));
        Assert.That((await World.Refused(World.OtherUnitHead, print)).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    private static RecordIndicator Ratio(Guid campaign, Guid unit, string name) => new()
    {
        CampaignId = campaign,
        UnitId = unit,
        Stated = new StatedIndicator { Name = name, Kind = IndicatorKind.Ratio, Numerator = 187, Denominator = 649, StatedRatio = "28" },
    };
}
