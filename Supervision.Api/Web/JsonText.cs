using System.Text.Json;
using System.Text.Json.Nodes;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>Brings every text of a body into NFC at the door, so that limits, comparisons and rows all see the same characters.</summary>
internal static class JsonText
{
    /// <exception cref="RefusedException">A text holds half a surrogate pair: it is no Unicode.</exception>
    public static void Compose(JsonObject json)
    {
        foreach (var (name, value) in json.ToArray())
            if (Composed(value, name) is { } composed) json[name] = composed;
    }

    private static JsonValue? Composed(JsonNode? node, string field)
    {
        switch (node)
        {
            case JsonObject inner:
                foreach (var (name, value) in inner.ToArray())
                    if (Composed(value, $"{field}.{name}") is { } composed) inner[name] = composed;
                return null;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    if (Composed(list[i], $"{field}[{i}]") is { } composed) list[i] = composed;
                return null;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = Read(value, field);
                return text.IsNormalized() ? null : JsonValue.Create(text.Normalize());
            default:
                return null;
        }
    }

    private static string Read(JsonValue value, string field)
    {
        try
        {
            var text = value.GetValue<string>();
            // Throws on half a pair that came as raw characters.
            _ = text.IsNormalized();
            return text;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw RefusedException.Malformed("json.text", $"Trường “{field}” chứa chuỗi không phải Unicode hợp lệ.", field);
        }
    }
}
