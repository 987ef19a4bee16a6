using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;
using Supervision.Tests.Evidence;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>
/// An inspected unit: its contact sees what is owed and why, confirms, reports with a photograph and asks for time; its head sends the report. On the telephone by touch, at the desk by nothing but
/// the keyboard.
/// </summary>
public sealed class UnitStoryTests
{
    [TestCase(390, false)]
    [TestCase(1280, true)]
    public async Task A_unit_does_what_it_owes_reports_it_and_asks_for_time(int width, bool byKeyboard)
    {
        using var turn = await DemoSite.ChangeFigures();
        var content = $"Niêm yết công khai kết quả giải quyết thủ tục hành chính ({width})";
        var task = await Owed(width, content);
        var page = await DemoSite.As(Role.UnitContact, width);
        await using var context = page.Context;
        var complaints = page.Complaints();
        var hand = new Hand(page, byKeyboard);

        // What is owed, and why it stands there.
        if (width < 992) await hand.Press(page.Locator("button.menu-open"));
        await hand.Go(page.Locator("nav.menu a[href='/noi-dung']"));
        var row = page.Locator("ul.rows > li", new() { HasText = content });
        await Assertions.Expect(row).ToContainTextAsync("Đến hạn ngày 11/12/2026, còn 14 ngày làm việc");
        await page.Keeps();
        await page.Picture($"don-vi-viec-phai-lam-{width}");
        await hand.Go(row.Locator("a.button"));
        await hand.Go(page.Locator("#accept form > button"));
        await page.GotoAsync(At("/noi-dung"));
        await Assertions.Expect(row.Locator("a.button")).ToHaveTextAsync("Gửi báo cáo kết quả thực hiện");

        // The report; what is missing is told by the name that stands above the field, and nothing typed is lost.
        await hand.Go(row.Locator("a.button"));
        await hand.Write(page.Locator("#report-Title"), "Báo cáo niêm yết công khai");
        await hand.Go(page.Locator("#report form > button:not([name])"));
        await Assertions.Expect(page.Locator("#report-Text-loi")).ToHaveTextAsync("“Kết quả đã thực hiện” không được để trống.");
        await Assertions.Expect(page.Locator("#report-Title")).ToHaveValueAsync("Báo cáo niêm yết công khai");
        await page.Keeps();
        await hand.Write(page.Locator("#report-Text"), "Đã niêm yết tại bộ phận một cửa từ ngày 18/11/2026.");
        await page.Picture($"don-vi-bao-cao-{width}");
        await hand.Go(page.Locator("#report form > button:not([name])"));
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("Đã lập dự thảo báo cáo");
        await hand.Unfold(page.Locator("#minh-chung-moi"));
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "bang-niem-yet.jpg", MimeType = "image/jpeg", Buffer = SomeFiles.Jpeg() });
        await hand.Go(page.Locator("#minh-chung-moi button").Last);
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã đính kèm 1 tệp minh chứng.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("bang-niem-yet.jpg");
        await page.Keeps();

        // Time for another matter.
        var more = $"Bố trí thêm máy quét tài liệu ({width})";
        await Owed(width + 1, more);
        await page.GotoAsync(At("/noi-dung"));
        await hand.Go(page.Locator("ul.rows > li", new() { HasText = more }).GetByText("Đề nghị gia hạn"));
        await hand.Write(page.Locator("#extension-Extension-RequestedDueOn"), "15/01/2027");
        await hand.Write(page.Locator("#extension-Extension-Reason"), "Gói thầu mua máy quét mở ngày 20/12/2026.");
        await page.Picture($"don-vi-gia-han-{width}");
        await hand.Go(page.Locator("#extension form > button"));
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("gia hạn");
        await page.Keeps();

        // Whoever wrote the report does not send it: the head does.
        var headPage = await DemoSite.As(Role.UnitHead, width);
        await using var headContext = headPage.Context;
        var head = new Hand(headPage, byKeyboard);
        await headPage.GotoAsync(At($"/noi-dung/{task}"));
        await headPage.Picture($"don-vi-gui-bao-cao-{width}");
        await head.Go(headPage.Locator("#submitReport form > button"));
        await Assertions.Expect(headPage.Locator(".notice.good")).ToContainTextAsync("Đã gửi báo cáo");
        await headPage.Keeps();
        await headPage.GotoAsync(At("/noi-dung"));
        await Assertions.Expect(headPage.Locator("main")).Not.ToContainTextAsync(content);
        await headPage.GotoAsync(At("/noi-dung?xem=tat-ca"));
        await Assertions.Expect(headPage.Locator("ul.rows > li", new() { HasText = content })).ToContainTextAsync("Đã báo cáo, chờ thẩm định");
        Assert.That(complaints, Is.Empty);
    }

    /// <summary>Asked of the demonstration's unit by a resolution of its own; due in three weeks.</summary>
    internal static async Task<Guid> Owed(int number, string content)
    {
        var paper = (await DemoSite.Send(Role.Office, new RegisterSourcePaper
        {
            Kind = SourcePaperKind.QuestioningResolution,
            Reference = $"{number}/NQ-HĐND",
            IssuedOn = new DateOnly(2026, 11, 2),
            Issuer = "Hội đồng nhân dân tỉnh Lam Sơn",
            Title = "Nghị quyết về hoạt động chất vấn",
        })).Id;
        var task = (await DemoSite.Send(Role.Office, new AddLedgerTask
        {
            SourcePaperId = paper,
            Task = new LedgerTask
            {
                Content = content,
                Force = TaskForce.Requires,
                LeadUnitId = (await DemoSite.Identity(Role.UnitHead)).UnitId!.Value,
                ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
                Product = "Báo cáo kết quả",
                Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 12, 11) },
            },
        })).Id;
        await DemoSite.Send(Role.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        return task;
    }

    private static string At(string path) => new Uri(DemoSite.Address, path).ToString();
}
