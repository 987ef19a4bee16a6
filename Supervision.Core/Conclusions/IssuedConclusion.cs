using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>The file of a conclusion as it was frozen when it was issued, byte for byte.</summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record IssuedConclusion(Guid ConclusionId) : IQuery<KeptFile>;

internal sealed class IssuedConclusionHandler(Db db, Gate gate, IFileStore files) : IRequestHandler<IssuedConclusion, KeptFile>
{
    public async Task<KeptFile> Handle(IssuedConclusion query, CancellationToken ct)
    {
        await gate.Conclusion(query.ConclusionId, Act.Read, ct);
        var paper = await db.Find<Row>("SELECT Sha256, Size FROM OfficialPapers WHERE SubjectId = @ConclusionId AND CouncilId = @CouncilId AND Sha256 IS NOT NULL", new { query.ConclusionId }, ct)
            ?? throw RefusedException.Conflict("conclusion.not_issued", "Văn bản chưa ban hành nên chưa có bản lưu.");
        var conclusion = await db.LoadConclusion(query.ConclusionId, ct);
        return new KeptFile($"{conclusion.Reference!.Replace('/', '-')}.pdf", RenderedPaper.PdfContentType, paper.Size, await files.Read(paper.Sha256, ct));
    }

    private sealed record Row
    {
        public required string Sha256 { get; init; }
        public required long Size { get; init; }
    }
}
