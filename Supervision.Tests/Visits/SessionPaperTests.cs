using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Visits;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Visits;

/// <summary>The minutes and the notice of closing remarks as printed; the files stay in the folder "papers" of the test results to be looked at.</summary>
public sealed class SessionPaperTests : FeatureTest
{
    [Test]
    public async Task Minutes_print_what_was_recorded_in_the_order_of_the_form()
    {
        var visit = await PaperFixture.Enter(World);
        var pdf = await Print("s0-minutes", await World.Send(World.Secretary, new VisitMinutes { VisitId = visit }));
        var text = PdfTools.FlatText(pdf);

        PdfTools.Check(pdf);
        Assert.That(text.IsNormalized(NormalizationForm.FormC), Is.True);
        string[] inOrder =
        [
            "HỘI ĐỒNG NHÂN DÂN", "ĐOÀN GIÁM SÁT SỐ 1", "/BB-ĐGS", "BIÊN BẢN", "Buổi làm việc của Đoàn giám sát số 1 với Ủy ban nhân dân huyện Thạch Thất",
            "08 giờ 00 phút, ngày 16 tháng 5 năm 2023", "Trụ sở Ủy ban nhân dân huyện Thạch Thất",
            "Thành phần tham dự", "Thành viên Đoàn giám sát (05 người)", "Chủ tịch UBND huyện, Phó Bí thư Huyện ủy",
            "Chủ trì (chủ tọa): Phó Chủ tịch Thường trực HĐND Thành phố, Trưởng đoàn", "Thư ký (người ghi biên bản): Chuyên viên Văn phòng",
            "I. NỘI DUNG LÀM VIỆC", "Quyết định số 12/QĐ-TTHĐND ngày 12 tháng 4 năm 2023", "Chuyển đổi số trong hoạt động của cơ quan nhà nước.",
            "KIỂM TRA THỰC TẾ", "Bộ phận một cửa huyện", "Ý KIẾN", "Bí thư Huyện ủy, Thành ủy viên phát biểu ý kiến.", "Giải trình, trả lời các vấn đề Đoàn hỏi.",
            "Kết quả đạt được", "Tồn tại, hạn chế", "Nguyên nhân chủ quan: Công chức một số xã chưa chủ động.", "Kiến nghị, đề xuất của đơn vị",
            "215/BC-UBND", "30 tháng 6 năm 2023", "KẾT LUẬN BUỔI LÀM VIỆC", "2.1. Tiếp tục", "5 rõ", "Buổi làm việc kết thúc vào 11 giờ 30 phút, ngày 16 tháng 5 năm 2023./.",
            "THƯ KÝ", "CHỦ TỌA", "Nơi nhận:",
        ];
        var at = 0;
        foreach (var part in inOrder)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.That(found, Is.GreaterThanOrEqualTo(at), $"'{part}' after: …{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 200)]}");
            at = found;
        }
        foreach (var inner in new[] { "chú thích ảnh", "Bài không kể", "DỰ THẢO", "cao)", "….", "null" })
            Assert.That(text, Does.Not.Contain(inner));
        Assert.That(text, Does.Contain(Document.DemoBanner));
        Assert.That(text, Does.Not.Match(@"Lam Sơn, ngày"), "minutes have no line of place and date");
    }

    [Test]
    public async Task Minutes_of_a_session_that_goes_on_are_a_draft_whose_end_is_blank()
    {
        var visit = await PaperFixture.Enter(World, end: false);

        var text = PdfTools.FlatText(await Print("s0-draft", await World.Send(World.Secretary, new VisitMinutes { VisitId = visit })));

        Assert.That(text, Does.Contain("DỰ THẢO").And.Contain("Buổi làm việc kết thúc vào ……"));
    }

    [Test]
    public async Task A_refusal_and_an_addendum_stand_on_the_paper()
    {
        var visit = await PaperFixture.Enter(World);
        foreach (var party in new[] { MinutesParty.Secretary, MinutesParty.Head })
            await World.Send(World.Secretary, SomeVisits.Signature(visit, party, "Chức danh") with { SignedOn = PaperFixture.Day });
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.UnitRepresentative, "Chủ tịch UBND huyện") with { SignedOn = null, RefusedReason = "Chưa thống nhất số liệu" });
        await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await World.Received(SomeVisits.Scan) });
        await World.Send(World.Head, new LockMinutes { VisitId = visit, Version = 5, LockedOn = PaperFixture.Day });
        await World.Send(World.Secretary, new AddAddendum { VisitId = visit, AddedOn = PaperFixture.Day, Text = "Bổ sung danh sách thủ tục giải quyết chậm" });

        var text = PdfTools.FlatText(await Print("s0-locked", await World.Send(World.Secretary, new VisitMinutes { VisitId = visit })));

        Assert.That(text, Does.Contain("(Không ký; lý do: Chưa thống nhất số liệu)"));
        Assert.That(text, Does.Contain("NỘI DUNG BỔ SUNG BIÊN BẢN").And.Contain("Bổ sung danh sách thủ tục giải quyết chậm."));
    }

    [Test]
    public async Task The_notice_of_closing_remarks_is_the_heads()
    {
        var visit = await PaperFixture.Enter(World);

        var pdf = await Print("s0-remarks", await World.Send(World.Secretary, new SessionRemarks { VisitId = visit }));
        var text = PdfTools.FlatText(pdf);

        PdfTools.Check(pdf);
        Assert.That(text, Does.Contain("THÔNG BÁO Kết luận buổi làm việc của Đoàn giám sát số 1 với Ủy ban nhân dân huyện Thạch Thất"));
        Assert.That(text, Does.Contain("TM. ĐOÀN GIÁM SÁT SỐ 1 TRƯỞNG ĐOÀN").And.Contain("/TB-ĐGS").And.Contain("xử lí phần mềm"));
        Assert.That(text, Does.Not.Contain("kết luận giám sát"));
    }

    [Test]
    public async Task Each_unit_of_a_visit_to_several_signs_for_itself()
    {
        var visit = await TwoUnits();
        var pdf = await Print("two-units", await World.Send(World.Secretary, new VisitMinutes { VisitId = visit }));
        var paper = PdfTools.FlatText(pdf);
        Assert.That(PdfTools.Pages(pdf)[^1].Shows("Buổi làm việc kết thúc"), "no page holds signatures alone");
        Assert.That(paper, Does.Contain("Ủy ban nhân dân xã Hòa Bình và Ủy ban nhân dân xã Tân Tiến"));

        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Secretary, "Chuyên viên"));
        await World.Send(World.Secretary, SomeVisits.Signature(visit, MinutesParty.Head, "Phó Chủ tịch HĐND tỉnh"));
        var representative = SomeVisits.Signature(visit, MinutesParty.UnitRepresentative, "Chủ tịch UBND xã");
        Assert.That((await World.Refused(World.Secretary, representative)).Code, Is.EqualTo("visit.which_unit"));
        await World.Send(World.Secretary, representative with { UnitId = World.Unit });
        Assert.That((await World.Refused(World.Secretary, representative with { UnitId = World.Unit })).Fields.Keys, Is.EqualTo(new[] { "UnitId" }));
        await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = await World.Received(SomeVisits.Scan) });
        var locking = new LockMinutes { VisitId = visit, Version = 4, LockedOn = SomeVisits.VisitOn };
        Assert.That((await World.Refused(World.Head, locking)).Message, Does.Contain("còn 1 đơn vị"));
        await World.Send(World.Secretary, representative with { UnitId = World.OtherUnit });
        await World.Send(World.Head, locking);
    }

    private async Task<Guid> TwoUnits()
    {
        var plan = Some.Plan(World);
        var campaign = (await World.Send(World.Office, plan with { Units = [.. plan.Units.Select(u => u with { Mode = UnitMode.InPerson })] })).Id;
        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 1));
        var delegation = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "45/HĐND-VP") });
        var visit = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { UnitIds = [World.Unit, World.OtherUnit] })).Id;
        World.Clock.Set(SomeVisits.VisitOn, new TimeOnly(8, 30));
        await World.Send(World.Secretary, SomeVisits.Notice(visit));
        await World.Send(World.Secretary, new MoveVisit { VisitId = visit, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        await World.End(visit);
        return visit;
    }

    [Test]
    public async Task Without_remarks_there_is_no_notice_and_before_the_start_no_minutes()
    {
        var visit = await World.NotifiedVisit();
        Assert.That((await World.Refused(World.Secretary, new VisitMinutes { VisitId = visit })).Code, Is.EqualTo("visit.no_minutes"));
        Assert.That((await World.Refused(World.Secretary, new SessionRemarks { VisitId = visit })).Code, Is.EqualTo("visit.no_remarks"));
    }

    private Task<byte[]> Print(string name, Document document) => World.With(World.Secretary, async services =>
    {
        var engine = services.GetRequiredService<IPdfEngine>();
        var content = engine.Render(document).Content;
        Assert.That(engine.Render(document).Content, Is.EqualTo(content));
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name + ".pdf"), content);
        return content;
    });
}
