using Supervision.Core.Text;

namespace Supervision.Core.Letters.Batches;

/// <summary>How far a letter of a batch has come.</summary>
public enum BatchItemStatus
{
    [Label("Chờ")] Waiting,
    [Label("Đã ban hành")] Issued,
    [Label("Chưa ban hành được")] Failed,
}

/// <summary>Many urging letters issued by one order: what the clerk typed once for all of them.</summary>
internal sealed class LetterBatch
{
    public required Guid Id { get; init; }

    /// <summary>The number of the first letter, as the province's document system gave it; the others follow. None where the council's register numbers.</summary>
    public int? FirstNumber { get; init; }
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>What those letters ask for an answer by whose own day has passed; none leaves them drafts.</summary>
    public DateOnly? ReplyBy { get; init; }
    public required string AuthorityLines { get; init; }
    public required string SignerName { get; init; }

    /// <summary>The day that their paper copies were signed by hand; none in a batch ordered before that was asked.</summary>
    public DateOnly? SignedOn { get; init; }
    public required string Recipients { get; init; }

    /// <summary>Each letter goes to its unit as soon as it is issued.</summary>
    public required bool IsSentAtOnce { get; init; }
    public required int LetterCount { get; init; }
    public required Guid StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
}
