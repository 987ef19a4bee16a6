using System.Net;
using System.Text.RegularExpressions;
using Supervision.Tests.RulesOfTheHouse;

namespace Supervision.Tests.Web;

/// <summary>The guides for users: what they show and name is there.</summary>
public sealed partial class GuideTests
{
    private static readonly string Folder = Path.Combine(House.Root, "docs", "huong-dan");

    private static IEnumerable<TestCaseData> Guides() => Directory.EnumerateFiles(Folder, "*.md").Order(StringComparer.Ordinal).Select(path => new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path)));

    [TestCaseSource(nameof(Guides))]
    public void What_a_guide_shows_and_names_is_there(string path)
    {
        var text = File.ReadAllText(path);
        var missing = Links().Matches(text).Select(link => link.Groups[1].Value).Where(link => !File.Exists(Path.Combine(Folder, link))).ToList();
        var unknown = Names().Matches(text).Select(name => name.Groups[1].Value).Distinct().Where(name => !Words.Value.Contains(name, StringComparison.Ordinal)).ToList();

        Assert.That(text.IsNormalized(), Is.True);
        Assert.That(missing, Is.Empty, "pictures and pages that a guide leads to");
        Assert.That(unknown, Is.Empty, "names in bold that no page bears");
    }

    [Test]
    public void Every_picture_is_shown_and_every_guide_is_in_the_list()
    {
        var shown = Directory.EnumerateFiles(Folder, "*.md").SelectMany(path => Links().Matches(File.ReadAllText(path))).Select(link => Path.GetFileName(link.Groups[1].Value)).ToHashSet();

        Assert.That(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Where(name => name != "README.md"), Is.SubsetOf(shown));
    }

    // All that pages and their forms say.
    private static readonly Lazy<string> Words = new(() => WebUtility.HtmlDecode(string.Join('\n', new[] { "Supervision.Api", "Supervision.Core" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(House.Root, project), "*.*", SearchOption.AllDirectories))
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(path => Path.GetExtension(path) is ".cshtml" or ".cs" or ".csv" or ".js").Select(File.ReadAllText))));

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Names();
}
