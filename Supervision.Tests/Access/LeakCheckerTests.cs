using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Search;
using Supervision.Core.Storage;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Storage.TSql;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.Access;

/// <summary>
/// Walks every address and every page as a person in every role, with the ids of what is another council's, another campaign's and unit's, and of what is drafted and noted in the walker's own
/// campaign. Every text of those rows carries a mark; none may come out, in whatever an answer is written, and what is hidden answers as what is not there.
/// Whatever is asked, nothing answers with a fault: what cannot be read was not looked through.
/// </summary>
public sealed class LeakCheckerTests : SiteTest
{
    /// <summary>Pages and the table that their id is of.</summary>
    private static readonly Dictionary<string, string> TableOfPage = new()
    {
        ["cuoc-giam-sat/{id:guid}"] = "Campaigns",
        ["ho-so/{id:guid}"] = "Dossiers",
        ["van-ban/{id:guid}/ban-sua/{edit:guid}"] = "OfficialPapers",
        ["van-ban/{id:guid}/ban-sua"] = "OfficialPapers",
        ["van-ban-den/{id:guid}"] = "IncomingDocuments",
        ["van-ban-den/{id:guid}/ban-quet"] = "IncomingDocuments",
        ["noi-dung/nhap/{id:guid}"] = "LedgerImports",
        ["van-ban-nguon/{id:guid}"] = "SourcePapers",
        ["cong-van-don-doc/{id:guid}"] = "ReminderLetters",
        ["cong-van-don-doc/loat/{id:guid}"] = "LetterBatches",
        ["thong-bao/{noticeId:guid}"] = "Notices",
        ["van-ban/{id:guid}"] = "OfficialPapers",
        ["van-ban/{id:guid}/ky"] = "OfficialPapers",
        ["van-ban/{id:guid}/loi-van"] = "OfficialPapers",
        ["ho-so-tham-chieu/{id:guid}"] = "ReferenceCases",
        ["bao-cao/{id:guid}"] = "RemediationReports",
        ["noi-dung/{id:guid}"] = "FollowUpTasks",
        ["noi-dung/{id:guid}/minh-chung"] = "FollowUpTasks",
        ["don-vi/{id:guid}"] = "Units",
        ["duong-dan/{id:guid}"] = "Units",
        ["bao-cao-don-vi/{id:guid}"] = "UnitReports",
        ["bao-cao-don-vi/{id:guid}/tep-kem"] = "UnitReports",
        ["bao-cao-don-vi/{id:guid}/bieu/{table:guid}"] = "UnitReports",
        ["bao-cao-don-vi/{id:guid}/bieu/{table:guid}/nhap"] = "UnitReports",
        ["bao-cao-don-vi/{id:guid}/bieu/{table:guid}/tep"] = "UnitReports",
        ["cuoc-giam-sat/{id:guid}/bieu"] = "Campaigns",
        ["cuoc-giam-sat/{id:guid}/bieu/lap"] = "Campaigns",
        ["cuoc-giam-sat/{id:guid}/can-cu"] = "Campaigns",
        ["cuoc-giam-sat/{id:guid}/sua-ke-hoach"] = "Campaigns",
        ["cuoc-giam-sat/{id:guid}/thanh-vien-doan"] = "Campaigns",
        ["bieu-so-lieu/{id:guid}"] = "DataTables",
        ["bieu-so-lieu/{id:guid}/mau"] = "DataTables",
        ["cuoc-giam-sat/{id:guid}/ghi"] = "Campaigns",
        ["doi-chieu/{id:guid}"] = "Campaigns",
        ["noi-dung-ghi/{id:guid}"] = "Findings",
        ["noi-dung-ghi/{id:guid}/anh"] = "Findings",
        ["so-lieu/{id:guid}"] = "Indicators",
        ["tong-quan/{id:guid?}"] = "Units",
        ["van-ban/{id:guid}/doc"] = "OfficialPapers",
        ["ket-luan/{id:guid}/doc"] = "Conclusions",
        ["bao-cao-doan/{id:guid}/doc"] = "DelegationReports",
    };

    /// <summary>Pages whose addresses hold no id: the words that stand in for their parts.</summary>
    private static readonly Dictionary<string, string> Words = new() { ["code"] = "khong-co", ["so"] = "van-ban-di", ["nam"] = "2026" };

    /// <summary>What the rows of the test say of each other that no command would let them say: a mark, where it may be read, and why.</summary>
    private static readonly Lazy<IReadOnlyList<string[]>> OnlyHere = new(() => Excuses.Read("leak-excuses.csv"));

    private readonly ConcurrentQueue<string> _problems = [];
    private readonly FaultsHeard _faults = new();
    private IReadOnlyList<Walker> _walkers = [];
    private Dictionary<Whose, IReadOnlyDictionary<string, List<Guid>>> _rows = [];
    private int _calls;
    private bool _isSent;

    protected override void Register(WebApplicationBuilder builder) => builder.Logging.AddProvider(_faults);

