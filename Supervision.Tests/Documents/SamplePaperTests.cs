using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

/// <summary>Whole papers; the files stay in the folder "papers" of the test results to be looked at.</summary>
public sealed class SamplePaperTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static IEnumerable<TestCaseData> Papers() =>
    [
        new TestCaseData("notice", SamplePapers.Notice()).SetArgDisplayNames("notice"),
        new TestCaseData("minutes", SamplePapers.Minutes()).SetArgDisplayNames("minutes"),
        new TestCaseData("report", SamplePapers.Report()).SetArgDisplayNames("report"),
        new TestCaseData("sheet", SamplePapers.Sheet()).SetArgDisplayNames("sheet"),
        new TestCaseData("everything", SamplePapers.Everything()).SetArgDisplayNames("everything"),
    ];

    [TestCaseSource(nameof(Papers))]
    public void A_paper_is_a_sound_file_with_the_same_bytes_each_time(string name, Document document)
    {
        var paper = Engine.Render(document);
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name + ".pdf"), paper.Content);

        PdfTools.Check(paper.Content);
        Assert.That(new PdfEngine(PaperFonts.Default).Render(document).Content, Is.EqualTo(paper.Content));
        Assert.That(PdfTools.Info(paper.Content)["Pages"], Is.EqualTo($"{paper.PageCount}"));
    }
}
