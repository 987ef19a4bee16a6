using System.Globalization;
using System.Text;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>Reads values from bytes, strictly: where two readers could see different things, nothing is read.</summary>
/// <param name="data">The bytes.</param>
/// <param name="end">Reads up to here.</param>
/// <param name="isFile">Places of strings are places in the file.</param>
internal sealed class PdfLexer(ReadOnlyMemory<byte> data, int end, bool isFile)
{
    private const int Deepest = 64;
    private const int LongestToken = 4096;

    public int Position { get; set; }

    private ReadOnlySpan<byte> Bytes => data.Span;

    public static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    public void SkipSpace()
    {
        while (Position < end)
        {
            var b = Bytes[Position];
            if (b == '%')
                while (Position < end && Bytes[Position] is not (10 or 13)) Position++;
            else if (IsSpace(b)) Position++;
            else return;
        }
    }

    /// <summary>Passes a keyword if it stands next.</summary>
    public bool Take(ReadOnlySpan<byte> keyword)
    {
        SkipSpace();
        if (end - Position < keyword.Length || !Bytes.Slice(Position, keyword.Length).SequenceEqual(keyword)) return false;
        var behind = Position + keyword.Length;
        if (behind < end && !IsSpace(Bytes[behind]) && !IsDelimiter(Bytes[behind])) return false;
        Position = behind;
        return true;
    }

    /// <summary>An integer that is not negative and fits 31 bits; nothing is passed where there is none.</summary>
    public int? TakeCount()
    {
        SkipSpace();
        var at = Position;
        long value = 0;
        while (at < end && Bytes[at] is >= (byte)'0' and <= (byte)'9' && at - Position <= 10) value = (value * 10) + (Bytes[at++] - '0');
        if (at == Position || value > int.MaxValue || (at < end && !IsSpace(Bytes[at]) && !IsDelimiter(Bytes[at]))) return null;
        Position = at;
        return (int)value;
    }

    /// <exception cref="RefusedException">No value stands here.</exception>
    public PdfValue Read(int depth = 0)
    {
        if (depth > Deepest) throw BrokenPdf.Excessive("độ lồng nhau");
        SkipSpace();
        if (Position >= end) throw BrokenPdf.Cut();
        switch (Bytes[Position])
        {
            case (byte)'/': return new PdfName(ReadName());
            case (byte)'(': return ReadLiteral();
            case (byte)'[': return ReadArray(depth);
            case (byte)'<': return Position + 1 < end && Bytes[Position + 1] == '<' ? ReadDictionary(depth) : ReadHexadecimal();
            default: return ReadNumberOrWord();
        }
    }

    private PdfValue ReadNumberOrWord()
    {
        var start = Position;
        if (TakeCount() is { } number)
        {
            var behind = Position;
            if (TakeCount() is { } generation && Take("R"u8)) return new PdfReference(number, generation);
            Position = behind;
            return new PdfNumber(number);
        }
        while (Position < end && Position - start < LongestToken && !IsSpace(Bytes[Position]) && !IsDelimiter(Bytes[Position])) Position++;
        var word = Encoding.Latin1.GetString(Bytes[start..Position]);
        return word switch
        {
            "true" => new PdfBoolean(true),
            "false" => new PdfBoolean(false),
            "null" => PdfNull.Value,
            _ when word.Length > 0 && word.Length < 64 && double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => new PdfNumber(word),
            _ => throw BrokenPdf.Unreadable(string.Create(CultureInfo.InvariantCulture, $"cú pháp sai tại byte {start}")),
        };
    }

    private string ReadName()
    {
        var name = new StringBuilder();
        for (Position++; Position < end && !IsSpace(Bytes[Position]) && !IsDelimiter(Bytes[Position]); Position++)
        {
            if (name.Length > LongestToken) throw BrokenPdf.Excessive("độ dài tên");
            if (Bytes[Position] == '#' && Position + 2 < end && Digit(Bytes[Position + 1]) is >= 0 and var high && Digit(Bytes[Position + 2]) is >= 0 and var low)
            {
                name.Append((char)((high << 4) | low));
                Position += 2;
            }
            else name.Append((char)Bytes[Position]);
        }
        return name.ToString();
    }

