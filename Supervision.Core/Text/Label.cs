using System.Collections.Concurrent;
using System.Reflection;

namespace Supervision.Core.Text;

/// <summary>The Vietnamese words of one value of an enumeration.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class LabelAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

public static class Labels
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    /// <summary>What pages and papers call the value.</summary>
    public static string Label(this Enum value) => Known.GetOrAdd(value, static v =>
        v.GetType().GetField(v.ToString())?.GetCustomAttribute<LabelAttribute>()?.Text
            ?? throw new InvalidOperationException($"{v.GetType().Name}.{v} has no label."));
}
