using System.Globalization;
using Microsoft.Extensions.Hosting;
using QuestPDF.Drawing;
using QuestPDF.Drawing.Exceptions;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Infrastructure.Documents.Pdf.Writing;
using Supervision.Infrastructure.Storage;
using UglyToad.PdfPig;
using Document = Supervision.Core.Documents.Document;

namespace Supervision.Infrastructure.Documents.QuestPdf;

/// <summary>QuestPDF behind the port. Its files have no tags, no outline, no identifier of PDF/A and no places for number and signatures.</summary>
internal sealed class QuestPdfEngine(PaperFonts fonts) : IPdfEngine, IHostedService
{
    public const string LicenceSetting = "Supervision:Pdf:QuestPdfLicense";

    /// <param name="fonts">The papers' font; no other is used, whatever the machine has.</param>
    /// <param name="licence">Under which of its licences QuestPDF is used.</param>
    /// <exception cref="DatabaseUnusableException">No licence is named, or the native part of QuestPDF is not there.</exception>
    public static QuestPdfEngine Open(PaperFonts fonts, string? licence)
    {
        var known = Enum.GetNames<LicenseType>();
        if (!known.Contains(licence, StringComparer.OrdinalIgnoreCase))
            throw new DatabaseUnusableException($"Thiếu thiết lập {LicenceSetting}: hãy nêu loại giấy phép QuestPDF mà cơ quan dùng ({string.Join(", ", known)}).");
        try
        {
            QuestPDF.Settings.License = Enum.Parse<LicenseType>(licence!, ignoreCase: true);
            QuestPDF.Settings.UseEnvironmentFonts = false;
            QuestPDF.Settings.FontDiscoveryPaths.Clear();
            foreach (var (bold, italic) in new[] { (false, false), (true, false), (false, true), (true, true) })
                FontManager.RegisterFontWithCustomName(QuestPdfText.Family, fonts.Face(bold, italic).File.Open());
            return new(fonts);
        }
        catch (Exception missing) when (missing is InitializationException or TypeInitializationException or DllNotFoundException)
        {
            throw new DatabaseUnusableException("Không nạp được phần gốc của QuestPDF (QuestPdfSkia); hãy đặt thư viện đó bên cạnh chương trình.", missing);
        }
    }

    public RenderedPaper Render(Document document)
    {
        var facts = new DocumentMetadata { Title = document.Title, Author = document.Author, Subject = document.Subject, Language = document.Language };
        facts.CreationDate = facts.ModifiedDate = document.CreatedAt;
        try
        {
            var content = QuestPDF.Fluent.Document.Create(pages => Compose(pages, document, fonts)).WithMetadata(facts).GeneratePdf();
            using var file = PdfDocument.Open(content);
            return new(content, file.NumberOfPages);
        }
        catch (Exception fault) when (fault is DocumentLayoutException or DocumentDrawingException or DocumentComposeException)
        {
            throw new UnprintableDocumentException(nameof(Document), fault.Message);
        }
    }

    /// <summary>The pages of the paper itself, then those of each annex with numbers of their own.</summary>
    internal static void Compose(IDocumentContainer pages, Document document, PaperFonts fonts)
    {
        // Our own layout is the judge of blocks: what makes no sense, and characters that the font lacks, are refused in the same words whichever engine prints.
        BlockLayout.Lay(document, new FaceSet(fonts), new Tag("Document"));
        var text = new QuestPdfText(fonts);
        foreach (var (section, name) in new QuestPdfBlocks(document, text).Sections().Select((section, i) => (section, $"{i}"))) pages.Page(page =>
        {
            var (top, bottom, left, right) = document.Margins;
            page.Size((float)section.PageWidth, (float)section.PageHeight);
            page.MarginLeft((float)PaperStyle.Points(left));
            page.MarginRight((float)PaperStyle.Points(right));
            if (document.IsDraft) page.Background().Svg(DraftMark.Svg(fonts, section.PageWidth, section.PageHeight));
            page.Header().Height((float)PaperStyle.Points(top)).PaddingTop((float)PaperStyle.PageNumberTop).AlignCenter().Text(line => line.PageNumberWithinSection(name)
                .Format(number => number > 1 ? number.Value.ToString(CultureInfo.InvariantCulture) : "").FontFamily(QuestPdfText.Family).FontSize((float)PaperStyle.PageNumber));
            page.Content().Section(name).Column(section.Write);
            var foot = page.Footer().Height((float)PaperStyle.Points(bottom)).AlignBottom().PaddingBottom((float)PaperStyle.BannerBottom);
            if (document.IsDemo) text.Write(foot, Document.DemoBanner, new(PaperStyle.Banner, TextAlignment.Centre, IsBold: true));
        });
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
