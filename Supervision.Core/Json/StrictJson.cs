using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Supervision.Core.Json;

/// <summary>
/// Reads data files that the product is shipped with or is given: an unknown field, a missing one, a null where none may
/// stand, a field given twice or a word outside its list is an error that says where.
/// </summary>
internal static partial class StrictJson
{
    public static readonly JsonSerializerOptions SnakeCase = Make(JsonNamingPolicy.SnakeCaseLower);

    /// <summary>For files with names of their own: every member and word carries its name as an attribute.</summary>
    public static readonly JsonSerializerOptions Named = Make(naming: null);

    /// <summary>Reads an embedded file of this assembly.</summary>
    /// <exception cref="InvalidDataException">The file breaks its form.</exception>
    public static T Embedded<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"Không có tệp dữ liệu {name} trong sản phẩm.");
        using var reader = new StreamReader(stream);
        return Read<T>(name, reader.ReadToEnd(), SnakeCase);
    }

    /// <summary>Reads one file; the error names it and the path of the field.</summary>
    /// <exception cref="InvalidDataException">The file breaks its form.</exception>
    public static T Read<T>(string name, string text, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, options)
                ?? throw new InvalidDataException($"{name}: tệp rỗng.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}, tại {e.Path ?? "$"}: {Fault(e)}", e);
        }
    }

    /// <summary>What is wrong, in Vietnamese; the serializer tells it only in English and with our type names.</summary>
    public static string Fault(JsonException e) =>
        MissingFields().Match(e.Message) is { Success: true } missing ? $"thiếu trường {missing.Groups["names"].Value.Replace("'", "", StringComparison.Ordinal)}."
        : e.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "trường không có trong cấu trúc."
        : e.Message.Contains("uplicate property", StringComparison.Ordinal) ? "trường bị lặp."
        : e.Message.StartsWith('“') ? e.Message
        : "giá trị không hợp lệ (sai kiểu, trống, ngoài danh mục hoặc không có thật).";

    [GeneratedRegex("missing required properties including: (?<names>.*?)\\.? *(Path|$)")]
    private static partial Regex MissingFields();

    private static JsonSerializerOptions Make(JsonNamingPolicy? naming) => new()
    {
        PropertyNamingPolicy = naming,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(naming, allowIntegerValues: false) },
    };
}
