using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supervision.Core.Documents;

/// <summary>A text in JSON: a string where it has one plain piece, else an array of pieces: <c>["tăng ",{"text":"12","owned":true}]</c>.</summary>
internal sealed class RichTextJson : JsonConverter<RichText>
{
    private const string Text = "text", Bold = "bold", Italic = "italic", Owned = "owned";

    public override RichText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return RichText.FromString(reader.GetString()!);
        if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException("A text is a string or an array of pieces.");
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) runs.Add(Run(ref reader));
        return new RichText(runs.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, RichText value, JsonSerializerOptions options)
    {
        if (value.Runs is [] or [{ IsBold: false, IsItalic: false, IsOwned: false }])
        {
            writer.WriteStringValue(value.PlainText);
            return;
        }
        writer.WriteStartArray();
        foreach (var run in value.Runs) Write(writer, run);
        writer.WriteEndArray();
    }

    private static TextRun Run(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String) return new TextRun(reader.GetString()!);
        if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException("A piece of text is a string or an object.");
        var run = new TextRun("");
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            run = name switch
            {
                Text => run with { Text = reader.GetString() ?? "" },
                Bold => run with { IsBold = reader.GetBoolean() },
                Italic => run with { IsItalic = reader.GetBoolean() },
                Owned => run with { IsOwned = reader.GetBoolean() },
                _ => throw new JsonException($"A piece of text has no '{name}'."),
            };
        }
        return run;
    }

    private static void Write(Utf8JsonWriter writer, TextRun run)
    {
        if (run is { IsBold: false, IsItalic: false, IsOwned: false })
        {
            writer.WriteStringValue(run.Text);
            return;
        }
        writer.WriteStartObject();
        writer.WriteString(Text, run.Text);
        if (run.IsBold) writer.WriteBoolean(Bold, true);
        if (run.IsItalic) writer.WriteBoolean(Italic, true);
        if (run.IsOwned) writer.WriteBoolean(Owned, true);
        writer.WriteEndObject();
    }
}
