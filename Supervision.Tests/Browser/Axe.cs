using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Supervision.Tests.Browser;

/// <summary>Judges a page as it stands by axe: WCAG 2.2 AA, and what axe calls best practice.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() =>
    {
        var assembly = typeof(AxeResult).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("axe.min.js", StringComparison.Ordinal)))!);
        return reader.ReadToEnd();
    });

    /// <summary>Each rule that is broken, with up to three places. The package's own way opens a second page for each look, for frames, which ours have none of.</summary>
    public static async Task<string[]> Violations(this IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run({
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
                resultTypes: ['violations'],
            })).violations.map(found => found.id + ': ' + found.nodes.slice(0, 3).map(node => node.html).join(' | '))
            """);
    }
}
