using System.Net;
using Supervision.Core.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitReports;

/// <summary>What a unit once answered is not asked of it again: the next report begins with it.</summary>
public sealed class EarlierAnswersTests : SiteTest
{
    [Test]
    public async Task A_report_begins_with_what_the_unit_answered_to_the_same_items_last_time()
    {
        var (_, first) = await World.OpenReport();
        await World.Send(World.UnitHead, (await World.Submission(first, 1, 1)) with { SignedBy = "Phó Chủ tịch UBND xã" });
        var (_, second) = await World.OpenReport();
        var (_, others) = await World.OpenReport(World.OtherUnit);
        var path = $"/bao-cao-don-vi/{second}";
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));

        var page = await unit.Open(path);
        Assert.That((page.QuerySelector("[id='submit-Answers[0]-Text']")!.TextContent.Trim(), page.QuerySelector("#submit-SignedBy")!.GetAttribute("value")), Is.EqualTo(("Trả lời mục 1", "Phó Chủ tịch UBND xã")));
        Assert.That(page.QuerySelector("#submit")!.TextContent, Does.Contain("Điền sẵn theo báo cáo ngày 09/3/2026"));
        Assert.That(page.QuerySelector("[id='submit-Answers[1]-Text']")!.TextContent.Trim(), Is.Empty, "what was not answered then is asked");
        Assert.That((await World.Send(World.OtherUnitHead, new EarlierAnswers(others))).Answers, Is.Empty, "another unit's answers are not offered");
        Assert.That((await World.Refused(World.Secretary, new EarlierAnswers(second))).Code, Is.EqualTo("unit_report.earlier"));

        await unit.Do(path, "#submit", ("submit.Answers[1].Text", "Trả lời mục hai"));
        var sent = (await World.Send(World.Secretary, new UnitReportDetails(second))).Versions.Single();
        Assert.That(sent.Answers.Select(answer => answer.Text), Is.EqualTo(new[] { "Trả lời mục 1", "Trả lời mục hai" }));
    }

    [Test]
    public async Task What_was_said_about_another_matter_is_not_offered_though_the_outline_asks_in_the_same_words()
    {
        var (_, first) = await World.OpenReport();
        await World.Send(World.UnitHead, await World.Submission(first, 1, 1, 2));
        var (campaign, report) = await World.OpenReport();
        await World.Value<long>("UPDATE CampaignTopics SET Title = @title WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign, title = "Quản lý đất đai, khoáng sản" });
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitHead));

        var asked = (await unit.Open($"/bao-cao-don-vi/{report}")).QuerySelector("#submit")!;
        Assert.That(asked.TextContent, Does.Not.Contain("Điền sẵn").And.Not.Contain("Trả lời mục 1"));
        Assert.That(asked.QuerySelector("#submit-SignedBy")!.GetAttribute("value"), Is.Null.Or.Empty);
        Assert.That(await Printed(World.UnitHead, report), Does.Not.Contain("Trả lời mục 1"));

        await World.Value<long>("UPDATE CampaignTopics SET Title = @title WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign, title = "Công tác cải cách hành chính năm 2027" });
        asked = (await unit.Open($"/bao-cao-don-vi/{report}")).QuerySelector("#submit")!;
        Assert.That(asked.TextContent, Does.Contain("Điền sẵn theo báo cáo ngày 09/3/2026 (Việc thực hiện cải cách hành chính)"), "of the same matter in another year");
        Assert.That(asked.QuerySelector("#submit-SignedBy")!.GetAttribute("value"), Is.EqualTo("Chủ tịch UBND xã"));
    }

    [Test]
    public async Task The_form_to_fill_in_holds_the_outline_with_the_units_own_earlier_answers()
    {
        var (_, first) = await World.OpenReport();
        await World.Send(World.UnitHead, await World.Submission(first, 1, 1));
        var (_, second) = await World.OpenReport();
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.UnitHead)).Open($"/bao-cao-don-vi/{second}")).QuerySelector($"a[href='/api/unit-reports/{second}/form.docx']"), Is.Not.Null);

        var (mine, theirs) = (await Printed(World.UnitHead, second), await Printed(World.Secretary, second));
        Assert.That(mine, Does.Contain("Trả lời mục 1").And.Contain("BÁO CÁO").And.Contain("....................").And.Not.Contain("DỰ THẢO"));
        Assert.That(theirs, Does.Not.Contain("Trả lời mục 1").And.Contain("BÁO CÁO"), "what a unit said in another supervision is not the delegation's");

        await World.Send(World.UnitHead, await World.Submission(second, 1, 1, 2));
        Assert.That(await Printed(World.Secretary, second), Does.Contain("Trả lời mục 2").And.Not.Contain("...................."), "what was handed in is printed as it is");
    }

    private async Task<string> Printed(Guid person, Guid report)
    {
        using var browser = await Site.BrowserOf(person);
        using var answer = await browser.GetAsync(new Uri($"/api/unit-reports/{report}/form.html", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return FormBrowser.Parse(await answer.Content.ReadAsStringAsync()).Body!.TextContent;
    }
}
