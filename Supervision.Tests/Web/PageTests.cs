using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.People;
using Supervision.Core.References;
using Supervision.Tests.Indicators;

namespace Supervision.Tests.Web;

/// <summary>The pages as a browser without scripts meets them.</summary>
public sealed partial class PageTests : SiteTest
{
    [Test]
    public async Task The_first_page_leads_in()
    {
        var page = await Page(Site.Browser(), "/");

        Assert.That(page.QuerySelector("html")!.GetAttribute("lang"), Is.EqualTo("vi"));
        Assert.That(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Does.Contain("/dang-nhap"));
    }

    [Test]
    public async Task A_wrong_password_keeps_the_name_that_was_typed_and_says_why()
    {
        var browser = Site.Browser();

        var (status, page) = await SignIn(browser, "ai.do", "sai-mat-khau");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(((IHtmlInputElement)page!.QuerySelector("#UserName")!).Value, Is.EqualTo("ai.do"));
        Assert.That(((IHtmlInputElement)page.QuerySelector("#Password")!).Value, Is.Empty);
        Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("Tên đăng nhập hoặc mật khẩu không đúng."));
    }

    [Test]
    public async Task A_name_that_is_no_text_is_refused_in_the_form_and_is_no_fault()
    {
        var (status, page) = await SignIn(Site.Browser(), "a\uFFFE", "mat\uFFFEkhau");

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page!.QuerySelector("main")!.TextContent, Does.Contain("U+FFFE"));
    }

    [Test]
    public async Task An_empty_form_names_each_field()
    {
        var (status, page) = await SignIn(Site.Browser(), "", "");

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page!.QuerySelectorAll(".field .error").Select(e => e.TextContent.Trim()), Has.All.Not.Empty);
    }

    [TestCase("/vai-tro", "/vai-tro")]
    [TestCase("https://ke-xau.example/", "/")]
    [TestCase("//ke-xau.example/", "/")]
    public async Task Who_signed_in_comes_to_the_page_that_asked_for_it_and_nowhere_else(string asked, string arrived)
    {
        var browser = Site.Browser();

        var response = await Send(browser, $"/dang-nhap?tiep={Uri.EscapeDataString(asked)}", "form.card", ("UserName", await Administrator()), ("Password", World.Password));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo(arrived));
    }

    [Test]
    public async Task A_page_that_needs_somebody_asks_who_it_is_first()
    {
        var response = await Site.Browser().GetAsync(new Uri("/vai-tro?x=1", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo("/dang-nhap?tiep=%2Fvai-tro%3Fx%3D1"));
    }

    [Test]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var content = new FormUrlEncodedContent([new("UserName", await Administrator()), new("Password", World.Password)]);

        var response = await Site.Browser().PostAsync(new Uri("/dang-nhap", UriKind.Relative), content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Yêu cầu không đọc được"));
    }

    [Test]
    public async Task The_demonstration_s_way_in_is_closed_where_there_is_none()
    {
        var response = await Send(Site.Browser(), "/dang-nhap", "form.card", "/dang-nhap?handler=Demo", ("UserName", await Administrator()));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_page_that_is_not_there_says_so()
    {
        var response = await Site.Browser().GetAsync(new Uri("/khong-co", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Không có địa chỉ này.").And.Contain("Về trang đầu"));
    }

    [Test]
    public async Task Who_holds_several_roles_chooses_one_and_may_leave()
    {
        await World.Send(World.Administrator, new AddPerson
        {
            Name = "Kiêm Nhiệm",
            Title = "Chuyên viên",
            UserName = "kiem.nhiem",
            Password = World.Password,
            Roles = [new HeldRole(Role.Office), new HeldRole(Role.RecordsClerk)],
            ValidFrom = new DateOnly(2021, 7, 1),
        });
        var browser = Site.Browser();
        await SignIn(browser, "kiem.nhiem", World.Password);

        var choice = await Page(browser, "/vai-tro");
        await Send(browser, "/vai-tro", "main form", ("role", nameof(Role.RecordsClerk)));
        var acting = await Page(browser, "/");
        var notHeld = await Send(browser, "/vai-tro", "main form", ("role", nameof(Role.Admin)));
        await Send(browser, "/dang-xuat", "main form");
        var gone = await Page(browser, "/");

        Assert.That(choice.QuerySelectorAll("main button").Select(b => b.TextContent), Is.EqualTo(new[] { "Văn phòng (chuyên viên)", "Văn thư", "Tất cả vai trò đang giữ" }));
        Assert.That(acting.QuerySelector(".who")!.TextContent, Does.Contain("Kiêm Nhiệm").And.Contain("Văn thư").And.Not.Contain("Văn phòng"));
        Assert.That(notHeld.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(gone.QuerySelector(".who"), Is.Null);
    }

    [Test]
    public async Task A_campaign_is_shown_to_whoever_may_see_it_and_is_not_there_for_others()
    {
        var both = await World.ServesBoth(Role.Member, World.Unit);
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var founding = Some.Founding(World, campaign, 1);
        var members = founding.Delegations[0].Members.Append(new NewMember { Part = DelegationPart.Member, Title = "Công chức Văn phòng", PersonId = both });
        await World.Send(World.StandingBoard, founding with { Delegations = [founding.Delegations[0] with { Members = [.. members] }] });
        var mine = Site.Browser();
        await SignIn(mine, await Administrator(), World.Password);
        await World.OpenCouncil();
        var stranger = Site.Browser();
        await SignIn(stranger, await Administrator(), World.Password);

        var start = await Page(mine, "/");
        var page = await Page(mine, $"/cuoc-giam-sat/{campaign}");
        var foreign = await stranger.GetAsync(new Uri($"/cuoc-giam-sat/{campaign}", UriKind.Relative));

        Assert.That(start.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Does.Contain($"/cuoc-giam-sat/{campaign}"));
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Việc thực hiện cải cách hành chính"));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Đã thành lập Đoàn").And.Contain("Ủy ban nhân dân xã Hòa Bình").And.Contain("09/3/2026"));
        var marked = page.QuerySelectorAll("#doan li").Where(line => line.TextContent.Contains("kiêm nhiệm cả hai bên HĐND và UBND", StringComparison.Ordinal));
        Assert.That(marked.Single().TextContent, Does.Contain("Người hai việc"));
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await foreign.Content.ReadAsStringAsync(), Does.Not.Contain("cải cách hành chính"));
    }

    [Test]
    public async Task A_reference_says_that_it_is_no_supervision_and_is_not_there_for_another_council()
    {
        var id = (await World.Send(World.Office, SomeReference("TK-01"))).Id;
        await World.Send(World.Office, new RecordReferenceIndicator { ReferenceCaseId = id, Stated = SomeFigures.Ratio });
        var mine = Site.Browser();
        await SignIn(mine, await Administrator(), World.Password);
        await World.OpenCouncil();
        var stranger = Site.Browser();
        await SignIn(stranger, await Administrator(), World.Password);

        var page = await Page(mine, $"/ho-so-tham-chieu/{id}");
        var foreign = await stranger.GetAsync(new Uri($"/ho-so-tham-chieu/{id}", UriKind.Relative));
        var none = await stranger.GetAsync(new Uri($"/ho-so-tham-chieu/{Guid.NewGuid()}", UriKind.Relative));

        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("Tổng kết công tác cải cách hành chính"));
        Assert.That(page.QuerySelector(".notice")!.TextContent, Does.StartWith("Không phải cuộc giám sát của Hội đồng nhân dân"));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Hồ sơ giải quyết đúng hạn").And.Contain("81,25%"));
        Assert.That((foreign.StatusCode, none.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await Said(foreign), Is.EqualTo(await Said(none)), "An id that exists elsewhere must not read otherwise than one that does not.");

        static async Task<string> Said(HttpResponseMessage response) =>
            Parse(await response.Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent;
    }

    private Task<string?> AdministratorName() => World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator });

    private async Task<string> Administrator() => (await AdministratorName())!;

    private static async Task<IHtmlDocument> Page(HttpClient browser, string path)
    {
        var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return Parse(text);
    }

    private static async Task<(HttpStatusCode Status, IHtmlDocument? Page)> SignIn(HttpClient browser, string userName, string password)
    {
        var response = await Send(browser, "/dang-nhap", "form.card", ("UserName", userName), ("Password", password));
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType == "text/html" ? Parse(await response.Content.ReadAsStringAsync()) : null);
    }

    private static Task<HttpResponseMessage> Send(HttpClient browser, string path, string form, params (string Name, string Value)[] typed) => Send(browser, path, form, path, typed);

    // Fills the form of a page and sends it, with the hidden fields that stand in it.
    private static async Task<HttpResponseMessage> Send(HttpClient browser, string path, string form, string target, params (string Name, string Value)[] typed)
    {
        var page = await Page(browser, path);
        var hidden = page.QuerySelector(form)!.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(typed).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));
        return await browser.PostAsync(new Uri(target, UriKind.Relative), content);
    }

    private static IHtmlDocument Parse(string text) => new HtmlParser().ParseDocument(text);
}
