using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits.Devices;
using Supervision.Tests.Evidence;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>A member of the delegation at a session, on a telephone: writes, photographs, loses the signal and finds everything written down once.</summary>
public sealed partial class VisitStoryTests
{
    [Test]
    public async Task A_telephone_that_loses_the_signal_before_the_first_word_would_be_missed()
    {
        var visit = await VisitStage.Open("LS-79");
        var page = await DemoSite.As(Role.Member, width: 390);
        await using var context = page.Context;
        await page.GotoAsync(new Uri(DemoSite.Address, $"buoi-lam-viec/{visit}").ToString());
        await Ready(page);

        // It is known without a word having been typed.
        await Poll(async () => await WaitedFor(visit) == 1);
    }

    [Test]
    public async Task A_member_writes_down_what_is_found_also_without_a_signal()
    {
        var visit = await VisitStage.Open("LS-72");
        var page = await DemoSite.As(Role.Member, width: 390);
        await using var context = page.Context;
        var complaints = page.Complaints();

        // Three taps and the typing.
        await page.Locator($"a[href='/buoi-lam-viec/{visit}']").First.ClickAsync();
        await Ready(page);
        await page.Picture("doan-buoi-lam-viec-390");
        var taps = await Write(page, "Có dấu hiệu vi phạm", "Thu lệ phí ngoài quy định tại bộ phận một cửa.");
        await Assertions.Expect(page.Locator("[data-findings] .said").First).ToHaveTextAsync("Thu lệ phí ngoài quy định tại bộ phận một cửa.");
        Assert.That(taps, Is.EqualTo(3));

        // A wrong figure is told while it is typed, and again when it is sent.
        await page.Locator("details.more > summary").ClickAsync();
        await page.FillAsync("#ghi-Figure-Numerator", "184");
        await page.FillAsync("#ghi-Figure-Denominator", "408");
        await page.FillAsync("#ghi-Figure-StatedRatio", "46");
        await Assertions.Expect(page.Locator("#ghi-kiem-so")).ToContainTextAsync("184/408 = 45,10%");
        await page.FillAsync("#ghi-Figure-IndicatorName", "Hồ sơ giải quyết đúng hạn");
        await Write(page, "Tồn tại, hạn chế", "Tỷ lệ đúng hạn còn thấp.");
        await Assertions.Expect(page.Locator("#ghi-Figure-StatedRatio-loi")).ToContainTextAsync("184/408 = 45,10%");
        await Assertions.Expect(page.Locator("#ghi-Text")).ToHaveValueAsync("Tỷ lệ đúng hạn còn thấp.");
        await page.Keeps();
        await page.Picture("doan-kiem-so-390");
        await page.FillAsync("#ghi-Figure-StatedRatio", "45,1");
        await page.SetInputFilesAsync("#ghi-Photo", new FilePayload { Name = "bien-lai.jpg", MimeType = "image/jpeg", Buffer = SomeFiles.Jpeg() });
        await page.Locator("button.save").ClickAsync();
        await Assertions.Expect(page.Locator("[data-findings] > li").First.Locator("a", new() { HasText = "Ảnh 1" })).ToBeVisibleAsync();

        var milliseconds = await page.EvaluateAsync<double[]>("() => performance.getEntriesByType('resource').filter(one => one.name.endsWith('/findings')).map(one => one.duration)");
        TestContext.Out.WriteLine($"{taps} taps; from sending to the answer {string.Join(", ", milliseconds.Select(one => $"{one:0} ms"))}");
        Assert.That(milliseconds.Min(), Is.LessThan(300), "the first one waits for the program to be warm");

        // Without a signal.
        await page.WaitForFunctionAsync("async () => (await (await caches.open('giam-sat-buoi-lam-viec')).keys()).length > 5");
        await context.SetOfflineAsync(true);
        await Write(page, "Khó khăn, vướng mắc", "Thiếu máy quét.");
        await Write(page, "Kết quả đạt được", "Niêm yết đủ thủ tục.");
        await Assertions.Expect(page.Locator("[data-unsent] .badge")).ToHaveTextAsync(["chưa gửi", "chưa gửi"]);
        await page.Locator("[data-unsent]").ScrollIntoViewIfNeededAsync();
        await page.Picture("doan-chua-gui-390");
        await page.FillAsync("#ghi-Text", "Đang ghi dở");
        await page.ReloadAsync();
        await Ready(page);
        await Assertions.Expect(page.Locator("[data-unsent] .badge")).ToHaveTextAsync(["chưa gửi", "chưa gửi"]);
        await Assertions.Expect(page.Locator("#ghi-Text")).ToHaveValueAsync("Đang ghi dở");
        Assert.That((await Findings(visit)).Count, Is.EqualTo(2));
        await page.Keeps();

        // The head of the delegation sees it before closing.
        await page.RouteAsync("**/api/visits/*/findings", route => route.AbortAsync());
        await context.SetOfflineAsync(false);
        await Poll(async () => (await DemoSite.Send(Role.DelegationHead, new UnsentOnDevices(visit))).Count == 1);
        var head = await DemoSite.As(Role.DelegationHead, width: 1280);
        await using (head.Context)
        {
            await head.GotoAsync(new Uri(DemoSite.Address, $"buoi-lam-viec/{visit}").ToString());
            await Assertions.Expect(head.Locator("[data-unsent-devices]")).ToContainTextAsync("còn 2 nội dung chưa gửi");
            await head.Locator("#end summary").ClickAsync();
            await head.Locator("#end form > button").ClickAsync();
            await Assertions.Expect(head.Locator("#end .error").First).ToContainTextAsync("Chưa nhận đủ nội dung ghi trên các máy");
            await head.Keeps();
        }

        // They are still there after a reload, and what was half written too; somebody else who signs in here neither sees nor sends them.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-unsent] .badge")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#ghi-Text")).ToHaveValueAsync("Đang ghi dở");
        // The author's own page would send them as soon as the way is free: it is, once the author has left.
        await SignIn(page, Role.Secretary, visit, () => page.UnrouteAsync("**/api/visits/*/findings"));
        await Ready(page);
        await Assertions.Expect(page.Locator("[data-unsent] > li")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#ghi-Text")).ToHaveValueAsync("");
        Assert.That((await Findings(visit)).Count, Is.EqualTo(2));

        // Their author comes back: each is written down once, in its order, and gone from the device.
        await SignIn(page, Role.Member, visit);
        await Assertions.Expect(page.Locator("[data-findings] > li")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("[data-unsent] > li")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Ready(page);
        var written = await Findings(visit);
        Assert.That(written.Select(one => one.Text), Is.EqualTo(new[] { "Niêm yết đủ thủ tục.", "Thiếu máy quét.", "Tỷ lệ đúng hạn còn thấp.", "Thu lệ phí ngoài quy định tại bộ phận một cửa." }));
        Assert.That(written[2].Photos, Has.Count.EqualTo(1));
        Assert.That(await DemoSite.Send(Role.DelegationHead, new UnsentOnDevices(visit)), Is.Empty);
        // What the library says of a look that the lost signal cut off is no complaint of the page's.
        Assert.That(complaints.Where(one => !one.StartsWith("htmx:", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task What_was_received_without_the_answer_arriving_is_not_written_twice()
    {
        var visit = await VisitStage.Open("LS-73");
        var page = await DemoSite.As(Role.Member, width: 390);
        await using var context = page.Context;
        await page.GotoAsync(new Uri(DemoSite.Address, $"buoi-lam-viec/{visit}").ToString());
        await Ready(page);

        // The server writes it down; the way back is cut.
        await page.RouteAsync("**/api/visits/*/findings", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await Write(page, "Tồn tại, hạn chế", "Còn hồ sơ quá hạn.");
        await Assertions.Expect(page.Locator("[data-unsent] .badge")).ToHaveTextAsync("chưa gửi");
        await Poll(async () => (await Findings(visit)).Count == 1);
        await page.UnrouteAsync("**/api/visits/*/findings");
        await page.ReloadAsync();
        await Ready(page);

        await Assertions.Expect(page.Locator("[data-unsent] > li")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-findings] > li")).ToHaveCountAsync(1);
        Assert.That((await Findings(visit)).Count, Is.EqualTo(1));
    }

    private static Task<IReadOnlyList<SessionFinding>> Findings(Guid visit) => DemoSite.Send(Role.DelegationHead, new SessionFindings { VisitId = visit });

    // Devices that would be missed if they were not heard of any more.
    private static async Task<long> WaitedFor(Guid visit)
    {
        await using var scope = DemoSite.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(await DemoSite.Identity(Role.DelegationHead));
        return await scope.ServiceProvider.GetRequiredService<Db>().Value<long>("SELECT COUNT(*) FROM VisitDevices WHERE VisitId = @visit AND LeftAt IS NULL AND CouncilId = @CouncilId", new { visit }, CancellationToken.None);
    }

    private static Task Ready(IPage page) => page.WaitForSelectorAsync("[data-recorder][data-ready]");

    private static async Task<int> Write(IPage page, string kind, string text)
    {
        await page.Locator("[data-record-open]").ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Locator("label.check", new() { HasText = kind }).ClickAsync();
        await page.Locator("button.save").ClickAsync();
        return 3;
    }

    private static async Task SignIn(IPage page, Role role, Guid visit, Func<Task>? signedOut = null)
    {
        await page.Locator("form[action='/dang-xuat'] button").ClickAsync();
        await page.GotoAsync(new Uri(DemoSite.Address, $"dang-nhap?tiep=/buoi-lam-viec/{visit}").ToString());
        if (signedOut is not null) await signedOut();
        await page.FillAsync("#UserName", Api.Demo.DemoAccounts.UserName(role, "lamson"));
        await page.FillAsync("#Password", Api.Demo.DemoAccounts.Password);
        await page.PressAsync("#Password", "Enter");
        await page.WaitForURLAsync(AtVisit());
    }

    private static async Task Poll(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100 && !await holds(); i++) await Task.Delay(50);
        Assert.That(await holds(), Is.True);
    }

    [GeneratedRegex("/buoi-lam-viec/[0-9a-f-]{36}$")]
    private static partial Regex AtVisit();
}
