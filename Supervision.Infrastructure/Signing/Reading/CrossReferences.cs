using System.Globalization;
using System.Text;

namespace Supervision.Infrastructure.Signing.Reading;

internal enum PlaceKind
{
    Free,
    InFile,
    InObjectStream,
}

/// <summary>Where an object stands: at a byte of the file with its generation, or in an object stream with its index there.</summary>
internal readonly record struct ObjectPlace(PlaceKind Kind, int At, int Index);

/// <summary>Where every object of a file stands: tables, streams and both in one file (ISO 32000-1, 7.5.4, 7.5.8), along /Prev to the first revision.</summary>
internal sealed class CrossReferences
{
    private const int MostSections = 1024;
    private const int MostObjects = 2_000_000;
    private const int MostUnpacked = 32 * 1024 * 1024;
    private const int Tail = 1024;

    private readonly Dictionary<int, ObjectPlace> places = [];
    private readonly byte[] data;
    private readonly int length;

    /// <exception cref="Core.Pipeline.RefusedException">Broken, or beyond all measure.</exception>
    public CrossReferences(byte[] data, int length)
    {
        this.data = data;
        this.length = length;
        Start = FindStart();
        var seen = new HashSet<long>();
        for (long? at = Start; at is { } place;)
        {
            if (place >= length || !seen.Add(place)) throw BrokenPdf.References();
            if (seen.Count > MostSections) throw BrokenPdf.Excessive("số lần cập nhật");
            var (trailer, isStream) = ReadSection((int)place);
            if (Trailer is null)
            {
                Trailer = trailer;
                EndsInStream = isStream;
            }
            IsEncrypted |= trailer["Encrypt"] is not (null or PdfNull);
            at = trailer["Prev"] switch
            {
                null or PdfNull => null,
                PdfNumber { Integer: >= 0 and var previous } => previous,
                _ => throw BrokenPdf.References(),
            };
        }
    }

    /// <summary>What startxref says.</summary>
    public int Start { get; }

    /// <summary>The newest trailer.</summary>
    public PdfDictionary Trailer { get; } = null!;

    /// <summary>The newest section is a stream; an update goes on in the same way.</summary>
    public bool EndsInStream { get; }

    public bool IsEncrypted { get; }

    public IReadOnlyDictionary<int, ObjectPlace> Places => places;

    private int FindStart()
    {
        var from = Math.Max(0, length - Tail);
        var tail = data.AsSpan(from, length - from);
        var found = tail.LastIndexOf("startxref"u8);
        if (found < 0) throw BrokenPdf.Cut();
        var lexer = new PdfLexer(data, length, isFile: true) { Position = from + found + "startxref"u8.Length };
        var start = lexer.TakeCount() ?? throw BrokenPdf.Cut();
        while (lexer.Position < length && PdfLexer.IsSpace(data[lexer.Position])) lexer.Position++;
        return data.AsSpan(lexer.Position, length - lexer.Position).StartsWith("%%EOF"u8) ? start : throw BrokenPdf.Cut();
    }

    private (PdfDictionary Trailer, bool IsStream) ReadSection(int at)
    {
        var lexer = new PdfLexer(data, length, isFile: true) { Position = at };
        if (!lexer.Take("xref"u8)) return (ReadStream(at), true);
        var entries = new List<KeyValuePair<int, ObjectPlace>>();
        while (!lexer.Take("trailer"u8))
        {
            var first = lexer.TakeCount() ?? throw BrokenPdf.References();
            var count = lexer.TakeCount() ?? throw BrokenPdf.References();
            // An entry takes 18 bytes at least: the file itself bounds how many there can be.
            if (count > length / 18 || (long)first + count > MostObjects) throw BrokenPdf.References();
            for (var i = 0; i < count; i++)
            {
                var offset = TakeOffset(lexer);
                var generation = lexer.TakeCount() ?? throw BrokenPdf.References();
                if (lexer.Take("n"u8)) entries.Add(new(first + i, new(PlaceKind.InFile, offset, generation)));
                else if (lexer.Take("f"u8)) entries.Add(new(first + i, default));
                else throw BrokenPdf.References();
            }
        }
        if (lexer.Read() is not PdfDictionary trailer) throw BrokenPdf.References();
        if (trailer["XRefStm"] is PdfNumber { Integer: >= 0 and var hybrid })
        {
            // Hidden objects are free in the table; the stream beside it comes before everything older (7.5.8.4).
            foreach (var (number, place) in entries.Where(entry => entry.Value.Kind != PlaceKind.Free)) Add(number, place);
            if (hybrid >= length) throw BrokenPdf.References();
            ReadStream((int)hybrid);
        }
        foreach (var (number, place) in entries) Add(number, place);
        return (trailer, false);
    }

    private int TakeOffset(PdfLexer lexer)
    {
        // Ten digits may stand for more than 31 bits; such a place is behind the end of any file that is taken.
        lexer.SkipSpace();
        var digits = data.AsSpan(lexer.Position, Math.Min(10, length - lexer.Position));
        if (!long.TryParse(Encoding.Latin1.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)) return lexer.TakeCount() ?? throw BrokenPdf.References();
        lexer.Position += digits.Length;
        return (int)Math.Min(offset, int.MaxValue);
    }

    private PdfDictionary ReadStream(int at)
    {
        var (_, _, value) = PdfObjects.ReadAt(data, length, at, reference => throw BrokenPdf.References());
        if (value is not PdfStream stream || stream.Dictionary.Name("Type") != "XRef") throw BrokenPdf.References();
        var dictionary = stream.Dictionary;
        var widths = (dictionary["W"] as PdfArray)?.Items.Select(item => (item as PdfNumber)?.Integer ?? -1).ToArray();
        if (widths is not { Length: >= 3 } || widths.Any(width => width is < 0 or > 8)) throw BrokenPdf.References();
        var size = dictionary.Integer("Size") ?? throw BrokenPdf.References();
        var index = (dictionary["Index"] as PdfArray)?.Items.Select(item => (item as PdfNumber)?.Integer ?? -1).ToArray() ?? [0, size];
        if (index.Length % 2 != 0) throw BrokenPdf.References();

        var bytes = PdfFilters.Open(stream, MostUnpacked);
        var width = (int)widths.Sum();
        var position = 0;
        for (var pair = 0; pair < index.Length; pair += 2)
        {
            var (first, count) = (index[pair], index[pair + 1]);
            if (first < 0 || count < 0 || first > MostObjects || count > MostObjects || first + count > MostObjects || (long)position + (count * width) > bytes.Length) throw BrokenPdf.References();
            for (var i = 0; i < count; i++, position += width)
            {
                var entry = bytes.AsSpan(position, width);
                var kind = widths[0] == 0 ? 1 : Field(entry[..(int)widths[0]]);
                var second = Field(entry.Slice((int)widths[0], (int)widths[1]));
                var third = Field(entry.Slice((int)(widths[0] + widths[1]), (int)widths[2]));
                Add((int)(first + i), kind switch
                {
                    1 => new(PlaceKind.InFile, second, third),
                    2 => new(PlaceKind.InObjectStream, second, third),
                    _ => default,
                });
            }
        }
        return dictionary;
    }

    private static int Field(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (var b in bytes) value = (value << 8) | b;
        return (int)Math.Min(value, int.MaxValue);
    }

    private void Add(int number, ObjectPlace place)
    {
        if (places.Count >= MostObjects) throw BrokenPdf.Excessive("số đối tượng");
        places.TryAdd(number, place);
    }
}