    [SetUp]
    public async Task FillTwoCouncils()
    {
        _rows = [];
        _problems.Clear();
        _calls = 0;
        _isSent = false;
        var (theirs, _) = await World.SentCampaign();
        _rows[Whose.OtherCouncil] = await Fill(Whose.OtherCouncil, World.Administrator, theirs, World.Unit, World.Office, null);
        await Searchable();
        await World.OpenCouncil();

        var (committee, otherCommittee) = (await Walker.Committee(World, "KTNS"), await Walker.Committee(World, "VHXH"));
        var (ours, _) = await World.SentCampaign();
        _walkers = await Walker.Of(World, Site, committee);
        var other = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(World.OtherUnit, UnitMode.InPerson, new DateOnly(2026, 3, 20))] })).Id;
        await World.With(World.Administrator, async services =>
        {
            var db = services.GetRequiredService<Db>();
            await db.Execute("UPDATE Campaigns SET BodyId = @committee WHERE Id = @ours AND CouncilId = @CouncilId", new { committee, ours }, CancellationToken.None);
            return await db.Execute("UPDATE Campaigns SET BodyId = @otherCommittee, Status = 'UnderWay' WHERE Id = @other AND CouncilId = @CouncilId", new { otherCommittee, other }, CancellationToken.None);
        });
        _rows[Whose.Ours] = await Fill(Whose.Ours, World.Administrator, ours, World.Unit, await Somebody(), committee);
        _rows[Whose.OtherCampaign] = await Fill(Whose.OtherCampaign, World.Administrator, other, World.OtherUnit, await Somebody(), otherCommittee);
        await Searchable();
    }

    [Test]
    public async Task Nothing_comes_out_that_is_not_the_walkers()
    {
        var endpoints = WalkedEndpoint.Of(Site);
        var samples = _rows.ToDictionary(rows => rows.Key, rows => new ValidSamples(World, rows.Value));
        var nowhere = new ValidSamples(World, _rows[Whose.OtherCouncil].ToDictionary(t => t.Key, t => t.Value.ConvertAll(_ => Guid.NewGuid())));

        // Samples are made one after another; whoever walks asks at the same time as the others.
        foreach (var endpoint in endpoints.Where(e => e.Requires is not null))
        {
            var (missing, tables) = await nowhere.Of(endpoint.Said);
            var theirs = (await samples[Whose.OtherCouncil].Of(endpoint.Said)).Request;
            var others = (await samples[Whose.OtherCampaign].Of(endpoint.Said)).Request;
            var ours = (await samples[Whose.Ours].Of(endpoint.Said)).Request;
            await AtOnce(_walkers.Where(w => PermissionMatrix.Allows(w.Role, endpoint.Requires!.Subject, endpoint.Requires.Act)), async walker =>
            {
                if (tables.Count == 0)
                {
                    if (!endpoint.IsCommand) await Send(walker, endpoint, missing);
                    return;
                }
                var absent = await Send(walker, endpoint, missing);
                await Hidden(walker, endpoint, theirs, absent);
                if ((walker.IsOfDelegation || walker.IsOfUnit) && tables.Any(Marks.IsWork)) await Hidden(walker, endpoint, others, absent);
                else if (!endpoint.IsCommand) await Send(walker, endpoint, others);
                if (!endpoint.IsCommand) await Send(walker, endpoint, ours);
            });
        }
        await AtOnce(_walkers, async walker =>
        {
            foreach (var page in Pages()) await Walk(walker, page);
            await Search(walker);
        });

        await SentOut.All(World, _rows[Whose.Ours], World.Unit);
        _isSent = true;
        await AtOnce(_walkers.Where(w => w.IsOfUnit || w.Role is Role.Expert), async walker =>
        {
            // Every sample was made above.
            foreach (var endpoint in endpoints.Where(e => e.Requires is { } needs && !e.IsCommand && PermissionMatrix.Allows(walker.Role, needs.Subject, needs.Act)))
                await Send(walker, endpoint, (await samples[Whose.Ours].Of(endpoint.Said)).Request);
            foreach (var page in Pages()) await Walk(walker, page);
            await Search(walker);
        });

        await TestContext.Out.WriteLineAsync($"{endpoints.Count} addresses and {Pages().Count} pages × {_walkers.Count} roles: {_calls} calls");
        House.None(_problems.Concat(_faults.Heard).Concat(samples.Values.Append(nowhere).SelectMany(s => s.NotValid)));
    }

    private static Task AtOnce(IEnumerable<Walker> walkers, Func<Walker, Task> walk) => Task.WhenAll(walkers.Select(walker => Task.Run(() => walk(walker))));

    /// <summary>What is not the walker's answers as what is not there.</summary>
    private async Task Hidden(Walker walker, WalkedEndpoint endpoint, object request, (HttpStatusCode Status, string? Code) absent)
    {
        var answer = await Send(walker, endpoint, request);
        if (answer != absent) _problems.Enqueue($"{walker.Role} {endpoint.Name} answers {(int)answer.Status} {answer.Code}, but {(int)absent.Status} {absent.Code} for what is not there");
    }

    private async Task<(HttpStatusCode Status, string? Code)> Send(Walker walker, WalkedEndpoint endpoint, object request)
    {
        using var message = endpoint.Message(request);
        using var response = await walker.Client.SendAsync(message);
        var body = await response.Content.ReadAsByteArrayAsync();
        Interlocked.Increment(ref _calls);
        Look(walker, endpoint.Name, response, body);
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        return (response.StatusCode, isProblem ? (string?)System.Text.Json.Nodes.JsonNode.Parse(body)?["code"] : null);
    }

    private void Look(Walker walker, string name, HttpResponseMessage response, byte[] body)
    {
        if (response.StatusCode is HttpStatusCode.InternalServerError) _problems.Enqueue($"{walker.Role} {name} answers with a fault");
        var text = $"{ReadText.Of(body)}\n{response.Headers}\n{response.Content.Headers}";
        foreach (var mark in Marks.Forbidden(walker, text, _isSent).Distinct().Where(mark => !OnlyHere.Value.Any(one => mark.StartsWith(one[0], StringComparison.Ordinal) && name.StartsWith(one[1], StringComparison.Ordinal))).Take(3))
            _problems.Enqueue($"{walker.Role} reads {mark} from {name} ({(int)response.StatusCode})");
    }

    private async Task Walk(Walker walker, string pattern)
    {
        var table = TableOfPage.GetValueOrDefault(pattern);
        if (table is null)
        {
            await Open(walker, pattern, Filled(pattern, _ => Guid.Empty));
            return;
        }
        var absent = await Open(walker, pattern, Filled(pattern, _ => Guid.NewGuid()));
        foreach (var (whose, rows) in _rows)
        {
            var status = await Open(walker, pattern, Filled(pattern, name => rows[name switch { "edit" => "PaperEdits", "table" => "DataTables", _ => table }][0]));
            if (status != absent && (whose is Whose.OtherCouncil || (whose is Whose.OtherCampaign && (walker.IsOfDelegation || walker.IsOfUnit) && table is not "Units")))
                _problems.Enqueue($"{walker.Role} /{pattern} answers {(int)status} for {whose}, but {(int)absent} for what is not there");
        }
    }

    private async Task<HttpStatusCode> Open(Walker walker, string pattern, string path)
    {
        using var response = await walker.Client.GetAsync(path);
        Interlocked.Increment(ref _calls);
        Look(walker, $"page /{pattern}", response, await response.Content.ReadAsByteArrayAsync());
        return response.StatusCode;
    }

    private static string Filled(string pattern, Func<string, Guid> id) => "/" + string.Join('/', pattern.Split('/').Select(part =>
    {
        if (!part.StartsWith('{')) return part;
        var name = part.Trim('{', '}').Split(':', '?')[0];
        return Words.TryGetValue(name, out var word) ? word : $"{id(name)}";
    }));

    /// <summary>What was filled in by plain rows is found as what commands write is.</summary>
    private async Task Searchable()
    {
        foreach (var kind in Enum.GetValues<SearchKind>()) await World.AsSystem(new RefreshSearch { Kind = kind });
    }

    // By the last words of the marks, so that what is marked as found does not part the rest.
    private async Task Search(Walker walker)
    {
        foreach (var word in new[] { "title", "content", "abstract", "text", "overview", "place", "name", "symbol", "reference" })
        {
            using var answer = await walker.Client.GetAsync($"/api/search?q={word}&take=50");
            Look(walker, "GET /api/search", answer, await answer.Content.ReadAsByteArrayAsync());
            using var page = await walker.Client.GetAsync($"/tim?q={word}");
            Look(walker, "page /tim", page, await page.Content.ReadAsByteArrayAsync());
            Interlocked.Add(ref _calls, 2);
        }
    }

    /// <summary>The addresses of all pages.</summary>
    private IReadOnlyList<string> Pages() =>
    [
        .. Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct().Where(p => p is not ("loi" or "dang-xuat")).Order(StringComparer.Ordinal),
    ];

    // Rows about people are nobody's who walks.
    private Task<Guid> Somebody() => World.Person(Role.Member, "Đại biểu");

    private Task<IReadOnlyDictionary<string, List<Guid>>> Fill(Whose whose, Guid person, Guid campaign, Guid unit, Guid somebody, Guid? body) => World.With(person, async services =>
    {
        var given = new Dictionary<string, Guid> { ["Campaigns"] = campaign, ["Units"] = unit, ["People"] = somebody };
        if (body is { } known) given["Bodies"] = known;
        var filler = new TableFiller(services.GetRequiredService<Db>(), World.Council.CouncilId, (table, column) => Marks.Of(whose, table, column), given, (int)whose + 1);
        await filler.Fill();
        var ids = filler.Ids.ToDictionary(rows => rows.Key, rows => rows.Value);
        ids["Units"] = [.. ids["Units"].Concat([World.Unit, World.OtherUnit]).Distinct()];
        return (IReadOnlyDictionary<string, List<Guid>>)ids;
    });
}
