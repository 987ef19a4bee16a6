using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Audit;

/// <summary>One value that changed, in words.</summary>
/// <param name="Field">As the glossary calls it.</param>
/// <param name="Before">Null where it was not kept or there was none.</param>
/// <param name="After">Null where it is gone.</param>
/// <param name="OnlyBefore">The event does not say what stands now.</param>
public sealed record ChangedValue(string Field, string? Before, string? After, bool OnlyBefore = false);

/// <summary>Says what an event is as people would: <c>event-words.csv</c> has the words of each, with the names of its values in braces.</summary>
public static partial class EventWords
{
    private const int LongestValue = 300;

    // What stood before is often written flat, without the type whose it was: a value's name is looked up among all enumerations that a property of this name holds.
    private static readonly Lazy<ILookup<string, (string? Space, Type Enum)>> Enums = new(() => typeof(IEvent).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties().Select(property => (property.Name, Space: type.Namespace, Enum: Plain(ElementOf(property.PropertyType) ?? property.PropertyType))))
        .Where(one => one.Enum.IsEnum && one.Enum.Assembly == typeof(IEvent).Assembly)
        .Distinct().ToLookup(one => one.Name, one => (one.Space, one.Enum)));

    private static readonly FrozenDictionary<string, string> Words = EmbeddedTable.Read("event-words.csv", 2).ToFrozenDictionary(row => row[0], row => row[1]);

    private static readonly FrozenDictionary<string, Type> Types = typeof(IEvent).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IEvent).IsAssignableFrom(type)).ToFrozenDictionary(type => type.Name);

    /// <summary>Every event that has words.</summary>
    public static IEnumerable<string> Known => Words.Keys;

    /// <summary>The values that the words of an event name.</summary>
    public static IEnumerable<string> Names(string name) => Hole().Matches(Words.GetValueOrDefault(name) ?? "").Select(hole => hole.Groups[1].Value.Split('.')[0]);

    /// <summary>"cấp số 12/TB-HĐND ngày 05/01/2026"; what stands in square brackets is left out where it would name a value that there is not.</summary>
    public static string Say(string name, string data)
    {
        var words = Words.GetValueOrDefault(name) ?? "ghi nhận một thay đổi";
        using var json = JsonDocument.Parse(data);
        string? Named(string property) => property.Split('.') is [var list, var of] ? Each(json.RootElement, name, list, of)
            : json.RootElement.TryGetProperty(property, out var value) ? Value(name, property, value) : null;
        if (States(json.RootElement, name) is var (from, to) && from == to) words = Moving().Replace(words, Named("step") is null ? "ghi một bước của $1, trạng thái vẫn là “{to}”" : "thực hiện bước “{step}” đối với $1, trạng thái vẫn là “{to}”");
        words = Optional().Replace(words, part => Hole().Matches(part.Groups[1].Value).All(hole => Named(hole.Groups[1].Value) is not null) ? part.Groups[1].Value : "");
        return Hole().Replace(words, hole => Named(hole.Groups[1].Value) ?? "…");
    }

    /// <summary>What it is called where only its kind is chosen: the words without its values.</summary>
    public static string Title(string name) => Tidy().Replace(Hole().Replace(Optional().Replace(Words.GetValueOrDefault(name) ?? name, ""), "…"), "…");

    /// <summary>Value by value what stood before and what stands now; ids and hashes say nothing to people and are left out.</summary>
    public static IReadOnlyList<ChangedValue> Changes(string name, string data, string? before)
    {
        if (before is null) return [];
        using var now = JsonDocument.Parse(data);
        using var then = JsonDocument.Parse(before);
        var after = Leaves(now.RootElement, name).GroupBy(leaf => leaf.Path).ToDictionary(g => g.Key, g => g.First());
        var changes = new List<ChangedValue>();
        // Where it came from and where it came to stand in the event itself.
        if (States(now.RootElement, name) is var (from, to))
        {
            foreach (var told in (string[])["from", "to", "step"]) after.Remove(told);
            if (from != to) changes.Add(new ChangedValue(Glossary.LabelOf("Status"), from, to));
        }
        foreach (var (path, field, text) in Leaves(then.RootElement, name))
        {
            var value = after.Remove(path, out var found) ? found.Text : null;
            if (text != value) changes.Add(new ChangedValue(field, text, value, value is null && !now.RootElement.TryGetProperty(path, out _) && PropertyOf(name, path) is null));
        }
        changes.AddRange(after.Values.Where(leaf => leaf.Text is not null).Select(leaf => new ChangedValue(leaf.Field, null, leaf.Text)));
        return changes;
    }

    // From which state to which, of an event that moves something on; a span of days is none.
    private static (string From, string To)? States(JsonElement data, string name) => data.TryGetProperty("from", out var from) && data.TryGetProperty("to", out var to)
        && PropertyOf(name, "from") is { IsEnum: true } && PropertyOf(name, "to") is { IsEnum: true } && Value(name, "from", from) is { } left && Value(name, "to", to) is { } entered ? (left, entered) : null;

    // What stood before is often written flat beside an event that wraps it: the name of the value is what is compared.
    private static IEnumerable<(string Path, string Field, string? Text)> Leaves(JsonElement element, string name)
    {
        // Lines stay as they were written: some old ones keep a bare list, which names no value.
        if (element.ValueKind is not JsonValueKind.Object) yield break;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name == "subjectId") continue;
            if (property.Value.ValueKind is JsonValueKind.Object)
            {
                foreach (var leaf in Leaves(property.Value, name)) yield return leaf;
                continue;
            }
            if (property.Name.EndsWith("Sha256", StringComparison.OrdinalIgnoreCase) || Value(name, property.Name, property.Value) is not { } text) continue;
            yield return (property.Name, Glossary.LabelOf(char.ToUpperInvariant(property.Name[0]) + property.Name[1..]), text);
        }
    }

    /// <summary>One value of each line of a list: "Văn thư; Trưởng đoàn giám sát"; of what is no list, its one value.</summary>
    private static string? Each(JsonElement data, string name, string list, string of) => !data.TryGetProperty(list, out var lines) ? null
        : lines.ValueKind is JsonValueKind.Object ? lines.TryGetProperty(of, out var one) ? Value(name, of, one) : null
        : lines.ValueKind is JsonValueKind.Array
        && string.Join("; ", lines.EnumerateArray().Where(line => line.ValueKind is JsonValueKind.Object).Select(line => line.TryGetProperty(of, out var value) ? Value(name, of, value) : null).OfType<string>()) is { Length: > 0 } said ? said : null;

    private static string? Value(string name, string property, JsonElement value) => Value(value, PropertyOf(name, property) ?? EnumOf(name, property, value));

    private static Type? EnumOf(string name, string property, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String || value.GetString() is not { } text) return null;
        var space = Types.GetValueOrDefault(name)?.Namespace;
        return Enums.Value[char.ToUpperInvariant(property[0]) + property[1..]].Where(one => Enum.IsDefined(one.Enum, text)).OrderByDescending(one => one.Space == space).Select(one => one.Enum).FirstOrDefault();
    }

    private static string? Value(JsonElement value, Type? type) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => "có",
        JsonValueKind.False => "không",
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number == Math.Truncate(number) ? number.ToString("0", CultureInfo.InvariantCulture) : VietnameseNumber.Decimal(number) : value.GetRawText(),
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Where(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)).Select(item => Value(item, ElementOf(type))).OfType<string>()) is { Length: > 0 } list ? list : null,
        JsonValueKind.Object => null,
        _ => Text(value.GetString()!, type),
    };

    private static string? Text(string text, Type? type)
    {
        if (type is { IsEnum: true } && Enum.TryParse(type, text, ignoreCase: false, out var named) && named is Enum known) return LabelOf(known);
        if (Guid.TryParse(text, out _)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return VietnameseDate.Short(day);
        if (Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return $"{VietnameseDate.Time(TimeOnly.FromDateTime(at.Local()))}, {VietnameseDate.Short(DateOnly.FromDateTime(at.Local()))}";
        if (type == typeof(TimeOnly) && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time)) return VietnameseDate.Time(time);
        return text.Length > LongestValue ? text[..LongestValue] + "…" : text;
    }

    private static string LabelOf(Enum value)
    {
        try
        {
            return value.Label();
        }
        catch (InvalidOperationException)
        {
            return value.ToString();
        }
    }

    private static Type? PropertyOf(string name, string property) => Types.GetValueOrDefault(name) is { } type ? Find(type, char.ToUpperInvariant(property[0]) + property[1..], 3) : null;

    private static Type? Find(Type type, string property, int depth)
    {
        foreach (var candidate in type.GetProperties())
        {
            var plain = Plain(candidate.PropertyType);
            if (candidate.Name == property) return plain;
            if (depth > 0 && plain.IsGenericType && ElementOf(plain) is { } element && element.Namespace?.StartsWith("Supervision.", StringComparison.Ordinal) == true && !element.IsEnum && Find(element, property, 0) is { } listed) return listed;
            if (depth > 0 && plain.Namespace?.StartsWith("Supervision.", StringComparison.Ordinal) == true && !plain.IsEnum && Find(plain, property, depth - 1) is { } inner) return inner;
        }
        return null;
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Type? ElementOf(Type? list) => list is { IsGenericType: true } ? list.GetGenericArguments()[0] : list;

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"^chuyển (.+) từ “\{from\}” sang “\{to\}”")]
    private static partial Regex Moving();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")]
    private static partial Regex Instant();

    [GeneratedRegex(@"\{([\w.]+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"“?…”?([/ ]“?…”?)*")]
    private static partial Regex Tidy();
}
