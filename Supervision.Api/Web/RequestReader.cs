using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>Makes a command or a query of an HTTP request: the body or the query string, with the ids of the route and the version of If-Match laid over it.</summary>
internal static class RequestReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>A command from the JSON body.</summary>
    /// <exception cref="RefusedException">Not JSON, unknown or missing fields, wrong types, no If-Match where one is needed.</exception>
    public static async Task<T> Command<T>(HttpContext http)
    {
        var json = await Body(http);
        GiveIdempotencyKey(http, () => json.ToJsonString());
        foreach (var name in RouteNames(http)) Own(json, name, JsonValue.Create((string?)http.Request.RouteValues[name]));
        if (typeof(IVersioned).IsAssignableFrom(typeof(T))) Own(json, "version", JsonValue.Create(SeenVersion(http)));
        return Deserialize<T>(json);
    }

    /// <summary>A request that carries a file is the same as another if its address and its file are.</summary>
    public static void Identify(HttpContext http, string said) => GiveIdempotencyKey(http, () => said);

    /// <summary>A form that says itself which sending of it this is: the same one twice is done once.</summary>
    public static void Once(HttpContext http, string key, string said)
    {
        http.Request.Headers["Idempotency-Key"] = key;
        Identify(http, said);
    }

    private static async Task<JsonObject> Body(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true } || http.Request.ContentLength is 0) return [];
        if (!http.Request.HasJsonContentType()) throw RefusedException.WrongType("Nội dung gửi lên phải có kiểu application/json.");
        try
        {
            var json = await JsonNode.ParseAsync(http.Request.Body, documentOptions: Strict, cancellationToken: http.RequestAborted) as JsonObject
                ?? throw RefusedException.Malformed("json.object", "Nội dung gửi lên phải là một đối tượng JSON.");
            JsonText.Compose(json);
            return json;
        }
        catch (JsonException e)
        {
            throw JsonFaults.Unreadable(e);
        }
    }

    /// <summary>A query from the query string.</summary>
    public static T Query<T>(HttpContext http)
    {
        var json = new JsonObject();
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        foreach (var (name, values) in http.Request.Query)
        {
            if (http.Request.RouteValues.ContainsKey(name) || !properties.TryGetValue(name, out var property)) throw JsonFaults.Unknown(name);
            if (values.Count != 1) throw RefusedException.Malformed("query.repeated", $"Tham số “{name}” bị lặp.", name);
            if (!string.IsNullOrEmpty(values[0])) json[name] = ValueOf(values[0]!, property.PropertyType);
        }
        foreach (var name in RouteNames(http)) json[name] = JsonValue.Create((string?)http.Request.RouteValues[name]);
        return Deserialize<T>(json);
    }

    private static IEnumerable<string> RouteNames(HttpContext http) =>
        http.Request.RouteValues.Keys.Where(key => key is not ("page" or "area" or "handler"));

    // What the address says cannot be said again in the body: two answers to one question.
    private static void Own(JsonObject json, string name, JsonNode? value)
    {
        if (json.ContainsKey(name)) throw JsonFaults.Unknown(name);
        json[name] = value;
    }

    private static JsonNode? ValueOf(string text, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return JsonValue.Create(number);
        if (plain == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) return JsonValue.Create(large);
        if (plain == typeof(decimal) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return JsonValue.Create(amount);
        if (plain == typeof(bool) && bool.TryParse(text, out var flag)) return JsonValue.Create(flag);
        return JsonValue.Create(text);
    }

    private static T Deserialize<T>(JsonObject json)
    {
        try
        {
            return json.Deserialize<T>(ApiJson.Options) ?? throw RefusedException.Malformed("json.object", "Nội dung gửi lên phải là một đối tượng JSON.");
        }
        catch (JsonException e)
        {
            throw JsonFaults.Explain(e, typeof(T));
        }
    }

    private static int SeenVersion(HttpContext http)
    {
        var header = http.Request.Headers.IfMatch;
        if (header.Count == 0) throw RefusedException.VersionRequired();
        // What follows the point tells representations of one version apart; what may be replaced is decided by the version alone.
        return header.Count == 1 && header[0] is ['"', .. var inner, '"']
            && int.TryParse(inner.Split('.', 2)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw RefusedException.Malformed("version.malformed", "If-Match phải là đúng một ETag đã nhận, ví dụ \"3\".");
    }

    private static void GiveIdempotencyKey(HttpContext http, Func<string> body)
    {
        if (!http.Request.Headers.TryGetValue("Idempotency-Key", out var keys) || !HttpMethods.IsPost(http.Request.Method)) return;
        if (keys.Count != 1 || keys[0] is not { Length: > 0 and <= 100 } key || key.Any(c => c is < '!' or > '~'))
            throw RefusedException.Malformed("idempotency.key", "Idempotency-Key phải có từ 1 đến 100 ký tự ASCII không có dấu cách.");
        var said = $"{http.Request.Path}\n{http.Request.Headers.IfMatch}\n{body()}";
        http.RequestServices.GetRequiredService<IdempotencyKey>().Give(key, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(said))));
    }
}
