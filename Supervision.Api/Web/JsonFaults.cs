using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>Says in Vietnamese which field of a body could not be read and what it must be.</summary>
internal static partial class JsonFaults
{
    public static RefusedException Unknown(string field) =>
        RefusedException.Malformed("json.unknown_field", $"Không có trường “{field}” trong yêu cầu này.", field);

    /// <summary>A body that is no JSON at all, nested too deep, or names a field twice.</summary>
    public static RefusedException Unreadable(JsonException fault) =>
        DuplicateName().Match(fault.Message) is { Success: true } twice ? Repeated(twice.Groups[1].Value)
        : RefusedException.Malformed("json.invalid", $"Nội dung gửi lên không phải JSON hợp lệ (dòng {fault.LineNumber + 1}, vị trí {fault.BytePositionInLine + 1}).");

    public static RefusedException Explain(JsonException fault, Type type)
    {
        if (UnmappedName().Match(fault.Message) is { Success: true } unmapped) return Unknown(unmapped.Groups[1].Value);
        if (DuplicateName().Match(fault.Message) is { Success: true } twice) return Repeated(twice.Groups[1].Value);

        var prefix = FieldOf(fault.Path);
        if (MissingNames().Match(fault.Message) is { Success: true } missing)
            return RefusedException.Invalid(QuotedName().Matches(missing.Groups[1].Value).Select(m => m.Groups[1].Value)
                .ToDictionary(name => prefix.Length == 0 ? name : $"{prefix}.{name}", name => new[] { $"Thiếu “{Label(name)}”." }));

        var last = prefix.Split('.')[^1].Split('[')[0];
        if (fault.Message.StartsWith(EnumNames.Missing, StringComparison.Ordinal))
            return RefusedException.Invalid(new Dictionary<string, string[]> { [prefix] = [$"Thiếu “{Label(last)}”: {Expected(Follow(type, prefix))}."] });
        return RefusedException.Malformed("json.wrong_type", $"Giá trị của “{Label(last)}” {Expected(Follow(type, prefix))}.", prefix);
    }

    private static RefusedException Repeated(string name) => RefusedException.Malformed("json.repeated_field", $"Trường “{name}” bị lặp.", name);

    private static string Expected(Type? type)
    {
        if (type is null) return "không đúng kiểu";
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return "phải là một trong: " + string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (plain == typeof(DateOnly)) return "phải là một ngày có thật, dạng yyyy-MM-dd";
        if (plain == typeof(TimeOnly)) return "phải là giờ, dạng HH:mm";
        if (plain == typeof(DateTimeOffset)) return "phải là thời điểm theo ISO 8601";
        if (plain == typeof(Guid)) return "phải là mã định danh (UUID)";
        if (plain == typeof(int) || plain == typeof(long)) return "phải là số nguyên";
        if (plain == typeof(decimal)) return "phải là số JSON (dấu chấm thập phân, không đặt trong ngoặc kép)";
        if (plain == typeof(bool)) return "phải là true hoặc false";
        if (plain == typeof(string)) return "phải là chuỗi ký tự";
        return typeof(IEnumerable).IsAssignableFrom(plain) ? "phải là danh sách" : "không đúng kiểu";
    }

    private static Type? Follow(Type type, string field)
    {
        Type? at = type;
        foreach (var segment in field.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = segment.Split('[')[0];
            at = at?.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name)?.PropertyType;
            if (segment.Contains('[', StringComparison.Ordinal)) at = at?.GenericTypeArguments.FirstOrDefault() ?? at?.GetElementType();
        }
        return at;
    }

    private static string Label(string camel) => camel.Length == 0 ? "yêu cầu" : Glossary.LabelOf(char.ToUpperInvariant(camel[0]) + camel[1..]);

    private static string FieldOf(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    [GeneratedRegex(@"The JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnmappedName();

    [GeneratedRegex(@"Duplicate property '([^']+)'")]
    private static partial Regex DuplicateName();

    [GeneratedRegex(@"missing required properties including: (.+)\.")]
    private static partial Regex MissingNames();

    [GeneratedRegex(@"'([^']+)'")]
    private static partial Regex QuotedName();
}
