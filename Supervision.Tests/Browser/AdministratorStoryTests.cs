using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>An administrator: a unit with its mailbox and somebody who works there, a day off and other steps of chasing from a coming year on. On the telephone by touch, at the desk by nothing but the keyboard.</summary>
public sealed class AdministratorStoryTests
{
    [TestCase(390, false)]
    [TestCase(1280, true)]
    public async Task An_administrator_adds_a_unit_its_contact_a_day_off_and_other_steps_of_chasing(int width, bool byKeyboard)
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

        // Where it is written to.
        await hand.Unfold(page.Locator("#mailbox"));
        await hand.Write(page.Locator("#mailbox-Email"), $"ttvh{width}@lamson.example");
        await hand.Go(page.Locator("#mailbox form > button"));
        await Assertions.Expect(page.Locator("dl.facts")).ToContainTextAsync($"ttvh{width}@lamson.example");

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

        // Other steps of chasing, from a year on that nothing of the demonstration reaches.
        await page.GotoAsync(At("/quan-tri"));
        await hand.Go(page.Locator("main a[href='/quan-tri/don-doc']"));
        await hand.Unfold(page.Locator("#set"));
        await hand.Write(page.Locator("#set-Policy-EffectiveFrom"), width < 992 ? "01/01/2031" : "02/01/2031");
        await hand.Write(page.Locator("#set-Policy-Paper"), "Quy chế đôn đốc số 05/QC-HĐND");
        await hand.Write(page.Locator("#set-Policy-Typed-ReminderDays"), "10, mười lăm");
        await hand.Go(page.Locator("#set form > button"));
        await Assertions.Expect(page.Locator("#set-Policy-Typed-ReminderDays-loi")).ToContainTextAsync("“mười” không phải một số");
        await page.Keeps();
        await hand.Write(page.Locator("#set-Policy-Typed-ReminderDays"), width < 992 ? "15, 10, 3" : "20, 10, 5");
        await hand.Go(page.Locator("#set form > button"));
        await Assertions.Expect(page.Locator("#cac-lan-dat")).ToContainTextAsync("chưa đến ngày");
        await page.Keeps();
        await page.Picture($"quan-tri-don-doc-{width}");

        Assert.That(complaints, Is.Empty);
    }

    private static string At(string path) => new Uri(DemoSite.Address, path).ToString();
}
