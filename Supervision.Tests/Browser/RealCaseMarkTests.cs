using Supervision.Core.Access;
using Supervision.Tests.Web;
using static Supervision.Tests.Browser.RealCasePageTests;

namespace Supervision.Tests.Browser;

/// <summary>What no source states of the real cases bears its mark on every page that shows it, not only in the campaign's list.</summary>
public sealed class RealCaseMarkTests
{
    private const string Mark = " (nguồn không nêu)";

    [TestCase("hanoi", "S0", "Chuyên viên Văn phòng, Thư ký Đoàn giám sát", "16/5/2023")]
    [TestCase("phongdien", "S3", "Công chức Văn phòng HĐND và UBND huyện, Thư ký", "20/11/2023")]
    public async Task The_secretary_and_the_inferred_end_of_the_fieldwork_are_marked_on_the_campaign_s_page(string council, string code, string secretary, string end)
    {
        using var client = await As(Role.StandingBoard, council);
        var browser = new FormBrowser(client);
        var page = await CampaignPage(browser, code);

        Assert.That(page.QuerySelectorAll("#doan li").Select(one => one.TextContent.Trim()).Where(line => line.Contains(Mark, StringComparison.Ordinal)), Has.Exactly(1).StartsWith(secretary + Mark).Or.Exactly(1).Contains($", {secretary}{Mark}"));
        Assert.That(page.QuerySelectorAll("dt").Single(one => one.TextContent == "Kết thúc thực địa").NextElementSibling!.TextContent, Is.EqualTo($"{end} (suy ra)"));
        var members = await browser.Open(page.QuerySelector("#doan a[href*='/thanh-vien-doan']")!.GetAttribute("href")!);
        Assert.That(members.QuerySelectorAll("label.check").Select(one => one.TextContent), Has.Exactly(1).Contains(secretary + Mark));
    }

    [TestCase("hanoi", "S0", "Buổi 1, sáng 16/5/2023 ·")]
    [TestCase("phongdien", "S3", "Buổi 1, chiều 20/11/2023 (suy ra) ·")]
    public async Task The_session_s_inferred_day_and_the_hour_of_each_finding_are_marked(string council, string code, string day)
    {
        using var client = await As(Role.Secretary, council);
        var browser = new FormBrowser(client);
        var page = await CampaignPage(browser, code);
        var session = await browser.Open(page.QuerySelector("#buoi a[href^='/buoi-lam-viec/']")!.GetAttribute("href")!);

        Assert.That(session.QuerySelector("main h1 + p")!.TextContent, Does.Contain(day));
        var recorded = session.QuerySelectorAll("[data-findings] .meta").Select(one => one.TextContent).ToList();
        Assert.That(recorded, Is.Not.Empty);
        Assert.That(recorded.Where(line => line.Contains(" giờ ", StringComparison.Ordinal)), Is.All.Contains(Mark));
        var finding = await browser.Open(session.QuerySelector("[data-findings] a[href^='/noi-dung-ghi/']")!.GetAttribute("href")!);
        Assert.That(finding.QuerySelectorAll("dt").Single(one => one.TextContent == "Người ghi").NextElementSibling!.TextContent, Does.EndWith(Mark));
    }

    [Test]
    public async Task Opinions_that_no_source_states_are_marked_where_grounds_are_chosen_and_where_the_minutes_list_them()
    {
        using var client = await As(Role.Secretary, "phongdien");
        var browser = new FormBrowser(client);
        var page = await CampaignPage(browser, "S3");
        var session = page.QuerySelector("#buoi a[href^='/buoi-lam-viec/']")!.GetAttribute("href")!;

        var items = (await browser.Open($"{session}/bien-ban")).QuerySelectorAll("#muc .said").Select(one => one.TextContent).ToList();
        Assert.That(items.Where(item => item.Contains(": Nêu ", StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(3).And.All.EndsWith(Mark));
        Assert.That(items.Where(item => item.EndsWith(Mark, StringComparison.Ordinal) && !item.Contains(": Nêu ", StringComparison.Ordinal)), Is.All.Contains("Thư ký"), "nothing else was filled in");

        var finding = await browser.Open(page.QuerySelector("#noi-dung-ghi a[href^='/noi-dung-ghi/']")!.GetAttribute("href")!);
        var offered = finding.QuerySelectorAll("#ground label.check").Select(one => one.TextContent.Trim()).ToList();
        Assert.That(offered.Where(one => one.Contains("– Nêu ", StringComparison.Ordinal)).ToList(), Is.Not.Empty.And.All.EndsWith(Mark));
    }

    [Test]
    public async Task What_was_checked_on_the_spot_stands_on_the_session_s_page()
    {
        using var client = await As(Role.Secretary, "hanoi");
        var browser = new FormBrowser(client);
        var page = await CampaignPage(browser, "S0");

        var session = await browser.Open(page.QuerySelector("#buoi a[href^='/buoi-lam-viec/']")!.GetAttribute("href")!);

        var heading = session.QuerySelector("#kiem-tra")!;
        Assert.That(heading.TextContent, Is.EqualTo("Kiểm tra thực tế"));
        Assert.That(heading.NextElementSibling!.TextContent, Does.Contain("Bộ phận một cửa huyện").And.Contain("16/5/2023"));
    }
}
