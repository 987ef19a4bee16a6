using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>
/// A supervision from plan to notice in a browser: the office plans it where the same was supervised before and is told so, the Standing Board founds the delegation, the secretary asks for the
/// reports, plans a session on a day of an inspection and is told so, notifies and moves on; the board keeps up with each step.
/// </summary>
public sealed class PlanningStoryTests
{
    [Test]
    public async Task A_supervision_is_planned_founded_and_announced()
    {
        const string code = "GS-77";
        var office = await DemoSite.As(Role.Office);
        await using var officeWindow = office.Context;
        var complaints = office.Complaints();

        await office.GotoAsync(At("/lich-co-quan-khac"));
        await Open(office, "#record");
        await office.SelectOptionAsync("#record-Entry-UnitId", new SelectOptionValue { Index = 1 });
        await office.FillAsync("#record-Entry-BodyName", "Thanh tra tỉnh");
        await office.FillAsync("#record-Entry-Topic", "Quản lý, sử dụng nhà, đất");
        await office.FillAsync("#record-Entry-FromOn", "07/12/2026");
        await office.FillAsync("#record-Entry-ToOn", "11/12/2026");
        await office.FillAsync("#record-Entry-SourcePaper", "Kế hoạch thanh tra năm 2026");
        await Send(office, "#record button");
        await Assertions.Expect(office.Locator(".notice.good")).ToContainTextAsync("Đã ghi vào lịch");

        await office.GotoAsync(At("/cuoc-giam-sat"));
        await office.ClickAsync("text=Lập kế hoạch giám sát");
        await office.FillAsync("#plan-Title", $"Việc quản lý, sử dụng nhà, đất dôi dư ({code})");
        await office.FillAsync("#plan-Code", code);
        await office.SelectOptionAsync("#plan-BodyId", new SelectOptionValue { Label = "Thường trực Hội đồng nhân dân tỉnh Lam Sơn" });
        await office.FillAsync("#plan-Topics", "Quản lý, sử dụng nhà, đất dôi dư sau sắp xếp đơn vị hành chính");
        await office.Locator("#don-vi input[type=checkbox]").First.CheckAsync();
        await Send(office, "form >> text=Kiểm tra trùng lặp");
        await Assertions.Expect(office.Locator("#trung .notice")).ToContainTextAsync("Cùng đơn vị, cùng nội dung");
        Assert.That(await office.Locator("#trung .notice a").First.GetAttributeAsync("href"), Does.StartWith("/cuoc-giam-sat/"), "with the way to what it repeats");
        Assert.That(await office.Flaws(), Is.Empty);
        await office.Locator("#trung").ScrollIntoViewIfNeededAsync();
        await office.Picture("thu-ky-trung-lap-1280");
        await office.FillAsync("#plan-OverlapReason", "Kiểm tra lại việc thực hiện kết luận của cuộc trước");
        await Send(office, "main form > p button");
        await Assertions.Expect(office.Locator(".notice.good")).ToContainTextAsync("Đã lập kế hoạch giám sát");
        var campaign = new Uri(office.Url).AbsolutePath;
        Assert.That(await Column(office, code), Is.EqualTo("Lập kế hoạch"));

        var board = await DemoSite.As(Role.StandingBoard);
        await using var boardWindow = board.Context;
        await board.GotoAsync(At(campaign + "/thanh-lap-doan"));
        await board.FillAsync("#found-FoundingPaper-Reference", "31/QĐ-TTHĐND");
        await Choose(board, 0, "Trưởng đoàn", "Head");
        await Choose(board, 1, "Thư ký", "Secretary");
        Assert.That(await board.Flaws(), Is.Empty);
        await Send(board, "text=Ghi thành lập Đoàn");
        await Assertions.Expect(board.Locator(".notice.good")).ToContainTextAsync("Đã ghi việc thành lập Đoàn");

        var secretary = await DemoSite.As(Role.Secretary);
        await using var secretaryWindow = secretary.Context;
        Assert.That(await Column(secretary, code), Is.EqualTo("Chuẩn bị"));
        await secretary.GotoAsync(At(campaign));
        await secretary.FillAsync("#askReports-ReportDueOn", "04/12/2026");
        await Send(secretary, "#askReports button");
        await secretary.FillAsync("#sendPlan-Paper-Reference", "88/HĐND-VP");
        await secretary.FillAsync("#sendPlan-Paper-Abstract", "gửi kế hoạch giám sát");
        await Send(secretary, "#sendPlan button");

        await secretary.FillAsync("#planVisit-PlannedOn", "09/12/2026");
        await secretary.FillAsync("#planVisit-Place", "Trụ sở đơn vị");
        await Send(secretary, "#planVisit button");
        await Assertions.Expect(secretary.Locator("#planVisit-OverlapReason-loi")).ToContainTextAsync("Thanh tra tỉnh làm việc");
        Assert.That(await secretary.Flaws(), Is.Empty);
        await secretary.FillAsync("#planVisit-OverlapReason", "Đã thống nhất với Thanh tra tỉnh");
        await Send(secretary, "#planVisit button");
        await Assertions.Expect(secretary.Locator("#viec")).ToContainTextAsync("chưa gửi thông báo cho đơn vị");

        var notice = secretary.Locator("details.action[id^=notify-]");
        await Assertions.Expect(notice.Locator(".meta").First).ToContainTextAsync("Hạn theo luật: ngày");
        await notice.Locator("input[name='notify.Reference']").FillAsync("90/TB-HĐND");
        await notice.Locator("button").ClickAsync();
        await Assertions.Expect(secretary.Locator(".notice.good")).ToContainTextAsync("Đã ghi việc gửi thông báo");
        Assert.That(await Column(secretary, code), Is.EqualTo("Chuẩn bị"));
        await Assertions.Expect(Card(secretary, code)).ToContainTextAsync("Chờ buổi 1");
        await secretary.Picture("thu-ky-bang-theo-doi-1280");
        Assert.That(complaints, Is.Empty);
    }

