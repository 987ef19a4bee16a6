using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Supervision.Api.Web;

/// <summary>
/// A form where nothing was ticked sends nothing, and its list is bound as none at all: it becomes an empty one, as the command's type promises, so that the rules of the command
/// judge it and say which choice is missing.
/// </summary>
internal static class UnchosenLists
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo[] Lists, PropertyInfo[] Parts)> Known = new();

    public static void Fill(object command)
    {
        var (lists, parts) = Known.GetOrAdd(command.GetType(), Look);
        foreach (var list in lists)
            if (list.GetValue(command) is null) list.SetValue(command, Empty(list.PropertyType));
        foreach (var part in parts)
            if (part.GetValue(command) is { } inner) Fill(inner);
    }

    private static (PropertyInfo[] Lists, PropertyInfo[] Parts) Look(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).ToArray();
        return (
            [.. properties.Where(p => p.SetMethod is not null && IsList(p.PropertyType) && nullability.Create(p).ReadState is NullabilityState.NotNull)],
            [.. properties.Where(p => p.PropertyType is { IsClass: true, Namespace: { } space } && space.StartsWith("Supervision.", StringComparison.Ordinal))]);
    }

    private static bool IsList(Type type) => type != typeof(string) && type != typeof(byte[]) && typeof(IEnumerable).IsAssignableFrom(type) && (type.IsArray || type.IsInterface && type.IsGenericType);

    private static object Empty(Type type) => type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.GetGenericArguments() is [var key, var value] ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!
        : Array.CreateInstance(type.GetGenericArguments()[0], 0);
}
