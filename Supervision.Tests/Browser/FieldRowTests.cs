using System.Globalization;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The leader's table by field leaves no task out.</summary>
public sealed class FieldRowTests
{
    [Test]
    public async Task What_rests_on_no_field_has_a_row_of_its_own_that_leads_to_its_list()
    {
        using var client = await RealCasePageTests.As(Role.StandingBoard, "lamson");
        var browser = new FormBrowser(client);
        var page = await browser.Open("/tong-quan");
        var rows = page.QuerySelectorAll("#linh-vuc tbody tr").ToList();

        Assert.That(rows.Count(row => row.QuerySelector("th")!.TextContent == "Không ghi lĩnh vực"), Is.EqualTo(1));
        var link = rows[^1].QuerySelectorAll("a")[1];
        Assert.That(rows[^1].QuerySelector("th")!.TextContent, Is.EqualTo("Không ghi lĩnh vực"));
        var list = await browser.Open(link.GetAttribute("href")!);
        Assert.That(list.QuerySelector("#so-noi-dung b")!.TextContent, Is.EqualTo($"{link.TextContent} nội dung"));
        Assert.That(list.QuerySelector("main")!.TextContent, Does.Contain("không ghi lĩnh vực"));
        int Sum(string table) => page.QuerySelectorAll($"#{table} tbody tr").Sum(row => int.Parse(row.QuerySelectorAll("a")[1].TextContent, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("vi-VN")));
        Assert.That(Sum("linh-vuc"), Is.GreaterThanOrEqualTo(Sum("co-quan")), "a task of two fields counts in both");
    }
}
