using System.Collections;
using System.Reflection;
using MediatR;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>What the rules are held against: the requests of the product, what they hold and answer, and the source it was built from.</summary>
internal static class House
{
    public static readonly Assembly Core = typeof(Db).Assembly;

    /// <summary>Every request that can be sent, by name.</summary>
    public static IReadOnlyList<Type> Requests { get; } =
    [
        .. Core.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && AnswerOrNull(t) is not null).OrderBy(t => t.FullName, StringComparer.Ordinal),
    ];

    public static Type AnswerOf(Type request) => AnswerOrNull(request) ?? throw new ArgumentException($"{request} is no request.");

    public static bool IsCommand(Type request) => request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    /// <summary>The types of ours that a type leads to through its properties, lists and arguments, itself among them.</summary>
    public static IEnumerable<Type> Reach(Type type)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([type]);
        while (open.TryPop(out var next))
        {
            if (next.IsGenericType) foreach (var argument in next.GetGenericArguments()) open.Push(argument);
            if (next.IsArray) open.Push(next.GetElementType()!);
            if (!IsOurs(next) || !seen.Add(next)) continue;
            yield return next;
            if (next.IsEnum) continue;
            foreach (var property in next.GetProperties(BindingFlags.Public | BindingFlags.Instance)) open.Push(property.PropertyType);
        }
    }

    public static bool IsOurs(Type type) => type.Namespace?.StartsWith("Supervision.", StringComparison.Ordinal) == true;

    public static bool IsList(Type type) => type != typeof(string) && type != typeof(byte[]) && typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>The repository's folder, found upwards from where the tests were built.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The source files of the named projects: path from the root, and lines.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Source(params string[] projects) =>
        from project in projects
        from file in Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllLines(file));

    public static void None(IEnumerable<string> problems)
    {
        var all = problems.Distinct().ToList();
        Assert.That(all, Is.Empty, string.Join('\n', all));
    }

    private static Type? AnswerOrNull(Type type) => type.GetInterfaces()
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Supervision.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}
