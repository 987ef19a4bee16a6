using DocumentFormat.OpenXml;
using Supervision.Core.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Writes papers as WordprocessingML with named styles, for drafts that are revised by hand. Thread safe.</summary>
public sealed class DocxWriter(PaperFonts fonts) : IDocxWriter
{
    public byte[] Write(Document document)
    {
        if (document.Blocks.Count == 0)
            throw new UnprintableDocumentException(nameof(Document), "văn bản không có nội dung");
        var package = new DocxPackage();
        package.Add("styles", DocxStyles.Make(document.Language));
        package.Add("settings", Settings(document));
        var margins = new DocxMargins(package, document);
        return package.Write(new W.Document(new DocxBody(document, new TextMeasure(fonts), new DocxPictures(package), new DocxCheckMark(package), margins.Section).Make()), document);
    }

    private static W.Settings Settings(Document document) => new(
        new W.Compatibility(new W.CompatibilitySetting
        {
            Name = W.CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new W.ThemeFontLanguages { Val = document.Language });
}

/// <summary>Page sizes, and what stands in the margins: the page number from each section's second page on, the banner of a demo paper.</summary>
internal sealed class DocxMargins
{
    private readonly Document document;
    private readonly string numbered;
    private readonly string blank;
    private readonly string? banner;

    public DocxMargins(DocxPackage package, Document document)
    {
        this.document = document;
        numbered = package.Add("header", new W.Header(Marked(PageNumber(), 1)));
        blank = package.Add("header", new W.Header(Marked(DocxText.Paragraph(DocxStyles.Header, RichText.Empty), 2)));
        banner = document.IsDemo ? package.Add("footer", new W.Footer(DocxText.Paragraph(DocxStyles.Footer, Document.DemoBanner))) : null;
    }

    public W.SectionProperties Section(PageOrientation orientation)
    {
        var isLandscape = orientation == PageOrientation.Landscape;
        var section = new W.SectionProperties(
            new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = numbered },
            new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = blank });
        if (banner is not null)
        {
            section.Append(
                new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = banner },
                new W.FooterReference { Type = W.HeaderFooterValues.First, Id = banner });
        }
        var (top, bottom, left, right) = document.Margins;
        section.Append(
            new W.PageSize
            {
                Width = Twips(isLandscape ? 297 : 210),
                Height = Twips(isLandscape ? 210 : 297),
                Orient = isLandscape ? W.PageOrientationValues.Landscape : W.PageOrientationValues.Portrait,
            },
            new W.PageMargin
            {
                Top = (int)Twips(top), Bottom = (int)Twips(bottom), Left = Twips(left), Right = Twips(right), Header = Twips(12), Footer = Twips(9), Gutter = 0,
            },
            new W.PageNumberType { Start = 1 },
            new W.TitlePage());
        return section;
    }

    private W.Paragraph Marked(W.Paragraph line, int number)
    {
        if (document.IsDraft)
            line.Append(DocxWatermark.Run(number));
        return line;
    }

    private static uint Twips(double millimetres) => (uint)Math.Round(PaperStyle.Points(millimetres) * 20);

    private static W.Paragraph PageNumber()
    {
        var paragraph = DocxText.Paragraph(DocxStyles.Header, RichText.Empty);
        paragraph.Append(
            new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin }),
            new W.Run(new W.FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }),
            new W.Run(new W.Text("2")),
            new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End }));
        return paragraph;
    }
}
