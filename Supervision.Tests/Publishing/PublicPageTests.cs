using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.People;
using Supervision.Core.Publishing;
using Supervision.Core.Storage;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Web;

namespace Supervision.Tests.Publishing;

/// <summary>What anybody reads without an account: nothing until the council opens its pages, then what was approved, word by word, and no names of persons.</summary>
public sealed class PublicPageTests : SiteTest
{
    private string _code = "";

    private string Home => $"/cong-khai/{_code}";

    [SetUp]
    public async Task KnowTheCouncil() => _code = (await World.Value<string>("SELECT Code FROM Councils WHERE Id = @CouncilId"))!;

    [Test]
    public async Task Closed_pages_are_not_there_whatever_was_approved_and_look_like_those_of_no_council()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var id = await World.Published(PublicationKind.Conclusion, conclusion);

        var (closed, unknown) = (await Site.Anonymous.Get(Home), await Site.Anonymous.Get("/cong-khai/khong-co-noi-nay"));
        Assert.That((closed.Status, closed.Text), Is.EqualTo((HttpStatusCode.NotFound, unknown.Text)));
        Assert.That((await Site.Anonymous.Get($"{Home}/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var path in new[] { $"/api/public/councils/{_code}", $"/api/public/councils/{_code}/publications/{id}" })
            Assert.That((await Site.Anonymous.Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That((await Site.Anonymous.Get("/cong-khai")).Text, Does.Not.Contain($"/cong-khai/{_code}\""));

        await World.OpenPublicPages();
        Assert.That((await Site.Anonymous.Get($"{Home}/{id}")).Status, Is.EqualTo(HttpStatusCode.OK));
        await World.OpenPublicPages(isOpen: false, version: 1);
        Assert.That((await Site.Anonymous.Get($"{Home}/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound), "closing takes everything away at once");
    }

    [Test]
    public async Task Open_pages_with_nothing_on_them_say_so_and_need_no_session()
    {
        await World.OpenPublicPages();

        var answer = await Site.Anonymous.Get(Home);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Text, Does.Contain("Chưa có nội dung nào được công khai"));
        Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=60"));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        var office = await Site.BrowserOf(World.Office);
        Assert.That((await office.Get(Home)).Text, Is.EqualTo(answer.Text), "whoever is signed in gets the very page that may be kept for others");
        Assert.That((await Site.Anonymous.Get("/dang-nhap")).Text, Does.Contain("href=\"/cong-khai\""));
    }

    [Test]
    public async Task The_public_reads_the_approved_words_and_nothing_that_was_left_out()
    {
        const string leftOut = "Công tác phối hợp chưa chặt chẽ.", shortened = "Còn hồ sơ giải quyết quá hạn.";
        var (_, conclusion, _, _) = await World.SentConclusion();
        await World.OpenPublicPages();
        var id = await World.Published(PublicationKind.Conclusion, conclusion, change: content => content with
        {
            Parts = [.. content.Parts.Select(part => part.Text == leftOut ? part with { Text = null } : part.Text!.Contains("72 hồ sơ", StringComparison.Ordinal) && part.Heading == "Tồn tại, hạn chế" ? part with { Text = shortened } : part)],
        });

        var page = await new FormBrowser(Site.Anonymous).Open($"{Home}/{id}");
        var json = (await Site.Anonymous.Get($"/api/public/councils/{_code}/publications/{id}")).Text;

        Assert.That(page.QuerySelector("h1")!.TextContent, Does.StartWith("Kết luận của Thường trực Hội đồng nhân dân tỉnh về kết quả giám sát"));
        Assert.That(page.QuerySelector("dl.facts")!.TextContent, Does.Contain("Thông báo số 15/TB-HĐND ngày 14/5/2026"));
        Assert.That(page.Body!.TextContent, Does.Contain(shortened).And.Contain("Thời hạn: 30/6/2026").And.Contain("Cơ quan thực hiện: Ủy ban nhân dân xã Hòa Bình; Ủy ban nhân dân xã Tân Tiến"));
        foreach (var text in new[] { page.Body.TextContent, json })
            Assert.That(text, Does.Not.Contain(leftOut).And.Not.Contain("Còn 72 hồ sơ").And.Not.Contain("Nguyên nhân"));
        Assert.That(page.QuerySelectorAll("a[href='/tra-cuu']"), Is.Not.Empty);
    }

    [Test]
    public async Task No_person_is_named_on_any_public_page()
    {
        await World.Send(World.Administrator, new AddPerson { Name = "Nguyễn Văn An", Title = "Chuyên viên", ValidFrom = new DateOnly(2021, 7, 1) });
        var (_, conclusion, _, _) = await World.SentConclusion();
        await World.OpenPublicPages();
        foreach (var kind in new[] { PublicationKind.Conclusion, PublicationKind.Results }) await World.Published(kind, conclusion);
        await World.Published(PublicationKind.Programme, year: 2026);
        var names = await World.With(World.Administrator, async services => (await services.GetRequiredService<Db>().List<NameRow>(
            "SELECT Name FROM People WHERE CouncilId = @CouncilId UNION SELECT SignerName FROM Conclusions WHERE CouncilId = @CouncilId AND SignerName IS NOT NULL", null, CancellationToken.None)).Select(row => row.Name).ToList());

        var items = (await World.SendUnknown(new PublicList { CouncilCode = _code })).Page.Items;
        var pages = new List<string> { "/cong-khai", Home, $"/api/public/councils/{_code}" };
        pages.AddRange(items.SelectMany(item => new[] { $"{Home}/{item.Id}", $"/api/public/councils/{_code}/publications/{item.Id}" }));

        Assert.That(names, Has.Member("Nguyễn Văn An").And.Member("Lê Văn Minh Họa"));
        Assert.That(items.Select(item => item.Kind), Is.EquivalentTo(Enum.GetValues<PublicationKind>()));
        foreach (var path in pages)
        {
            var text = (await Site.Anonymous.Get(path)).Text;
            // The administrator's name is also the name of what they do.
            foreach (var name in names.Where(name => name != "Quản trị")) Assert.That(text, Does.Not.Contain(name), path);
        }
    }

    [Test]
    public async Task What_is_withdrawn_is_gone_for_everybody()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        await World.OpenPublicPages();
        var id = await World.Published(PublicationKind.Results, conclusion);
        Assert.That((await Site.Anonymous.Get($"{Home}/{id}")).Status, Is.EqualTo(HttpStatusCode.OK));

        await World.Send(World.StandingBoard, new WithdrawPublication { PublicationId = id, Version = 2, Reason = "Số liệu cần rà soát lại" });

        Assert.That((await Site.Anonymous.Get($"{Home}/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Site.Anonymous.Get(Home)).Text, Does.Not.Contain($"{id}"));
        Assert.That((await World.Journalled(id, nameof(PublicationWithdrawn), "Data")).Single(), Does.Contain("Số liệu cần rà soát lại"));
    }

    [Test]
    public async Task A_new_text_takes_the_place_of_the_old_one_whose_address_leads_to_it()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        await World.OpenPublicPages();
        var first = await World.Published(PublicationKind.Conclusion, conclusion);
        var second = await World.Published(PublicationKind.Conclusion, conclusion, change: content => content with { Title = "Kết luận giám sát cải cách hành chính, bản đầy đủ" });

        using var kept = await Site.Anonymous.GetAsync(new Uri($"{Home}/{first}", UriKind.Relative));

        Assert.That((kept.StatusCode, kept.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, $"{Home}/{second}")));
        Assert.That((await World.SendUnknown(new PublicList { CouncilCode = _code })).Page.Items.Select(item => item.Id), Is.EqualTo(new[] { second }));
        Assert.That(await World.Journalled(first, nameof(PublicationReplaced), "Data"), Has.Exactly(1).Contains($"{second}"));
    }

    [Test]
    public async Task Words_are_found_without_diacritics_and_another_councils_are_not()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        await World.OpenPublicPages();
        var id = await World.Published(PublicationKind.Conclusion, conclusion);
        await World.Published(PublicationKind.Programme, year: 2026);
        var there = Home;

        var found = await new FormBrowser(Site.Anonymous).Open($"{there}?tim=THU+xin+loi&loai=");
        var none = await new FormBrowser(Site.Anonymous).Open($"{there}?tim=c%E1%BA%A7u+%C4%91%C6%B0%E1%BB%9Dng");
        Assert.That(found.QuerySelectorAll("main .card li a").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { $"{there}/{id}" }));
        Assert.That(none.QuerySelector("main .card")!.TextContent, Does.Contain("Không có nội dung nào theo điều kiện"));

        await World.OpenCouncil();
        await KnowTheCouncil();
        await World.OpenPublicPages();
        Assert.That((await Site.Anonymous.Get(Home)).Text, Does.Contain("Chưa có nội dung nào được công khai"));
        Assert.That((await Site.Anonymous.Get($"{Home}/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound), "by its id under another council");
        Assert.That((await Site.Anonymous.Get($"{there}/{id}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Results_are_counted_by_unit_as_of_the_day_they_were_prepared_and_stay_so()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        var tasks = new List<Guid>();
        foreach (var unit in new[] { World.Unit, World.Unit, World.Unit, World.OtherUnit })
            tasks.Add((await World.Send(World.Secretary, new Core.Tasks.AddTask { ConclusionId = conclusion, Task = content with { LeadUnitId = unit, CoordinatingUnitIds = [] } })).Id);
        var version = await World.Issued(conclusion);
        await World.Send(World.Clerk, new Core.Conclusions.SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        await Done(tasks[0], new DateOnly(2026, 6, 20));
        await Done(tasks[1], new DateOnly(2026, 7, 3));
        World.Clock.Set(new DateOnly(2026, 7, 10), new TimeOnly(8, 0));
        await World.OpenPublicPages();
        var id = await World.Published(PublicationKind.Results, conclusion);
        await Done(tasks[2], new DateOnly(2026, 7, 10));

        var answer = (await Site.Anonymous.Get($"/api/public/councils/{_code}/publications/{id}")).Json!;
        var page = await new FormBrowser(Site.Anonymous).Open($"{Home}/{id}");

        Assert.That((string?)answer["line"]!["figuresAsOf"], Is.EqualTo("2026-07-10"));
        Assert.That(answer["counts"]!.AsArray().Select(Said), Is.EqualTo(new[] { ("Ủy ban nhân dân xã Hòa Bình", 3, 2, 1, 1, 1, 50m), ("Ủy ban nhân dân xã Tân Tiến", 1, 0, 0, 1, 1, (decimal?)null) }));
        Assert.That(page.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))),
            Is.EqualTo(new[] { "Ủy ban nhân dân xã Hòa Bình|3|2|1|1|1|50,0%", "Ủy ban nhân dân xã Tân Tiến|1|0|0|1|1|–" }));
        Assert.That(page.QuerySelector("main .card")!.TextContent, Does.Contain("Số liệu tính đến ngày").And.Contain("10/7/2026").And.Contain("trong đó đúng hạn 1 (50,0%)").And.Contain("trong đó quá hạn 2"));

        static (string?, int, int, int, int, int, decimal?) Said(JsonNode? one) =>
            ((string?)one!["unitName"], (int)one["total"]!, (int)one["done"]!, (int)one["closedOnTime"]!, (int)one["open"]!, (int)one["overdue"]!, (decimal?)one["onTimeRate"]);
    }

    private Task<int> Done(Guid task, DateOnly on) => World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute(
        "UPDATE FollowUpTasks SET Progress = 'Confirmed', ReportedOn = @on, ClosedOn = @on WHERE Id = @Id AND CouncilId = @CouncilId", new { Id = task, on }, CancellationToken.None));

    private sealed record NameRow
    {
        public required string Name { get; init; }
    }
}
