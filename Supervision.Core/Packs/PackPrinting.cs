using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Packs;

/// <summary>Something that goes into a pack: how the contents name it, its place in time, and its PDF.</summary>
internal sealed record PackItem(PackLine Line, long Seq, Func<CancellationToken, Task<Stream>> Open);

/// <summary>Puts papers together into one file: issued ones as they were frozen, drafts as they stand, with the mark of a draft on every page.</summary>
internal sealed class PackPrinting(Db db, PaperComposing composing, IPdfEngine engine, IPaperBinder binder, IFileStore files, TimeProvider clock)
{
    public PackItem Item(PackPaper paper) => new(paper.Line, paper.Seq, paper.IsIssued
        ? ct => files.Read(paper.Sha256!, ct)
        : async ct => new MemoryStream(engine.Render(await composing.Compose(await db.LoadPaper(paper.Id, ct), ct) with { IsDraft = true }).Content));

    /// <param name="subtitle">Of what the papers are.</param>
    /// <param name="fileName">Without its ending.</param>
    /// <param name="items">In no order.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<KeptFile> Print(string subtitle, string fileName, IEnumerable<PackItem> items, CancellationToken ct)
    {
        var ordered = items.OrderBy(item => item.Line.On ?? DateOnly.MaxValue).ThenBy(item => item.Seq).ToList();
        if (ordered.Count == 0) throw RefusedException.Conflict("pack.empty", "Chưa có văn bản nào để ghép thành tập.");
        var council = await db.LoadCouncil(ct);
        var head = new PackHead(council.Name, council.IsDemo, subtitle, clock.Now());
        var lines = ordered.Select(item => item.Line).ToList();
        var pack = await binder.Bind(new PackOrder
        {
            Title = $"Tập văn bản: {subtitle}",
            Author = council.Name,
            Foot = PackContents.Foot,
            CreatedAt = head.Now,
            Parts = [.. ordered.Select((item, i) => new PackPart { Name = $"{i + 1}. {item.Line.Heading}", Open = item.Open, Substitute = PackContents.Missing(head, item.Line) })],
            Contents = places => PackContents.Of(head, lines, places),
        }, ct);
        return new KeptFile($"{fileName}.pdf", RenderedPaper.PdfContentType, pack.Content.Length, new MemoryStream(pack.Content, writable: false));
    }
}
