using Supervision.Core.Findings;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Papers;

public sealed class SessionPaperTests : FeatureTest
{
    [Test]
    public async Task Programme_and_invitation_say_when_where_and_who()
    {
        var visit = await World.PlannedVisit();

        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ProgrammeLetter, SubjectId = visit })).Id;
        var version = await World.Fill(World.Office, letter, ("hour", "08 giờ 00 phút"));
        var text = await World.Printed(World.Office, letter);
        Assert.That(text, Does.Contain("08 giờ 00 phút, thứ Tư, ngày 15 tháng 4 năm 2026").And.Contain("Trụ sở UBND xã").And.Contain("Phó Chủ tịch HĐND tỉnh - Trưởng đoàn"));
        await World.Send(World.Office, new SubmitPaper { PaperId = letter, Version = version });

        var invitation = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.Invitation, SubjectId = visit })).Id;
        Assert.That((await World.Refused(World.Office, new SubmitPaper { PaperId = invitation, Version = 1 })).Message, Does.Contain("Người được mời (Mẫu 1.7"));
        await World.Fill(World.Office, invitation, ("invitee", "Đại diện Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"));
        Assert.That(await World.Printed(World.Office, invitation), Does.Contain("trân trọng kính mời: Đại diện Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh").And.Contain("Thời gian: Sáng thứ Tư, ngày 15 tháng 4 năm 2026."));
    }

    [Test]
    public async Task A_paper_of_a_session_does_not_come_in_under_another_campaign()
    {
        var visit = await World.PlannedVisit();
        var other = (await World.Send(World.Office, Some.Plan(World))).Id;

        Assert.That((await World.Refused(World.Office, new DraftPaper { Kind = PaperKind.RunningOrder, SubjectId = visit, CampaignId = other })).Code, Is.EqualTo("paper.campaign"));
    }

    [Test]
    public async Task Sheets_of_the_session_begin_with_its_people_and_what_was_recorded()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Kind = FindingKind.Strength, Text = "Niêm yết công khai đầy đủ thủ tục" });
        await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Kind = FindingKind.UnitPetition, Text = "Đề nghị bố trí kinh phí" });

        var order = (await World.Send(World.Secretary, new DraftPaper { Kind = PaperKind.RunningOrder, SubjectId = visit })).Id;
        Assert.That(await World.Printed(World.Secretary, order), Does.Contain("Phát biểu kết luận buổi làm việc").And.Contain("Phó Chủ tịch HĐND tỉnh, Trưởng đoàn giám sát"));

        var sheet = (await World.Send(World.Secretary, new DraftPaper { Kind = PaperKind.AttendanceSheet, SubjectId = visit })).Id;
        Assert.That(await World.Printed(World.Secretary, sheet), Does.Contain("I. Đoàn giám sát").And.Contain("Chuyên viên Văn phòng, Thư ký"));

        var remarks = (await World.Send(World.Secretary, new DraftPaper { Kind = PaperKind.DraftRemarks, SubjectId = visit })).Id;
        var text = await World.Printed(World.Secretary, remarks);
        Assert.That(text, Does.Contain("Niêm yết công khai đầy đủ thủ tục").And.Contain("Về kiến nghị, đề xuất của đơn vị Đề nghị bố trí kinh phí."));
        Assert.That((await World.Refused(World.Secretary, new SubmitPaper { PaperId = remarks, Version = 1 })).Message, Does.Contain("Nội dung đề nghị và yêu cầu"));
    }

    [Test]
    public async Task A_news_item_tells_posts_and_refuses_names()
    {
        var visit = await World.StartedVisit();
        var news = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.NewsItem, SubjectId = visit })).Id;
        Assert.That(await World.Printed(World.Office, news), Does.Contain("Sáng ngày 15/4/2026, tại trụ sở UBND xã, Đoàn giám sát làm việc với Ủy ban nhân dân xã Hòa Bình"));

        await World.Send(World.Secretary, new RecordAttendance { VisitId = visit, Side = Side.Unit, AttendsAs = AttendancePart.UnitHead, Post = "Chủ tịch UBND xã", PersonName = "Trần Thị Minh Họa" });
        await World.Fill(World.Office, news, ("body", "Bà Trần Thị Minh Họa báo cáo kết quả."));

        var refused = await World.Refused(World.Office, new PrintPaper(news));
        Assert.That((refused.Code, refused.Message.Contains("Trần Thị Minh Họa", StringComparison.Ordinal)), Is.EqualTo(("paper.person", true)));
    }

    [Test]
    public async Task A_slip_lays_a_paper_before_whoever_signs_it()
    {
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ProgrammeLetter, SubjectId = await World.PlannedVisit() })).Id;
        var slip = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.SubmissionSlip, SubjectId = letter })).Id;

        var text = await World.Printed(World.Office, slip);

        Assert.That(text, Does.Contain("Kính gửi: Thường trực Hội đồng nhân dân tỉnh Lam Sơn").And.Contain("Văn bản trình: Công văn gửi chương trình, thành phần: V/v chương trình").And.Contain("Ý kiến của người có thẩm quyền"));
        await World.Fill(World.Office, slip, ("proposal", ""));
        Assert.That((await World.Refused(World.Office, new SubmitPaper { PaperId = slip, Version = 2 })).Message, Does.Contain("Đề xuất"));
    }

    [Test]
    public async Task What_was_added_to_locked_minutes_is_a_paper_of_its_own_for_both_sides()
    {
        var visit = await World.LockedVisit();
        var addendum = new PrintSubjectPaper { Kind = PaperKind.MinutesAddendum, SubjectId = visit };
        Assert.That((await World.Refused(World.Secretary, addendum)).Code, Is.EqualTo("visit.no_addendum"));
        await World.Send(World.Secretary, new AddAddendum { VisitId = visit, AddedOn = SomeVisits.VisitOn, Text = "Bổ sung số liệu hồ sơ quá hạn" });

        var text = SomeOfficePapers.Text(await World.Send(World.UnitHead, addendum));

        Assert.That(text, Does.Contain("BIÊN BẢN BỔ SUNG").And.Contain("1. Ngày 15/4/2026: Bổ sung số liệu hồ sơ quá hạn.").And.Contain("THƯ KÝ"));
        Assert.That(text, Does.Not.Contain("Người Minh Họa"), "who signed the minutes has not signed the addendum");
        Assert.That((await World.Refused(World.OtherUnitHead, addendum)).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(SomeOfficePapers.Text(await World.Send(World.Secretary, addendum with { Kind = PaperKind.Minutes })), Does.Contain("BIÊN BẢN Buổi làm việc"));
    }
}
