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

/// <summary>Drafts go to Word and come back over the wire: compared paragraph by paragraph, taken over only where somebody says so.</summary>
public sealed class EditedDraftTests : SiteTest
{
    private const string Free = "đính chính như sau";

    [Test]
    public async Task What_was_edited_comes_back_and_what_the_system_owns_is_reported_and_never_taken_over()
    {
        var (paper, office) = await Draft();
        var edited = Edited(await Docx(office, paper), body =>
        {
            body.Exchange(Free, "sửa lại như sau");
            Renumber(body);
            body.Line("Nội dung đúng").InsertBeforeSelf(SomeDraft.New("Đoạn do văn phòng thêm."));
        });

        var sent = await Upload(office, paper, "dự thảo sửa.docx", edited);
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Created), sent.Text);
        var view = await Compared(office, paper, sent.Id);
        var differences = view["comparison"]!["differences"]!.AsArray();

        Assert.That(differences.Select(d => ((string?)d!["kind"], (bool)d["canBeAccepted"]!)), Is.EqualTo(new[] { ("changed", false), ("changed", true), ("inserted", true) }));
        Assert.That((string?)differences[0]!["touched"]![0], Does.Contain("15/TB-HĐND"));
        Assert.That(((bool)view["comparison"]!["isOlder"]!, (int)view["madeFromVersion"]!), Is.EqualTo((false, 2)));
        Assert.That((string?)view["places"]!["3"], Is.Not.Null);
        var refused = await Decide(office, paper, view, accepted: [1]);
        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "paper_edit.refused")), refused.Text);
        Assert.That((await Decide(office, paper, view, accepted: [9])).Code, Is.EqualTo("paper_edit.number"));
        Assert.That((await World.Send(World.Office, new PaperDetails(paper))).WordingCount, Is.Zero, "nothing is taken over before somebody says so");

        var decided = await Decide(office, paper, view, all: true);

        Assert.That(decided.Status, Is.EqualTo(HttpStatusCode.OK), decided.Text);
        Assert.That((await World.Send(World.Office, new PaperDetails(paper))).WordingCount, Is.EqualTo(2));
        var printed = await World.Printed(World.Office, paper);
        Assert.That(printed, Does.Contain("sửa lại như sau").And.Contain("Đoạn do văn phòng thêm.").And.Contain("15/TB-HĐND").And.Not.Contain("16/TB-HĐND"));
        Assert.That((await Decide(office, paper, view, all: true)).Code, Is.AnyOf("paper_edit.decided", "version.stale"));
        Assert.That((string?)(await Compared(office, paper, sent.Id))["status"], Is.EqualTo("decided"));
        using var back = await office.GetAsync(new Uri($"/api/papers/{paper}/edits/{sent.Id}/file", UriKind.Relative));
        Assert.That(await back.Content.ReadAsByteArrayAsync(), Is.EqualTo(edited));
        Assert.That((await World.Journalled(paper, "DraftEditsAccepted", "Before")).Single(), Does.Contain("wordings"));
    }

    [Test]
    public async Task A_second_edit_builds_on_the_first_and_nothing_is_left_when_it_is_undone()
    {
        var (paper, office) = await Draft();
        var first = await Upload(office, paper, "1.docx", Edited(await Docx(office, paper), body => body.Exchange(Free, "sửa lại như sau")));
        await Decide(office, paper, await Compared(office, paper, first.Id), all: true);

        var second = await Upload(office, paper, "2.docx", Edited(await Docx(office, paper), body => body.Exchange("sửa lại như sau", Free)));
        var view = await Compared(office, paper, second.Id);
        Assert.That(view["comparison"]!["differences"]!.AsArray(), Has.Count.EqualTo(1));
        await Decide(office, paper, view, accepted: [1]);

        Assert.That((await World.Send(World.Office, new PaperDetails(paper))).WordingCount, Is.Zero);
    }

    [Test]
    public async Task A_file_of_an_older_draft_says_so_is_compared_with_the_present_one_and_not_taken_over_whole()
    {
        var (paper, office) = await Draft();
        var old = Edited(await Docx(office, paper), body => body.Exchange(Free, "sửa lại như sau"));
        var draft = await World.Send(World.Office, new PaperDetails(paper));
        await World.Send(World.Office, SomePapers.Revision(draft) with { Sections = new Dictionary<string, string> { ["errors"] = "trước ngày 30/6/2025\nmột điểm mới thêm", ["corrected"] = "trước ngày 30/6/2026" } });

        var sent = await Upload(office, paper, "cũ.docx", old);
        var view = await Compared(office, paper, sent.Id);

        Assert.That(((bool)view["comparison"]!["isOlder"]!, (int)view["madeFromVersion"]!, (int)view["paperVersion"]!), Is.EqualTo((true, 2, 3)));
        Assert.That(view["comparison"]!["differences"]!.AsArray().Select(d => (string?)d!["kind"]), Is.EquivalentTo(new[] { "changed", "deleted" }), "the new point is not in the file");
        Assert.That((await Decide(office, paper, view, all: true)).Code, Is.EqualTo("paper_edit.older"));
        var changed = view["comparison"]!["differences"]!.AsArray().Single(d => (string?)d!["kind"] == "changed")!;
        await Decide(office, paper, view, accepted: [(int)changed["number"]!]);
        Assert.That(await World.Printed(World.Office, paper), Does.Contain("sửa lại như sau").And.Contain("một điểm mới thêm"));
    }

    [Test]
    public async Task A_decision_on_a_comparison_that_has_changed_since_is_refused()
    {
        var (paper, office) = await Draft();
        var sent = await Upload(office, paper, "a.docx", Edited(await Docx(office, paper), body => body.Exchange(Free, "sửa lại như sau")));
        var view = await Compared(office, paper, sent.Id);
        await World.Send(World.Office, SomePapers.Revision(await World.Send(World.Office, new PaperDetails(paper))) with { Sections = new Dictionary<string, string> { ["errors"] = "khác", ["corrected"] = "trước ngày 30/6/2026" } });

        Assert.That((await Decide(office, paper, view, accepted: [1])).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((await Decide(office, paper, view, accepted: [1], version: 3)).Code, Is.EqualTo("paper_edit.moved"));
    }

    [Test]
    public async Task The_draft_of_another_paper_is_not_taken_for_this_one()
    {
        var (paper, office) = await Draft();
        var other = await World.CorrectionDraft((await World.Send(World.Office, new PaperDetails(paper))).SubjectId!.Value);

        var sent = await Upload(office, paper, "khác.docx", await Docx(office, other));

        Assert.That((sent.Status, sent.Code), Is.EqualTo((HttpStatusCode.Conflict, "paper_edit.other_paper")), sent.Text);
        Assert.That((await office.Get($"/api/papers/{paper}/edits")).Text, Is.EqualTo("[]"));
    }

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return new TestCaseData("a.docx", Array.Empty<byte>(), "file.empty").SetArgDisplayNames("nothing in it");
        yield return new TestCaseData("a.docx", SomeFiles.Pdf, "file.type").SetArgDisplayNames("a PDF");
        yield return new TestCaseData("a.docx", "PK\u0003\u0004 không phải tệp nén"u8.ToArray(), "file.truncated").SetArgDisplayNames("a broken archive");
        yield return new TestCaseData("a.doc", SomeDraft.Writer.Write(SomeDraft.Paper()), "file.extension").SetArgDisplayNames("a name that says another type");
    }

    [TestCaseSource(nameof(Bad))]
    public async Task A_bad_file_is_refused_in_Vietnamese_and_leaves_no_row(string name, byte[] content, string code)
    {
        var (paper, office) = await Draft();
        var before = await Site.Rows();

        var answer = await Upload(office, paper, name, content);

        Assert.That(((int)answer.Status, answer.Code), Is.EqualTo((422, code)), answer.Text);
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task After_submission_no_edited_draft_is_taken()
    {
        var (paper, office) = await Draft();
        var docx = await Docx(office, paper);
        await World.Send(World.Office, new SubmitPaper { PaperId = paper, Version = 2 });

        Assert.That((await Upload(office, paper, "muộn.docx", docx)).Code, Is.EqualTo("paper.closed"));
        Assert.That((await office.Get($"/api/papers/{paper}/edits/terms")).Code, Is.EqualTo("paper.closed"));
    }

    [Test]
    public async Task What_people_wrote_into_a_part_of_the_paper_goes_back_into_the_part()
    {
        var letter = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ProgrammeLetter, SubjectId = await World.PlannedVisit() })).Id;
        var slip = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.SubmissionSlip, SubjectId = letter })).Id;
        await World.Fill(World.Office, slip, ("summary", "Tóm tắt thứ nhất.\nTóm tắt thứ hai."), ("proposal", "Kính trình xem xét, ký 02 bản."));
        var office = await Site.As(World.Office);
        var edited = Edited(await Docx(office, slip), body =>
        {
            body.Exchange("Tóm tắt thứ nhất", "Tóm tắt đã sửa");
            body.Line("Tóm tắt thứ hai").InsertAfterSelf(SomeDraft.New("Tóm tắt thêm."));
            body.Exchange("02 bản", "03 bản");
            body.Line("Tóm tắt thứ hai").Remove();
        });

        var sent = await Upload(office, slip, "phiếu.docx", edited);
        var decided = await Decide(office, slip, await Compared(office, slip, sent.Id), all: true);

        Assert.That(decided.Status, Is.EqualTo(HttpStatusCode.OK), decided.Text);
        Assert.That(await World.Part(World.Office, slip, "summary"), Is.EqualTo("Tóm tắt đã sửa.\nTóm tắt thêm."));
        Assert.That(await World.Part(World.Office, slip, "proposal"), Is.EqualTo("Kính trình xem xét, ký 03 bản."), "what people wrote themselves is theirs, figures too");
        Assert.That((await World.Send(World.Office, new PaperDetails(slip))).WordingCount, Is.Zero);
    }

    [Test, Category("Slow")]
    public async Task A_draft_that_another_office_program_saved_is_still_known_with_its_version_and_figures()
    {
        var (paper, office) = await Draft();
        var edited = Edited(await Docx(office, paper), body => { body.Exchange(Free, "sửa lại như sau"); Renumber(body); });
        var saved = LibreOffice.Convert(new Dictionary<string, byte[]> { ["edited"] = edited }, "docx")["edited"];

        var sent = await Upload(office, paper, "sửa.docx", saved);
        var view = await Compared(office, paper, sent.Id);

        Assert.That(((bool)view["comparison"]!["isOlder"]!, (int?)view["madeFromVersion"]), Is.EqualTo((false, (int?)2)));
        Assert.That(view["comparison"]!["differences"]!.AsArray().Select(d => (bool)d!["canBeAccepted"]!), Is.EqualTo(new[] { false, true }));
    }

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

    private async Task<(Guid Paper, HttpClient Office)> Draft() => (await World.CorrectionDraft(await World.IssuedNotice()), await Site.As(World.Office));

    private static async Task<byte[]> Docx(HttpClient client, Guid paper)
    {
        using var answer = await client.GetAsync(new Uri($"/api/papers/{paper}/paper.docx", UriKind.Relative));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static byte[] Edited(byte[] docx, Action<W.Body> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var package = WordprocessingDocument.Open(stream, isEditable: true))
        {
            edit(package.MainDocumentPart!.Document.Body!);
            package.MainDocumentPart.Document.Save();
        }
        return stream.ToArray();
    }

    private static void Renumber(W.Body body)
    {
        // Not in the head, where the subject names it too.
        var figure = body.Line("đã ban hành").Descendants<W.Text>().First(text => text.Text.Contains("15/TB-HĐND", StringComparison.Ordinal));
        figure.Text = figure.Text.Replace("15/TB-HĐND", "16/TB-HĐND", StringComparison.Ordinal);
    }

    private static async Task<Answer> Upload(HttpClient client, Guid paper, string name, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/papers/{paper}/edits") { Content = body };
        request.Headers.TryAddWithoutValidation("X-File-Name", Uri.EscapeDataString(name));
        return await Answer.Of(await client.SendAsync(request));
    }

    private static async Task<JsonNode> Compared(HttpClient client, Guid paper, Guid edit)
    {
        var answer = await client.Get($"/api/papers/{paper}/edits/{edit}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json!;
    }

    private static Task<Answer> Decide(HttpClient client, Guid paper, JsonNode view, int[]? accepted = null, bool all = false, int? version = null) => client.Post(
        $"/api/papers/{paper}/edits/{(Guid)view["id"]!}/decision",
        new JsonObject { ["seen"] = (string?)view["seen"], ["accepted"] = new JsonArray([.. (accepted ?? []).Select(n => (JsonNode)n)]), ["all"] = all },
        ifMatch: $"\"{version ?? (int)view["paperVersion"]!}\"");
}
