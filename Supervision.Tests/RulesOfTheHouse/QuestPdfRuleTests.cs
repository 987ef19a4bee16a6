using Supervision.Core.Documents;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>The adapter of QuestPDF is compiled only where its assembly is; what can be held of it without, is held here.</summary>
public sealed class QuestPdfRuleTests
{
    private const int Most = 400;

    private static readonly List<(string Path, string[] Lines)> Adapter =
        [.. House.Source("Supervision.Infrastructure").Where(file => file.Path.Contains("/Documents/QuestPdf/", StringComparison.Ordinal))];

    [Test]
    public void It_has_a_case_for_every_block_of_the_model()
    {
        var cases = Adapter.SelectMany(file => file.Lines).Select(line => line.Trim()).Where(line => line.StartsWith("case ", StringComparison.Ordinal)).Select(line => line["case ".Length..].Split(' ', ':')[0]).ToHashSet();
        var blocks = typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block)) && !type.IsAbstract).ToList();

        Assert.That(blocks, Has.Count.GreaterThan(10));
        House.None(blocks.Where(block => !cases.Contains(block.Name)).Select(block => $"QuestPdfBlocks has no case for {block.Name}"));
    }

    [Test]
    public void It_stays_a_small_adapter()
    {
        var lines = Adapter.Where(file => file.Lines.Any(line => line.StartsWith("using QuestPDF", StringComparison.Ordinal))).Sum(file => file.Lines.Length);

        Assert.That(lines, Is.InRange(1, Most), "Lines of the files that use QuestPDF.");
    }
}
