using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Web;

namespace Supervision.Tests.Access;

/// <summary>One address of the API: its method, its pattern and the request that it sends.</summary>
internal sealed record WalkedEndpoint(string Method, string Pattern, Type Request, Type? AskedFirst)
{
    /// <summary>The version that no row has: what would change something is refused for it once it has passed every door.</summary>
    private const string NoVersion = "\"987654\"";

    public RequiresAttribute? Requires => (AskedFirst ?? Request).GetCustomAttribute<RequiresAttribute>();

    /// <summary>The request whose members stand in the address and the body.</summary>
    public Type Said => AskedFirst ?? Request;

    public bool IsCommand => House.IsCommand(Request);

    public string Name => $"{Method} {Pattern}";

    /// <summary>The extension of the address where it gives a paper or a table.</summary>
    public string? Form => Path.GetExtension(Pattern) is { Length: > 1 } dotted ? dotted[1..] : null;

    /// <summary>Every address of the API that sends a request.</summary>
    public static IReadOnlyList<WalkedEndpoint> Of(Site site) =>
    [
        .. from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let request = endpoint.Metadata.GetMetadata<RequestOf>()
           where request is not null
           let method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]
           orderby endpoint.RoutePattern.RawText, method
           select new WalkedEndpoint(method, endpoint.RoutePattern.RawText!, request.Type, endpoint.Metadata.GetMetadata<AskedFirst>()?.Type),
    ];

    /// <summary>The message that carries a request of <see cref="Said"/>.</summary>
    public HttpRequestMessage Message(object said)
    {
        var json = JsonSerializer.SerializeToNode(said, Said, ApiJson.Options)!.AsObject();
        var path = Pattern;
        foreach (var name in json.Select(member => member.Key).ToList())
        {
            var placed = System.Text.RegularExpressions.Regex.Replace(path, $@"\{{{name}(:[^}}]+)?\}}", _ => Uri.EscapeDataString(json[name]?.ToString() ?? ""));
            if (placed == path) continue;
            path = placed;
            json.Remove(name);
        }
        if (Method == "GET" || AskedFirst is not null)
        {
            var query = string.Join('&', json.Where(member => member.Value is JsonValue).Select(member => $"{member.Key}={Uri.EscapeDataString(member.Value!.ToString())}"));
            if (query.Length > 0) path += $"?{query}";
        }

        var message = new HttpRequestMessage(new HttpMethod(Method), path);
        if (AskedFirst is not null)
        {
            message.Content = new ByteArrayContent("%PDF-1.7\n%%EOF"u8.ToArray());
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            message.Headers.Add(Api.Web.Files.NameHeader, "bien-ban.pdf");
        }
        else if (Method != "GET")
        {
            if (typeof(IVersioned).IsAssignableFrom(Request))
            {
                json.Remove("version");
                message.Headers.TryAddWithoutValidation("If-Match", NoVersion);
            }
            message.Content = new StringContent(json.ToJsonString(ApiJson.Options), Encoding.UTF8, "application/json");
        }
        return message;
    }
}
