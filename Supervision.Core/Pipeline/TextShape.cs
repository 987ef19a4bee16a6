using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Supervision.Core.Text;

namespace Supervision.Core.Pipeline;

/// <summary>Looks at every text of a request, however deep, for characters that no text of ours may hold.</summary>
internal static class TextShape
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static IEnumerable<(string Field, string Message)> Errors(object request) => Walk(request, "");

    private static IEnumerable<(string Field, string Message)> Walk(object value, string path)
    {
        foreach (var property in Properties.GetOrAdd(value.GetType(), PropertiesOf))
        {
            var field = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            switch (property.GetValue(value))
            {
                case string text:
                    if (SearchText.FirstForbidden(text) is { } character)
                        yield return (field, $"'{Glossary.LabelOf(property.Name)}' chứa ký tự điều khiển không được phép ({character}).");
                    break;
                case byte[] or Stream or null:
                    break;
                case IEnumerable list:
                    var index = 0;
                    foreach (var item in list)
                    {
                        if (item is string line && SearchText.FirstForbidden(line) is { } found)
                            yield return ($"{field}[{index}]", $"'{Glossary.LabelOf(property.Name)}' chứa ký tự điều khiển không được phép ({found}).");
                        else if (item is not null && IsOurs(item.GetType()))
                            foreach (var error in Walk(item, $"{field}[{index}]"))
                                yield return error;
                        index++;
                    }
                    break;
                case { } inner when IsOurs(inner.GetType()):
                    foreach (var error in Walk(inner, field)) yield return error;
                    break;
            }
        }
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && (!p.PropertyType.IsValueType || IsOurs(p.PropertyType))),
    ];

    private static bool IsOurs(Type type) => !type.IsEnum && type.Namespace?.StartsWith("Supervision.", StringComparison.Ordinal) == true;
}
