using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Archive;

/// <summary>A finished file read back through its own table of references (ISO 32000-1, 7.5.8); objects are read when they are asked for.</summary>
internal sealed class FinishedFile
{
    private readonly (byte Kind, int Place, int Index)[] places;
    private readonly Dictionary<int, object?> read = [];
    private readonly Dictionary<int, (byte[] Content, int[] Starts)> containers = [];

    /// <exception cref="InvalidDataException">It is no file as our writer makes them.</exception>
    public FinishedFile(byte[] bytes)
    {
        Bytes = bytes;
        try
        {
            var start = bytes.AsSpan().LastIndexOf("startxref\n"u8) + 10;
            var end = start + bytes.AsSpan(start).IndexOf((byte)'\n');
            var table = new FileLexer(bytes, int.Parse(Encoding.ASCII.GetString(bytes, start, end - start), CultureInfo.InvariantCulture)).ReadIndirect() as StreamValue
                ?? throw new InvalidDataException("no table of references");
            Trailer = table.Entries;
            var entries = Inflate(table);
            places = new (byte, int, int)[entries.Length / 7];
            for (var i = 0; i < places.Length; i++)
            {
                var entry = entries.AsSpan(i * 7, 7);
                places[i] = (entry[0], BinaryPrimitives.ReadInt32BigEndian(entry[1..]), BinaryPrimitives.ReadUInt16BigEndian(entry[5..]));
            }
            Streams = [.. Enumerable.Range(1, places.Length - 1).Where(number => places[number].Kind == 1).Select(number => Object(number)).OfType<StreamValue>()];
        }
        catch (Exception error) when (error is ArgumentException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("not read back", error);
        }
    }

    public byte[] Bytes { get; }

    public Dictionary<string, object?> Trailer { get; }

    public int ObjectCount => places.Length - 1;

    /// <summary>All streams of the file.</summary>
    public IReadOnlyList<StreamValue> Streams { get; }

    /// <summary>The text of all objects that are packed into streams, and of the dictionaries of all that are not.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> ObjectTexts()
    {
        for (var number = 1; number < places.Length; number++)
        {
            if (places[number].Kind != 1)
                continue;
            var start = places[number].Place;
            var value = Object(number);
            if (value is StreamValue { Entries: { } entries } stream)
            {
                if (Is(entries, "Type", "ObjStm"))
                    yield return Container(number).Content;
                yield return Bytes.AsMemory(start, Bytes.AsSpan(start).IndexOf("stream\n"u8));
            }
            else
            {
                yield return Bytes.AsMemory(start, Bytes.AsSpan(start).IndexOf("endobj"u8));
            }
        }
    }

    /// <summary>The value itself, or what it refers to.</summary>
    public object? Resolve(object? value) => value is ReferenceValue reference ? Object(reference.Number) : value;

    public Dictionary<string, object?> Dictionary(object? value) => Resolve(value) switch
    {
        Dictionary<string, object?> entries => entries,
        StreamValue stream => stream.Entries,
        _ => [],
    };

    public static bool Is(Dictionary<string, object?> entries, string key, string name) => entries.GetValueOrDefault(key) is NameValue value && value.Name == name;

    public static byte[] Inflate(StreamValue stream)
    {
        if (!Is(stream.Entries, "Filter", "FlateDecode"))
            return stream.Stored.ToArray();
        using var source = new ZLibStream(new MemoryStream(stream.Stored.ToArray(), writable: false), CompressionMode.Decompress);
        using var result = new MemoryStream(stream.Stored.Length * 4);
        source.CopyTo(result);
        return result.ToArray();
    }

    private object? Object(int number)
    {
        if (!read.TryGetValue(number, out var value))
            read.Add(number, value = Read(number));
        return value;
    }

    private object? Read(int number)
    {
        if (number <= 0 || number >= places.Length)
            throw new InvalidDataException($"object {number} is missing");
        var (kind, place, index) = places[number];
        if (kind == 1)
            return new FileLexer(Bytes, place).ReadIndirect();
        var (content, starts) = Container(place);
        return new FileLexer(content, starts[index]).Read();
    }

    private (byte[] Content, int[] Starts) Container(int number)
    {
        if (containers.TryGetValue(number, out var known))
            return known;
        var stream = Object(number) as StreamValue ?? throw new InvalidDataException($"object {number} holds no objects");
        var content = Inflate(stream);
        var (count, first) = ((int)(double)stream.Entries["N"]!, (int)(double)stream.Entries["First"]!);
        var index = new FileLexer(content);
        var starts = new int[count];
        for (var i = 0; i < count; i++)
        {
            _ = index.Read();
            starts[i] = first + (int)(double)index.Read()!;
        }
        return containers[number] = (content, starts);
    }
}
