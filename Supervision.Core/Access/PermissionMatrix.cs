using System.Collections.Frozen;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Access;

/// <summary>Names the permission a request needs. The pipeline refuses an actor who holds no role that gives it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Subject subject, Act act) : Attribute
{
    public Subject Subject { get; } = subject;

    public Act Act { get; } = act;
}

/// <summary>A request that needs nobody signed in, and why that is safe.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>A request that only the system itself sends, from a scheduled job; no role gives it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemOnlyAttribute : Attribute;

/// <summary>
/// Which role may do what, read from the one data file <c>permissions.csv</c>. A role of a delegation counts only in campaigns whose delegation
/// has the person in that role, a role of a unit only in campaigns that inspect the unit: <see cref="Gate"/> sees to that when rows are loaded.
/// </summary>
public static class PermissionMatrix
{
    private static readonly FrozenSet<(Role, Subject, Act)> Cells = Read().ToFrozenSet();

    public static bool Allows(Role role, Subject subject, Act act) => Cells.Contains((role, subject, act));

    public static bool AllowsAny(IEnumerable<Role> roles, Subject subject, Act act) => roles.Any(role => Allows(role, subject, act));

    /// <summary>Every cell, for the page that shows the matrix and the tests that try it.</summary>
    public static IEnumerable<(Role Role, Subject Subject, Act Act)> All => Cells;

    private static IEnumerable<(Role, Subject, Act)> Read()
    {
        using var stream = typeof(PermissionMatrix).Assembly.GetManifestResourceStream("permissions.csv")
            ?? throw new InvalidOperationException("permissions.csv is not in the assembly.");
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(',');
            foreach (var act in parts[2].Split(' '))
                yield return (Enum.Parse<Role>(parts[0]), Enum.Parse<Subject>(parts[1]), Enum.Parse<Act>(act));
        }
    }
}
