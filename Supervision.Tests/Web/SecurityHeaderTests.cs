using System.Net;
using System.Text.RegularExpressions;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Web;

/// <summary>What every answer tells a browser to distrust.</summary>
public sealed partial class SecurityHeaderTests : SiteTest
{
    private static readonly Dictionary<string, string> OnEverything = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    [TestCase("/dang-nhap")]
    [TestCase("/khong-co-trang-nay")]
    [TestCase("/api/khong-co")]
    [TestCase("/site.css")]
    [TestCase("/openapi/v1.json")]
    [TestCase("/health/live")]
    [TestCase("/tra-cuu")]
    public async Task Every_answer_has_them_refusals_too(string path)
    {
        using var response = await Site.Anonymous.GetAsync(new Uri(path, UriKind.Relative));

        foreach (var (name, value) in OnEverything) Assert.That(Header(response, name), Is.EqualTo(value), $"{path} {name}");
        Assert.That(Header(response, "Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'"));
        Assert.That(response.Headers.Contains("Server"), Is.False);
        Assert.That(Header(response, "Cache-Control"), Is.Not.Empty);
    }

    [Test]
    public async Task A_page_runs_scripts_and_styles_from_its_own_files_only()
    {
        using var response = await Site.Anonymous.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        var policy = Header(response, "Content-Security-Policy");

        Assert.That(policy, Does.Contain("script-src 'self'").And.Contain("style-src 'self'").And.Contain("img-src 'self' data:").And.Contain("form-action 'self'").And.Contain("base-uri 'none'"));
        Assert.That(policy, Does.Not.Contain("unsafe").And.Not.Contain("nonce").And.Not.Contain('*'));
    }

    [Test]
    public async Task What_stands_on_a_page_of_a_signed_in_person_is_kept_by_nobody()
    {
        var client = await Site.As(World.Administrator);
        using var page = await client.GetAsync(new Uri("/cong-viec", UriKind.Relative));
        using var list = await client.GetAsync(new Uri("/api/jobs", UriKind.Relative));

        Assert.That((page.StatusCode, list.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(page.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(list.Headers.CacheControl!.NoStore, Is.True);
    }

    /// <summary>No page needs more than the policy lets it: nothing inline stands in what is sent.</summary>
    [Test]
    public async Task No_page_of_the_menu_holds_anything_inline()
    {
        var (campaign, _) = await World.SentCampaign();
        var pages = new[] { "/", "/noi-dung", "/bao-cao", "/van-ban", "/so-van-ban", "/nop-luu", "/cong-van-don-doc", "/phien-hop", "/so-don-doc", "/thong-bao", "/cong-viec", "/mau-van-ban", "/ky-thay", $"/cuoc-giam-sat/{campaign}" };
        var seen = 0;
        foreach (var person in new[] { World.Administrator, World.StandingBoard, World.Office, World.Clerk, World.UnitHead })
        {
            var client = await Site.As(person);
            foreach (var page in pages)
            {
                using var response = await client.GetAsync(new Uri(page, UriKind.Relative));
                if (response.StatusCode is not HttpStatusCode.OK) continue;
                seen++;
                var html = await response.Content.ReadAsStringAsync();
                Assert.That(Inline().Matches(html).Select(m => m.Value), Is.Empty, $"{page} as {World.Identity(person).Roles[0]}");
            }
        }
        Assert.That(seen, Is.GreaterThan(30));
    }

    [Test]
    public async Task Signing_in_leads_to_no_other_site()
    {
        var name = $"van.phong.{Guid.NewGuid():N}"[..24];
        await World.Send(World.Administrator, new AddPerson
        {
            Name = "Người thử", Title = "Chuyên viên", UserName = name, Password = World.Password, Roles = [new HeldRole(Role.Office)], ValidFrom = new DateOnly(2021, 7, 1),
        });
        foreach (var elsewhere in new[] { "//evil.example", "https://evil.example", @"/\evil.example", "javascript:alert(1)" })
        {
            var client = Site.Browser();
            var page = await new FormBrowser(client).Open($"/dang-nhap?tiep={Uri.EscapeDataString(elsewhere)}");
            var form = page.QuerySelectorAll("main form").First(f => f.QuerySelector("input[name=Password]") is not null);
            var fields = form.QuerySelectorAll("input").Where(i => i.GetAttribute("name") is not null).ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
            fields["UserName"] = name;
            fields["Password"] = World.Password;
            using var response = await client.PostAsync(new Uri(form.GetAttribute("action") ?? $"/dang-nhap?tiep={Uri.EscapeDataString(elsewhere)}", UriKind.Relative), new FormUrlEncodedContent(fields));
            Assert.That((response.StatusCode, response.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, "/")), elsewhere);
        }
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";

    [GeneratedRegex("""<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|\sstyle="|\son[a-z]+="|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
