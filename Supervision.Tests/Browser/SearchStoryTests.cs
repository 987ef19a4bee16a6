using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>A clerk looks for a conclusion from wherever they are.</summary>
public sealed class SearchStoryTests
{
    [TestCase(1280)]
    [TestCase(390)]
    public async Task A_clerk_finds_a_conclusion_by_its_number_without_diacritics_by_keyboard_alone(int width)
    {
        var page = await DemoSite.As(Role.RecordsClerk, width);
        await using var context = page.Context;
        var complaints = page.Complaints();
        var (reference, path) = await Conclusion(page);
        await page.GotoAsync($"{DemoSite.Address}van-ban");

        // The box is reached from the beginning of the page by the tab key.
        for (var i = 0; i < 8 && await page.EvaluateAsync<string>("() => document.activeElement.id") != "tim-kiem"; i++) await page.Keyboard.PressAsync("Tab");
        var typed = reference.Replace('Đ', 'D').ToLowerInvariant();
        // What was suggested for the first letters alone goes by.
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.TypeAsync(typed), answer => answer.Url.EndsWith($"q={Uri.EscapeDataString(typed)}", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#goi-y [role=option]").First).ToContainTextAsync(reference);
        Assert.That(await page.Violations(), Is.Empty, "with the suggestions open");
        Assert.That(await page.Flaws(), Is.Empty);
        await Assertions.Expect(page.Locator("#goi-y-bao")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d+ gợi ý"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#tim-kiem")).ToHaveAttributeAsync("aria-activedescendant", "goi-y-0");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{path}");

        // And without choosing: the page of results, the paper of that number first.
        await page.Locator("#tim-kiem").FocusAsync();
        await page.Keyboard.TypeAsync($"so {reference.ToLowerInvariant()}");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/tim?q=*");
        await Assertions.Expect(page.Locator("ul.rows > li a").First).ToHaveAttributeAsync("href", path);
        Assert.That(await page.Violations(), Is.Empty, "the results");
        Assert.That(complaints, Is.Empty);
    }

    [Test]
    public async Task Whoever_types_on_chooses_among_the_new_list_alone_also_with_keys_pressed_before_it_stands()
    {
        var page = await DemoSite.As(Role.RecordsClerk);
        await using var context = page.Context;
        await page.GotoAsync($"{DemoSite.Address}van-ban");
        await page.Locator("#tim-kiem").FocusAsync();
        await page.Keyboard.TypeAsync("uy");
        await Assertions.Expect(page.Locator("#goi-y-1")).ToBeVisibleAsync();
        await HoldBack(page);

        await page.Keyboard.TypeAsync(" ban");
        await Assertions.Expect(page.Locator("#goi-y")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.EvaluateAsync("() => window.come");
        await Assertions.Expect(page.Locator("#goi-y")).ToBeHiddenAsync();
        await page.EvaluateAsync("() => window.go()");
        await Assertions.Expect(page.Locator("#tim-kiem")).ToHaveAttributeAsync("aria-activedescendant", "goi-y-1");

        // The enter key waits as the arrows before it do, and opens what they chose.
        await HoldBack(page);
        await page.Keyboard.TypeAsync(" nhan dan");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.EvaluateAsync("() => window.come");
        var chosen = await page.EvaluateAsync<string>("async () => { const list = document.createElement('div'); list.innerHTML = await window.come; return list.querySelector('#goi-y-0').getAttribute('href'); }");
        Assert.That(page.Url, Does.EndWith("/van-ban"));
        await page.EvaluateAsync("() => { window.go(); }");
        await page.WaitForURLAsync($"**{chosen}");
    }

    [Test]
    public async Task Enter_without_an_arrow_waits_for_no_list_and_asks_for_what_stands_in_the_box()
    {
        var page = await DemoSite.As(Role.RecordsClerk);
        await using var context = page.Context;
        await page.GotoAsync($"{DemoSite.Address}van-ban");
        await page.Locator("#tim-kiem").FocusAsync();
        await page.Keyboard.TypeAsync("uy ba");
        await Assertions.Expect(page.Locator("#goi-y-0")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await HoldBack(page);

        // What was chosen before more was typed is chosen no longer.
        await page.Keyboard.TypeAsync("n");
        await page.EvaluateAsync("() => window.come");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/tim?q=uy+ban");
    }

    // The next answer comes in, but what reads it is late, as on a busy computer.
    private static Task HoldBack(IPage page) => page.EvaluateAsync("""
        () => {
          const real = Response.prototype.text;
          window.come = new Promise(come => {
            Response.prototype.text = async function () {
              Response.prototype.text = real;
              const said = await real.call(this);
              const gone = new Promise(go => { window.go = go; });
              come(said);
              await gone;
              return said;
            };
          });
        }
        """);

    [Test]
    public async Task Without_scripts_the_box_is_a_form()
    {
        var page = await DemoSite.As(Role.RecordsClerk);
        await using var context = page.Context;
        await page.RouteAsync("**/*.js*", route => route.AbortAsync());
        await page.GotoAsync($"{DemoSite.Address}van-ban");

        await page.FillAsync("#tim-kiem", "uy ban nhan dan");
        await page.ClickAsync(".search button");

        await page.WaitForURLAsync("**/tim?q=*");
        Assert.That(await page.Locator("mark").AllInnerTextsAsync(), Has.Some.Contains("Ủy ban nhân dân").Or.Some.Contains("UBND"), "what was asked for is marked as it is written");
    }

    // One that the demonstration issued, with the address of its page.
    private static async Task<(string Reference, string Path)> Conclusion(IPage page)
    {
        await page.GotoAsync($"{DemoSite.Address}tim?q=tb-hdnd&loai=Conclusion");
        var link = page.Locator("ul.rows > li a:has-text('số ')").First;
        var text = await link.InnerTextAsync();
        return (text.Split(':')[0].Replace("số ", "", StringComparison.Ordinal).Trim(), (await link.GetAttributeAsync("href"))!);
    }
}
