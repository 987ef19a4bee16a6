using System.Text;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Layout;

/// <summary>How a text stands; sizes and indents in points.</summary>
internal sealed record TextStyle(double Size, TextAlignment Alignment = TextAlignment.Left)
{
    public bool IsBold { get; init; }

    public bool IsItalic { get; init; }

    public double FirstIndent { get; init; }

    public double LeftIndent { get; init; }

    /// <summary>Times the font's own line height.</summary>
    public double LineSpacing { get; init; } = 1;

    /// <summary>Lines of about the same length, for centred names that take more than one.</summary>
    public bool IsBalanced { get; init; }
}

/// <summary>Characters of one face that stand together.</summary>
internal readonly record struct Piece(DocumentFace Face, string Text, double Width);

/// <summary>What no line break parts, with the space before it.</summary>
internal sealed record Word(Piece[] Pieces, double Width, double Space, DocumentFace SpaceFace, bool StartsLine);

/// <summary>A line: its words, its width without stretching, and whether the paragraph (or a hard line) ends here.</summary>
internal readonly record struct TextLine(int First, int Count, double Width, bool IsLast);

/// <summary>A text cut into measured words; lines are made for a width when it is known.</summary>
internal sealed class ShapedText
{
    private const int FewestBlanks = 3;

    private readonly List<Word> words;
    private TextLine[] lines = [];
    private double linesWidth = -1;

    private ShapedText(List<Word> words, TextStyle style, DocumentFace face)
    {
        this.words = words;
        Style = style;
        Ascent = style.Size * face.Ascent;
        Descent = style.Size * face.Descent;
        LineHeight = style.Size * face.LineHeight * style.LineSpacing;
        Baseline = ((LineHeight - (style.Size * (face.Ascent + face.Descent))) / 2) + (style.Size * face.Ascent);
    }

    public TextStyle Style { get; }

    public double LineHeight { get; }

    /// <summary>How far letters reach above and below the baseline.</summary>
    public double Ascent { get; }

    public double Descent { get; }

    /// <summary>From the top of a line to its baseline.</summary>
    public double Baseline { get; }

    public IReadOnlyList<Word> Words => words;

    /// <exception cref="MissingGlyphException">A character that the font lacks.</exception>
    public static ShapedText Shape(RichText text, TextStyle style, FaceSet faces, string block)
    {
        var words = new List<Word>();
        var pieces = new List<Piece>();
        var piece = new StringBuilder();
        var pieceWidth = 0;
        var spaceFace = faces.Face(style.IsBold, style.IsItalic);
        var hasSpace = false;
        var startsLine = false;

        void EndPiece(DocumentFace face)
        {
            if (piece.Length == 0)
                return;
            pieces.Add(new(face, piece.ToString(), pieceWidth * style.Size / 1000));
            piece.Clear();
            pieceWidth = 0;
        }

        void EndWord(DocumentFace face)
        {
            EndPiece(face);
            if (pieces.Count == 0 && !startsLine)
                return;
            var isFirst = words.Count == 0 || startsLine;
            var space = isFirst || !hasSpace ? 0 : spaceFace.Use(" ", 0, block) * style.Size / 1000;
            words.Add(new([.. pieces], pieces.Sum(part => part.Width), space, spaceFace, startsLine));
            pieces.Clear();
            hasSpace = startsLine = false;
        }

        // What holds together may stand in two runs: a figure that the system owns, and its unit.
        string[] runs = [.. text.Runs.Select(run => run.Text.IsNormalized() ? run.Text : run.Text.Normalize())];
        var whole = runs is [var only] ? only : string.Concat(runs);
        var start = 0;
        for (var r = 0; r < runs.Length; start += runs[r].Length, r++)
        {
            var face = faces.Face(style.IsBold || text.Runs[r].IsBold, style.IsItalic || text.Runs[r].IsItalic);
            var characters = runs[r];
            for (var i = 0; i < characters.Length; i++)
            {
                var character = characters[i];
                if ((character is ' ' or '\t') && !LineBreaks.IsHeld(whole, start + i))
                {
                    EndWordIfAny(face);
                    hasSpace = true;
                    spaceFace = face;
                }
                else if (character == '\n')
                {
                    EndWord(face);
                    startsLine = true;
                }
                else if (character is ' ' or VietnameseText.NoBreakSpace)
                {
                    pieceWidth += face.Use(" ", 0, block);
                    piece.Append(' ');
                }
                else if (character != '\r')
                {
                    pieceWidth += face.Use(characters, i, block);
                    piece.Append(character);
                }
            }
            EndPiece(face);
        }
        EndWord(spaceFace);
        return new(words, style, faces.Face(style.IsBold, style.IsItalic));

        void EndWordIfAny(DocumentFace face)
        {
            if (piece.Length > 0 || pieces.Count > 0)
                EndWord(face);
        }
    }

