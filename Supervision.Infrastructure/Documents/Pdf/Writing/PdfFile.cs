using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>Takes new objects of a file.</summary>
internal interface IPdfObjects
{
    /// <summary>Adds an object and gives its number.</summary>
    int Add(string text);

    /// <summary>Adds a stream; <paramref name="entries"/> are its dictionary's without /Length.</summary>
    int AddStream(string entries, byte[] content);
}

/// <summary>
/// The objects of a PDF 1.7 file. Dictionaries are packed into compressed object streams (ISO 32000-1, 7.5.7), which keeps
/// the tags of a paper small; streams and the catalogue stand on their own.
/// </summary>
internal sealed class PdfFile : IPdfObjects
{
    private const int ObjectsPerStream = 200;

    private readonly List<(string? Text, byte[]? Stream)> objects = [];

    /// <summary>Takes a number for an object that is set later.</summary>
    public int Reserve()
    {
        objects.Add(default);
        return objects.Count;
    }

    public void Set(int number, string text) => objects[number - 1] = (text, null);

    public int Add(string text)
    {
        objects.Add((text, null));
        return objects.Count;
    }

    public int AddStream(string entries, byte[] content)
    {
        objects.Add((entries, content));
        return objects.Count;
    }

    /// <summary>Passes every object (a stream's entries with its content) through a change.</summary>
    public void Change(Func<string, byte[]?, (string Text, byte[]? Stream)> change)
    {
        for (var i = 0; i < objects.Count; i++)
            objects[i] = change(objects[i].Text!, objects[i].Stream);
    }

    public byte[] Write(int catalogue, int information)
    {
        // Room for all streams at once: photographs are large, and a buffer that grows is copied each time.
        var output = new MemoryStream((16 * 1024) + objects.Sum(one => (one.Stream?.Length ?? 0) + 100));
        output.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
        var places = new (byte Kind, int Place, int Index)[objects.Count + 1];
        var packed = new List<int>();
        for (var number = 1; number <= places.Length - 1; number++)
        {
            var (text, stream) = objects[number - 1];
            if (text is null)
                throw new InvalidOperationException($"Object {number} was reserved and never set.");
            if (stream is null && number != catalogue)
            {
                packed.Add(number);
                continue;
            }
            places[number] = (1, (int)output.Length, 0);
            WriteObject(output, number, text, stream);
        }
        var all = new List<(byte Kind, int Place, int Index)>(places);
        foreach (var group in packed.Chunk(ObjectsPerStream))
            Pack(output, group, all);
        WriteReferences(output, all, catalogue, information);
        return output.ToArray();
    }

    private void Pack(MemoryStream output, int[] numbers, List<(byte Kind, int Place, int Index)> places)
    {
        var container = places.Count;
        var index = new StringBuilder();
        var body = new StringBuilder();
        for (var i = 0; i < numbers.Length; i++)
        {
            index.Append(CultureInfo.InvariantCulture, $"{numbers[i]} {body.Length} ");
            body.Append(objects[numbers[i] - 1].Text).Append('\n');
            places[numbers[i]] = (2, container, i);
        }
        places.Add((1, (int)output.Length, 0));
        var content = Deflate.Compress(Encoding.Latin1.GetBytes(index.ToString() + body));
        WriteObject(output, container, $"/Type /ObjStm /N {numbers.Length} /First {index.Length} /Filter /FlateDecode", content);
    }

    private static void WriteObject(MemoryStream output, int number, string text, byte[]? stream)
    {
        if (stream is null)
        {
            output.Write(Encoding.Latin1.GetBytes($"{number} 0 obj\n{text}\nendobj\n"));
            return;
        }
        output.Write(Encoding.Latin1.GetBytes($"{number} 0 obj\n<<{text} /Length {stream.Length}>>\nstream\n"));
        output.Write(stream);
        output.Write("\nendstream\nendobj\n"u8);
    }

    private static void WriteReferences(MemoryStream output, List<(byte Kind, int Place, int Index)> places, int catalogue, int information)
    {
        var number = places.Count;
        var start = (int)output.Length;
        places.Add((1, start, 0));
        var table = new byte[places.Count * 7];
        for (var i = 0; i < places.Count; i++)
        {
            var entry = table.AsSpan(i * 7, 7);
            entry[0] = places[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], places[i].Place);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], i == 0 ? (ushort)0xFFFF : (ushort)places[i].Index);
        }
        // The identifier follows from the content, so that the same input gives the same bytes.
        var identifier = Convert.ToHexString(SHA256.HashData(output.GetBuffer().AsSpan(0, start)).AsSpan(0, 16));
        WriteObject(
            output,
            number,
            $"/Type /XRef /Size {places.Count} /W [1 4 2] /Root {catalogue} 0 R /Info {information} 0 R /ID [<{identifier}> <{identifier}>] /Filter /FlateDecode",
            Deflate.Compress(table));
        output.Write(Encoding.Latin1.GetBytes($"startxref\n{start}\n%%EOF\n"));
    }
}
