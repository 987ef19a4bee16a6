using System.Globalization;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Archive;

internal sealed record NameValue(string Name);

internal sealed record ReferenceValue(int Number);

/// <summary>A stream's dictionary and its bytes as stored; <paramref name="IsFramed"/>: it ends where its length says.</summary>
internal sealed record StreamValue(Dictionary<string, object?> Entries, ReadOnlyMemory<byte> Stored, bool IsFramed);

/// <summary>Reads PDF objects (ISO 32000-1, 7.3): numbers are doubles, strings bytes, arrays lists and dictionaries dictionaries.</summary>
internal sealed class FileLexer(ReadOnlyMemory<byte> bytes, int at = 0)
{
    public int At { get; private set; } = at;

    private ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>The object of "n 0 obj", a stream with its bytes.</summary>
    public object? ReadIndirect()
    {
        _ = Read();
        _ = Read();
        Expect("obj"u8);
        var value = Read();
        SkipSpace();
        if (value is not Dictionary<string, object?> entries || !Bytes[At..].StartsWith("stream\n"u8))
            return value;
        var start = At + 7;
        var length = entries.TryGetValue("Length", out var number) && number is double known ? (int)known : throw new InvalidDataException("a stream without a direct length");
        if (length < 0 || start + length > Bytes.Length)
            throw new InvalidDataException("a stream longer than its file");
        return new StreamValue(entries, bytes.Slice(start, length), Bytes[(start + length)..].StartsWith("\nendstream\nendobj"u8));
    }

    public object? Read()
    {
        SkipSpace();
        if (At >= Bytes.Length)
            throw new InvalidDataException("the file ends within an object");
        switch (Bytes[At])
        {
            case (byte)'/':
                At++;
                return new NameValue(Regular());
            case (byte)'(':
                return Literal();
            case (byte)'<' when At + 1 < Bytes.Length && Bytes[At + 1] == (byte)'<':
                return Entries();
            case (byte)'<':
                return Hex();
            case (byte)'[':
                At++;
                var items = new List<object?>();
                for (SkipSpace(); Bytes[At] != (byte)']'; SkipSpace())
                    items.Add(Read());
                At++;
                return items;
            default:
                return Word();
        }
    }

    private object? Word()
    {
        var word = Regular();
        switch (word)
        {
            case "true":
                return true;
            case "false":
                return false;
            case "null":
                return null;
        }
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw new InvalidDataException($"'{word}' is no object");
        // "n 0 R" is a reference.
        var rest = Bytes[At..];
        if (rest.StartsWith(" 0 R"u8) && (rest.Length == 4 || !IsRegular(rest[4])))
        {
            At += 4;
            return new ReferenceValue((int)number);
        }
        return number;
    }

    private Dictionary<string, object?> Entries()
    {
        At += 2;
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (SkipSpace(); Bytes[At] != (byte)'>'; SkipSpace())
            entries[(Read() as NameValue ?? throw new InvalidDataException("a key that is no name")).Name] = Read();
        At += 2;
        return entries;
    }

    private byte[] Hex()
    {
        var end = Bytes[At..].IndexOf((byte)'>');
        var digits = Encoding.ASCII.GetString(Bytes.Slice(At + 1, end - 1));
        At += end + 1;
        return Convert.FromHexString(digits);
    }

    // Our own literals hold neither brackets nor escapes.
    private byte[] Literal()
    {
        var end = Bytes[At..].IndexOf((byte)')');
        var text = Bytes.Slice(At + 1, end - 1).ToArray();
        At += end + 1;
        return text;
    }

    private string Regular()
    {
        var start = At;
        while (At < Bytes.Length && IsRegular(Bytes[At]))
            At++;
        return At > start ? Encoding.Latin1.GetString(Bytes[start..At]) : throw new InvalidDataException("something that is no object");
    }

    private void Expect(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!Bytes[At..].StartsWith(word))
            throw new InvalidDataException($"no {Encoding.ASCII.GetString(word)} where one must stand");
        At += word.Length;
    }

    private void SkipSpace()
    {
        while (At < Bytes.Length && Bytes[At] is 0 or 9 or 10 or 12 or 13 or 32)
            At++;
    }

    public static bool IsRegular(byte value) =>
        value is not (0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'/' or (byte)'%' or (byte)'{' or (byte)'}');
}
