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

/// <summary>One thing that is allowed: a role may do this with such rows of a subject, while they stand so.</summary>
public readonly record struct Grant(Role Role, Subject Subject, Standing Standing, Rows Rows, Act Act);

/// <summary>
/// Who may what, read from the one data file <c>permissions.csv</c>; what does not stand there is allowed to nobody. The pipeline asks whether a role gives an act anywhere,
/// <see cref="Gate"/> whether it gives it for the very row: how it stands, and whose it is.
/// </summary>
public static class PermissionMatrix
{
    private static readonly FrozenSet<Grant> Cells = Read().ToFrozenSet();

    private static readonly FrozenSet<(Role, Subject, Act)> Somewhere = Cells.Select(one => (one.Role, one.Subject, one.Act)).ToFrozenSet();

    /// <summary>The role may do it somewhere, with some rows.</summary>
    public static bool Allows(Role role, Subject subject, Act act) => Somewhere.Contains((role, subject, act));

    public static bool AllowsAny(IEnumerable<Role> roles, Subject subject, Act act) => roles.Any(role => Allows(role, subject, act));

    /// <summary>The role may do it with rows that are its holder's in this way and stand so.</summary>
    public static bool Allows(Role role, Subject subject, Standing standing, Rows rows, Act act) => Cells.Contains(new Grant(role, subject, standing, rows, act));

    /// <summary>As above, in whatever standing.</summary>
    public static bool Allows(Role role, Subject subject, Rows rows, Act act) => Standings.All(subject).Any(standing => Allows(role, subject, standing, rows, act));

    /// <summary>Everything that is allowed, for the page that shows it and the tests that try it.</summary>
    public static IEnumerable<Grant> All => Cells;

    private static IEnumerable<Grant> Read()
    {
        using var stream = typeof(PermissionMatrix).Assembly.GetManifestResourceStream("permissions.csv")
            ?? throw new InvalidOperationException("permissions.csv is not in the assembly.");
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            foreach (var permission in Cell(line))
                yield return permission;
    }

    /// <summary>What one line of the file allows.</summary>
    /// <exception cref="InvalidDataException">It names a role, subject, standing, kind of rows or act that there is not, or a standing that the subject does not have.</exception>
    internal static IEnumerable<Grant> Cell(string line)
    {
        var parts = line.Split(',');
        if (parts.Length != 5) throw new InvalidDataException($"permissions.csv: '{line}' has not five columns.");
        var subject = Named<Subject>(parts[1]);
        var has = Standings.All(subject);
        Standing[] standings = parts[2] == "*" ? [.. has] : [.. parts[2].Split(' ').Select(Named<Standing>)];
        if (standings.Except(has).Any()) throw new InvalidDataException($"permissions.csv: '{line}' names a standing that {subject} does not have.");
        return from standing in standings
               from act in parts[4].Split(' ')
               select new Grant(Named<Role>(parts[0]), subject, standing, Named<Rows>(parts[3]), Named<Act>(act));

        T Named<T>(string name) where T : struct, Enum =>
            Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name) : throw new InvalidDataException($"permissions.csv: '{line}' names '{name}', which is no {typeof(T).Name}.");
    }
}
