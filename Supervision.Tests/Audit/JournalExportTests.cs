using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Supervision.Core.Audit;
using Supervision.Core.PersonalData;
using Supervision.Tests.Web;

namespace Supervision.Tests.Audit;

/// <summary>The journal and the access log as files, and the pages of both.</summary>
public sealed class JournalExportTests : SiteTest
{
    [Test]
    public async Task A_file_for_spreadsheets_holds_every_row_and_no_formula()
    {
        await World.Send(World.Administrator, new CorrectPerson
        {
            PersonId = World.Administrator, Version = (await World.Send(World.Administrator, new PersonalDataOf(World.Administrator))).Version,
            Name = "=HYPERLINK(\"https://evil.example\";\"Quản trị\")", Title = "Quản trị", Reason = "Thử",
        });
        var client = await Site.As(World.Administrator);

        using var response = await client.GetAsync(new Uri("/api/journal.csv", UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);

        Assert.That((response.StatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/csv")));
        Assert.That(response.Content.Headers.ContentDisposition?.DispositionType, Is.EqualTo("attachment"));
        Assert.That(bytes.Take(3), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }), "A spreadsheet reads Vietnamese only with its mark.");
        Assert.That(text, Does.Contain("Số thứ tự,Thời điểm,Người").And.Contain(",\"'=HYPERLINK(\"\"https://evil.example"));
        Assert.That(Cells(text).Where(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)), Is.Empty);
        Assert.That(text, Does.Contain(",xuất nhật ký ra tệp,").And.Not.Contain(",JournalExported,").And.Not.Contain("từ ngày …"), "what happened is said in words, and no days that were not chosen");
        Assert.That(Rows(text), Is.EqualTo(1 + await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId")), "A head, and a line a row; the export itself is among them.");
    }

    [Test]
    public async Task A_file_for_programs_holds_the_data_as_it_was_kept()
    {
        var client = await Site.As(World.StandingBoard);
        var lines = (await client.GetStringAsync(new Uri("/api/journal.jsonl?fromDay=2026-03-09", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.That((string?)lines[0]["event"], Is.EqualTo("JournalExported"));
        Assert.That(lines.Select(line => (string?)line["event"]), Has.Some.EqualTo("PersonAdded"));
        Assert.That(lines.First(line => (string?)line["event"] == "UnitAdded")["data"]!["name"], Is.Not.Null);
    }

    [Test]
    public async Task A_file_holds_what_the_page_is_filtered_to()
    {
        var client = await Site.BrowserOf(World.Administrator);
        var browser = new FormBrowser(client);

        async Task<List<JsonNode>> File(string filter)
        {
            var page = await browser.Open($"/quan-tri/nhat-ky?{filter}");
            var link = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(href => href.Contains(".jsonl", StringComparison.Ordinal));
            var lines = (await client.GetStringAsync(new Uri(link, UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
            Assert.That(page.QuerySelectorAll("section.card ul.rows > li"), Has.Length.EqualTo(lines.Count), filter);
            return lines;
        }

        Assert.That((await File("su-kien=UnitAdded")).Select(line => (string?)line["event"]), Is.EqualTo(new[] { "UnitAdded", "UnitAdded" }));
        Assert.That((await File($"doi-tuong={World.Unit}")).Select(line => (Guid?)line["subjectId"]), Is.Not.Empty.And.All.EqualTo(World.Unit));
        Assert.That(await File($"nguoi={World.Office}"), Is.Empty);
    }

    [TestCase("/api/journal.csv")]
    [TestCase("/api/access-log.jsonl")]
    [TestCase("/quan-tri/nhat-ky")]
    [TestCase("/quan-tri/nhat-ky/kiem-tra?sau=0")]
    [TestCase("/quan-tri/thay-doi-quyen")]
    public async Task Only_those_who_watch_over_it_come_in(string path)
    {
        foreach (var (person, status) in new[] { (World.Administrator, HttpStatusCode.OK), (World.StandingBoard, HttpStatusCode.OK), (World.Office, HttpStatusCode.Forbidden), (World.UnitHead, HttpStatusCode.Forbidden) })
        {
            var client = await Site.As(person);
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(status), $"{path} as {World.Identity(person).Roles[0]}");
        }
    }

    [Test]
    public async Task The_page_of_the_journal_filters_and_leads_on()
    {
        var browser = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var page = await browser.Open("/quan-tri/nhat-ky?su-kien=UnitAdded&tu=09/3/2026");
        var none = await browser.Open("/quan-tri/nhat-ky?tu=10/3/2027");
        var looks = await browser.Open("/quan-tri/nhat-ky?truy-cap=true");

        Assert.That(page.QuerySelectorAll("ul.rows > li").Select(li => li.TextContent.Trim()).ToList(), Has.Count.EqualTo(2).And.All.Contains("thêm đơn vị"));
        Assert.That(none.Body!.TextContent, Does.Contain("Không có dòng nào."));
        Assert.That(looks.QuerySelectorAll("ul.rows > li").Select(li => li.TextContent), Has.Some.Contains("xem nhật ký"));
    }

    [Test]
    public async Task The_check_of_the_chain_goes_on_by_itself_to_its_end()
    {
        await World.Seal();
        var browser = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var page = await browser.Open("/quan-tri/nhat-ky/kiem-tra?sau=0");

        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("còn nguyên vẹn"));
        Assert.That(page.QuerySelector("progress")!.GetAttribute("value"), Is.EqualTo(page.QuerySelector("progress")!.GetAttribute("max")));
    }

    // Quotes may hold commas and ends of lines.
    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in csv.TrimStart('\uFEFF'))
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                yield return cell.ToString().TrimEnd('\r');
                cell.Clear();
            }
            else cell.Append(c);
        }
    }

    private static int Rows(string csv)
    {
        var (rows, quoted) = (0, false);
        foreach (var c in csv)
        {
            if (c == '"') quoted = !quoted;
            else if (c == '\n' && !quoted) rows++;
        }
        return rows;
    }
}
