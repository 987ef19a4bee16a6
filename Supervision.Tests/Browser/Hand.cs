using Microsoft.Playwright;

namespace Supervision.Tests.Browser;

/// <summary>Somebody at a page: with a finger or a mouse, or with nothing but a keyboard. By keyboard, whatever is wanted must be reached with Tab and must be seen to have the focus.</summary>
internal sealed class Hand(IPage page, bool byKeyboard)
{
    private const int FarthestTab = 300;

    public async Task Press(ILocator what)
    {
        if (byKeyboard)
        {
            await Reach(what);
            await page.Keyboard.PressAsync("Enter");
        }
        else await what.ClickAsync();
    }

    /// <summary>Presses what leads to another page, and waits for it.</summary>
    public async Task Go(ILocator what)
    {
        await page.EvaluateAsync("() => { window.before = true; }");
        await Press(what);
        await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }

    /// <summary>Opens a form that stands folded.</summary>
    public async Task Unfold(ILocator details)
    {
        if (await details.GetAttributeAsync("open") is null) await Press(details.Locator("summary").First);
    }

    public async Task Write(ILocator field, string text)
    {
        if (!byKeyboard)
        {
            await field.FillAsync(text);
            return;
        }
        await Reach(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task Choose(ILocator list, string value)
    {
        if (!byKeyboard)
        {
            await list.SelectOptionAsync(value);
            return;
        }
        await Reach(list);
        await page.Keyboard.PressAsync("Home");
        for (var i = 0; i < FarthestTab && await list.InputValueAsync() != value; i++) await page.Keyboard.PressAsync("ArrowDown");
        Assert.That(await list.InputValueAsync(), Is.EqualTo(value));
    }

    private async Task Reach(ILocator what)
    {
        for (var i = 0; i < FarthestTab; i++)
        {
            if (await what.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                Assert.That(await what.EvaluateAsync<bool>("e => e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none'"), Is.True, $"{what} shows that it has the focus");
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{what} is not reached with the Tab key.");
    }
}
