using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Pdf.Packs;

/// <summary>
/// Joins files of our own engine and of any other program by PDFsharp, which copies pages with what they draw. What is not drawn by the page itself (signatures, stamps, form fields) is
/// drawn into it first; signatures, links and bookmarks of the parts do not come along.
/// </summary>
public sealed class PaperBinder(IPdfEngine engine) : IPaperBinder
{
    // The contents name pages behind them: their own length is known only when they are laid out.
    private const int MostTries = 5;

    public async Task<BoundPack> Bind(PackOrder order, CancellationToken ct)
    {
        PackFont.Use();
        using var pack = new PdfDocument();
        var parts = new List<PackPlace>();
        foreach (var part in order.Parts)
        {
            var before = pack.PageCount;
            var isWhole = await Add(pack, part, ct);
            parts.Add(new PackPlace(before + 1, pack.PageCount - before, !isWhole));
        }
        var (contents, pages) = Contents(order, parts);
        var places = Shift(parts, pages);
        Insert(pack, contents);
        PackLinks.Add(pack, contents, pages, places);
        Outline(pack, order, places);
        PackFont.Number(pack, order.Foot);
        Describe(pack, order);
        PackStreams.Compress(pack);
        var count = pack.PageCount;
        using var bytes = new MemoryStream();
        pack.Save(bytes, closeStream: false);
        return new BoundPack(bytes.ToArray(), count, places);
    }

    private async Task<bool> Add(PdfDocument pack, PackPart part, CancellationToken ct)
    {
        var before = pack.PageCount;
        try
        {
            using var content = new MemoryStream();
            await using (var stream = await part.Open(ct)) await stream.CopyToAsync(content, ct);
            content.Position = 0;
            Append(pack, Flattening.Of(content));
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever one file is made of, the others are printed; its page says that it is missing.
            while (pack.PageCount > before) pack.Pages.RemoveAt(pack.PageCount - 1);
            Append(pack, new MemoryStream(engine.Render(part.Substitute).Content, writable: false));
            return false;
        }
    }

    private static void Append(PdfDocument pack, Stream content)
    {
        using var source = PdfReader.Open(content, PdfDocumentOpenMode.Import);
        foreach (var page in source.Pages) pack.AddPage(page);
    }

    private (byte[] Content, int Pages) Contents(PackOrder order, List<PackPlace> parts)
    {
        var shift = 1;
        for (var attempt = 1; ; attempt++)
        {
            var rendered = engine.Render(order.Contents(Shift(parts, shift)));
            if (rendered.PageCount == shift || attempt == MostTries) return (rendered.Content, rendered.PageCount);
            shift = rendered.PageCount;
        }
    }

    private static List<PackPlace> Shift(List<PackPlace> parts, int by) => [.. parts.Select(part => part with { FirstPage = part.FirstPage + by })];

    private static void Insert(PdfDocument pack, byte[] contents)
    {
        using var source = PdfReader.Open(new MemoryStream(contents, writable: false), PdfDocumentOpenMode.Import);
        for (var i = 0; i < source.PageCount; i++) pack.InsertPage(i, source.Pages[i]);
    }

    private static void Outline(PdfDocument pack, PackOrder order, List<PackPlace> places)
    {
        pack.Outlines.Add("Mục lục", pack.Pages[0], opened: true);
        for (var i = 0; i < places.Count; i++) pack.Outlines.Add(order.Parts[i].Name, pack.Pages[places[i].FirstPage - 1], opened: true);
        pack.PageMode = PdfPageMode.UseOutlines;
    }

    private static void Describe(PdfDocument pack, PackOrder order)
    {
        pack.Language = "vi-VN";
        pack.Info.Title = order.Title;
        pack.Info.Author = order.Author;
        pack.Info.Subject = order.Foot;
        pack.Info.Creator = "Giám sát";
        pack.Info.CreationDate = order.CreatedAt.DateTime;
    }
}
