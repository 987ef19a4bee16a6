using AngleSharp.Dom;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>What the law wants in a conclusion is seen while it is drafted, and not only when it is refused.</summary>
public sealed partial class ConcludingPageTests
{
    [Test]
    public async Task What_a_draft_lacks_before_it_is_submitted_is_shown_with_links_to_its_fields()
    {
        var ended = await World.EndedCampaign();
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        var (path, office) = ($"/cuoc-giam-sat/{ended.Campaign}", await Browser(World.Office));
        var form = (await office.Open(path)).QuerySelector("#conclude")!;
        string LabelOf(IElement of, string id) => of.QuerySelector($"label[for='{id}']")!.TextContent;
        foreach (var part in new[] { "Results", "Shortcomings", "Causes", "Responsibility", "RemedyBy", "ExecuteBy", "ReportBy" })
            Assert.That(LabelOf(form, $"conclude-{part}"), Does.Contain("(cần để trình ký").And.Not.Contain("không bắt buộc)"), part);
        Assert.That(LabelOf(form, "conclude-Recommendations"), Is.EqualTo("Yêu cầu, kiến nghị (không bắt buộc)"), "the law names it for other kinds");

        await office.Do(path, "#conclude", ("conclude.Findings", $"{ended.Strength}"), ("conclude.Shortcomings", "Chưa niêm yết phí"), ("conclude.Responsibility", ""), ("conclude.Recommendations", "Niêm yết phí"));

        var id = (await World.Send(World.Office, new CampaignConclusions(ended.Campaign))).Conclusions.Single().Id;
        var page = await office.Open($"/ket-luan/{id}");
        var missing = page.QuerySelectorAll("#con-thieu a");
        Assert.That(missing.Select(link => link.TextContent), Is.EqualTo(new[] { "Nguyên nhân", "Trách nhiệm", "Thời gian khắc phục", "Trách nhiệm thi hành", "Trách nhiệm báo cáo", "Số liệu tính đến ngày" }));
        Assert.That(page.QuerySelector("#con-thieu p")!.TextContent, Does.Contain("(Điều 71 khoản 1 điểm d Luật 87/2015/QH13, theo luật cũ"));
        foreach (var link in missing)
        {
            var field = page.GetElementById(link.GetAttribute("href")![1..]);
            Assert.That(field?.Closest("details[open]"), Is.Not.Null, $"{link.TextContent} has its field, in a form that stands open");
            Assert.That(LabelOf(page.DocumentElement, field!.Id!), Does.EndWith("(cần để trình ký)"));
        }
        Assert.That((await office.Send($"/ket-luan/{id}", "#submit")).Page.QuerySelector("#submit [role=alert]")!.TextContent, Does.Contain(string.Join("; ", missing.SkipLast(1).Select(link => link.TextContent))).And.Contain("); Số liệu tính đến ngày."));

        await office.Do($"/ket-luan/{id}", "#revise", ("revise.Added[2]", "Phối hợp chưa chặt chẽ"), ("revise.Added[3]", "Chủ tịch xã"), ("revise.RemedyBy", "Trước 30/6/2026"), ("revise.ExecuteBy", "Chủ tịch xã"), ("revise.ReportBy", "Ủy ban nhân dân xã"));
        Assert.That((await office.Open($"/ket-luan/{id}")).QuerySelectorAll("#con-thieu a").Select(link => link.TextContent), Is.EqualTo(new[] { "Số liệu tính đến ngày" }));
        Assert.That((await World.Refused(World.Office, new SubmitConclusion { ConclusionId = id, Version = 2 })).Code, Is.EqualTo("conclusion.figures_missing"));
        Assert.That((await office.Send($"/ket-luan/{id}", "#revise", ("revise.FiguresAsOf", "30/5/2026"))).Status, Is.EqualTo(System.Net.HttpStatusCode.UnprocessableEntity), "a day to come");
        await office.Do($"/ket-luan/{id}", "#revise", ("revise.FiguresAsOf", "30/4/2026"));
        Assert.That((await office.Open($"/ket-luan/{id}")).QuerySelector("#con-thieu"), Is.Null);
        await office.Do($"/ket-luan/{id}", "#submit");
        Assert.That((await World.Send(World.Office, new ConclusionDetails(id))) is { Status: ConclusionStatus.Submitted, Missing: [] });
        Assert.That(SomeOfficePapers.Text(await World.Send(World.StandingBoard, new PrintConclusion(id))), Does.Contain("Số liệu nêu trong văn bản này tính đến ngày 30 tháng 4 năm 2026"), "its signer reads it");
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = id, Version = (await World.Send(World.Office, new ConclusionDetails(id))).Version });
        Assert.That((await (await Browser(World.Clerk)).Open($"/ket-luan/{id}")).QuerySelector("#issue-FiguresAsOf")!.GetAttribute("value"), Is.EqualTo("30/04/2026"));
    }

    [Test]
    public async Task A_report_that_may_go_without_duties_prints_its_only_one_without_a_number()
    {
        var ended = await World.EndedCampaign(SubjectKind.Committee);
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Meeting(ended) with { Chair = "Trưởng Ban Pháp chế" });
        var draft = SomeConclusions.Draft(ended, ConclusionKind.CommitteeRecommendations) with { RemedyBy = "Trong năm 2026", ExecuteBy = null, ReportBy = null, ReportDueOn = null };
        var id = (await World.Send(World.Office, draft)).Id;

        var text = SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(id)));

        Assert.That(text, Does.Contain("Thời gian khắc phục: Trong năm 2026.").And.Not.Contain("1. Thời gian khắc phục"));
        Assert.That((await (await Browser(World.Office)).Open($"/ket-luan/{id}")).QuerySelector("#con-thieu"), Is.Null);
    }
}
