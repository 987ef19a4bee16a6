using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.DataTables;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>A secretary designs a table; a unit downloads its file and sends it in, first with a wrong total; the secretary sees the sum and who is missing.</summary>
public sealed class DataTableStoryTests
{
    [Test]
    public async Task From_the_design_to_the_sum()
    {
        var secretary = await DemoSite.As(Role.Secretary);
        await using var office = secretary.Context;
        var unit = await DemoSite.As(Role.UnitHead, 390);
        await using var village = unit.Context;
        var complaints = secretary.Complaints();

        await secretary.GotoAsync(new Uri(DemoSite.Address, "vu-viec/LS-02").ToString());
        await secretary.ClickAsync("a:has-text('Biểu số liệu kèm đề cương')");
        await secretary.ClickAsync("a:has-text('Lập biểu mới')");
        await DesignByKeyboard(secretary);
        await Look(secretary);
        await secretary.ClickAsync("button:has-text('Gửi biểu cho các đơn vị')");
        await Assertions.Expect(secretary.Locator(".notice.good")).ToContainTextAsync("mỗi đơn vị có tệp Excel riêng");
        var table = secretary.Url.Split('/')[^1];

        await unit.GotoAsync(new Uri(DemoSite.Address, "vu-viec/LS-02").ToString());
        await unit.ClickAsync("#don-vi a");
        await unit.ClickAsync("a:has-text('Kinh phí sửa chữa')");
        await Look(unit);
        var download = await unit.RunAndWaitForDownloadAsync(() => unit.ClickAsync("a:has-text('Tải tệp Excel của đơn vị')"));
        var file = await File.ReadAllBytesAsync((await download.PathAsync())!);
        Dictionary<string, object> cells = new() { ["D11"] = 100.5m, ["E11"] = 80m, ["D12"] = 50m, ["E12"] = 40m, ["D10"] = 150m, ["E10"] = 120m };
        await Send(unit, SomeTables.Fill(file, cells));
        await Assertions.Expect(unit.Locator("#loi li")).ToHaveTextAsync(["Ô D10 (Tổng số; Kế hoạch): tổng ghi 150, tính lại được 150,5."]);
        await Look(unit);
        cells["D10"] = 150.5m;
        await Send(unit, SomeTables.Fill(file, cells));
        await Assertions.Expect(unit.Locator(".notice.good")).ToHaveTextAsync("Đã nhận biểu, bản 2.");

        await secretary.ReloadAsync();
        await Assertions.Expect(secretary.Locator("#chua-gui li")).ToHaveCountAsync(2);
        await secretary.ClickAsync("#tong-hop a:has-text('150,5')");
        await Assertions.Expect(secretary.Locator("#chi-tiet tr:has-text('Hòa Bình') .number")).ToHaveTextAsync("150,5");
        await Look(secretary);
        await unit.GotoAsync(new Uri(DemoSite.Address, $"{new Uri(unit.Url).AbsolutePath}/nhap").ToString());
        await Look(unit);

        Assert.That(complaints, Is.Empty);
        Assert.That(table, Has.Length.EqualTo(36));
    }

    // Three columns, one of them a ratio; four lines, of which one was too many: nothing but a keyboard, and the page is never loaded anew.
    private static async Task DesignByKeyboard(IPage page)
    {
        var hand = new Hand(page, byKeyboard: true);
        await page.EvaluateAsync("() => { window.same = true; }");
        await hand.Write(page.Locator("#design-Title"), "Kinh phí sửa chữa");
        await Column("c1", "Kế hoạch", "triệu đồng");
        await Column("c2", "Thực hiện", "triệu đồng");
        await hand.Press(page.Locator("#them-cot"));
        await Assertions.Expect(page.Locator("#c3-Title")).ToBeFocusedAsync();
        await hand.Write(page.Locator("#c3-Title"), "Tỷ lệ");
        await hand.Choose(page.Locator("#c3-Kind"), "Percent");
        await hand.Choose(page.Locator("#c3-Way"), "Ratio");
        await hand.Choose(page.Locator("#c3-NumeratorKey-Ratio"), "c2");
        await hand.Choose(page.Locator("#c3-DenominatorKey-Ratio"), "c1");
        await hand.Write(page.Locator("#d1-Text"), "Tổng số");
        await hand.Write(page.Locator("#d2-Text"), "Trụ sở");
        await hand.Choose(page.Locator("#d2-Of"), "cong:d1");
        await Assertions.Expect(page.Locator("#d2-Of option:checked")).ToHaveTextAsync("cộng vào dòng 1. Tổng số");
        await hand.Press(page.Locator("#d2-chen"));
        await Assertions.Expect(page.Locator("#d4-Ordinal")).ToBeFocusedAsync();
        await hand.Write(page.Locator("#d4-Text"), "Nhà văn hóa");
        await Assertions.Expect(page.Locator("#d4-Of")).ToHaveValueAsync("cong:d1");
        await Look(page);
        await hand.Press(page.Locator("#d3-bo"));
        await Assertions.Expect(page.Locator("#d3-Text")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#xem-truoc tbody tr")).ToHaveTextAsync([new Regex("Tổng số.*tổng", RegexOptions.Singleline), new Regex("Trụ sở.*nhập ≥ 0.*tính", RegexOptions.Singleline), new Regex("Nhà văn hóa")]);
        Assert.That(await page.EvaluateAsync<bool>("() => window.same === true"), Is.True);
        await hand.Go(page.Locator("button:has-text('Lập biểu')"));

        async Task Column(string key, string title, string unit)
        {
            await hand.Write(page.Locator($"#{key}-Title"), title);
            await hand.Choose(page.Locator($"#{key}-Kind"), "Money");
            await hand.Write(page.Locator($"#{key}-MeasureUnit"), unit);
        }
    }

    private static async Task Send(IPage page, byte[] file)
    {
        await page.SetInputFilesAsync("#tep", new FilePayload { Name = "bieu.xlsx", MimeType = Core.Documents.Sheet.ContentType, Buffer = file });
        await page.ClickAsync("button:has-text('Gửi tệp')");
    }

    private static async Task Look(IPage page)
    {
        Assert.That(await page.Flaws(), Is.Empty);
        Assert.That(await page.Violations(), Is.Empty, page.Url);
    }
}
