using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>An administrator: a unit and somebody who works there, and a day off of a coming year. On the telephone by touch, at the desk by nothing but the keyboard.</summary>
public sealed class AdministratorStoryTests
{
    [TestCase(390, false)]
    [TestCase(1280, true)]
    public async Task An_administrator_adds_a_unit_its_contact_and_a_day_off(int width, bool byKeyboard)
    {
        var page = await DemoSite.As(Role.Admin, width);
        await using var context = page.Context;
        var complaints = page.Complaints();
        var hand = new Hand(page, byKeyboard);

        if (width < 992) await hand.Press(page.Locator("button.menu-open"));
        await hand.Go(page.Locator("nav.menu a[href='/quan-tri']"));
        await page.Keeps();
        await page.Picture($"quan-tri-cac-muc-{width}");

        // A unit; what is missing is told beside its field.
        await hand.Go(page.Locator("main a[href='/quan-tri/don-vi']"));
        await hand.Unfold(page.Locator("#add"));
        await hand.Write(page.Locator("#add-Name"), $"Trung tâm Văn hóa số {width}");
        await hand.Go(page.Locator("#add form > button"));
        await Assertions.Expect(page.Locator("#add-Code-loi")).ToBeVisibleAsync();
        await page.Keeps();
        await hand.Write(page.Locator("#add-Code"), $"TTVH-{width}");
        await hand.Choose(page.Locator("#add-Kind"), "PublicServiceUnit");
        await hand.Choose(page.Locator("#add-Level"), "Commune");
        await page.Picture($"quan-tri-them-don-vi-{width}");
        await hand.Go(page.Locator("#add form > button"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Trung tâm Văn hóa số {width}");
        await page.Keeps();
        await page.Picture($"quan-tri-don-vi-{width}");

        // Its contact, from the unit's own page.
        await hand.Go(page.Locator("main a:has-text('Người của đơn vị')"));
        await page.Keeps();
        await hand.Write(page.Locator("#unit-Name"), $"Trần Văn Đạt {width}");
        await hand.Write(page.Locator("#unit-Title"), "Giám đốc Trung tâm");
        await hand.Choose(page.Locator("#unit-Role"), nameof(Role.UnitHead));
        await hand.Write(page.Locator("#unit-UserName"), $"dat.vanhoa{width}");
        await page.Picture($"quan-tri-them-nguoi-{width}");
        await hand.Go(page.Locator("#unit form > button"));
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("Bước tiếp theo: mời vào hệ thống.");
        await Assertions.Expect(page.Locator("#vai-tro")).ToContainTextAsync("Người đứng đầu đơn vị");
        await Assertions.Expect(page.Locator("#invite form > button")).ToBeVisibleAsync();
        await page.Keeps();
        await page.Picture($"quan-tri-nguoi-{width}");

        // A day off of a year without deadlines.
        await page.GotoAsync(At("/quan-tri/lich-nghi?nam=2029"));
        await hand.Unfold(page.Locator("#set"));
        await hand.Write(page.Locator("#set-Day"), width < 992 ? "03/9/2029" : "04/9/2029");
        await hand.Choose(page.Locator("#set-DayKind"), "Swap");
        await hand.Write(page.Locator("#set-Name"), "Nghỉ hoán đổi");
        await hand.Write(page.Locator("#set-SourcePaper"), "Thông báo của Văn phòng Chính phủ");
        await hand.Go(page.Locator("#set form > button"));
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("Không có thời hạn nào đang mở phải đổi ngày.");
        await Assertions.Expect(page.Locator("#bang")).ToContainTextAsync("Nghỉ hoán đổi");
        await page.Keeps();
        await page.Picture($"quan-tri-lich-nghi-{width}");

        Assert.That(complaints, Is.Empty);
    }

    private static string At(string path) => new Uri(DemoSite.Address, path).ToString();
}
