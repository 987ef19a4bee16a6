using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Supervision.Api.Web;

namespace Supervision.Tests.Web;

/// <summary>What came back: status, headers and, where it is JSON, the body.</summary>
public sealed record Answer(HttpStatusCode Status, JsonNode? Json, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public string? Code => (string?)Json?["code"];

    public Guid Id => (Guid)Json!["id"]!;

    public string? Tag => Headers.ETag?.ToString();

    /// <summary>The fields that a problem is about.</summary>
    public string[] Fields => Json?["errors"] is JsonObject errors ? [.. errors.Select(e => e.Key)] : [];

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var type = response.Content.Headers.ContentType?.MediaType;
            return new Answer(response.StatusCode, type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(text) : null, text, response.Headers, type);
        }
    }
}

public static class Calls
{
    /// <summary>A command as the body of a request: without what its address and If-Match say.</summary>
    public static JsonObject Body<T>(T command, params string[] without)
    {
        var json = JsonSerializer.SerializeToNode(command, ApiJson.Options)!.AsObject();
        foreach (var name in without) json.Remove(name);
        return json;
    }

    public static Task<Answer> Post(this HttpClient client, string path, JsonNode? body, string? ifMatch = null, string? key = null) =>
        client.Call(HttpMethod.Post, path, Content(body?.ToJsonString(ApiJson.Options) ?? "{}"), ifMatch, key);

    public static Task<Answer> PostText(this HttpClient client, string path, string body, string type = "application/json") =>
        client.Call(HttpMethod.Post, path, Content(body, type));

    public static Task<Answer> Get(this HttpClient client, string path, string? ifNoneMatch = null) =>
        client.Call(HttpMethod.Get, path, ifNoneMatch: ifNoneMatch);

    public static async Task<Answer> Call(this HttpClient client, HttpMethod method, string path, HttpContent? content = null, string? ifMatch = null, string? key = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await Answer.Of(await client.SendAsync(request));
    }

    private static StringContent Content(string text, string type = "application/json") => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
}
