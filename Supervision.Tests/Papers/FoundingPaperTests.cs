using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.UnitReports;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Papers;

public sealed class FoundingPaperTests : FeatureTest
{
    [Test]
    public async Task A_decision_begins_with_the_plan_and_names_what_only_people_know()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;

        var refused = await World.Refused(World.Office, new SubmitPaper { PaperId = paper, Version = 1 });
        Assert.That(refused.Message, Does.Contain("Thành phần Đoàn giám sát").And.Contain("Phạm vi giám sát").And.Contain("Mục đích và yêu cầu").And.Not.Contain("Nội dung giám sát"));

        var version = await World.Fill(World.Office, paper,
            ("composition", "Phó Chủ tịch HĐND tỉnh - Trưởng đoàn\nĐại biểu HĐND tỉnh - Thành viên"), ("scope", "Trên địa bàn hai xã"), ("purpose", "Đánh giá việc thực hiện"));
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = version });

        var text = await World.Printed(World.Office, paper);
        Assert.That(text, Does.Contain("QUYẾT ĐỊNH Về việc thành lập Đoàn giám sát việc thực hiện cải cách hành chính"));
        Assert.That(text, Does.Contain("Căn cứ Luật Tổ chức chính quyền địa phương;").And.Contain("1. Phó Chủ tịch HĐND tỉnh - Trưởng đoàn."));
        Assert.That(text, Does.Contain("- Ủy ban nhân dân xã Hòa Bình; - Ủy ban nhân dân xã Tân Tiến.").And.Contain("15 ngày kể từ ngày kết thúc giám sát"));
        Assert.That(text, Does.Contain("Phụ lục I KẾ HOẠCH GIÁM SÁT").And.Contain("Qua báo cáo").And.Contain("20/3/2026"));
        Assert.That(text, Does.Contain("Phụ lục II ĐỀ CƯƠNG BÁO CÁO").And.Contain("I. ĐẶC ĐIỂM TÌNH HÌNH"));
    }

    [Test]
    public async Task An_outline_has_the_same_numbers_in_its_annex_in_the_units_form_and_on_the_pages()
    {
        string[] outline = ["1. Đặc điểm tình hình", "2. Kết quả thực hiện", "- Tỷ lệ hộ dân dùng nước sạch", "- Số công trình hư hỏng", "3. Tồn tại, hạn chế."];
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Outline = outline })).Id;
        var decision = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;
        Assert.That(await World.Printed(World.Office, decision), Does.Contain("1. Đặc điểm tình hình 2. Kết quả thực hiện - Tỷ lệ hộ dân dùng nước sạch - Số công trình hư hỏng 3. Tồn tại, hạn chế"));

        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));
        await World.Send(World.Secretary, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "45/HĐND-VP") });
        var report = (await World.Send(World.Secretary, new CampaignUnitReports(campaign)))[0].Id;
        var form = SomeOfficePapers.Text(await World.Send(World.UnitHead, new PrintUnitReportForm(report)));
        Assert.That(form, Does.Match(@"2\. Kết quả thực hiện - Tỷ lệ hộ dân dùng nước sạch \.+ - Số công trình hư hỏng \.+ 3\. Tồn tại, hạn chế \.+ 4\. Kiến nghị, đề xuất"));
        Assert.That((await World.Send(World.UnitHead, new UnitReportDetails(report))).Outline.Select(item => item.InWords), Is.EqualTo(outline));
    }

    [Test]
    public void What_an_outline_leaves_without_number_is_numbered_as_its_annex_is_points_left_out() =>
        Assert.That(OutlineItem.Of(["Đặc điểm tình hình", "+ Thuận lợi", "• Khó khăn", "Kết quả"]).Select(item => item.InWords), Is.EqualTo(new[] { "I. Đặc điểm tình hình", "+ Thuận lợi", "• Khó khăn", "II. Kết quả" }));

    [Test]
    public async Task The_programme_stands_once_among_the_legal_bases()
    {
        const string Programme = "Nghị quyết số 12/NQ-HĐND ngày 09 tháng 3 năm 2026 của Hội đồng nhân dân tỉnh Lam Sơn về chương trình giám sát năm 2026";
        var (cited, plain) = ((await World.Send(World.Office, Some.Plan(World) with { LegalBases = [Programme] })).Id, (await World.Send(World.Office, Some.Plan(World))).Id);
        foreach (var campaign in new[] { cited, plain })
        {
            await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 1, Step = CampaignStep.Programme, On = Some.FoundedOn, Paper = Some.Paper() });
            var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;
            Assert.That((await World.Part(World.Office, paper, "bases")).Split("12/NQ-HĐND"), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task The_Standing_Board_founds_by_a_decision_not_by_a_resolution()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;

        var refused = await World.Refused(World.Office, new DraftPaper { Kind = PaperKind.FoundingResolution, CampaignId = campaign });

        Assert.That(refused.Code, Is.EqualTo("campaign.founding_paper"));
        Assert.That(refused.Message, Does.Contain("Quyết định"));
    }

    [Test]
    public async Task A_committees_decision_goes_to_whom_it_binds_where_nobody_typed_recipients()
    {
        var body = (await World.Send(World.Administrator, new AddBody { Kind = BodyKind.Committee, Name = "Ban Kinh tế - Ngân sách", HeaderName = "BAN KINH TẾ - NGÂN SÁCH", ShortCode = "BKTNS", ValidFrom = new DateOnly(2021, 7, 1) })).Id;
        var campaign = (await World.Send(World.Office, Some.Plan(World, SubjectKind.Committee) with { BodyId = body })).Id;
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.FoundingDecision, CampaignId = campaign })).Id;

        Assert.That(await Recipients(paper), Is.EqualTo(new[] { "Như Điều 5", "Thường trực Hội đồng nhân dân tỉnh Lam Sơn", "Thành viên Đoàn giám sát", "Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân xã Tân Tiến", "VT, Hồ sơ" }));

        var view = await World.Send(World.Office, new PaperDetails(paper));
        await World.Send(World.Office, new RevisePaper { PaperId = paper, Version = view.Version, Title = view.Title, Sections = view.Parts.Where(part => part.Text.Length > 0).ToDictionary(part => part.Code, part => part.Text), Recipients = ["Như Điều 5", "Các Ban của Hội đồng nhân dân tỉnh"] });
        Assert.That(await Recipients(paper), Is.EqualTo(new[] { "Như Điều 5", "Các Ban của Hội đồng nhân dân tỉnh", "VT, Hồ sơ" }), "what was typed stands");

        var (founded, _) = await World.SentCampaign();
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = founded, AddresseeUnitId = World.Unit })).Id;
        Assert.That(await Recipients(letter), Is.EqualTo(new[] { "Như trên", "Thường trực Hội đồng nhân dân tỉnh Lam Sơn", "Thành viên Đoàn giám sát", "VT, Hồ sơ" }));
    }

    private async Task<IEnumerable<string>> Recipients(Guid paper) =>
        (await World.Send(World.Office, new PrintPaper(paper))).Blocks.OfType<SignatureBlock>().Single().Recipients is { } recipients ? [.. recipients.To, recipients.Archive] : [];

    [Test]
    public async Task A_unit_is_sent_the_plan_that_was_founded_with_its_own_day()
    {
        var planned = (await World.Send(World.Office, Some.Plan(World))).Id;
        Assert.That((await World.Refused(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = planned, AddresseeUnitId = World.Unit })).Code, Is.EqualTo("paper.not_founded"));
        var (campaign, _) = await World.SentCampaign();
        Assert.That((await World.Refused(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign })).Code, Is.EqualTo("paper.unit"));

        var inPerson = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = World.Unit })).Id;
        var byReport = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.PlanLetter, CampaignId = campaign, AddresseeUnitId = World.OtherUnit })).Id;

        var text = await World.Printed(World.Office, inPerson);
        Assert.That(text, Does.Contain("Kính gửi: Ủy ban nhân dân xã Hòa Bình").And.Contain("Thực hiện Quyết định số 12/QĐ-TTHĐND ngày 09 tháng 3 năm 2026"));
        Assert.That(text, Does.Contain("chậm nhất ngày 20 tháng 3 năm 2026").And.Contain("chậm nhất 10 ngày trước ngày làm việc"));
        Assert.That(await World.Printed(World.Office, byReport), Does.Contain("giám sát qua báo cáo, không tổ chức buổi làm việc"));
        await World.Send(World.Office, new SubmitPaper { PaperId = inPerson, Version = 1 });

        var outline = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.Outline, CampaignId = campaign })).Id;
        Assert.That(await World.Printed(World.Office, outline), Does.Contain("ĐỀ CƯƠNG BÁO CÁO").And.Contain("II. KẾT QUẢ TRIỂN KHAI"));
    }
}
