using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Jobs;
using Supervision.Core.Search;
using Supervision.Core.Storage;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Web;

/// <summary>
/// Every list that people read can be taken as a table: by the link on its page, the rows that the page shows for its filter, in its order. Two councils, and two units of the own one, have rows in every table.
/// </summary>
public sealed partial class ListSheetPageTests : SiteTest
{
    /// <summary>Rows of each unit of the own council.</summary>
    private const int Each = 3;
    private const string Ours = "zqt", OfOtherUnit = "zqb", OfOtherCouncil = "zqk";

    private World? _filled;
    private Guid _campaign;

    // What the tests read is the same for all of them, and none changes it.
    protected override async Task<World> Enter() => _filled ??= await Filled(await base.Enter());

    // The page, who reads it, its rows, the address of the table, the column that tells its rows apart, and the same list without the filter where that shows more.
    [TestCase("/cuoc-giam-sat?trang-thai=PlanSent", Role.Office, "ul.cards > li", "/api/campaign-board.xlsx", "Cuộc giám sát", "/cuoc-giam-sat")]
    [TestCase("/cuoc-giam-sat", Role.Office, "ul.cards > li", "/api/campaign-board.xlsx", "Mã", null)]
    [TestCase("/cuoc-giam-sat", Role.UnitHead, "ul.rows > li", "/api/campaigns.xlsx", "Cuộc giám sát", null)]
    [TestCase("/cuoc-giam-sat/{ours}", Role.Office, "#noi-dung-ghi ol.rows > li", "/api/campaigns/{ours}/findings.xlsx", "Nội dung", null)]
    [TestCase("/cuoc-giam-sat/{ours}", Role.UnitHead, "#noi-dung-ghi ol.rows > li", "/api/campaigns/{ours}/findings.xlsx", "Nội dung", null)]
    [TestCase("/cuoc-giam-sat/{ours}", Role.Office, "#don-vi ul.rows > li", "/api/campaigns/{ours}/unit-reports.xlsx", "Đơn vị", null)]
    [TestCase("/quan-tri/don-vi?tim=hoa+binh", Role.Office, "section ul.rows > li", "/api/units.xlsx", "Mã đơn vị", "/quan-tri/don-vi")]
    [TestCase("/so-don-doc?don-vi={unit}&tu=2026-01-01&den=2026-12-31", Role.Office, "tbody tr", "/api/chase-book.xlsx", "Nội dung", null)]
    [TestCase("/phien-hop", Role.Office, "ul.rows > li", "/api/meeting-list.xlsx", "Nội dung", "/phien-hop?da-quyet-dinh=true")]
    [TestCase("/phien-hop?da-quyet-dinh=true", Role.Office, "ul.rows > li", "/api/meeting-list.xlsx", "Nội dung", null)]
    [TestCase("/bien-phap?don-vi={unit}", Role.Office, "li[data-row]", "/api/measures.xlsx", "Nội dung biện pháp", "/bien-phap")]
    [TestCase("/bien-phap", Role.UnitHead, "li[data-row]", "/api/measures.xlsx", "Nội dung biện pháp", null)]
    [TestCase("/van-ban-nguon", Role.Office, "ul.rows > li", "/api/source-papers.xlsx", "Văn bản", null)]
    [TestCase("/lich-co-quan-khac?don-vi={unit}", Role.Office, "li[id^='muc-']", "/api/outside-checks.xlsx", "Nội dung", "/lich-co-quan-khac")]
    [TestCase("/lap-lai?tu=2026-01-01&den=2026-12-31", Role.Office, "li[data-row]", "/api/repeated-findings.xlsx", "Lĩnh vực", null)]
    [TestCase("/lap-lai?don-vi={unit}&linh-vuc=Lĩnh+vực+1", Role.Office, "li[data-row]", "/api/units/{unit}/findings.xlsx", "Nội dung", null)]
    [TestCase("/gia-han?don-vi={unit}", Role.Office, "li[data-row]", "/api/extensions.xlsx", "Nội dung", "/gia-han")]
    [TestCase("/gia-han", Role.UnitHead, "li[data-row]", "/api/extensions.xlsx", "Nội dung", null)]
    [TestCase("/tim?q=content&loai=FollowUpTask", Role.Office, "section ul.rows > li", "/api/search.xlsx", "Kết quả", null)]
    [TestCase("/tim?q=zqt1&loai=FollowUpTask", Role.Office, "section ul.rows > li", "/api/search.xlsx", "Kết quả", "/tim?q=zqt1")]
    [TestCase("/tim?q=content", Role.UnitHead, "section ul.rows > li", "/api/search.xlsx", "Kết quả", null)]
    [TestCase("/lich?thang=2026-03", Role.UnitHead, "ol.month li > ul > li", "/api/agenda.xlsx", "Nội dung", null)]
    [TestCase("/ho-so-tham-chieu?loai=RemediationPlan", Role.Office, "ul.rows > li", "/api/references.xlsx", "Hồ sơ", null)]
    [TestCase("/quan-ly-cong-khai", Role.Office, "#dang-cong-khai ul.rows > li", "/api/publications.xlsx", "Tên", null)]
    [TestCase("/duong-dan/{unit}", Role.Office, "section:last-of-type ul.rows > li", "/api/unit-links.xlsx", "Mã", "/duong-dan")]
    [TestCase("/duong-dan", Role.Office, "section ul.rows > li", "/api/unit-links.xlsx", "Mã", null)]
    [TestCase("/van-ban?hang=ToNumber", Role.RecordsClerk, "section ul.rows > li", "/api/papers/queue.xlsx", "Trích yếu", null)]
    [TestCase("/van-ban?tinh-trang=Approved", Role.Office, "section ul.rows > li", "/api/papers.xlsx", "Trích yếu", null)]
    [TestCase("/cong-van-don-doc", Role.RecordsClerk, "#loat ul.rows > li", "/api/reminder-letters/batches.xlsx", "Loạt", null)]
    [TestCase("/nop-luu?tinh-trang=Open", Role.Office, "ul.rows > li", "/api/dossiers/list.xlsx", "Tiêu đề hồ sơ", null)]
    [TestCase("/thong-bao", Role.Secretary, "section > ul.rows > li", "/api/notices.xlsx", "Thông báo", null)]
    [TestCase("/quan-tri/thay-doi-quyen", Role.StandingBoard, "ul.rows > li", "/api/rights-alerts.xlsx", "Thay đổi", null)]
    [TestCase("/cong-viec", Role.Admin, "tbody tr", "/api/jobs.xlsx", "Công việc", null)]
    public async Task The_table_holds_what_the_page_shows_and_nobody_elses(string path, Role reader, string rows, string address, string told, string? whole)
    {
        var client = await Site.BrowserOf(PersonOf(reader));
        var browser = new FormBrowser(client);

        var page = await browser.Open(Filled(path));
        var shown = page.QuerySelectorAll(rows).Select(row => Plain(row.TextContent)).ToList();
        var table = await Table(client, page, address);
        var cells = table.Rows.ConvertAll(row => Plain(row[table.Headers.IndexOf(told)].InnerText));

        Assert.That(shown, Is.Not.Empty);
        Assert.That(cells, Has.Count.EqualTo(shown.Count), $"{string.Join("\n", shown)}\n---\n{string.Join("\n", cells)}");
        Assert.That(cells.Where((cell, i) => cell.Length == 0 || !shown[i].Contains(cell, StringComparison.Ordinal)), Is.Empty, "row by row in the page's order");
        if (whole is not null) Assert.That((await Table(client, await browser.Open(Filled(whole)), address)).Rows, Has.Count.GreaterThan(cells.Count), "the filter narrows the table as it does the page");
        var all = string.Join('\n', table.Rows.SelectMany(row => row).Select(cell => cell.InnerText));
        Assert.That(all, Does.Not.Contain(OfOtherCouncil));
        if (reader is Role.UnitHead) Assert.That(all, Does.Not.Contain(OfOtherUnit));
        Assert.That(table.Rows.SelectMany(row => row).Where(cell => cell.DataType?.Value == CellValues.InlineString && Written().IsMatch(cell.InnerText)).Select(cell => cell.InnerText), Is.Empty, "days are days, that can be sorted");
    }