    [Test]
    public async Task On_a_telephone_the_board_is_one_group_below_the_other_and_a_plan_is_looked_at()
    {
        var page = await DemoSite.As(Role.Secretary, 390);
        await using var window = page.Context;
        var complaints = page.Complaints();

        await page.GotoAsync(At("/cuoc-giam-sat"));
        Assert.That(await page.Flaws(), Is.Empty);
        var lefts = await page.Locator(".board > section:visible").EvaluateAllAsync<double[]>("all => all.map(one => one.getBoundingClientRect().left)");
        Assert.That(lefts.Distinct().Count(), Is.EqualTo(1));

        await page.ClickAsync("text=Lập kế hoạch giám sát");
        await page.FillAsync("#plan-Topics", "Quản lý, sử dụng nhà, đất dôi dư");
        await page.Locator("#don-vi input[type=checkbox]").First.CheckAsync();
        await Send(page, "form >> text=Kiểm tra trùng lặp");
        await Assertions.Expect(page.Locator("#trung .notice")).ToContainTextAsync("Cùng đơn vị, cùng nội dung");
        Assert.That(await page.Flaws(), Is.Empty);
        Assert.That(complaints, Is.Empty);
    }

    private static string At(string path) => new Uri(DemoSite.Address, path).ToString();

    private static ILocator Card(IPage page, string code) => page.Locator($".cards > li:has-text('({code})')");

    // The column that the campaign stands in, with nothing wider than the window.
    private static async Task<string> Column(IPage page, string code)
    {
        await page.GotoAsync(At("/cuoc-giam-sat"));
        return (await page.Locator($"section:has(.cards > li:has-text('({code})')) > h2").InnerTextAsync()).Split('(')[0].Trim();
    }

    private static async Task Choose(IPage page, int row, string name, string part)
    {
        var person = page.Locator($"#found-Delegations-0-Members-{row}-PersonId");
        await person.SelectOptionAsync(await person.Locator($"option:has-text('{name}')").First.GetAttributeAsync("value") ?? "");
        await page.SelectOptionAsync($"#found-Delegations-0-Members-{row}-Part", part);
    }

    private static async Task Open(IPage page, string form)
    {
        if (!await page.Locator(form).EvaluateAsync<bool>("details => details.open")) await page.ClickAsync($"{form} > summary");
    }

    private static async Task Send(IPage page, string button)
    {
        await page.ClickAsync(button);
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }
}
