using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Demo;
using Supervision.Core.SignIn;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Demo;

/// <summary>Who comes before the demonstration is loaded is asked to wait, and not told that there is no such account.</summary>
public sealed class DemoDoorTests : SiteTest
{
    private readonly DemoState _state = new();

    protected override void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_state);
        builder.Services.AddDemoDoor();
    }

    [Test]
    public async Task Until_it_is_there_signing_in_is_put_off_and_then_goes_on()
    {
        var name = (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;
        var page = new FormBrowser(Site.Browser());

        var early = await Site.Anonymous.Post("/api/session", Body(new SignIn(name, World.Password)));
        var token = await Site.Anonymous.Post("/api/tokens", Body(new IssueToken(name, World.Password)));
        var (status, form) = await page.Send("/dang-nhap", "main form", ("UserName", name), ("Password", World.Password));
        _state.IsReady = true;
        var later = await Site.Anonymous.Post("/api/session", Body(new SignIn(name, World.Password)));
        var (entered, _) = await page.Send("/dang-nhap", "main form", ("UserName", name), ("Password", World.Password));

        Assert.That((early.Status, early.Code, early.Headers.GetValues("Retry-After").Single()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "demo.loading", "10")), early.Text);
        Assert.That(early.Text, Does.Contain("đang được tải"));
        Assert.That((token.Status, token.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "demo.loading")));
        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(form.QuerySelector("main")!.TextContent, Does.Contain("Dữ liệu minh họa đang được tải"));
        Assert.That(form.QuerySelector("input[name=UserName]")!.GetAttribute("value"), Is.EqualTo(name));
        Assert.That((later.Status, entered), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Redirect)), later.Text);
    }
}