    /// <summary>Width of the longest line when nothing breaks it but its own line feeds.</summary>
    public double NaturalWidth => Break(double.PositiveInfinity).Select(line => line.Width).DefaultIfEmpty(0).Max();

    public IReadOnlyList<TextLine> Lines(double width)
    {
        if (width == linesWidth)
            return lines;
        lines = Break(width);
        if (Style.IsBalanced && lines.Length > 1)
            lines = Balance(width);
        linesWidth = width;
        return lines;
    }

    /// <summary>Room that was left in the text to be filled in: runs of blanks that hold together, by line and from the start of its line.</summary>
    public IEnumerable<(int Line, double Left, double Width)> Blanks(double width)
    {
        var all = Lines(width);
        for (var i = 0; i < all.Count; i++)
        {
            var x = 0.0;
            foreach (var word in words.GetRange(all[i].First, all[i].Count))
            {
                if (word != words[all[i].First]) x += word.Space;
                foreach (var piece in word.Pieces)
                {
                    for (var at = 0; at < piece.Text.Length;)
                    {
                        var end = at;
                        while (end < piece.Text.Length && piece.Text[end] == ' ') end++;
                        if (end - at >= FewestBlanks) yield return (i, x, (end - at) * piece.Face.Advance(' ') * Style.Size / 1000);
                        for (end = Math.Max(end, at + 1); at < end; at++) x += piece.Face.Advance(piece.Text[at]) * Style.Size / 1000;
                    }
                }
            }
        }
    }

    private TextLine[] Balance(double width)
    {
        double tooNarrow = 0, enough = width;
        while (enough - tooNarrow > 1)
        {
            var middle = (tooNarrow + enough) / 2;
            if (words.Max(word => word.Width) <= middle && Break(middle).Length <= lines.Length)
                enough = middle;
            else
                tooNarrow = middle;
        }
        return Break(enough);
    }

    private TextLine[] Break(double width)
    {
        var result = new List<TextLine>();
        var available = width - Style.LeftIndent - Style.FirstIndent;
        var first = 0;
        var taken = 0.0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (i > first && word.StartsLine)
            {
                EndLine(i, isLast: true);
            }
            else if (i > first && taken + word.Space + word.Width > available + 0.001)
            {
                EndLine(i, isLast: false);
            }
            if (i == first && word.Width > available + 0.001)
                Cut(i, available);
            word = words[i];
            taken += (i == first ? 0 : word.Space) + word.Width;
        }
        if (words.Count > first)
            result.Add(new(first, words.Count - first, taken, true));
        return [.. result];

        void EndLine(int next, bool isLast)
        {
            result.Add(new(first, next - first, taken, isLast));
            first = next;
            taken = 0;
            available = width - Style.LeftIndent;
        }
    }

    // A word wider than the line (a long address, a symbol in a narrow column) is cut at a space that was held in it, else after a hyphen or slash, else where it must.
    private void Cut(int at, double available)
    {
        var word = words[at];
        var taken = 0.0;
        (int Piece, int Length)? afterSpace = null, afterMark = null, anywhere = null;
        for (var p = 0; p < word.Pieces.Length; p++)
        {
            var (face, text, _) = word.Pieces[p];
            for (var i = 0; i < text.Length; i++)
            {
                taken += face.Advance(text[i]) * Style.Size / 1000;
                if (taken > available && anywhere is not null)
                {
                    SplitWord(at, afterSpace ?? afterMark ?? anywhere.Value);
                    return;
                }
                anywhere = (p, i + 1);
                if ((p, i) == (word.Pieces.Length - 1, text.Length - 1)) continue;
                if (text[i] is ' ')
                    afterSpace = anywhere;
                else if (text[i] is '-' or '/')
                    afterMark = anywhere;
            }
        }
    }

    private void SplitWord(int at, (int Piece, int Length) cut)
    {
        var word = words[at];
        var (face, text, _) = word.Pieces[cut.Piece];
        Piece[] head = [.. word.Pieces[..cut.Piece], Measured(face, text[..cut.Length])];
        Piece[] tail = cut.Length == text.Length ? word.Pieces[(cut.Piece + 1)..] : [Measured(face, text[cut.Length..]), .. word.Pieces[(cut.Piece + 1)..]];
        words[at] = word with { Pieces = head, Width = head.Sum(piece => piece.Width) };
        if (tail.Length > 0)
            words.Insert(at + 1, new(tail, tail.Sum(piece => piece.Width), 0, word.SpaceFace, false));
    }

    private Piece Measured(DocumentFace face, string text) => new(face, text, text.Sum(character => face.Advance(character)) * Style.Size / 1000);
}
