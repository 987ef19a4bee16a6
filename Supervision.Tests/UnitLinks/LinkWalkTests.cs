using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Tests.Access;
using Supervision.Tests.Ledger;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitLinks;

/// <summary>
/// Walks every address and every page by a link that was confirmed by the unit's head, with the ids of everything else the same unit has: what is not named for links is refused as such, and what is
/// named answers for another matter as for what is not there.
/// </summary>
public sealed class LinkWalkTests : LinkTest
{
    private static readonly string[] Open = ["lien-ket", "lien-ket/ma", "tra-cuu", "cong-khai", "dang-nhap", "loi", "dang-xuat"];

    [Test]
    public async Task No_address_and_no_page_gives_a_link_more_than_its_matter()
    {
        var task = await NewTask();
        await World.Assigned();
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var rows = await World.With(World.Administrator, async services =>
        {
            var filler = new TableFiller(services.GetRequiredService<Db>(), World.Council.CouncilId, given: new Dictionary<string, Guid> { ["Campaigns"] = campaign, ["Units"] = World.Unit, ["People"] = World.UnitHead });
            await filler.Fill();
            return filler.Ids.ToDictionary(table => table.Key, table => table.Value);
        });
        await SentOut.All(World, rows, World.Unit);
        var others = new ValidSamples(World, rows);
        var nowhere = new ValidSamples(World, rows.ToDictionary(table => table.Key, table => table.Value.ConvertAll(_ => Guid.NewGuid())));
        var (client, browser) = await Opened(await Link(LinkMatter.FollowUpTask, task));
        await Confirm(browser, Role.UnitHead);
        var before = await Site.Rows();
        var problems = new List<string>();
        var calls = 0;

        foreach (var endpoint in WalkedEndpoint.Of(Site))
        {
            var listed = LinkRequests.Find(LinkMatter.FollowUpTask, endpoint.Said);
            if (listed is null)
            {
                // Refused before anybody looks whether it is filled in rightly.
                if (await Ask(endpoint, new SampleRequests(rows, optionalIds: true).Make(endpoint.Said)) is not (HttpStatusCode.Forbidden, "link.scope") and var answer) problems.Add($"{endpoint.Name} answers {answer} to a link");
            }
            else if (listed.Any(id => id.To is not LinkedTo.Nothing))
            {
                var (other, absent) = (await Ask(endpoint, (await others.Of(endpoint.Said)).Request), await Ask(endpoint, (await nowhere.Of(endpoint.Said)).Request));
                if (other != absent || other.Status != HttpStatusCode.NotFound) problems.Add($"{endpoint.Name} answers {other} for another matter, {absent} for what is not there");
            }
        }
        foreach (var page in Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct())
        {
            if (Open.Any(open => page.Split('/') is var parts && page.StartsWith(open, StringComparison.Ordinal) && parts[0] == open.Split('/')[0])) continue;
            var path = "/" + string.Join('/', page.Split('/').Select(part => part.StartsWith('{') ? $"{rows["FollowUpTasks"][0]}" : part));
            using var shown = await client.GetAsync(new Uri(path, UriKind.Relative));
            calls++;
            // An address that is no page for what stands in it shows nothing to anybody.
            if (shown.StatusCode is not HttpStatusCode.NotFound && (shown.StatusCode, shown.Headers.Location?.ToString()) != (HttpStatusCode.Found, $"/noi-dung/{task}")) problems.Add($"page {path} answers {(int)shown.StatusCode} to a link");
        }

        await TestContext.Out.WriteLineAsync($"{calls} calls");
        House.None(problems);
        Assert.That(await Site.Rows(), Is.EqualTo(before), "None of it left anything.");

        async Task<(HttpStatusCode Status, string? Code)> Ask(WalkedEndpoint endpoint, object request)
        {
            using var message = endpoint.Message(request);
            using var response = await client.SendAsync(message);
            calls++;
            var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
            return (response.StatusCode, isProblem ? (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())?["code"] : null);
        }
    }

    [Test]
    public void What_a_link_may_ask_for_is_given_to_units_by_the_matrix_too() => House.None(
        from one in LinkRequests.All
        let requires = (RequiresAttribute?)Attribute.GetCustomAttribute(one.Request, typeof(RequiresAttribute))
        where requires is not null && !PermissionMatrix.Allows(Role.UnitHead, requires.Subject, requires.Act)
        select $"{one.Request.Name} is named for links, though the head of a unit is not given {requires.Subject} {requires.Act}");

    [Test]
    public void No_request_about_an_account_is_named_for_links() => House.None(
        from one in LinkRequests.All
        where Attribute.IsDefined(one.Request, typeof(OwnAccountAttribute)) || Attribute.IsDefined(one.Request, typeof(SystemOnlyAttribute))
        select $"{one.Request.Name} is named for links");
}