    [Test]
    public async Task A_full_day_of_the_calendar_stands_in_the_table_with_all_that_it_brings()
    {
        var client = await Site.BrowserOf(World.Office);

        var page = await new FormBrowser(client).Open("/lich?thang=2026-03");
        var table = await Table(client, page, "/api/agenda.xlsx");

        Assert.That(page.QuerySelector("ol.month")!.TextContent, Does.Contain("và 1 nội dung nữa đến hạn"));
        Assert.That(table.Rows.Count(row => row[table.Headers.IndexOf("Loại")].InnerText == "Hạn thực hiện nội dung"), Is.EqualTo(2 * Each));
    }

    [Test]
    public async Task The_runs_of_a_job_are_taken_from_beside_its_last_one()
    {
        await World.With(World.Administrator, async services =>
        {
            var (db, now) = (services.GetRequiredService<Db>(), World.Clock.GetUtcNow());
            foreach (var (at, outcome) in new[] { (now.AddDays(-1), JobOutcome.Failed), (now, JobOutcome.Succeeded) })
                await db.EndRun(await db.StartRun("notices.deliver", JobCause.Schedule, "may-1", at, CancellationToken.None), new JobEnd(outcome, 7), at.AddSeconds(2), 1500, CancellationToken.None);
            return 0;
        });
        var client = await Site.BrowserOf(World.Administrator);

        var table = await Table(client, await new FormBrowser(client).Open("/cong-viec"), "/api/jobs/notices.deliver/runs.xlsx");

        Assert.That(table.Rows.ConvertAll(row => row[table.Headers.IndexOf("Kết quả")].InnerText), Is.EqualTo(new[] { "xong", "lỗi" }), "the last one first");
        Assert.That(table.Rows.ConvertAll(row => row[table.Headers.IndexOf("Số giây")].InnerText), Is.EqualTo(new[] { "1.5", "1.5" }));
    }

