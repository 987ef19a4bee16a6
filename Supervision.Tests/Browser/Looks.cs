using Microsoft.Playwright;

namespace Supervision.Tests.Browser;

/// <summary>What can be measured of how a page looks, and pictures of it for people.</summary>
internal static class Looks
{
    // Things that are pressed or typed into: no two of them share a place, wherever lines break. What floats over the page or opens out of a field does, and is left out.
    private const string Script = """
        () => {
          const flaws = [];
          const over = document.documentElement.scrollWidth - window.innerWidth;
          if (over > 0) flaws.push(`${over} px wider than the window`);
          const floats = e => { for (; e && e !== document.body; e = e.parentElement) if (['fixed', 'sticky'].includes(getComputedStyle(e).position)) return true; return false; };
          const boxes = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !floats(e) && !e.closest('[role=listbox]'))
            .flatMap(e => [...e.getClientRects()].map(box => ({ e, box }))).filter(({ box }) => box.width > 2 && box.height > 2).sort((a, b) => a.box.top - b.box.top);
          boxes.forEach((one, i) => {
            for (let j = i + 1; j < boxes.length && boxes[j].box.top < one.box.bottom - 4; j++) {
              const other = boxes[j];
              if (one.e === other.e || one.e.contains(other.e) || other.e.contains(one.e)) continue;
              if (Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 2) flaws.push(`lie over each other: ${one.e.outerHTML.slice(0, 120)} and ${other.e.outerHTML.slice(0, 120)}`);
            }
          });
          return flaws;
        }
        """;

    /// <summary>What is too wide for the window, and what lies over something else.</summary>
    public static Task<string[]> Flaws(this IPage page) => page.EvaluateAsync<string[]>(Script);

    /// <summary>The page as it stands keeps the rules: nothing too wide, nothing over something else, accessible.</summary>
    public static async Task Keeps(this IPage page)
    {
        // Half a page, whose rest is on its way, has other widths.
        await page.WaitForLoadStateAsync();
        Assert.That(await page.Flaws(), Is.Empty);
        Assert.That(await page.Violations(), Is.Empty);
    }

    /// <summary>As above, in a window of that width.</summary>
    public static async Task Keeps(this IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, width < 600 ? 844 : 900);
        await page.Keeps();
    }

    /// <summary>Keeps a picture of the window: for the guides where SUPERVISION_PICTURES names their folder, else beside the results of the run.</summary>
    public static async Task Picture(this IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("SUPERVISION_PICTURES") is { Length: > 0 } given ? given : Path.Combine(TestContext.CurrentContext.WorkDirectory, "pictures");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
