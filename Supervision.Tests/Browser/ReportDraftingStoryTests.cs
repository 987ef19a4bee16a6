using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The secretary puts the delegation's report together on a supervision of the story's own: once without touching the pointer, once by dragging, and the paper follows.</summary>
public sealed class ReportDraftingStoryTests
{
    [Test]
    public async Task A_report_is_put_together_by_keyboard_alone_and_by_pointer()
    {
        var report = await Stage("LS-81");
        var page = await DemoSite.As(Role.Secretary);
        await using var context = page.Context;
        var complaints = page.Complaints();
        await page.GotoAsync(new Uri(DemoSite.Address, $"bao-cao-doan/{report}/soan").ToString());
        await page.Keeps(1280);
        await page.Keeps(390);
        await page.SetViewportSizeAsync(1280, 900);
        Assert.That(await page.EvaluateAsync<int>("() => performance.getEntries().filter(e => e.encodedBodySize > 0).reduce((sum, e) => sum + e.encodedBodySize, 0)"), Is.LessThan(150_000));

        // By keyboard: the focus comes to the first grip by the tab key, and everything else is keys.
        await page.FocusAsync("#chua-dua-vao select");
        for (var i = 0; i < 12 && await page.EvaluateAsync<string>("() => document.activeElement.id") != "keo-1"; i++) await page.Keyboard.PressAsync("Tab");
        await Press(page, "Space", "Đã nhấc nội dung số 1");
        await Press(page, "ArrowRight", "Thứ 1 trong 1");
        await Press(page, "Escape", "ở chỗ cũ");
        Assert.That(await Printed(report), Is.Empty, "nothing was sent");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await page.FocusAsync($"#keo-{number}");
            await Press(page, "Space", $"Đã nhấc nội dung số {number}");
            await Press(page, "ArrowRight", $"Thứ {number} trong {number}");
            await Press(page, "Space", $"Đã đưa nội dung số {number} vào báo cáo.");
        }
        Assert.That(await page.EvaluateAsync<string>("() => document.activeElement.id"), Is.EqualTo("keo-3"), "the focus stays with what was moved");
        await Press(page, "Space", "Đã nhấc nội dung số 3");
        await Press(page, "ArrowUp", "Thứ 2 trong 3");
        await Press(page, "ArrowUp", "Thứ 1 trong 3");
        await Press(page, "Space", "Đã chuyển nội dung số 3 lên trước nội dung số 1.");
        Assert.That(await Printed(report), Is.EqualTo(new[] { 3, 1, 2 }));
        await page.FocusAsync("#keo-1");
        await Press(page, "Space", "Đã nhấc nội dung số 1");
        await Press(page, "ArrowLeft", "Ở ngoài báo cáo.");
        await Press(page, "Space", "Đã bỏ nội dung số 1 ra khỏi báo cáo.");
        Assert.That(await Printed(report), Is.EqualTo(new[] { 3, 2 }));

        // By pointer: into the report before another, within it, and out of it.
        await Drag(page, "#keo-1", "#keo-2", "Đã đưa nội dung số 1 vào báo cáo.");
        Assert.That(await Printed(report), Is.EqualTo(new[] { 3, 1, 2 }));
        await Drag(page, "#keo-2", "#keo-3", "Đã chuyển nội dung số 2 lên trước nội dung số 3.");
        Assert.That(await Printed(report), Is.EqualTo(new[] { 2, 3, 1 }));
        await Drag(page, "#keo-3", "#chua-dua-vao h2", "Đã bỏ nội dung số 3 ra khỏi báo cáo.");
        Assert.That(await Printed(report), Is.EqualTo(new[] { 2, 1 }));

        // With a button; the paper beside follows each change.
        await page.ClickAsync("button[aria-label='Xuống: nội dung số 2']");
        await Assertions.Expect(page.Locator("[data-voice]")).ToHaveTextAsync("Đã chuyển nội dung số 2 xuống sau nội dung số 1.");
        await page.ClickAsync("button[name='arrange.All']");
        await Assertions.Expect(page.Locator("[data-voice]")).ToContainTextAsync("Đã đưa 4 nội dung");
        var paper = await page.Locator("#xem-truoc").InnerTextAsync();
        Assert.That(new[] { "Thành tích thứ 1.", "Thành tích thứ 2.", "Thành tích thứ 3.", "Tồn tại thứ 4.", "Nguyên nhân thứ 6." }.Select(text => paper.IndexOf(text, StringComparison.Ordinal)), Is.Ordered.And.All.GreaterThan(0));
        await page.Keeps(1280);
        await page.Picture("thu-ky-soan-bao-cao-1280");
        await page.Keeps(390);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-said]")).ToHaveCountAsync(0);
        Assert.That(complaints, Is.Empty);
    }

    private static async Task Press(IPage page, string key, string said)
    {
        await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("[data-voice]")).ToContainTextAsync(said);
    }

    private static async Task Drag(IPage page, string what, string to, string said)
    {
        var target = page.Locator(to);
        await page.Locator(what).ScrollIntoViewIfNeededAsync();
        await page.Locator(what).HoverAsync();
        await page.Mouse.DownAsync();
        var box = (await target.Locator("xpath=ancestor-or-self::*[self::li or self::h2][1]").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + box.Height + 200, new() { Steps = 3 });
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 4, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator("[data-voice]")).ToContainTextAsync(said);
    }

    private static async Task<IEnumerable<int>> Printed(Guid report) => ReportOutline.Of((await DemoSite.Send(Role.Secretary, new DelegationReportDetails(report))).Findings)
        .SelectMany(section => section.Groups).SelectMany(group => group.Items).Select(item => item.Finding.Number);

    private static async Task<Guid> Stage(string code)
    {
        var (campaign, delegation) = await VisitStage.Found(code);
        await DemoSite.Send(Role.Secretary, new MoveCampaign { CampaignId = campaign, Version = 3, Step = CampaignStep.Start, On = VisitStage.Today.AddDays(-5) });
        foreach (var number in new[] { 1, 2, 3 }) await Record(FindingKind.Strength, $"Thành tích thứ {number}.");
        var indicator = (await DemoSite.Send(Role.Secretary, new RecordIndicator { CampaignId = campaign, Stated = new StatedIndicator { Name = "Hồ sơ quá hạn", Kind = IndicatorKind.Count } })).Id;
        foreach (var number in new[] { 4, 5 }) await Record(FindingKind.Shortcoming, $"Tồn tại thứ {number}.", new FindingEvidence(EvidenceKind.Indicator, indicator));
        await Record(FindingKind.Cause, "Nguyên nhân thứ 6.");
        await Record(FindingKind.SignOfViolation, "Dấu hiệu thứ 7.");
        await DemoSite.Send(Role.Secretary, new MoveCampaign { CampaignId = campaign, Version = 4, Step = CampaignStep.EndFieldwork, On = VisitStage.Today.AddDays(-2) });
        return (await DemoSite.Send(Role.Secretary, new DraftDelegationReport { CampaignId = campaign, DelegationId = delegation, Overview = "Đoàn đã làm việc với đơn vị." })).Id;

        async Task Record(FindingKind kind, string text, params FindingEvidence[] evidence) =>
            await DemoSite.Send(Role.Secretary, new RecordFinding { CampaignId = campaign, Kind = kind, Text = text, Evidence = evidence });
    }
}