    private Guid PersonOf(Role role) => role switch { Role.UnitHead => World.UnitHead, Role.RecordsClerk => World.Clerk, Role.Secretary => World.Secretary, Role.StandingBoard => World.StandingBoard, Role.Admin => World.Administrator, _ => World.Office };

    private string Filled(string path) => path.Replace("{unit}", $"{World.Unit}", StringComparison.Ordinal).Replace("{ours}", $"{_campaign}", StringComparison.Ordinal);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The table that a link of the page leads to.</summary>
    private async Task<(List<string> Headers, List<List<Cell>> Rows)> Table(HttpClient client, AngleSharp.Html.Dom.IHtmlDocument page, string address)
    {
        var link = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(href => href.Split('?')[0] == Filled(address));
        using var answer = await client.GetAsync(new Uri(link, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), link);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToList()).ToList();
        var head = rows.FindIndex(row => row.Count == 0) + 1;
        return (rows[head].ConvertAll(cell => cell.InnerText), rows[(head + 1)..]);
    }

    private async Task<World> Filled(World world)
    {
        var (theirs, _) = await world.SentCampaign();
        await Rows(world, OfOtherCouncil, 7, theirs, world.Unit);
        await GoOut(world);
        await world.OpenCouncil();
        (_campaign, _) = await world.SentCampaign();
        var other = (await world.Send(world.Office, Some.Plan(world) with { Units = [new InspectedUnit(world.OtherUnit, UnitMode.InPerson, new DateOnly(2026, 3, 20))] })).Id;
        for (var number = 1; number <= Each; number++)
        {
            await Rows(world, Ours, number, _campaign, world.Unit);
            await Rows(world, OfOtherUnit, Each + number, other, world.OtherUnit);
        }
        await GoOut(world);
        return world;
    }

    private static Task Rows(World world, string whose, int number, Guid campaign, Guid unit) => world.With(world.Administrator, async services =>
    {
        await new TableFiller(services.GetRequiredService<Db>(), world.Council.CouncilId, (table, column) => (table.Name, column.Name) is ("Findings", "Field") ? $"Lĩnh vực {number % 2}" : $"{whose}{number}.{table.Name}.{column.Name}.",
            new Dictionary<string, Guid> { ["Campaigns"] = campaign, ["Units"] = unit, ["People"] = world.Secretary }, number).Fill();
        return 0;
    });

    // Out of the drafts that the rows are made as, so that their lists show them; the same fields of one unit in two campaigns.
    private static async Task GoOut(World world)
    {
        foreach (var set in new[]
        {
            "Campaigns SET Status = 'UnderWay' WHERE Status = 'Planned'",
            "FollowUpTasks SET Progress = 'Assigned', DueOn = @due WHERE Progress = 'Draft'",
            "ExtensionRequests SET Status = 'Sent', SentOn = @due WHERE Status = 'Draft'",
            "Findings SET Status = 'Reconciling', UnitId = @Unit, Kind = CASE WHEN Number = 2 THEN 'Shortcoming' ELSE 'SignOfViolation' END WHERE Status = 'Recorded'",
            "OfficialPapers SET Status = 'Approved' WHERE Status = 'Draft'",
            $"MeetingItems SET DecidedOn = @today WHERE TaskId IN (SELECT Id FROM FollowUpTasks WHERE Content LIKE '{Ours}1%')",
            $"Publications SET Status = 'Published', PublishedAt = @now WHERE Title LIKE '{Ours}%'",
        })
            await world.With(world.Administrator, services => services.GetRequiredService<Db>().Execute($"UPDATE {set} AND CouncilId = @CouncilId", new { world.Unit, due = new DateOnly(2026, 3, 25), today = DateOnly.FromDateTime(world.Clock.GetUtcNow().Date), now = world.Clock.GetUtcNow() }, CancellationToken.None));
        foreach (var kind in Enum.GetValues<SearchKind>()) await world.AsSystem(new RefreshSearch { Kind = kind });
    }

    [GeneratedRegex(@"^\d{1,2}/\d{1,2}/\d{4}$")]
    private static partial Regex Written();
}
