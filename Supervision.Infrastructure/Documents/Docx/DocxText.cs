using System.Text;
using DocumentFormat.OpenXml;
using Supervision.Core.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Paragraphs, runs, rules and borderless tables of WordprocessingML. Measures are in points.</summary>
internal static class DocxText
{
    public static W.Paragraph Paragraph(string style, RichText text, Action<W.ParagraphProperties>? more = null)
    {
        var properties = new W.ParagraphProperties { ParagraphStyleId = new() { Val = style } };
        more?.Invoke(properties);
        var paragraph = new W.Paragraph { ParagraphProperties = properties };
        paragraph.Append(text.Runs.Select(run => Run(run.Text, run.IsBold, run.IsItalic)));
        return paragraph;
    }

    /// <summary>The pieces of a text; what the system owns stands in locked content controls.</summary>
    public static IEnumerable<OpenXmlElement> Pieces(RichText text, DocxMarks marks, double? size = null)
    {
        var owned = 0;
        foreach (var run in text.Runs.Where(run => run.Text.Length > 0))
        {
            var piece = Run(run.Text, run.IsBold, run.IsItalic, size);
            yield return run.IsOwned ? marks.Owned(piece, owned++) : piece;
        }
    }

    public static W.Run Run(string text, bool bold = false, bool italic = false, double? size = null)
    {
        var run = new W.Run();
        if (bold || italic || size is not null)
        {
            run.RunProperties = new();
            if (bold)
                run.RunProperties.Bold = new();
            if (italic)
                run.RunProperties.Italic = new();
            if (size is { } points)
            {
                run.RunProperties.FontSize = new() { Val = DocxStyles.HalfPoints(points) };
                run.RunProperties.FontSizeComplexScript = new() { Val = DocxStyles.HalfPoints(points) };
            }
        }
        var lines = VietnameseText.KeepDashes(text).Normalize(NormalizationForm.FormC).Replace("\r", "", StringComparison.Ordinal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new W.Break());
            if (lines[i].Length > 0)
                run.Append(new W.Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    /// <summary>A centred rule: the upper border of an empty line, indented on both sides to its length.</summary>
    public static W.Paragraph Rule(double length, double width, double above = 2, double below = 0)
    {
        var side = DocxStyles.Twips(Math.Max(0, (width - length) / 2));
        return Paragraph(DocxStyles.Rule, RichText.Empty, properties =>
        {
            properties.ParagraphBorders = new() { TopBorder = new() { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "auto" } };
            properties.SpacingBetweenLines = new()
            {
                Before = DocxStyles.Twips(above),
                After = DocxStyles.Twips(below),
                Line = "40",
                LineRule = W.LineSpacingRuleValues.Exact,
            };
            properties.Indentation = new() { Left = side, Right = side };
        });
    }

    /// <summary>A table that only places its cells; a row of one cell takes the whole width.</summary>
    public static W.Table Borderless(params IReadOnlyList<(double Width, IReadOnlyList<OpenXmlElement> Content)[]> rows)
    {
        var columns = rows[0];
        var table = new W.Table(
            new W.TableProperties
            {
                TableWidth = new() { Width = DocxStyles.Twips(columns.Sum(cell => cell.Width)), Type = W.TableWidthUnitValues.Dxa },
                TableLayout = new() { Type = W.TableLayoutValues.Fixed },
                TableCellMarginDefault = new W.TableCellMarginDefault(
                    new W.TableCellLeftMargin { Width = 0, Type = W.TableWidthValues.Dxa },
                    new W.TableCellRightMargin { Width = 0, Type = W.TableWidthValues.Dxa }),
            },
            new W.TableGrid(columns.Select(cell => new W.GridColumn { Width = DocxStyles.Twips(cell.Width) })));
        foreach (var row in rows)
        {
            var line = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
            foreach (var (width, content) in row)
            {
                var properties = new W.TableCellProperties { TableCellWidth = new() { Width = DocxStyles.Twips(width), Type = W.TableWidthUnitValues.Dxa } };
                if (row.Length < columns.Length)
                    properties.GridSpan = new() { Val = columns.Length };
                var cell = new W.TableCell(properties);
                cell.Append(content.Count > 0 ? content : [new W.Paragraph()]);
                line.Append(cell);
            }
            table.Append(line);
        }
        return table;
    }
}

/// <summary>Widths of text in the papers' font, for rules as long as their text and for even line breaks.</summary>
internal sealed class TextMeasure(PaperFonts fonts)
{
    public double Width(string text, double size, bool bold = false, bool italic = false)
    {
        var file = fonts.Face(bold, italic).File;
        return text.Normalize(NormalizationForm.FormC).EnumerateRunes().Sum(character => file.Advance(file.Glyph(character))) * size / 1000;
    }

    public double WidestLine(string text, double size, bool bold = false) => text.Split('\n').Max(line => Width(line, size, bold));

    /// <summary>Breaks lines that are too long into as few as they need, all about as long.</summary>
    public string Even(string text, double size, bool bold, double width) =>
        string.Join('\n', text.Split('\n').SelectMany(line => EvenLines(line.Split(' '), size, bold, width)));

    private List<string> EvenLines(string[] words, double size, bool bold, double width)
    {
        var even = Broken(words, size, bold, width);
        // A point narrower each time, until a line more would be needed.
        for (var narrower = width - 1; even.Count > 1 && narrower > 0; narrower--)
        {
            var lines = Broken(words, size, bold, narrower);
            if (lines.Count > even.Count || lines.Any(line => Width(line, size, bold) > narrower))
                break;
            even = lines;
        }
        return even;
    }

    private List<string> Broken(string[] words, double size, bool bold, double width)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size, bold) <= width)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        }
        return lines;
    }
}
