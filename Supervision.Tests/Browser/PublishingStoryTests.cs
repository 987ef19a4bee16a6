using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Publishing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>
/// From a conclusion to the public and back, in a browser: the office shortens it and looks at what everybody will read, the Standing Board approves it on the telephone and opens the pages, anybody finds and
/// reads it without an account, and once it is withdrawn nobody does.
/// </summary>
public sealed class PublishingStoryTests
{
    [Test]
    public async Task A_conclusion_is_worded_approved_read_by_anybody_and_withdrawn()
    {
        var source = (await DemoSite.Send(Role.Office, new PublishableList())).Items[0];
        var office = await DemoSite.As(Role.Office);
        await using var officeWindow = office.Context;
        var complaints = office.Complaints();

        await office.GotoAsync(At($"/ket-luan/{source.ConclusionId}"));
        await office.ClickAsync("a:text-is('Công khai kết luận')");
        await office.FillAsync("#draft-Content-Title", "Kết luận giám sát, bản công khai thử");
        await office.FillAsync("#draft-Content-Parts-0-Text", "");
        await office.ClickAsync("#draft button:text-is('Xem trước')");
        await Assertions.Expect(office.Locator(".preview h3")).ToHaveTextAsync("Kết luận giám sát, bản công khai thử");
        await office.Keeps();
        await office.ClickAsync("#draft button:text-is('Lưu, trình duyệt công khai')");
        await Assertions.Expect(office.Locator(".notice.good")).ToContainTextAsync("chờ người có thẩm quyền duyệt");
        await office.Keeps();
        var draft = new Uri(office.Url).AbsolutePath;

        var board = await DemoSite.As(Role.StandingBoard, 390);
        await using var boardWindow = board.Context;
        await board.GotoAsync(At("/quan-ly-cong-khai"));
        await board.Keeps();
        await board.ClickAsync("#cho-duyet a");
        Assert.That(new Uri(board.Url).AbsolutePath, Is.EqualTo(draft));
        await board.ClickAsync("#approve button");
        await Assertions.Expect(board.Locator(".notice.good")).ToHaveTextAsync("Đã duyệt công khai.");
        await board.Keeps();
        await board.GotoAsync(At("/quan-ly-cong-khai"));
        await board.ClickAsync("#set > summary");
        await board.FillAsync("#set-Basis", "Kết luận phiên họp Thường trực tháng 11/2026");
        await board.ClickAsync("#set button");
        await Assertions.Expect(board.Locator(".notice.good")).ToHaveTextAsync("Đã mở trang công khai.");

        foreach (var width in new[] { 390, 1280 })
        {
            var anybody = await (await Chromium.Open(width)).NewPageAsync();
            await using var window = anybody.Context;
            var said = anybody.Complaints();
            await anybody.GotoAsync(At("/dang-nhap"));
            await anybody.ClickAsync("a[href='/cong-khai']");
            await anybody.Keeps();
            await anybody.ClickAsync("main .card a");
            await anybody.FillAsync("#tim", "ban cong khai thu");
            await anybody.ClickAsync("form.filters button");
            await Assertions.Expect(anybody).ToHaveURLAsync(new Regex("tim=ban"));
            await anybody.Keeps();
            await anybody.ClickAsync("main .card li a");
            await Assertions.Expect(anybody.Locator("h1")).ToHaveTextAsync("Kết luận giám sát, bản công khai thử");
            await anybody.Keeps();
            Assert.That(await anybody.Locator("form, script").CountAsync(), Is.Zero, "there is nothing to send and nothing to run");
            Assert.That((await anybody.Context.CookiesAsync()).Where(cookie => !cookie.Name.Contains("bieu-mau", StringComparison.Ordinal)), Is.Empty);
            Assert.That(said, Is.Empty);
        }

        await board.GotoAsync(At(draft));
        await board.ClickAsync("#withdraw > summary");
        await board.FillAsync("#withdraw-Reason", "Thử xong");
        await board.ClickAsync("#withdraw button");
        await Assertions.Expect(board.Locator(".notice.good")).ToContainTextAsync("Đã rút");
        var (pages, id) = ((await DemoSite.Send(Role.StandingBoard, new PublicSwitchDetails())), draft.Split('/')[^1]);
        var gone = await board.APIRequest.GetAsync(At($"/cong-khai/{pages.Code}/{id}"));
        Assert.That(gone.Status, Is.EqualTo(404));
        await DemoSite.Send(Role.StandingBoard, new SetPublicSwitch { Version = pages.Version, IsOpen = false, Basis = "Thử xong" });
        Assert.That(complaints, Is.Empty);
    }

    private static string At(string path) => new Uri(DemoSite.Address, path).ToString();

    // As wide as the window, and nothing that axe objects to.
}
