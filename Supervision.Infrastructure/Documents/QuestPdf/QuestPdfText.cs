using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Docx;

namespace Supervision.Infrastructure.Documents.QuestPdf;

/// <summary>How a text stands; sizes in points, the spacing as times the font's own line height.</summary>
internal sealed record Style(double Size, TextAlignment Alignment = TextAlignment.Left, bool IsBold = false, bool IsItalic = false, double FirstIndent = 0, double Spacing = 1);

/// <summary>Puts text into places of QuestPDF, in the papers' font alone.</summary>
internal sealed class QuestPdfText(PaperFonts fonts)
{
    public const string Family = "Giam sat";

    public TextMeasure Measure { get; } = new(fonts);

    public void Write(IContainer place, RichText text, Style style) => place.Text(lines =>
    {
        if (style.Alignment == TextAlignment.Justified) lines.Justify();
        else if (style.Alignment == TextAlignment.Centre) lines.AlignCenter();
        else if (style.Alignment == TextAlignment.Right) lines.AlignRight();
        if (style.FirstIndent > 0) lines.ParagraphFirstLineIndentation((float)style.FirstIndent);
        foreach (var run in text.Runs)
        {
            var (bold, italic) = (style.IsBold || run.IsBold, style.IsItalic || run.IsItalic);
            var font = fonts.Face(bold, italic).File;
            var height = (font.Ascent - font.Descent + font.LineGap) / 1000.0 * style.Spacing;
            var plain = LineBreaks.Hold(run.Text.Normalize().Replace("\r", "", StringComparison.Ordinal).Replace('\t', ' '));
            var span = lines.Span(plain).FontFamily(Family).FontSize((float)style.Size).LineHeight((float)height).Italic(italic);
            if (bold) span.Bold();
        }
    });

    /// <summary>Centred lines of about the same length, as wide as is answered; nothing where there is no text.</summary>
    public double Even(ColumnDescriptor lines, string? text, double width, double size, bool bold = false, bool italic = false, double above = 0)
    {
        if (text is null) return 0;
        var even = Measure.Even(NameBreaks.Keep(text), size, bold, width);
        Write(lines.Item().PaddingTop((float)above), even, new(size, TextAlignment.Centre, bold, italic));
        return Math.Min(width, Measure.WidestLine(even, size, bold));
    }

    public static void Rule(ColumnDescriptor lines, double length, double above) => lines.Item().PaddingTop((float)above).AlignCenter().Width((float)length).LineHorizontal(0.75f);
}
