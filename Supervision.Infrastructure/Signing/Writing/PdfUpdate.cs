using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Infrastructure.Documents.Pdf.Writing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Writing;

/// <summary>
/// A new revision of a file (ISO 32000-1, 7.5.6): what changes is written behind all that is there, with cross-references of the kind that the file ends in.
/// </summary>
internal sealed class PdfUpdate : IPdfObjects
{
    private readonly PdfRevision source;
    private readonly SortedDictionary<int, (int Generation, string Text, byte[]? Stream)> objects = [];
    private int next;

    public PdfUpdate(PdfRevision source)
    {
        this.source = source;
        var stated = source.Trailer.Integer("Size") is >= 0 and <= int.MaxValue / 2 and var size ? (int)size : 0;
        next = Math.Max(stated, source.References.Places.Count == 0 ? 0 : source.References.Places.Keys.Max() + 1);
    }

    /// <summary>Takes a number for an object that is set later.</summary>
    public int Reserve() => next++;

    public int Add(string text)
    {
        var number = Reserve();
        Set(number, text);
        return number;
    }

    public int AddStream(string entries, byte[] content)
    {
        var number = Reserve();
        objects[number] = (0, entries, content);
        return number;
    }

    public void Set(int number, string text) => objects[number] = (0, text, null);

    /// <summary>Puts a new value in the place of one that is there.</summary>
    public void Replace(PdfReference reference, PdfValue value) => objects[reference.Number] = (reference.Generation, PdfSerializer.Write(value), null);

    /// <summary>The file with the revision behind it, and where its objects stand.</summary>
    public (byte[] File, IReadOnlyDictionary<int, int> Places) Write()
    {
        var output = new MemoryStream(source.Length + (64 * 1024));
        output.Write(source.Data, 0, source.Length);
        if (source.Data[source.Length - 1] is not ((byte)'\n' or (byte)'\r')) output.WriteByte((byte)'\n');
        var places = new Dictionary<int, int>();
        foreach (var (number, (generation, text, stream)) in objects)
        {
            places[number] = (int)output.Length;
            WriteObject(output, number, generation, text, stream);
        }
        var start = (int)output.Length;
        // The second identifier follows from the content, so that the same input gives the same bytes.
        var changed = new PdfString(SHA256.HashData(output.GetBuffer().AsSpan(source.Length, start - source.Length))[..16]);
        var first = source.Resolve(source.Trailer["ID"]) is PdfArray { Items: [PdfString original, ..] } ? original : changed;
        var trailer = new PdfDictionary([])
            .With("Root", source.CatalogueReference)
            .With("Info", source.Trailer["Info"])
            .With("ID", new PdfArray([first, changed]))
            .With("Prev", new PdfNumber(source.References.Start));
        if (source.References.EndsInStream) WriteStream(output, places, trailer, start);
        else WriteTable(output, places, trailer);
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")));
        return (output.ToArray(), places);
    }

    private void WriteTable(MemoryStream output, Dictionary<int, int> places, PdfDictionary trailer)
    {
        var table = new StringBuilder("xref\n");
        foreach (var run in Runs(places.Keys))
        {
            table.Append(CultureInfo.InvariantCulture, $"{run[0]} {run.Count}\n");
            foreach (var number in run) table.Append(CultureInfo.InvariantCulture, $"{places[number]:0000000000} {objects[number].Generation:00000} n \n");
        }
        table.Append("trailer\n").Append(PdfSerializer.Write(trailer.With("Size", new PdfNumber(next)))).Append('\n');
        output.Write(Encoding.Latin1.GetBytes(table.ToString()));
    }

    private void WriteStream(MemoryStream output, Dictionary<int, int> places, PdfDictionary trailer, int start)
    {
        var number = Reserve();
        var all = new Dictionary<int, int>(places) { [number] = start };
        var runs = Runs(all.Keys);
        var table = new byte[all.Count * 7];
        var at = 0;
        foreach (var entry in runs.SelectMany(run => run))
        {
            table[at] = 1;
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(at + 1), all[entry]);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at + 5), (ushort)(entry == number ? 0 : objects[entry].Generation));
            at += 7;
        }
        var index = new PdfArray([.. runs.SelectMany(run => new PdfValue[] { new PdfNumber(run[0]), new PdfNumber(run.Count) })]);
        var rest = PdfSerializer.Write(trailer.With("Size", new PdfNumber(next)).With("Index", index));
        WriteObject(output, number, 0, $"/Type /XRef /W [1 4 2] {rest[2..^2]} /Filter /FlateDecode", Deflate.Compress(table));
    }

    private static List<List<int>> Runs(IEnumerable<int> numbers)
    {
        var runs = new List<List<int>>();
        foreach (var number in numbers.Order())
        {
            if (runs.Count > 0 && runs[^1][^1] + 1 == number) runs[^1].Add(number);
            else runs.Add([number]);
        }
        return runs;
    }

    private static void WriteObject(MemoryStream output, int number, int generation, string text, byte[]? stream)
    {
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n")));
        if (stream is null)
        {
            output.Write(Encoding.Latin1.GetBytes(text));
        }
        else
        {
            output.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<<{text} /Length {stream.Length}>>\nstream\n")));
            output.Write(stream);
            output.Write("\nendstream"u8);
        }
        output.Write("\nendobj\n"u8);
    }
}
