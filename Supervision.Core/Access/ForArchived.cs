using System.Collections.Concurrent;
using System.Reflection;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Access;

/// <summary>A command that goes on when its campaign was archived, and why that changes nothing of what the archive took. All others are refused by the <see cref="Gate"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForArchivedAttribute(string reason) : Attribute
{
    private static readonly ConcurrentDictionary<Type, (bool Changes, bool IsClosed)> Known = new();

    public string Reason { get; } = reason;

    /// <summary>The request would change something, and does not say that it may still.</summary>
    public static bool IsClosedTo(Type request) => Of(request).IsClosed;

    internal static bool Changes(Type request) => Of(request).Changes;

    private static (bool Changes, bool IsClosed) Of(Type request) => Known.GetOrAdd(request, static type =>
    {
        var changes = type.GetInterfaces().Any(one => one.IsGenericType && (one.GetGenericTypeDefinition() == typeof(ICommand<>) || one.GetGenericTypeDefinition() == typeof(IAttempt<>)));
        return (changes, changes && !type.IsDefined(typeof(ForArchivedAttribute)));
    });
}
