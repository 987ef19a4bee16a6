using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dispatches;

/// <summary>Whom a paper went to, how, and who has it. A unit sees its own line only.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record DispatchList(Guid PaperId) : IQuery<IReadOnlyList<DispatchLine>>;

public sealed record DispatchLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public Guid? UnitId { get; init; }
    public required string Receiver { get; init; }
    public required DispatchChannel Channel { get; init; }
    public string? Address { get; init; }
    public required DispatchStatus Status { get; init; }

    /// <summary>What the other side answered, where it could not be sent.</summary>
    public string? Error { get; init; }
    public required int Attempts { get; init; }

    /// <summary>Since when the way does not answer; none where it does, or was not tried.</summary>
    public DateTimeOffset? UnreachableSince { get; init; }

    /// <summary>When it is given up if the way still does not answer.</summary>
    public DateTimeOffset? GivenUpAt => Status is DispatchStatus.Waiting && UnreachableSince is { } since ? since + Backoff.LongestOutage : null;
    public required DateOnly SentOn { get; init; }
    public DateOnly? AcknowledgedOn { get; init; }
    public string? AcknowledgedBy { get; init; }
}

internal sealed class DispatchListHandler(Db db, Gate gate) : IRequestHandler<DispatchList, IReadOnlyList<DispatchLine>>
{
    // One paper goes to 500 receivers at a time at most, and few times.
    private const int Most = 5000;

    public async Task<IReadOnlyList<DispatchLine>> Handle(DispatchList query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        return (await db.Page<DispatchLine>("""
            SELECT Seq, Id, UnitId, Receiver, Channel, Address, Status, Error, Attempts, UnreachableSince, SentOn, AcknowledgedOn, AcknowledgedBy
            FROM PaperDispatches
            WHERE PaperId = @PaperId AND CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR UnitId = @ActorUnitId)
            ORDER BY Seq
            """, new { query.PaperId }, Most, row => [row.Seq], ct)).Items;
    }
}
