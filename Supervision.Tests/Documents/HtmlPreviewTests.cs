using AngleSharp.Html.Parser;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Infrastructure.Documents.Html;
using Supervision.Tests.Documents.Comparing;

namespace Supervision.Tests.Documents;

public sealed class HtmlPreviewTests
{
    private static readonly HtmlPreview Preview = new();

    private static IEnumerable<TestCaseData> Papers() =>
    [
        new TestCaseData("notice", SamplePapers.Notice()).SetArgDisplayNames("notice"),
        new TestCaseData("minutes", SamplePapers.Minutes()).SetArgDisplayNames("minutes"),
        new TestCaseData("report", SamplePapers.Report()).SetArgDisplayNames("report"),
        new TestCaseData("sheet", SamplePapers.Sheet()).SetArgDisplayNames("sheet"),
        new TestCaseData("everything", SamplePapers.Everything()).SetArgDisplayNames("everything"),
        new TestCaseData("pictures", SomeDraft.WithPictures()).SetArgDisplayNames("pictures"),
        new TestCaseData("reworded", Reworded()).SetArgDisplayNames("reworded"),
    ];

    [TestCaseSource(nameof(Papers))]
    public void A_paper_is_sound_HTML_that_a_strict_page_takes(string name, Document paper)
    {
        var html = Preview.Render(paper);
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers"));
        File.WriteAllText(Path.Combine(folder.FullName, name + ".html"), $"<!DOCTYPE html><html lang=vi><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>{name}</title><link rel=stylesheet href=paper.css><body>{html}");

        var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument($"<!DOCTYPE html><html><head><title>x</title></head><body>{html}</body></html>");
        Assert.That(page.QuerySelectorAll("script, style, [style], link"), Is.Empty);
        Assert.That(page.QuerySelectorAll("*").SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)), Is.Empty);
        var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.TagName[1] - '0').Prepend(1).ToArray();
        Assert.That(levels.Zip(levels.Skip(1)).Where(pair => pair.Second > pair.First + 1), Is.Empty, "no level of heading is left out");
    }

    [Test]
    public void Texts_are_escaped_wherever_they_stand()
    {
        const string Evil = "<script>alert(1)</script>\" onload=\"x";
        var html = Preview.Render(new Document
        {
            Title = Evil,
            CreatedAt = SamplePapers.Time,
            Language = Evil,
            IsDraft = true,
            Rewordings = [new WordingOverride("x", WordingKind.Deleted, Evil, RichText.Empty)],
            Blocks =
            [
                new AdministrativeHeader { IssuingBody = Evil, SuperiorBody = Evil, Number = Evil, PlaceAndDate = Evil, LetterSubject = Evil },
                new InformationSheetHead { Title = Evil, Body = Evil, Notice = Evil, Subtitle = Evil }, new DocumentTitle(Evil, Evil), new Addressees([Evil]), new Addressees([Evil, Evil]), new LegalBases([Evil]), Heading.Roman(1, Evil),
                new Paragraph(RichText.Owned(Evil)) { Label = Evil }, new KeyValueList([new(Evil, Evil)]), new Table { Caption = Evil, Columns = [new(1, Evil)], Rows = [new TableRow(Evil)] },
                new SignatureBlock(new SignatureColumn { AuthorityLines = [Evil], Note = Evil, Post = Evil, SignerName = Evil }) { Recipients = new([Evil], Evil) }, new AnnexStart { Label = Evil, Title = Evil, Reference = Evil },
            ],
        });
        Assert.That(html, Does.Not.Contain("<script").IgnoreCase.And.Not.Contain("\" onload"));
    }

    [Test]
    public void What_was_reworded_is_marked_with_the_systems_words_and_what_was_left_out_is_listed()
    {
        var page = new HtmlParser().ParseDocument(Preview.Render(Reworded()));
        Assert.That(page.QuerySelectorAll(".reworded").Select(one => one.Children[0].TextContent), Is.EquivalentTo(new[] { "1.\u00A0Về hồ sơ: nộp chậm.", "Đoạn thêm." }));
        Assert.That(page.QuerySelectorAll("details.mark").Select(one => one.TextContent.Trim()), Has.Some.EndsWith("Về hồ sơ: chậm nộp báo cáo."));
        Assert.That(page.QuerySelectorAll("td details.mark"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll(".left-out del").Single().TextContent, Does.StartWith("Thường trực"));
        Assert.That(page.QuerySelectorAll(".draft-mark").Single().TextContent, Is.EqualTo(Document.DraftMark));
    }

    private static Document Reworded()
    {
        var paper = SomeDraft.Paper();
        var texts = DocumentKeys.Of(paper).Texts;
        KeyedText Text(string start) => texts.First(text => text.Text.PlainText.StartsWith(start, StringComparison.Ordinal));
        return Wording.Apply(paper,
        [
            new(Text("Về hồ sơ").Key, WordingKind.Replaced, Text("Về hồ sơ").Text, "Về hồ sơ: nộp chậm."),
            new(Text("Việc 2").Key, WordingKind.Replaced, Text("Việc 2").Text, "Việc thứ hai"),
            new(Text("Về kinh phí").Key, WordingKind.Inserted, Text("Về kinh phí").Text, "Đoạn thêm."),
            new(Text("Thường trực").Key, WordingKind.Deleted, Text("Thường trực").Text, RichText.Empty),
        ]);
    }
}
