using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Tests.Documents.Comparing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Documents;

/// <summary>What a DOCX carries besides its words.</summary>
public sealed class DocxMarksTests
{
    private static readonly PaperCheck Check = new("https://giamsat.example/kiem-tra/AB12CD34", "AB12CD34");

    [Test]
    public void Owned_text_and_heads_stand_in_locked_controls_and_every_line_has_a_bookmark_that_Word_hides()
    {
        using var package = Open(SomeDraft.Paper());
        var body = package.MainDocumentPart!.Document.Body!;
        var controls = body.Descendants<W.SdtRun>().ToArray();
        Assert.That(controls.Select(control => control.SdtProperties!.GetFirstChild<W.Lock>()!.Val!.Value), Has.All.EqualTo(W.LockingValues.SdtContentLocked));
        Assert.That(controls.Where(control => control.SdtProperties!.GetFirstChild<W.Tag>()!.Val!.Value!.StartsWith("gs-owned-", StringComparison.Ordinal)).Select(control => control.InnerText),
            Is.EqualTo(new[] { "30/6/2026", "xã Thanh Bình", "05", "53,41%", "15/7/2026", "01/6/2026", "02/6/2026", "03/6/2026" }));
        var names = body.Descendants<W.BookmarkStart>().Select(bookmark => bookmark.Name!.Value!).ToArray();
        Assert.That(names, Is.Unique.And.All.StartsWith("_").And.All.Length.LessThanOrEqualTo(40));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_draft_is_marked_across_every_page_and_nothing_else_is(bool isDraft)
    {
        using var package = Open(SamplePapers.Notice() with { IsDraft = isDraft });
        var headers = package.MainDocumentPart!.HeaderParts.Select(part => part.Header!.OuterXml).ToArray();
        Assert.That(headers, Has.Length.EqualTo(2));
        Assert.That(headers.Count(xml => xml.Contains("string=\"DỰ THẢO\"", StringComparison.Ordinal)), Is.EqualTo(isDraft ? 2 : 0));
        Valid(package);
    }

    [Test]
    public void An_issued_paper_carries_the_QR_of_its_check_page_under_its_recipients()
    {
        foreach (var paper in new[] { SamplePapers.Notice() with { Check = Check }, SamplePapers.Minutes() with { Check = Check }, SamplePapers.Sheet() with { Check = Check } })
        {
            using var package = Open(paper);
            Assert.That(package.MainDocumentPart!.ImageParts.Single().ContentType, Is.EqualTo("image/png"));
            Assert.That(package.MainDocumentPart.Document.Body!.InnerText, Does.Contain("Mã kiểm tra: AB12CD34"));
            Valid(package);
        }
    }

    [Test]
    public async Task The_QR_is_no_note_of_a_comparison()
    {
        var paper = SamplePapers.Notice() with { Check = Check };
        var comparison = await SomeDraft.Compare(SomeDraft.Writer.Write(paper), paper);
        Assert.That((comparison.Differences.Count, comparison.Notes.Count), Is.EqualTo((0, 0)));
    }

    private static WordprocessingDocument Open(Document paper) => WordprocessingDocument.Open(new MemoryStream(SomeDraft.Writer.Write(paper)), isEditable: false);

    private static void Valid(WordprocessingDocument package) => Assert.That(
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"), Is.Empty);
}
