using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supervision.Core.Cases;

/// <summary>Tổng: the code of an indicator (text) or a number.</summary>
[JsonConverter(typeof(CaseTotalConverter))]
public sealed record CaseTotal(string? Code, decimal? Number);

internal sealed class CaseTotalConverter : JsonConverter<CaseTotal>
{
    public override CaseTotal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new(reader.GetString(), null),
        JsonTokenType.Number => new(null, reader.GetDecimal()),
        _ => throw new JsonException("“tong” phải là mã chỉ tiêu hoặc số."),
    };

    public override void Write(Utf8JsonWriter writer, CaseTotal value, JsonSerializerOptions options)
    {
        if (value.Code is { } code) writer.WriteStringValue(code);
        else writer.WriteNumberValue(value.Number!.Value);
    }
}
