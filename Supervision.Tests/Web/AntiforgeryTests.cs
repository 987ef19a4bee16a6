using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Web;

namespace Supervision.Tests.Web;

/// <summary>No form of ours is taken from another site's page.</summary>
public sealed partial class AntiforgeryTests : SiteTest
{
    private IReadOnlyList<CompiledPageActionDescriptor> Posting()
    {
        var loader = Site.Services.GetRequiredService<PageLoader>();
        return [.. Site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Select(page => loader.LoadAsync(page, new Microsoft.AspNetCore.Http.EndpointMetadataCollection(page.EndpointMetadata)).GetAwaiter().GetResult())
            .Where(page => page.ModelTypeInfo!.GetMethods().Any(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)))];
    }

    [Test]
    public async Task Every_page_that_takes_a_form_refuses_one_without_its_token()
    {
        var browser = await Site.BrowserOf(World.Administrator);
        var pages = Posting().Where(page => !page.ModelTypeInfo!.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), true)).ToList();
        Assert.That(pages, Has.Count.GreaterThan(20));
        using (Assert.EnterMultipleScope())
        {
            foreach (var page in pages)
            {
                using var response = await browser.PostAsync(new Uri(Path(page), UriKind.Relative), new FormUrlEncodedContent([new("x", "y")]));
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), Path(page));
            }
        }
    }

    [Test]
    public async Task A_form_that_a_page_does_not_have_is_not_found()
    {
        var browser = await Site.BrowserOf(World.Administrator);
        using (Assert.EnterMultipleScope())
        {
            foreach (var page in Posting().Where(page => page.ModelTypeInfo!.AsType() != typeof(Supervision.Api.Pages.ErrorPage) && page.HandlerMethods.Any(method => method.HttpMethod == "GET")))
            {
                using var response = await browser.GetAsync(new Uri($"{Path(page)}?handler=khong-co", UriKind.Relative));
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), Path(page));
                Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Không có địa chỉ này."), Path(page));
            }
        }

        var account = await browser.GetStringAsync(new Uri("/tai-khoan", UriKind.Relative));
        using var sent = await browser.PostAsync(new Uri("/tai-khoan?handler=khong-co", UriKind.Relative),
            new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(account).Groups[1].Value)]));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Pages with files read their form part by part and look at the token themselves, before the first file; the error page changes nothing.</summary>
    [Test]
    public void Only_pages_that_read_the_token_themselves_are_excused()
    {
        var excused = Posting().Where(page => page.ModelTypeInfo!.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), true)).Select(page => page.ModelTypeInfo!.AsType()).ToList();

        Assert.That(excused.Where(type => type != typeof(Supervision.Api.Pages.ErrorPage) && !type.IsDefined(typeof(StreamedFormAttribute), true)), Is.Empty);
        Assert.That(excused.Where(type => type != typeof(Supervision.Api.Pages.ErrorPage)).SelectMany(type => type.GetConstructors()).SelectMany(made => made.GetParameters()).Select(p => p.ParameterType.Name), Has.Some.EqualTo("IAntiforgery"));
    }

    private static string Path(CompiledPageActionDescriptor page) =>
        "/" + Hole().Replace(page.AttributeRouteInfo!.Template!, hole => hole.Value.Contains(":int", StringComparison.Ordinal) ? "2026" : Guid.CreateVersion7().ToString());

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
