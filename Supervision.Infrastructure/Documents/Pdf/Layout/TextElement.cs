using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>A text, or what is left of it from a line on. Two lines at least stay together at the foot and at the head of a page.</summary>
internal sealed class TextElement(ShapedText text, Tag? tag, int fromLine = 0) : Element
{
    private const int Together = 2;

    public override SpacePlan Measure(double width, double height)
    {
        var lines = text.Lines(width);
        var left = lines.Count - fromLine;
        var fitting = height >= (left * text.LineHeight) - 0.01 ? left : (int)Math.Floor((height + 0.01) / text.LineHeight);
        if (fitting == left)
            return SpacePlan.Full(left * text.LineHeight, Drawing(width, lines.Count));
        fitting = Math.Min(fitting, left - Together);
        return fitting < Together
            ? SpacePlan.Wrap("two lines do not fit")
            : SpacePlan.Partial(fitting * text.LineHeight, Drawing(width, fromLine + fitting), new TextElement(text, tag, fromLine + fitting));
    }

    public override (SpacePlan Head, Element Tail)? CutTail(double width)
    {
        var count = text.Lines(width).Count;
        var head = count - fromLine - Together;
        return head < Together
            ? null
            : (SpacePlan.Full(head * text.LineHeight, Drawing(width, count - Together)), new TextElement(text, tag, count - Together));
    }

    private Action<Canvas, double, double> Drawing(double width, int toLine) => (canvas, x, y) =>
    {
        canvas.Open(tag);
        var lines = text.Lines(width);
        for (var i = fromLine; i < toLine; i++)
            DrawLine(canvas, lines[i], x + text.Style.LeftIndent + (i == 0 ? text.Style.FirstIndent : 0), x + width, y + ((i - fromLine) * text.LineHeight) + text.Baseline);
        canvas.Close();
    };

    private void DrawLine(Canvas canvas, TextLine line, double left, double right, double baseline)
    {
        var style = text.Style;
        var spare = right - left - line.Width;
        var gaps = 0;
        for (var i = line.First + 1; i < line.First + line.Count; i++)
            gaps += text.Words[i].Space > 0 ? 1 : 0;
        var (stretch, letterSpace) = style.Alignment == TextAlignment.Justified && !line.IsLast ? Justify(line, spare, gaps) : (0, 0);
        var start = style.Alignment switch
        {
            TextAlignment.Centre => left + (spare / 2),
            TextAlignment.Right => left + spare,
            _ => left,
        };
        canvas.BeginText(start, baseline);
        if (letterSpace > 0)
            canvas.SpaceLetters(letterSpace);
        for (var i = line.First; i < line.First + line.Count; i++)
        {
            var word = text.Words[i];
            if (i > line.First && word.Space > 0)
            {
                canvas.Show(word.SpaceFace, style.Size, " ");
                if (stretch > 0)
                    canvas.Advance(stretch);
            }
            foreach (var piece in word.Pieces)
                canvas.Show(piece.Face, style.Size, piece.Text);
        }
        // Readers put a space between this line and the next one of the paragraph only if one is there.
        if (!line.IsLast && line.First + line.Count < text.Words.Count && text.Words[line.First + line.Count].Space > 0)
            canvas.Show(text.Words[line.First + line.Count].SpaceFace, style.Size, " ");
        if (letterSpace > 0)
            canvas.SpaceLetters(0);
        canvas.EndText();
    }

    // Gaps grow to their largest, then letters move apart as little as nobody sees; a line that is still short stays ragged.
    private (double Stretch, double LetterSpace) Justify(TextLine line, double spare, int gaps)
    {
        if (gaps == 0)
            return (0, 0);
        var size = text.Style.Size;
        var natural = 0.0;
        var letters = gaps - 1;
        for (var i = line.First; i < line.First + line.Count; i++)
        {
            natural += i > line.First ? text.Words[i].Space : 0;
            letters += text.Words[i].Pieces.Sum(piece => piece.Text.Length);
        }
        var most = natural / gaps * (PaperStyle.LargestGap - 1);
        if (spare <= gaps * most)
            return (spare / gaps * 1000 / size, 0);
        var letterSpace = (spare - (gaps * most)) / letters;
        return letterSpace <= size * PaperStyle.LargestLetterSpace ? (most * 1000 / size, letterSpace) : (0, 0);
    }
}
