using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Named styles, so that who revises a draft changes a style and not every paragraph. Sizes are those of <see cref="PaperStyle"/>.</summary>
internal static class DocxStyles
{
    public const string Font = "Times New Roman";

    public const string Text = "BodyText", Centred = "CentredText", LegalBasis = "LegalBasis", Title = "Title", Abstract = "Subtitle",
        Cell = "TableText", Name = "HeadName", Number = "HeadNumber", Motto = "HeadMotto", Authority = "Authority", Note = "SignatureNote",
        RecipientsHead = "RecipientsHead", Recipients = "Recipients", Header = "Header", Footer = "Footer", Rule = "Rule", Grid = "TableGrid";

    /// <summary>Style of a heading of level 1 to 4.</summary>
    public static string Heading(int level) => string.Create(CultureInfo.InvariantCulture, $"Heading{level}");

    public static W.Styles Make(string language) => new(
    [
        new W.DocDefaults(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
                new W.RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
                new W.FontSize { Val = HalfPoints(PaperStyle.Text) },
                new W.FontSizeComplexScript { Val = HalfPoints(PaperStyle.Text) },
                new W.Languages { Val = language, EastAsia = language })),
            new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle(new W.SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = W.LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", basedOn: null, isDefault: true),
        Paragraph(Text, "Body Text", jc: W.JustificationValues.Both, before: PaperStyle.ParagraphGap, spacing: PaperStyle.TextSpacing, indent: PaperStyle.FirstIndent),
        Paragraph(Centred, "Centred Text", jc: W.JustificationValues.Center, before: PaperStyle.ParagraphGap, spacing: PaperStyle.TextSpacing),
        Paragraph(LegalBasis, "Legal Basis", basedOn: Text, italic: true),
        Paragraph(Title, "Title", jc: W.JustificationValues.Center, size: PaperStyle.Title, bold: true, before: 18),
        Paragraph(Abstract, "Subtitle", jc: W.JustificationValues.Center, size: PaperStyle.Title, bold: true),
        Paragraph(Heading(1), "heading 1", basedOn: Centred, bold: true, before: 10, keep: true, outline: 0),
        Paragraph(Heading(2), "heading 2", basedOn: Text, bold: true, caps: true, before: 10, keep: true, outline: 1),
        Paragraph(Heading(3), "heading 3", basedOn: Text, bold: true, keep: true, outline: 2),
        Paragraph(Heading(4), "heading 4", basedOn: Text, bold: true, italic: true, keep: true, outline: 3),
        Paragraph(Cell, "Table Text", size: 12),
        Paragraph(Name, "Head Name", jc: W.JustificationValues.Center, size: PaperStyle.Body),
        Paragraph(Number, "Head Number", jc: W.JustificationValues.Center, size: PaperStyle.Number),
        Paragraph(Motto, "Head Motto", jc: W.JustificationValues.Center, size: PaperStyle.Motto, bold: true),
        Paragraph(Authority, "Authority", jc: W.JustificationValues.Center, size: PaperStyle.Authority, bold: true),
        Paragraph(Note, "Signature Note", jc: W.JustificationValues.Center, size: 13, italic: true),
        Paragraph(RecipientsHead, "Recipients Head", size: PaperStyle.RecipientsHead, bold: true, italic: true),
        Paragraph(Recipients, "Recipients", size: PaperStyle.Recipients),
        Paragraph(Header, "header", jc: W.JustificationValues.Center, size: PaperStyle.PageNumber),
        Paragraph(Footer, "footer", jc: W.JustificationValues.Center, size: PaperStyle.Banner, bold: true),
        Paragraph(Rule, "Rule", size: 1),
        TableGrid(),
    ]);

    public static string HalfPoints(double points) => ((int)Math.Round(points * 2)).ToString(CultureInfo.InvariantCulture);

    public static string Twips(double points) => ((int)Math.Round(points * 20)).ToString(CultureInfo.InvariantCulture);

    private static W.Style Paragraph(
        string id, string name, string? basedOn = "Normal", bool isDefault = false, W.JustificationValues? jc = null, double? size = null, bool bold = false,
        bool italic = false, bool caps = false, double? before = null, double? spacing = null, double? indent = null, bool keep = false, int? outline = null)
    {
        var paragraph = new W.StyleParagraphProperties();
        if (keep)
            paragraph.KeepNext = new();
        if (before is not null || spacing is not null)
        {
            paragraph.SpacingBetweenLines = new();
            if (before is { } gap)
                paragraph.SpacingBetweenLines.Before = Twips(gap);
            if (spacing is { } lines)
            {
                paragraph.SpacingBetweenLines.Line = ((int)Math.Round(lines * 240)).ToString(CultureInfo.InvariantCulture);
                paragraph.SpacingBetweenLines.LineRule = W.LineSpacingRuleValues.Auto;
            }
        }
        if (indent is { } first)
            paragraph.Indentation = new() { FirstLine = Twips(first) };
        if (jc is { } alignment)
            paragraph.Justification = new() { Val = alignment };
        if (outline is { } level)
            paragraph.OutlineLevel = new() { Val = level };
        var run = new W.StyleRunProperties();
        if (bold)
            run.Bold = new();
        if (italic)
            run.Italic = new();
        if (caps)
            run.Caps = new();
        if (size is { } points)
        {
            run.FontSize = new() { Val = HalfPoints(points) };
            run.FontSizeComplexScript = new() { Val = HalfPoints(points) };
        }
        var style = new W.Style { Type = W.StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, StyleName = new() { Val = name } };
        if (basedOn is not null)
            style.BasedOn = new() { Val = basedOn };
        style.PrimaryStyle = new();
        style.StyleParagraphProperties = paragraph;
        style.StyleRunProperties = run;
        return style;
    }

    private static W.Style TableGrid()
    {
        var table = new W.StyleTableProperties
        {
            TableBorders = new W.TableBorders(
                Border<W.TopBorder>(), Border<W.LeftBorder>(), Border<W.BottomBorder>(), Border<W.RightBorder>(), Border<W.InsideHorizontalBorder>(), Border<W.InsideVerticalBorder>()),
            TableCellMarginDefault = new W.TableCellMarginDefault(
                new W.TopMargin { Width = "50", Type = W.TableWidthUnitValues.Dxa },
                new W.TableCellLeftMargin { Width = 80, Type = W.TableWidthValues.Dxa },
                new W.BottomMargin { Width = "50", Type = W.TableWidthUnitValues.Dxa },
                new W.TableCellRightMargin { Width = 80, Type = W.TableWidthValues.Dxa }),
        };
        return new W.Style { Type = W.StyleValues.Table, StyleId = Grid, StyleName = new() { Val = "Table Grid" }, StyleTableProperties = table };
    }

    private static T Border<T>()
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
}
