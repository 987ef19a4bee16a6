using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Tests.Web;

/// <summary>Every request has an address, and the description of the API tells the truth about it.</summary>
public sealed class OpenApiTests : SiteTest
{
    // Requests without an address of their own, and why.
    private static readonly Dictionary<string, string> Unmapped = new()
    {
        [nameof(Supervision.Core.Ledger.MakeInstances)] = "only the system sends it, from a job",
    };

    [Test]
    public void Every_request_has_an_address()
    {
        var mapped = Endpoints().Select(e => e.Metadata.GetMetadata<RequestOf>()?.Type).OfType<Type>().ToHashSet();
        var requests = typeof(Db).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IBaseRequest).IsAssignableFrom(t)).ToArray();

        Assert.That(requests, Has.Length.GreaterThan(20));
        Assert.That(requests.Where(t => !mapped.Contains(t) && !Unmapped.ContainsKey(t.Name) && !t.IsDefined(typeof(SystemOnlyAttribute), false)).Select(t => t.Name), Is.Empty);
        Assert.That(Unmapped.Keys.Except(requests.Where(t => !mapped.Contains(t)).Select(t => t.Name)), Is.Empty, "These have an address or are gone: take them off the list.");
    }

    [Test]
    public async Task Every_operation_says_what_it_is_how_it_succeeds_and_how_it_fails()
    {
        var document = await Document();
        var operations = Operations(document).ToArray();

        Assert.That((string?)document["openapi"], Does.StartWith("3.1"));
        Assert.That(operations.Select(o => $"{o.Method} {o.Path}"), Is.EquivalentTo(Endpoints().Where(e => e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .Select(e => $"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0].ToLowerInvariant()} {Plain(e)}")));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, method, operation) in operations)
            {
                var where = $"{method} {path}";
                Assert.That((string?)operation["summary"], Is.Not.Null.And.Not.Empty, where);
                Assert.That((string?)operation["operationId"], Is.Not.Null.And.Not.Empty, where);
                var responses = operation["responses"]!.AsObject();
                Assert.That(responses.Select(r => r.Key).Where(s => s[0] == '2'), Has.Exactly(1).Items, where);
                Assert.That(responses.Where(r => r.Key[0] is '4' or '5').Select(r => r.Value!["content"]?["application/problem+json"]), Is.Not.Empty.And.All.Not.Null, where);
            }
        }
    }

    [Test]
    public async Task No_body_holds_what_the_address_or_If_Match_says()
    {
        var document = await Document();
        var checkedBodies = 0;
        using (Assert.EnterMultipleScope())
        {
            foreach (var endpoint in Endpoints())
            {
                if (endpoint.Metadata.GetMetadata<RequestOf>() is not { Type: var type }) continue;
                var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0].ToLowerInvariant();
                var operation = document["paths"]![Plain(endpoint)]![method]!;
                var parameters = (operation["parameters"] as JsonArray ?? []).Select(p => ((string?)p!["name"], (string?)p["in"])).ToArray();
                var inRoute = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToArray();

                foreach (var name in inRoute) Assert.That(parameters, Does.Contain((name, "path")), $"{method} {Plain(endpoint)}");
                if (typeof(IVersioned).IsAssignableFrom(type)) Assert.That(parameters, Does.Contain(("If-Match", "header")), $"{method} {Plain(endpoint)}");
                if (operation["requestBody"]?["content"]?["application/json"]?["schema"] is not { } body) continue;
                var schema = Resolve(document, body);
                var members = (schema["properties"] as JsonObject ?? []).Select(p => p.Key).ToArray();
                string[] absent = typeof(IVersioned).IsAssignableFrom(type) ? [.. inRoute, "version"] : inRoute;
                Assert.That(members.Intersect(absent), Is.Empty, type.Name);
                Assert.That((schema["required"] as JsonArray ?? []).Select(r => (string?)r).Intersect(absent), Is.Empty, type.Name);
                Assert.That(members, Is.EquivalentTo(type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(absent)), type.Name);
                checkedBodies++;
            }
        }
        Assert.That(checkedBodies, Is.GreaterThan(15));
    }

    [Test]
    public async Task Enumerations_list_their_values()
    {
        var document = await Document();
        var kind = Resolve(document, document["components"]!["schemas"]!["RecordFinding"]!["properties"]!["kind"]!);
        var filter = document["paths"]!["/api/campaigns/{campaignId}/findings"]!["get"]!["parameters"]!.AsArray().Single(p => (string?)p!["name"] == "kind")!;

        Assert.That(kind["enum"]!.AsArray().Select(v => (string?)v), Does.Contain("signOfViolation").And.Contain("unitPetition"));
        Assert.That(filter["schema"]!["enum"]!.AsArray().Select(v => (string?)v), Does.Contain("signOfViolation"));
    }

    private async Task<JsonNode> Document()
    {
        var answer = await Site.Anonymous.Get("/openapi/v1.json");
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        return answer.Json!;
    }

    private IEnumerable<RouteEndpoint> Endpoints() => Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText?.StartsWith("/api", StringComparison.Ordinal) == true);

    private static string Plain(RouteEndpoint endpoint) => string.Join('/', endpoint.RoutePattern.RawText!.Split('/').Select(s => s.StartsWith('{') ? s.Split(':')[0].TrimEnd('}') + "}" + Suffix(s) : s));

    private static string Suffix(string segment) => segment[(segment.IndexOf('}', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Key, operation.Value!)));

    private static JsonNode Resolve(JsonNode document, JsonNode schema)
    {
        if (schema["$ref"] is { } reference) return Resolve(document, ((string)reference!).Split('/').Skip(1).Aggregate(document, (at, name) => at[name]!));
        return (schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices ? Resolve(document, choices.First(c => (string?)c!["type"] != "null")!) : schema;
    }
}
