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
public sealed partial class EditedDraftTests : SiteTest
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
