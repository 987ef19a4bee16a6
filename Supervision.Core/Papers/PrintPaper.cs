using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>A paper as it is printed now: a draft until it is issued. What was frozen at issue is <see cref="IssuedPaper"/>.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record PrintPaper(Guid PaperId) : IQuery<Document>;

/// <summary>The file of an issued paper, byte for byte.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record IssuedPaper(Guid PaperId) : IQuery<KeptFile>;

internal sealed class PrintPaperHandler(Db db, Gate gate, PaperComposing composing) : IRequestHandler<PrintPaper, Document>
{
    public async Task<Document> Handle(PrintPaper query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        return await composing.Compose(await db.LoadPaper(query.PaperId, ct), ct);
    }
}

internal sealed class IssuedPaperHandler(Db db, Gate gate, IFileStore files) : IRequestHandler<IssuedPaper, KeptFile>
{
    public async Task<KeptFile> Handle(IssuedPaper query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        var paper = await db.LoadPaper(query.PaperId, ct);
        if (paper.Sha256 is not { } sha256) throw RefusedException.Conflict("paper.not_issued", "Văn bản chưa ban hành nên chưa có bản lưu.");
        return new KeptFile($"{paper.FileName}.pdf", RenderedPaper.PdfContentType, paper.Size!.Value, await files.Read(sha256, ct));
    }
}
