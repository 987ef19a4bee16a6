using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Indicators;

/// <summary>One indicator as it was stated, of a campaign or of a reference, with the others that it may speak of; a unit sees those about itself.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record IndicatorById(Guid IndicatorId) : IQuery<IndicatorView>;

public sealed record IndicatorView
{
    /// <summary>Null for one of a reference.</summary>
    public Guid? CampaignId { get; init; }
    public Guid? ReferenceCaseId { get; init; }
    public required IndicatorDetails Indicator { get; init; }

    /// <summary>The cell of a data table that its figure was taken from; null where it was typed.</summary>
    public TakenCell? Taken { get; init; }

    /// <summary>The others of the same campaign or reference in their order, at most <see cref="Most"/>.</summary>
    public required IReadOnlyList<IndicatorName> Others { get; init; }

    /// <summary>The actor may add a further statement, or link it with another.</summary>
    public bool MayAdd { get; init; }

    /// <summary>The actor may mend what was typed wrongly.</summary>
    public bool MayRevise { get; init; }

    internal const int Most = 500;
}

/// <summary>Where an indicator's figure stands.</summary>
public sealed record TakenCell
{
    /// <summary>"Biểu 1 “…”, dòng “…”, cột “…”".</summary>
    public required string TakenFrom { get; init; }
    public required Guid UnitReportId { get; init; }
    public required Guid DataTableId { get; init; }

    /// <summary>The version of the unit's table.</summary>
    public required int Number { get; init; }

    /// <summary>A later version was received since, which may say something else.</summary>
    public required bool HasNewer { get; init; }
}

public sealed record IndicatorName
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>It has a value, so that it can be a denominator or a total.</summary>
    public required bool HasAmount { get; init; }
}

internal sealed class IndicatorByIdHandler(Db db, Gate gate, Actor actor) : IRequestHandler<IndicatorById, IndicatorView>
{
    private const string OthersSql = """
        SELECT Id, Code, Name, Amount, Number
        FROM Indicators
        WHERE CouncilId = @CouncilId AND (CampaignId = @CampaignId OR ReferenceCaseId = @ReferenceCaseId) AND Id <> @Id AND (@ActorUnitId IS NULL OR UnitId = @ActorUnitId)
        ORDER BY Number
        """;

    public async Task<IndicatorView> Handle(IndicatorById query, CancellationToken ct)
    {
        var stored = await StoredIndicators.Single(db, query.IndicatorId, ct);
        var row = stored.Rows[0];
        var mayAdd = row.CampaignId is { } campaign ? await OfCampaign(campaign, row, ct) : OfReference();
        return new IndicatorView
        {
            CampaignId = row.CampaignId,
            ReferenceCaseId = row.ReferenceCaseId,
            Indicator = stored.Details()[0],
            Taken = await db.Find<TakenCell>("""
                SELECT i.TakenFrom, x.UnitReportId, x.DataTableId, x.Number,
                       CASE WHEN EXISTS (SELECT 1 FROM DataTableReturns y WHERE y.DataTableId = x.DataTableId AND y.UnitReportId = x.UnitReportId AND y.Status = 'Received' AND y.Number > x.Number) THEN 1 ELSE 0 END AS HasNewer
                FROM Indicators i
                JOIN DataTableReturns x ON x.Id = i.DataTableReturnId
                WHERE i.Id = @Id AND i.CouncilId = @CouncilId
                """, new { row.Id }, ct),
            Others = [.. (await db.Page<OtherRow>(OthersSql, new { row.CampaignId, row.ReferenceCaseId, row.Id }, IndicatorView.Most, other => [other.Number], ct)).Items
                .Select(other => new IndicatorName { Id = other.Id, Code = other.Code, Name = other.Name, HasAmount = other.Amount is not null })],
            MayAdd = mayAdd,
            MayRevise = mayAdd && (row.VisitId is not { } visit || (await db.LoadVisit(visit, ct)).Status is VisitStatus.InProgress or VisitStatus.AwaitingSignature),
        };
    }

    private async Task<bool> OfCampaign(Guid campaignId, IndicatorRow row, CancellationToken ct)
    {
        var access = await gate.Campaign(campaignId, Subject.Finding, Act.Read, ct);
        if (access.UnitId is { } unit && row.UnitId != unit) throw RefusedException.NotFound("chỉ tiêu");
        return access.TakesFigures() && access.Allows(Subject.Finding, Standing.Draft, Act.Write);
    }

    private bool OfReference()
    {
        gate.Council(Subject.ReferenceCase, Act.Read);
        return PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.ReferenceCase, Act.Write);
    }

    private sealed record OtherRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public long? Amount { get; init; }
        public required int Number { get; init; }
    }
}
