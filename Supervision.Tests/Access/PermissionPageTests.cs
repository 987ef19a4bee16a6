using System.Net;
using System.Text;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Access;

/// <summary>Whoever works here reads who may what, on a page, in a table to take along, and by the API.</summary>
public sealed class PermissionPageTests : SiteTest
{
    [Test]
    public async Task The_page_says_of_every_subject_who_may_what_where_and_when()
    {
        var browser = new FormBrowser(await Site.BrowserOf(World.Office));

        var page = await browser.Open("/quan-tri/phan-quyen");
        var clerk = await browser.Open("/quan-tri/phan-quyen?vai-tro=RecordsClerk");

        var rows = page.QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.That(page.QuerySelectorAll("section h2").Select(h => h.Id).Order(), Is.EqualTo(PermissionMatrix.All.Select(one => $"{one.Subject}").Distinct().Order()));
        Assert.That(rows, Does.Contain("Thành viên đoàn, đại biểu | soạn | của chính mình | mọi lúc"));
        Assert.That(rows, Does.Contain("Người đứng đầu đơn vị | xem | của đơn vị mình | đã gửi, đã ban hành"));
        Assert.That(clerk.QuerySelectorAll("tbody b").Select(role => role.TextContent).Distinct(), Is.EqualTo(new[] { "Văn thư" }));
    }

    [Test]
    public async Task The_table_is_taken_along_as_XLSX_and_CSV_and_read_by_the_API()
    {
        var office = await Site.As(World.Office);

        var lines = await office.Get("/api/permissions");
        using var csv = await office.GetAsync(new Uri("/api/permissions.csv", UriKind.Relative));
        using var xlsx = await office.GetAsync(new Uri("/api/permissions.xlsx", UriKind.Relative));

        var text = Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(text[0], Is.EqualTo("Đối tượng,Vai trò,Được,Trong phạm vi,Khi"));
        Assert.That(text, Has.Length.EqualTo(lines.Json!.AsArray().Count + 1));
        Assert.That(text, Does.Contain("báo cáo kết quả thực hiện,Công chức đầu mối của đơn vị,\"xem, soạn\",của đơn vị mình,mọi lúc"));
        Assert.That(ReadText.Of(await xlsx.Content.ReadAsByteArrayAsync()), Does.Contain("Công chức đầu mối của đơn vị"));
    }

    [Test]
    public async Task Who_was_only_invited_does_not_read_it()
    {
        var expert = await Site.As(World.Expert);

        Assert.That((await expert.Get("/api/permissions")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
