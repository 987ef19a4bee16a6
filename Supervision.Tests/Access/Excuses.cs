using Supervision.Tests.RulesOfTheHouse;

namespace Supervision.Tests.Access;

/// <summary>Exceptions that a test makes, one a line in a file beside it, the reason last.</summary>
internal static class Excuses
{
    public static IReadOnlyList<string[]> Read(string file) =>
        [.. File.ReadAllLines(Path.Combine(House.Root, "Supervision.Tests/Access", file)).Where(line => line.Length > 0).Select(line => line.Split(',', 3))];
}
