using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Tests.Documents.Comparing;

namespace Supervision.Tests.Documents;

/// <summary>What must hold of the DOCX of every paper there is.</summary>
internal static class InWord
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    /// <summary>No fault by the schema; the same length as on paper, one page more or less; and opened and saved by another program it comes back unchanged.</summary>
    public static async Task Holds(IReadOnlyDictionary<string, Document> papers)
    {
        var files = papers.ToDictionary(paper => paper.Key, paper => SomeDraft.Writer.Write(paper.Value));
        var (printed, saved) = (LibreOffice.Convert(files, "pdf"), LibreOffice.Convert(files, "docx"));
        using var all = Assert.EnterMultipleScope();
        foreach (var (name, paper) in papers)
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(files[name]), isEditable: false);
            Assert.That(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Path?.XPath}: {error.Description}"), Is.Empty, name);

            var (pages, ours) = (int.Parse(PdfTools.Info(printed[name])["Pages"], CultureInfo.InvariantCulture), Engine.Render(paper).PageCount);
            await TestContext.Out.WriteLineAsync($"{name}: {ours} pages on paper, {pages} in the office program");
            Assert.That(pages, Is.EqualTo(ours).Within(1), name);

            Assert.That(Told(await SomeDraft.Compare(files[name], paper)), Is.Empty, $"{name} unedited");
            Assert.That(Told(await SomeDraft.Compare(saved[name], paper)), Is.Empty, $"{name} saved by the office program");
        }
    }

    private static IEnumerable<string> Told(Core.Documents.Comparing.DraftComparison comparison) => comparison.Differences.Select(d => $"{d.Kind} {d.Key}: “{d.Before}” → “{d.Now}” {d.Refusal}");
}
