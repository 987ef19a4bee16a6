using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Visits;

/// <summary>Urgent demands that no unit has answered yet, the nearest limit first: a unit's own, and of the council's people those of their delegations or all.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record UnansweredDemands : IQuery<IReadOnlyList<OpenDemand>>;

public sealed record OpenDemand
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required string UnitName { get; init; }
    public required string Violation { get; init; }
    public required DateOnly DemandedOn { get; init; }
    public DateOnly? AnswerDueOn { get; init; }

    /// <summary>Its limit has passed.</summary>
    public bool IsLate => DaysLate > 0;

    /// <summary>Days since then; 0 within the limit, and where none was set.</summary>
    public int DaysLate { get; init; }

    /// <summary>The unit's contact drafted an answer that waits for the head to send it; for the unit alone.</summary>
    public bool IsDrafted { get; init; }
}

internal sealed class UnansweredDemandsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<UnansweredDemands, IReadOnlyList<OpenDemand>>
{
    // More than that would be a matter of its own.
    private const int Shown = 50;

    public async Task<IReadOnlyList<OpenDemand>> Handle(UnansweredDemands query, CancellationToken ct)
    {
        gate.Council(Subject.UnitReport, Act.Read);
        var today = clock.Today();
        return [.. (await db.Page<Row>("""
            SELECT d.Seq, d.Id, d.CampaignId, c.Title AS CampaignTitle, n.Name AS UnitName, d.Violation, d.DemandedOn, d.AnswerDueOn,
                   CASE WHEN d.UnitId = @ActorUnitId AND d.DraftAnswer IS NOT NULL THEN 1 ELSE 0 END AS IsDrafted
            FROM UrgentDemands d
            JOIN Campaigns c ON c.Id = d.CampaignId
            JOIN Units u ON u.Id = d.UnitId
            """ + UnitNaming.OnDay + """
            WHERE d.CouncilId = @CouncilId AND d.AnsweredOn IS NULL AND c.Status <> 'Archived' AND (@ActorUnitId IS NULL OR d.UnitId = @ActorUnitId)
              AND (@SeesAll = 1 OR @ActorUnitId IS NOT NULL OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = d.CampaignId AND m.PersonId = @ActorId))
            ORDER BY CASE WHEN d.AnswerDueOn IS NULL THEN 1 ELSE 0 END, d.AnswerDueOn, d.Seq
            """, new { On = today, SeesAll = actor.SeesAll(Subject.UnitReport) }, Shown, row => [row.Seq], ct)).Items.Select(row => new OpenDemand
            {
                Id = row.Id,
                CampaignId = row.CampaignId,
                CampaignTitle = row.CampaignTitle,
                UnitName = row.UnitName,
                Violation = row.Violation,
                DemandedOn = row.DemandedOn,
                AnswerDueOn = row.AnswerDueOn,
                DaysLate = row.AnswerDueOn is { } due && due < today ? today.DayNumber - due.DayNumber : 0,
                IsDrafted = row.IsDrafted,
            })];
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid CampaignId { get; init; }
        public required string CampaignTitle { get; init; }
        public required string UnitName { get; init; }
        public required string Violation { get; init; }
        public required DateOnly DemandedOn { get; init; }
        public DateOnly? AnswerDueOn { get; init; }
        public bool IsDrafted { get; init; }
    }
}
