using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The secretary puts minutes right before they are signed, on a telephone and at a desk; the head finds the demand that stops a violation.</summary>
public sealed class MinutesStoryTests
{
    [Test]
    public async Task What_was_written_wrongly_is_found_and_taken_out_of_the_minutes()
    {
        var visit = await VisitStage.Open("LS-76");
        foreach (var text in new[] { "Xã có 84 hồ sơ quá hạn.", "Xã đã bố trí thêm người tiếp nhận." })
            await DemoSite.Send(Role.Secretary, new RecordOpinion { VisitId = visit, Side = Side.Unit, Speaker = "Chủ tịch Ủy ban nhân dân xã", Text = text });
        var page = await DemoSite.As(Role.Secretary, width: 390);
        await using var context = page.Context;
        var complaints = page.Complaints();

        await page.GotoAsync(new Uri(DemoSite.Address, $"buoi-lam-viec/{visit}").ToString());
        await page.Locator("a[href$='/bien-ban#muc']").ClickAsync();
        await page.Locator("#muc summary").First.ClickAsync();
        await page.Locator("#muc details[open] button").ClickAsync();
        await Assertions.Expect(page.Locator("#muc .error")).ToContainTextAsync("“Lý do” không được để trống.");
        await page.Keeps(390);
        await page.Keeps(1280);
        await page.FillAsync("#muc details[open] textarea", "Ghi nhầm số hồ sơ");
        await page.Locator("#muc details[open] button").ClickAsync();
        await Assertions.Expect(page.Locator("#muc .said")).ToHaveTextAsync(["Chủ tịch Ủy ban nhân dân xã: Xã đã bố trí thêm người tiếp nhận."]);
        await page.Keeps(390);
        Assert.That(complaints, Is.Empty);

        var head = await DemoSite.As(Role.DelegationHead, width: 390);
        await using (head.Context)
        {
            await head.GotoAsync(new Uri(DemoSite.Address, $"buoi-lam-viec/{visit}").ToString());
            await head.Locator("#demand summary").ClickAsync();
            await head.Keeps(390);
            await head.Keeps(1280);
        }
    }
}
