using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Letters.Batches;

/// <summary>How far a batch of urging letters is, and which of them could not be issued and why.</summary>
[Requires(Subject.Escalation, Act.Number)]
public sealed record LetterBatchDetails(Guid LetterBatchId) : IQuery<LetterBatchView>;

public sealed record LetterBatchView
{
    public required Guid Id { get; init; }
    public int? FirstNumber { get; init; }
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string SignerName { get; init; }
    public required bool IsSentAtOnce { get; init; }
    public required int LetterCount { get; init; }
    public required long Issued { get; init; }
    public required long Failed { get; init; }
    public required string StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>None while letters still wait.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The first hundred that could not be issued.</summary>
    public IReadOnlyList<FailedLetter> Failures { get; init; } = [];
}

/// <summary>A letter that stayed a draft, and why.</summary>
public sealed record FailedLetter
{
    public required Guid LetterId { get; init; }
    public required string UnitName { get; init; }
    public required int Place { get; init; }
    public required string Error { get; init; }
}

internal sealed class LetterBatchDetailsHandler(Db db, Gate gate) : IRequestHandler<LetterBatchDetails, LetterBatchView>
{
    private const int MostFailures = 100;

    public async Task<LetterBatchView> Handle(LetterBatchDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        var batch = await db.Find<LetterBatchView>("""
            SELECT b.Id, b.FirstNumber, b.Symbol, b.IssuedOn, b.SignerName, b.IsSentAtOnce, b.LetterCount, p.Name AS StartedBy, b.StartedAt, b.EndedAt,
                   (SELECT COUNT(*) FROM LetterBatchItems i WHERE i.LetterBatchId = b.Id AND i.Status = 'Issued') AS Issued,
                   (SELECT COUNT(*) FROM LetterBatchItems i WHERE i.LetterBatchId = b.Id AND i.Status = 'Failed') AS Failed
            FROM LetterBatches b
            JOIN People p ON p.Id = b.StartedBy
            WHERE b.Id = @LetterBatchId AND b.CouncilId = @CouncilId
            """, new { query.LetterBatchId }, ct) ?? throw RefusedException.NotFound("loạt công văn đôn đốc");
        return batch.Failed == 0 ? batch : batch with
        {
            Failures = (await db.Page<FailedLetter>("""
                SELECT i.ReminderLetterId AS LetterId, n.Name AS UnitName, i.Place, i.Error
                FROM LetterBatchItems i
                JOIN ReminderLetters l ON l.Id = i.ReminderLetterId
                JOIN Units u ON u.Id = l.UnitId
                """ + UnitNaming.OnDay + """
                WHERE i.LetterBatchId = @LetterBatchId AND i.CouncilId = @CouncilId AND i.Status = 'Failed'
                ORDER BY i.Place
                """, new { query.LetterBatchId, On = batch.IssuedOn }, MostFailures, row => [row.Place], ct)).Items,
        };
    }
}
