using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>Says that an indicator may be the same as another one under another name; the check then compares what both state.</summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record LinkIndicators : ICommand<Created>
{
    public required Guid IndicatorId { get; init; }
    public required Guid SameAsIndicatorId { get; init; }
}

internal sealed class LinkIndicatorsHandler(Db db, Journal journal, Gate gate) : IRequestHandler<LinkIndicators, Created>
{
    public async Task<Created> Handle(LinkIndicators command, CancellationToken ct)
    {
        var row = (await StoredIndicators.Single(db, command.IndicatorId, ct)).Rows[0];
        await gate.DemandWritable(row, ct);
        if (command.IndicatorId == command.SameAsIndicatorId)
            throw RefusedException.Invalid("indicator.itself", nameof(command.SameAsIndicatorId), "Chỉ tiêu không thể trỏ tới chính nó.");
        if (await db.FindSibling(new IndicatorOwner(row.CampaignId, row.ReferenceCaseId), command.SameAsIndicatorId, ct) is null)
            throw RefusedException.NotFound("chỉ tiêu");

        // Only an empty place is filled: an earlier link is never replaced without a correction.
        var linked = await db.Execute("""
            UPDATE Indicators SET SameAsIndicatorId = @SameAsIndicatorId
            WHERE Id = @IndicatorId AND CouncilId = @CouncilId AND (SameAsIndicatorId IS NULL OR SameAsIndicatorId = @SameAsIndicatorId)
            """, new { command.IndicatorId, command.SameAsIndicatorId }, ct);
        if (linked == 0)
            throw RefusedException.Conflict("indicator.linked", $"Chỉ tiêu {row.Code} đã được nối với một chỉ tiêu khác.", nameof(command.SameAsIndicatorId));
        journal.Add(new IndicatorsLinked(command.IndicatorId, command.SameAsIndicatorId));
        return new Created(command.IndicatorId);
    }
}

public sealed record IndicatorsLinked(Guid SubjectId, Guid SameAsIndicatorId) : IEvent;
