using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supervision.Api.Demo;

/// <summary>A value that no source gives but a rule demands: what stands there, and what demands it.</summary>
public sealed record Invented<T>
{
    [JsonPropertyName("gia_tri")]
    public required T Value { get; init; }

    /// <summary>The rule that asks for it, in words.</summary>
    [JsonPropertyName("vi_sao")]
    public required string NeededFor { get; init; }
}

/// <summary>Reads the second file of a case, in which every value is marked as invented.</summary>
internal static class InventedFile
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <exception cref="DemoException">An unknown or missing field, named with the case.</exception>
    public static T Read<T>(string caseCode, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Strict) ?? throw new DemoException(caseCode, "$", "tệp rỗng.");
        }
        catch (JsonException e)
        {
            throw new DemoException(caseCode, e.Path ?? "$", $"tệp giá trị minh họa không đúng khuôn dạng: {e.Message}", e);
        }
    }

    /// <summary>How many values a file marks as invented.</summary>
    public static int Count(string text)
    {
        using var document = JsonDocument.Parse(text);
        return CountIn(document.RootElement);
    }

    private static int CountIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("gia_tri", out _) => 1,
        JsonValueKind.Object => element.EnumerateObject().Sum(member => CountIn(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(CountIn),
        _ => 0,
    };
}

/// <summary>What could not be done in the demonstration: which case, which field, why.</summary>
public sealed class DemoException(string caseCode, string field, string why, Exception? inner = null)
    : Exception($"Vụ việc {caseCode}, trường {field}: {why}", inner);