    private PdfArray ReadArray(int depth)
    {
        var items = new List<PdfValue>();
        for (Position++; ;)
        {
            SkipSpace();
            if (Position >= end) throw BrokenPdf.Cut();
            if (Bytes[Position] == ']') break;
            items.Add(Read(depth + 1));
        }
        Position++;
        return new(items);
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        var entries = new List<KeyValuePair<string, PdfValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (Position += 2; ;)
        {
            SkipSpace();
            if (Position + 1 >= end) throw BrokenPdf.Cut();
            if (Bytes[Position] == '>' && Bytes[Position + 1] == '>') break;
            if (Bytes[Position] != '/') throw BrokenPdf.Unreadable(string.Create(CultureInfo.InvariantCulture, $"cú pháp sai tại byte {Position}"));
            var name = ReadName();
            // Some readers take the first of two equal keys and some the last.
            if (!names.Add(name)) throw BrokenPdf.Unreadable($"khóa /{name} bị lặp");
            entries.Add(new(name, Read(depth + 1)));
        }
        Position += 2;
        return new(entries);
    }

    private PdfString ReadHexadecimal()
    {
        var start = Position;
        var bytes = new List<byte>();
        var half = -1;
        for (Position++; ; Position++)
        {
            if (Position >= end) throw BrokenPdf.Cut();
            var b = Bytes[Position];
            if (b == '>') break;
            if (IsSpace(b)) continue;
            var digit = Digit(b);
            if (digit < 0) throw BrokenPdf.Unreadable(string.Create(CultureInfo.InvariantCulture, $"chuỗi thập lục phân sai tại byte {Position}"));
            if (half < 0) half = digit;
            else
            {
                bytes.Add((byte)((half << 4) | digit));
                half = -1;
            }
        }
        if (half >= 0) bytes.Add((byte)(half << 4));
        Position++;
        return isFile ? new([.. bytes], start, Position) : new([.. bytes]);
    }

    private PdfString ReadLiteral()
    {
        var start = Position;
        var bytes = new List<byte>();
        var open = 1;
        for (Position++; ; Position++)
        {
            if (Position >= end) throw BrokenPdf.Cut();
            var b = Bytes[Position];
            if (b == '\\')
            {
                Escape(bytes);
                continue;
            }
            if (b == '(') open++;
            if (b == ')' && --open == 0) break;
            if (b == '\r')
            {
                if (Position + 1 < end && Bytes[Position + 1] == '\n') Position++;
                b = (byte)'\n';
            }
            bytes.Add(b);
        }
        Position++;
        return isFile ? new([.. bytes], start, Position) : new([.. bytes]);
    }

    private void Escape(List<byte> bytes)
    {
        if (++Position >= end) throw BrokenPdf.Cut();
        var b = Bytes[Position];
        switch (b)
        {
            case (byte)'n': bytes.Add(10); break;
            case (byte)'r': bytes.Add(13); break;
            case (byte)'t': bytes.Add(9); break;
            case (byte)'b': bytes.Add(8); break;
            case (byte)'f': bytes.Add(12); break;
            case (byte)'\n': break;
            case (byte)'\r':
                if (Position + 1 < end && Bytes[Position + 1] == '\n') Position++;
                break;
            case >= (byte)'0' and <= (byte)'7':
                var value = b - '0';
                for (var more = 0; more < 2 && Position + 1 < end && Bytes[Position + 1] is >= (byte)'0' and <= (byte)'7'; more++) value = (value * 8) + (Bytes[++Position] - '0');
                bytes.Add((byte)value);
                break;
            default: bytes.Add(b); break;
        }
    }

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };
}
