using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Indicators;

/// <summary>
/// Corrects what was typed wrongly, never what was stated: with a reason, and with both texts kept in the journal. A figure of minutes that are locked
/// is corrected by an addendum to them.
/// </summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record ReviseIndicator : ICommand<Changed>, IVersioned
{
    public required Guid IndicatorId { get; init; }
    public required int Version { get; init; }

    /// <summary>What the typing error was.</summary>
    public required string Reason { get; init; }
    public required StatedIndicator Stated { get; init; }

    public sealed class Validator : AbstractValidator<ReviseIndicator>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Stated).NotNull().SetValidator(new StatedIndicator.Rules());
        }
    }
}

internal sealed class ReviseIndicatorHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ReviseIndicator, Changed>
{
    public async Task<Changed> Handle(ReviseIndicator command, CancellationToken ct)
    {
        var stored = await StoredIndicators.Single(db, command.IndicatorId, ct);
        var row = stored.Rows[0];
        await gate.DemandWritable(row, ct);
        if (row.VisitId is { } visitId) Visit.DemandOpenMinutes((await db.LoadVisit(visitId, ct)).Status);
        await db.DemandVersion(row.Id, command.Version, row.Version, ct);
        await db.DemandReferences(new IndicatorOwner(row.CampaignId, row.ReferenceCaseId), row.Id, command.Stated, ct);
        if (command.Stated.Amount is null && await db.Value<long>("""
            SELECT COUNT(*) FROM Indicators WHERE CouncilId = @CouncilId AND (DenominatorIndicatorId = @Id OR TotalIndicatorId = @Id)
            """, new { row.Id }, ct) > 0)
            throw RefusedException.Invalid("indicator.in_use", "Stated.Amount", $"Chỉ tiêu {row.Code} đang làm mẫu số hoặc tổng của chỉ tiêu khác nên phải có giá trị.");

        var stated = command.Stated with { Code = command.Stated.Code ?? row.Code };
        await db.UpdateIndicator(row, stated, ct);
        // A figure that was typed anew is no longer that of the table.
        var before = stored.Details()[0].Stated;
        if ((stated.Amount, stated.Numerator, stated.Denominator, stated.StatedRatio) != (before.Amount, before.Numerator, before.Denominator, before.StatedRatio))
            await db.Execute("UPDATE Indicators SET TakenFrom = NULL, DataTableReturnId = NULL WHERE Id = @Id AND CouncilId = @CouncilId", new { row.Id }, ct);
        journal.Add(new IndicatorRevised(row.Id, command.Reason, stated), before);
        return new Changed(row.Id, row.Version + 1);
    }
}

public sealed record IndicatorRevised(Guid SubjectId, string Reason, StatedIndicator Stated) : IEvent;
