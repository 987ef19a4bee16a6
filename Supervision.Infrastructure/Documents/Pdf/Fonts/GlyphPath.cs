using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Fonts;

/// <summary>The outlines of letters as path operators (TrueType's quadratic curves as PDF's cubic ones).</summary>
internal static class GlyphPath
{
    private const int OnCurve = 0x1, ShortX = 0x2, ShortY = 0x4, Repeat = 0x8, SameOrPositiveX = 0x10, SameOrPositiveY = 0x20;

    private const int ArgumentsAreWords = 0x1, ArgumentsAreOffsets = 0x2, HasScale = 0x8, MoreComponents = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80;

    /// <summary>Path of a line of text from the origin, and how far it goes; nothing is filled or stroked yet.</summary>
    public static (string Operators, double Width) Of(FontFile font, string text, double size)
    {
        var operators = new StringBuilder();
        var x = 0.0;
        foreach (var character in text.EnumerateRunes())
        {
            var glyph = font.Glyph(character);
            var scale = (float)(size / font.UnitsPerEm);
            foreach (var contour in Contours(font, glyph, Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation((float)x, 0)))
                Append(operators, contour);
            x += font.Advance(glyph) * size / 1000;
        }
        return (operators.ToString(), x);
    }

    private static IEnumerable<(Vector2 Point, bool IsOn)[]> Contours(FontFile font, ushort glyph, Matrix3x2 matrix)
    {
        var outline = font.Outline(glyph);
        if (outline.Length == 0)
            return [];
        var count = BinaryPrimitives.ReadInt16BigEndian(outline);
        return count >= 0 ? Simple(outline, count, matrix) : Parts(outline).SelectMany(part => Contours(font, part.Glyph, part.Matrix * matrix));
    }

    private static List<(ushort Glyph, Matrix3x2 Matrix)> Parts(ReadOnlySpan<byte> outline)
    {
        var parts = new List<(ushort, Matrix3x2)>();
        for (var (at, more) = (10, true); more;)
        {
            int flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var glyph = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            var isWide = (flags & ArgumentsAreWords) != 0;
            var x = isWide ? Short(outline, at + 4) : (sbyte)outline[at + 4];
            var y = isWide ? Short(outline, at + 6) : (sbyte)outline[at + 5];
            at += isWide ? 8 : 6;
            var matrix = Matrix3x2.Identity;
            if ((flags & HasScale) != 0)
                matrix = Matrix3x2.CreateScale(Fraction(outline, at));
            else if ((flags & HasTwoScales) != 0)
                matrix = Matrix3x2.CreateScale(Fraction(outline, at), Fraction(outline, at + 2));
            else if ((flags & HasMatrix) != 0)
                matrix = new(Fraction(outline, at), Fraction(outline, at + 2), Fraction(outline, at + 4), Fraction(outline, at + 6), 0, 0);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
            if ((flags & ArgumentsAreOffsets) != 0)
                matrix.Translation = new(x, y);
            parts.Add((glyph, matrix));
            more = (flags & MoreComponents) != 0;
        }
        return parts;
    }

    private static List<(Vector2 Point, bool IsOn)[]> Simple(ReadOnlySpan<byte> outline, int count, Matrix3x2 matrix)
    {
        var ends = new int[count];
        for (var i = 0; i < count; i++)
            ends[i] = BinaryPrimitives.ReadUInt16BigEndian(outline[(10 + (i * 2))..]);
        var total = count == 0 ? 0 : ends[^1] + 1;
        var at = 10 + (count * 2);
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
        var flags = new byte[total];
        for (var i = 0; i < total;)
        {
            var flag = outline[at++];
            var times = (flag & Repeat) != 0 ? outline[at++] + 1 : 1;
            for (; times > 0; times--)
                flags[i++] = flag;
        }
        var xs = Coordinates(outline, ref at, flags, ShortX, SameOrPositiveX);
        var ys = Coordinates(outline, ref at, flags, ShortY, SameOrPositiveY);
        var contours = new List<(Vector2, bool)[]>();
        for (var (i, first) = (0, 0); i < count; first = ends[i++] + 1)
            contours.Add([.. Enumerable.Range(first, ends[i] + 1 - first).Select(p => (Vector2.Transform(new(xs[p], ys[p]), matrix), (flags[p] & OnCurve) != 0))]);
        return contours;
    }

    private static int[] Coordinates(ReadOnlySpan<byte> outline, ref int at, byte[] flags, int isShort, int sameOrPositive)
    {
        var values = new int[flags.Length];
        for (var (i, value) = (0, 0); i < flags.Length; values[i++] = value)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & sameOrPositive) != 0 ? outline[at] : -outline[at];
                at++;
            }
            else if ((flags[i] & sameOrPositive) == 0)
            {
                value += Short(outline, at);
                at += 2;
            }
        }
        return values;
    }

    private static void Append(StringBuilder operators, (Vector2 Point, bool IsOn)[] contour)
    {
        if (contour.Length < 2)
            return;
        // Between two points off the curve one lies on it; the path starts at one that does.
        var on = Array.FindIndex(contour, point => point.IsOn);
        var start = on >= 0 ? contour[on].Point : (contour[0].Point + contour[^1].Point) / 2;
        var current = start;
        Vector2? control = null;
        Point(start).Append("m\n");
        for (var i = 1; i <= contour.Length; i++)
        {
            var (point, isOn) = contour[(Math.Max(on, 0) + i - (on >= 0 ? 0 : 1)) % contour.Length];
            if (isOn && control is null)
                Line(point);
            else if (isOn)
                Curve(point);
            else
            {
                if (control is { } before)
                    Curve((before + point) / 2);
                control = point;
            }
        }
        if (control is not null)
            Curve(start);
        operators.Append("h\n");

        StringBuilder Point(Vector2 point) =>
            operators.Append(CultureInfo.InvariantCulture, $"{Math.Round(point.X, 1):0.#} {Math.Round(point.Y, 1):0.#} ");

        void Line(Vector2 to)
        {
            Point(to).Append("l\n");
            current = to;
        }

        void Curve(Vector2 to)
        {
            var quadratic = control!.Value;
            Point(current + ((quadratic - current) * 2 / 3));
            Point(to + ((quadratic - to) * 2 / 3));
            Point(to).Append("c\n");
            (current, control) = (to, null);
        }
    }

    private static short Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    private static float Fraction(ReadOnlySpan<byte> bytes, int at) => Short(bytes, at) / 16384f;
}
