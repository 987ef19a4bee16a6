using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Tasks;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Conclusions;

/// <summary>The papers that report and conclude, as printed; the files stay in the folder "papers" of the test results to be looked at.</summary>
public sealed class ConclusionPaperTests : FeatureTest
{
    [Test]
    public async Task A_delegations_report_prints_its_findings_by_kind_under_the_post_of_its_head()
    {
        var ended = await World.EndedCampaign();
        var text = await Print("delegation-report", await World.Send(World.Head, new PrintDelegationReport(await World.ReceivedReport(ended))));

        InOrder(text, "HỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN", "ĐOÀN GIÁM SÁT", "Số: 12/BC-ĐGS", "Lam Sơn, ngày 05 tháng 5 năm 2026", "BÁO CÁO", "Kính gửi: Thường trực Hội đồng nhân dân tỉnh Lam Sơn",
            "I. KHÁI QUÁT CUỘC GIÁM SÁT", "Thực hiện Quyết định số 12/QĐ-TTHĐND", "Đến ngày báo cáo, Ủy ban nhân dân xã Hòa Bình chưa có buổi làm việc với Đoàn giám sát và chưa gửi báo cáo; Ủy ban nhân dân xã Tân Tiến chưa gửi báo cáo.",
            "II. KẾT QUẢ ĐẠT ĐƯỢC", "III. TỒN TẠI, HẠN CHẾ", "Còn 72 hồ sơ", "IV. NGUYÊN NHÂN", "Nguyên nhân chủ quan", "V. TRÁCH NHIỆM", "VI. KIẾN NGHỊ", "2. Đề nghị Ủy ban nhân dân xã khắc phục",
            "xem xét./.", "TM. ĐOÀN GIÁM SÁT", "TRƯỞNG ĐOÀN", "PHÓ CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN TỈNH", "Trần Thị Minh Họa");
    }

    [Test]
    public async Task A_notice_prints_the_meeting_four_blocks_three_duties_and_the_annex_with_days()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var clause = await World.Clause(conclusion, 5);
        var content = SomeConclusions.Task(World, clause);
        foreach (var deadline in new DeadlineRule[]
        {
            new() { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 27) }, new() { Kind = DeadlineKind.Immediate }, new() { Kind = DeadlineKind.InYear },
            new() { Kind = DeadlineKind.Recurring, Cycle = Cycle.SixMonthly }, new() { Kind = DeadlineKind.Continuous, On = new DateOnly(2026, 12, 31) },
        }.Concat(Enumerable.Repeat(new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 30) }, 5)))
            await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Deadline = deadline } });
        var draft = await Print("notice-draft", await World.Send(World.Office, new PrintConclusion(conclusion)));
        Assert.That(draft, Does.Contain("DỰ THẢO").And.Not.Contain("Số: 15"));

        await World.Issued(conclusion);
        var text = await Print("notice", await World.Send(World.Office, new PrintConclusion(conclusion)));

        InOrder(text, "Số: 15/TB-HĐND", "Lam Sơn, ngày 14 tháng 5 năm 2026", "THÔNG BÁO", "Ngày 11 tháng 5 năm 2026, Thường trực Hội đồng nhân dân tỉnh Lam Sơn tổ chức phiên họp xem xét Báo cáo số 12/BC-ĐGS",
            "I. KẾT QUẢ ĐẠT ĐƯỢC", "II. TỒN TẠI, HẠN CHẾ", "III. NGUYÊN NHÂN", "IV. TRÁCH NHIỆM", "V. YÊU CẦU, KIẾN NGHỊ", "theo Phụ lục kèm theo", "VI. TỔ CHỨC THỰC HIỆN", "Thời gian khắc phục:",
            "Trách nhiệm thi hành:", "Trách nhiệm báo cáo:", "chậm nhất ngày 15 tháng 7 năm 2026", "Số liệu nêu trong văn bản này tính đến ngày 30 tháng 4 năm 2026", "thực hiện./.");
        InOrder(text, "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Minh Họa");
        InOrder(text, "Kèm theo Thông báo số 15/TB-HĐND ngày 14 tháng 5 năm 2026", "27/6/2026", "Ngay sau khi ban hành, chậm nhất 19/5/2026", "Trong năm 2026", "6 tháng một lần; lần đầu", "Thường xuyên; rà soát 31/12/2026");
        Assert.That(text, Does.Contain("- Lưu: VT, CTHĐND.").And.Not.Contain("DỰ THẢO"));
    }

    [Test]
    public async Task A_committees_report_and_a_resolution_take_their_own_forms()
    {
        var committee = await World.EndedCampaign(SubjectKind.Committee);
        await World.ReceivedReport(committee);
        await World.Send(World.Office, SomeConclusions.Meeting(committee) with { Chair = "Trưởng Ban Pháp chế" });
        var report = (await World.Send(World.Office, SomeConclusions.Draft(committee, ConclusionKind.CommitteeRecommendations) with { Abstract = "Kết quả giám sát việc thực hiện cải cách hành chính" })).Id;
        InOrder(await Print("committee-report", await World.Send(World.Office, new PrintConclusion(report))),
            "BAN PHÁP CHẾ", "/BC-BPC", "BÁO CÁO", "Kính gửi:", "- Thường trực Hội đồng nhân dân tỉnh Lam Sơn;", "I. KHÁI QUÁT", "VI. KIẾN NGHỊ", "TM. BAN PHÁP CHẾ", "TRƯỞNG BAN");

        var council = await World.EndedCampaign(SubjectKind.Council);
        await World.ReceivedReport(council);
        await World.Send(World.Office, SomeConclusions.Session(council));
        var resolution = (await World.Send(World.Office, SomeConclusions.Draft(council, ConclusionKind.SupervisionResolution) with { Abstract = "Về kết quả giám sát việc thực hiện cải cách hành chính" })).Id;
        await World.Send(World.Office, new AddTask { ConclusionId = resolution, Task = SomeConclusions.Task(World, await World.Clause(resolution, 6)) });
        var text = await Print("resolution", await World.Send(World.Office, new PrintConclusion(resolution)));
        InOrder(text, "NGHỊ QUYẾT", "Căn cứ Luật", "QUYẾT NGHỊ:", "Điều 1. Đánh giá kết quả giám sát", "Điều 2. Yêu cầu, kiến nghị", "Điều 3. Tổ chức thực hiện", "Nghị quyết này được Hội đồng nhân dân tỉnh Lam Sơn khóa XIX, Kỳ họp thứ 15 thông qua ngày 11 tháng 5 năm 2026./.", "CHỦ TỊCH", "Kèm theo Nghị quyết", "Khoản 2", "Điều 2");
        Assert.That(text, Does.Not.Contain("TM."));

        await World.Send(World.Office, new SubmitConclusion { ConclusionId = resolution, Version = 1 });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = resolution, Version = 2 });
        Assert.That((await World.Refused(World.Clerk, SomeConclusions.Issue(resolution, 3) with { Symbol = "NQ-HĐND" })).Code, Is.EqualTo("conclusion.authority"));
    }

    private static void InOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.That(found, Is.GreaterThanOrEqualTo(at), $"'{part}' after: …{text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 400)]}");
            at = found;
        }
    }

    private async Task<string> Print(string name, Document document)
    {
        var paper = await World.With(World.Office, services => Task.FromResult(services.GetRequiredService<IPdfEngine>().Render(document)));
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name + ".pdf"), paper.Content);
        PdfTools.Check(paper.Content);
        var text = PdfTools.FlatText(paper.Content);
        Assert.That(text.IsNormalized(NormalizationForm.FormC), Is.True);
        return text;
    }
}
