using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Evidence.Uploads;
using Supervision.Core.Files;
using Supervision.Tests.Evidence;

namespace Supervision.Tests.Browser;

/// <summary>A unit's contact sends large evidence from a telephone over a line that breaks.</summary>
public sealed class EvidenceUploadStoryTests
{
    private const int Megabyte = 1024 * 1024;

    // What waits for megabytes to pass through the browser takes its time where other tests run beside it.
    private const float Patience = 30_000;

    [Test]
    public async Task A_file_goes_on_by_itself_after_the_line_broke_and_from_where_it_stopped_after_the_page_was_left()
    {
        using var turn = await DemoSite.ChangeFigures();
        var task = await UnitStoryTests.Owed(391, "Lắp camera giám sát tại bộ phận một cửa");
        var page = await DemoSite.As(Role.UnitContact, 390);
        await using var context = page.Context;
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.AcceptAsync();
        };
        var sent = new List<string>();
        Func<IRoute, Task> meanwhile = route => route.ContinueAsync();
        await page.RouteAsync("**/pieces?*", route =>
        {
            sent.Add(route.Request.Url.Split("offset=")[1]);
            return meanwhile(route);
        });

        // The line breaks on the way of the second piece.
        var cut = false;
        meanwhile = route =>
        {
            cut |= sent.Count == 2;
            return cut ? route.AbortAsync("internetdisconnected") : route.ContinueAsync();
        };
        await Choose(page, task, "bien-ban-nghiem-thu.pdf", File(1));
        await Assertions.Expect(page.Locator("[data-files] li")).ToContainTextAsync("Chưa gửi.");
        await page.ClickAsync("form[data-pieces] > button");
        await Assertions.Expect(page.Locator("[data-files] [data-state]")).ToHaveTextAsync("Đã gửi 1 / 3,5 MB. Mất kết nối; sẽ tự gửi tiếp.", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("progress")).ToHaveAttributeAsync("aria-label", "bien-ban-nghiem-thu.pdf: Đã gửi 1 / 3,5 MB");
        await page.Keeps();
        meanwhile = route => route.ContinueAsync();
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã đính kèm 1 tệp minh chứng.", new() { Timeout = Patience });
        Assert.That(sent[..3], Is.EqualTo(new[] { "0", $"{Megabyte}", $"{Megabyte}" }), "only the piece that was lost is sent again");
        Assert.That(sent.Count(at => at == "0"), Is.EqualTo(1));

        // The page is left while the third piece of another file is on its way, and opened anew.
        sent.Clear();
        var held = new TaskCompletionSource();
        meanwhile = async route =>
        {
            if (sent.Count < 3) await route.ContinueAsync();
            else held.TrySetResult();
        };
        await Choose(page, task, "phim-hien-truong.pdf", File(2));
        await page.ClickAsync("form[data-pieces] > button");
        await held.Task;
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-unfinished]")).ToContainTextAsync("Tệp gửi dở: phim-hien-truong.pdf đã nhận 2/3,5 MB. Chọn lại đúng tệp này để gửi tiếp.");
        await page.Keeps();
        Assert.That(asked, Does.Contain("beforeunload"), "leaving while a file is being sent asks first");

        sent.Clear();
        meanwhile = route => route.ContinueAsync();
        await Choose(page, task, "phim-hien-truong.pdf", File(2));
        await page.ClickAsync("form[data-pieces] > button");
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã đính kèm 1 tệp minh chứng.", new() { Timeout = Patience });
        Assert.That(sent, Is.EqualTo(new[] { $"{2 * Megabyte}", $"{3 * Megabyte}" }), "what came before is not sent again");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("phim-hien-truong.pdf");
        await Assertions.Expect(page.Locator("[data-unfinished]")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Sending_is_paused_what_is_refused_says_why_beside_its_file_and_what_was_left_is_given_up()
    {
        using var turn = await DemoSite.ChangeFigures();
        var task = await UnitStoryTests.Owed(392, "Bổ sung hồ sơ nghiệm thu công trình");
        await DemoSite.Send(Role.UnitContact, new StartEvidenceUpload { TaskId = task, FileName = "bo-do.pdf", Size = 2 * Megabyte, Secrecy = Secrecy.None });
        var page = await DemoSite.As(Role.UnitContact, 390);
        await using var context = page.Context;
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/pieces?*", route =>
        {
            if (held.TrySetResult()) return Task.CompletedTask;
            return route.ContinueAsync();
        });

        // Without the script as with it.
        await page.GotoAsync(new Uri(DemoSite.Address, $"/noi-dung/{task}").ToString());
        await page.ClickAsync("[data-unfinished] button");
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã bỏ tệp gửi dở.");
        await Assertions.Expect(page.Locator("[data-unfinished]")).ToHaveCountAsync(0);

        await Choose(page, task, "ho-so.pdf", File(3));
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "ghi-chu.doc", MimeType = "application/msword", Buffer = [1] });
        await page.ClickAsync("form[data-pieces] > button");
        await held.Task;
        var (whole, refused) = (page.Locator("[data-files] li").Nth(0), page.Locator("[data-files] li").Nth(1));
        await whole.GetByText("Tạm dừng").ClickAsync();
        await Assertions.Expect(whole).ToContainTextAsync("Đã gửi 0 / 3,5 MB. Đã tạm dừng.");
        await Assertions.Expect(refused.Locator(".error")).ToContainTextAsync("tên tệp có phần mở rộng “.doc”. Đây là tệp DOC, XLS đời cũ", new() { Timeout = Patience });
        await page.Keeps();
        await whole.GetByText("Gửi tiếp").ClickAsync();
        await Assertions.Expect(whole).ToContainTextAsync("Đã gửi 3,5 / 3,5 MB. Đã đính kèm.", new() { Timeout = Patience });
        await refused.GetByText("Bỏ").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã đính kèm 1 tệp minh chứng.", new() { Timeout = Patience });
    }

    private static async Task Choose(IPage page, Guid task, string name, byte[] content)
    {
        if (!page.Url.EndsWith($"{task}", StringComparison.Ordinal)) await page.GotoAsync(new Uri(DemoSite.Address, $"/noi-dung/{task}").ToString());
        await page.EvaluateAsync("() => { document.querySelector('#minh-chung-moi').open = true; }");
        await page.SetInputFilesAsync("#files", new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });
    }

    private static byte[] File(byte filling) => [.. SomeFiles.Pdf, .. Enumerable.Repeat(filling, (7 * Megabyte / 2) - SomeFiles.Pdf.Length)];
}
