using System.Text.RegularExpressions;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>The checklist of docs/security.md: complete, counted right, and what it points to is there.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(House.Root, "docs", "security.md"));

    private static List<(string Item, string Level, string State, string Shown)> Items() =>
    [
        .. Page.Select(line => Row().Match(line)).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value)),
    ];

    [Test]
    public void Every_item_of_levels_1_and_2_is_there_once()
    {
        var items = Items();

        Assert.That(items.Select(i => i.Item), Is.Unique);
        Assert.That((items.Count(i => i.Level == "1"), items.Count(i => i.Level == "2")), Is.EqualTo((70, 183)));
        Assert.That(items.Select(i => i.State).Distinct(), Is.EquivalentTo(new[] { "met", "not met", "n/a" }));
    }

    [Test]
    public void The_counts_at_its_head_are_those_of_its_rows()
    {
        var items = Items();
        Assert.That(string.Join('\n', Page), Does.Contain($"{items.Count} items; {items.Count(i => i.State == "met")} met, {items.Count(i => i.State == "not met")} not met, {items.Count(i => i.State == "n/a")} not applicable"));
    }

    [Test]
    public void What_shows_an_item_exists()
    {
        var files = Directory.EnumerateFiles(House.Root, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/.git/", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f)!).ToHashSet();
        var tests = typeof(SecurityPageTests).Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        House.None(
            from item in Items()
            from Match named in Code().Matches(item.Shown)
            let name = Path.GetFileName(named.Groups[1].Value)
            where !files.Contains(name) && !tests.Contains(name)
            select $"{item.Item} points to {named.Groups[1].Value}, which is not there");
        House.None(Items().Where(i => i.Shown.Trim().Length == 0).Select(i => $"{i.Item} says nothing of what shows it"));
    }

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
