using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Edits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Documents;
using Supervision.Tests.Documents.Comparing;
using Supervision.Tests.Evidence;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Papers;

/// <summary>The same through the pages, without a script.</summary>
public sealed partial class EditedDraftTests
{
    [Test]
    public async Task Through_the_pages_a_draft_is_sent_back_compared_ticked_and_taken_over_without_a_script()
    {
        var (paper, office) = await Draft();
        var browser = new FormBrowser(await Site.BrowserOf(World.Office));
        var edited = Edited(await Docx(office, paper), body => { body.Exchange(Free, "sửa lại như sau"); Renumber(body); });
        var wrong = await browser.Attach($"/van-ban/{paper}/ban-sua", "#ban-sua", "a.docx", SomeFiles.Pdf);
        Assert.That(wrong.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(wrong.Page.QuerySelector("#files-loi")!.TextContent, Does.Contain("Chỉ nhận tệp DOCX"));

        Assert.That((await browser.Attach($"/van-ban/{paper}/ban-sua", "#ban-sua", "sửa.docx", edited)).Status, Is.EqualTo(HttpStatusCode.Found));
        var list = await browser.Open($"/van-ban/{paper}/ban-sua");
        var path = list.QuerySelector("ul.rows a")!.GetAttribute("href")!;
        var page = await browser.Open(path);
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Số liệu do hệ thống quản lý bị sửa hoặc bỏ ở 1 chỗ"));
        Assert.That(page.QuerySelectorAll("li.difference ins").Select(i => i.TextContent.Trim()), Does.Contain("sửa lại").Or.Contain("sửa lại "));
        Assert.That(page.QuerySelectorAll("input[name='decide.Accepted']").Select(i => i.GetAttribute("value")), Is.EqualTo(new[] { "2" }));

        var done = await browser.Do(path, "#quyet-dinh", ("decide.Accepted", "2"), ("decide.Way", "chon"));

        Assert.That(done.QuerySelector("main")!.TextContent, Does.Contain("đã lấy").And.Contain("không lấy"));
        var shown = await browser.Open($"/van-ban/{paper}");
        Assert.That(shown.QuerySelector("dl.facts")!.TextContent, Does.Contain("1 chỗ được sửa lời văn"));
        Assert.That(shown.QuerySelector(".preview article.paper .reworded")!.TextContent, Does.Contain("sửa lại như sau").And.Contain("Lời của hệ thống"));
        Assert.That(shown.QuerySelector("link[href^='/paper.css']"), Is.Not.Null);
    }

    [Test]
    public async Task Through_the_pages_a_text_is_reworded_beside_its_field_and_taken_back()
    {
        var (paper, _) = await Draft();
        var browser = new FormBrowser(await Site.BrowserOf(World.Office));
        var list = await browser.Open($"/van-ban/{paper}/loi-van");
        var link = list.QuerySelectorAll("ol.rows > li").First(li => li.TextContent.Contains("15/TB-HĐND", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;

        var (status, refused) = await browser.Send(link.Split('#')[0], "#reword", ("reword.Wording", "Không còn số."));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#reword-Wording-loi")!.TextContent, Does.Contain("15/TB-HĐND"));
        Assert.That(refused.QuerySelector("#reword-Wording")!.TextContent, Does.Contain("Không còn số."));

        var citation = refused.QuerySelector("#reword .meta")!.TextContent.Split(':', 2)[1].Trim().TrimEnd('.').Split("; ");
        var saved = await browser.Do(link.Split('#')[0], "#reword", ("reword.Wording", $"Về {string.Join(" và ", citation)}."));
        Assert.That(saved.QuerySelector("ol.rows ins")!.TextContent, Does.StartWith("Về "));
        var back = await browser.Do($"/van-ban/{paper}/loi-van", "details[id^=withdraw]");
        Assert.That(back.QuerySelector("ol.rows ins"), Is.Null);
    }

    [Test]
    public async Task From_the_supervision_s_page_a_conclusion_s_draft_is_opened_shown_and_reworded()
    {
        var (ended, conclusion) = await World.DraftedConclusion();
        var browser = new FormBrowser(await Site.BrowserOf(World.Office));
        var path = $"/cuoc-giam-sat/{ended.Campaign}";

        var paper = await browser.Do(path, "#ket-luan form");

        Assert.That(paper.QuerySelector("h1")!.TextContent, Is.EqualTo("Thông báo kết luận giám sát"));
        Assert.That(paper.QuerySelector(".preview article.paper")!.TextContent, Does.Contain("THÔNG BÁO").And.Contain("DỰ THẢO"));
        Assert.That(paper.QuerySelectorAll(".papers a").Select(a => a.TextContent), Does.Contain("Sửa lời văn từng đoạn").And.Contain("Sửa trong Word rồi tải lên"));
        await World.Issued(conclusion);
        Assert.That((await browser.Open(path)).QuerySelector("#ket-luan form"), Is.Null);
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        Assert.That((await unit.Get(path)).Page.QuerySelector("form[action='/van-ban/mo']"), Is.Null);
    }

    [Test]
    public async Task A_paper_is_read_in_a_browser_too_without_anything_from_elsewhere()
    {
        var (paper, office) = await Draft();
        using var answer = await office.GetAsync(new Uri($"/api/papers/{paper}/paper.html", UriKind.Relative));
        var page = FormBrowser.Parse(await answer.Content.ReadAsStringAsync());

        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/html")));
        Assert.That(page.QuerySelectorAll("link, script, img, iframe").Select(e => e.GetAttribute("href")), Is.EqualTo(new[] { "/paper.css" }));
        Assert.That(page.QuerySelector("article.paper h1, article.paper .subject")!.TextContent, Does.Contain("đính chính"));
    }
}
