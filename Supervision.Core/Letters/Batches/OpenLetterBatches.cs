using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Letters.Batches;

/// <summary>The batches of the council that are not at their end, in the order they were ordered.</summary>
[SystemOnly]
public sealed record OpenLetterBatches : IQuery<IReadOnlyList<Guid>>;

internal sealed class OpenLetterBatchesHandler(Db db, Gate gate) : IRequestHandler<OpenLetterBatches, IReadOnlyList<Guid>>
{
    public async Task<IReadOnlyList<Guid>> Handle(OpenLetterBatches query, CancellationToken ct)
    {
        gate.System();
        return [.. (await db.List<Row>("SELECT b.Id, b.Seq FROM LetterBatches b WHERE b.CouncilId = @CouncilId AND b.EndedAt IS NULL ORDER BY b.Seq", null, ct)).Select(row => row.Id)];
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required long Seq { get; init; }
    }
}
