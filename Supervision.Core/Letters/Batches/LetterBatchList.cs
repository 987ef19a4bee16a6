using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Letters.Batches;

/// <summary>The batches of urging letters that were ordered, the last one first.</summary>
[Requires(Subject.Escalation, Act.Number)]
public sealed record LetterBatchList : IQuery<Page<LetterBatchLine>>
{
    public string? After { get; init; }
    public int Take { get; init; } = 10;

    public sealed class Validator : AbstractValidator<LetterBatchList>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record LetterBatchLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required int LetterCount { get; init; }
    public required long Issued { get; init; }
    public required long Failed { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>None while letters still wait.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

internal sealed class LetterBatchListHandler(Db db, Gate gate) : IRequestHandler<LetterBatchList, Page<LetterBatchLine>>
{
    public Task<Page<LetterBatchLine>> Handle(LetterBatchList query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        return db.Page<LetterBatchLine>("""
            SELECT b.Seq, b.Id, b.IssuedOn, b.LetterCount, b.StartedAt, b.EndedAt,
                   (SELECT COUNT(*) FROM LetterBatchItems i WHERE i.LetterBatchId = b.Id AND i.Status = 'Issued') AS Issued,
                   (SELECT COUNT(*) FROM LetterBatchItems i WHERE i.LetterBatchId = b.Id AND i.Status = 'Failed') AS Failed
            FROM LetterBatches b
            WHERE b.CouncilId = @CouncilId AND (@BeforeSeq IS NULL OR b.Seq < @BeforeSeq)
            ORDER BY b.Seq DESC
            """, new { BeforeSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }
}
