namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>
/// A file as one of its revisions left it: objects by number, catalogue, pages, form. Reads what is asked for, each object once. Cycles, counts and depth are bounded,
/// so that no file costs more than its size warrants.
/// </summary>
internal sealed class PdfRevision
{
    private const int LongestChain = 32;
    private const int MostReading = 8;
    private const int MostUnpacked = 64 * 1024 * 1024;
    private const int MostUnpackedTogether = 256 * 1024 * 1024;
    private const int MostInStream = 100_000;

    private readonly Dictionary<int, PdfValue> known = [];
    private readonly Dictionary<int, (byte[] Bytes, (int Number, int At)[] Index)> containers = [];
    private readonly HashSet<int> reading = [];
    private readonly Lazy<IReadOnlyList<PdfPage>> pages;
    private long unpacked;

    private PdfRevision(byte[] data, int length)
    {
        Data = data;
        Length = length;
        References = new CrossReferences(data, length);
        if (References.IsEncrypted) throw BrokenPdf.Encrypted();
        if (Resolve(Trailer["Root"]) is not PdfDictionary catalogue || catalogue["Pages"] is null) throw BrokenPdf.Unreadable("không có mục lục đối tượng");
        Catalogue = catalogue;
        pages = new(() => PageTree.Read(this));
    }

    public byte[] Data { get; }

    /// <summary>Where the revision ends in the file.</summary>
    public int Length { get; }

    public CrossReferences References { get; }

    public PdfDictionary Trailer => References.Trailer;

    public PdfDictionary Catalogue { get; }

    public PdfReference CatalogueReference => Trailer["Root"] as PdfReference ?? throw BrokenPdf.Unreadable("không có mục lục đối tượng");

    public IReadOnlyList<PdfPage> Pages => pages.Value;

    /// <summary>The form; null where there is none.</summary>
    public PdfDictionary? Form => Resolve(Catalogue["AcroForm"]) as PdfDictionary;

    /// <param name="data">A file.</param>
    /// <param name="length">Up to where it is read, for an earlier revision; by default all.</param>
    /// <exception cref="Core.Pipeline.RefusedException">No PDF, cut off, broken, encrypted.</exception>
    public static PdfRevision Open(byte[] data, int? length = null)
    {
        var end = length ?? data.Length;
        if (!data.AsSpan(0, end).StartsWith("%PDF-"u8)) throw BrokenPdf.NoPdf();
        DemandWhole(data, end);
        return new(data, end);
    }

    /// <summary>Follows references to the value behind them; a free object is null, as the standard says.</summary>
    public PdfValue Resolve(PdfValue? value)
    {
        for (var steps = 0; value is PdfReference reference; steps++)
        {
            if (steps > LongestChain) throw BrokenPdf.Excessive("chuỗi tham chiếu");
            value = Object(reference.Number, reference.Generation);
        }
        return value ?? PdfNull.Value;
    }

    public PdfDictionary? Dictionary(PdfValue? value) => Resolve(value) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };

    private PdfValue Object(int number, int generation)
    {
        if (known.TryGetValue(number, out var value)) return value;
        if (!References.Places.TryGetValue(number, out var place) || place.Kind == PlaceKind.Free) return PdfNull.Value;
        // Only a stream's length, and that a number, is read while another object is.
        if (!reading.Add(number) || reading.Count > MostReading) throw BrokenPdf.Object(number);
        try
        {
            if (place.Kind == PlaceKind.InObjectStream) value = FromContainer(place.At, place.Index, number);
            else
            {
                if (place.At >= Length || place.Index != generation) throw BrokenPdf.Object(number);
                (var found, _, value) = PdfObjects.ReadAt(Data, Length, place.At, Resolve);
                if (found != number) throw BrokenPdf.Object(number);
            }
        }
        finally
        {
            reading.Remove(number);
        }
        return known[number] = value;
    }

    private PdfValue FromContainer(int container, int index, int number)
    {
        if (!containers.TryGetValue(container, out var opened)) containers[container] = opened = OpenContainer(container);
        if (index >= opened.Index.Length || opened.Index[index].Number != number) throw BrokenPdf.Object(number);
        return new PdfLexer(opened.Bytes, opened.Bytes.Length, isFile: false) { Position = opened.Index[index].At }.Read();
    }

    private (byte[] Bytes, (int Number, int At)[] Index) OpenContainer(int number)
    {
        // An object stream never stands in another (7.5.7).
        if (!References.Places.TryGetValue(number, out var place) || place.Kind != PlaceKind.InFile || Object(number, place.Index) is not PdfStream stream) throw BrokenPdf.Object(number);
        var first = Resolve(stream.Dictionary["First"]) is PdfNumber { Integer: >= 0 and <= int.MaxValue and var start } ? (int)start : throw BrokenPdf.Object(number);
        var count = Resolve(stream.Dictionary["N"]) is PdfNumber { Integer: >= 0 and <= MostInStream and var many } ? (int)many : throw BrokenPdf.Object(number);
        var bytes = PdfFilters.Open(stream, MostUnpacked);
        if ((unpacked += bytes.Length) > MostUnpackedTogether) throw BrokenPdf.Excessive("dữ liệu nén");
        if (first > bytes.Length) throw BrokenPdf.Object(number);
        var lexer = new PdfLexer(bytes, first, isFile: false);
        var index = new List<(int Number, int At)>();
        for (var i = 0; i < count; i++)
        {
            if (lexer.TakeCount() is not { } inner || lexer.TakeCount() is not { } at || at > bytes.Length - first) throw BrokenPdf.Object(number);
            index.Add((inner, first + at));
        }
        return (bytes, [.. index]);
    }

    /// <summary>A linearised file states its length (Annex F): a download that broke off still begins well.</summary>
    private static void DemandWhole(byte[] data, int length)
    {
        var start = data.AsSpan(0, Math.Min(1024, length));
        var found = start.IndexOf("/Linearized"u8);
        if (found < 0) return;
        var open = start[..found].LastIndexOf("<<"u8);
        if (open < 0) return;
        if (new PdfLexer(data, length, isFile: true) { Position = open }.Read() is PdfDictionary dictionary && dictionary.Integer("L") > length) throw BrokenPdf.Cut();
    }
}
