using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Tasks;

/// <summary>
/// Tasks that their units say are not within their powers and that wait for the reader to name the lead unit, the one that waits longest first: for the Standing Board all, for a
/// leader those that their own body recommended. None for units.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record TransfersToDecide : IQuery<Page<TransferToDecide>>
{
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<TransfersToDecide>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record TransferToDecide
{
    public required long Seq { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string TaskContent { get; init; }
    public required string UnitName { get; init; }
    public DateOnly? DueOn { get; init; }
    public required DateOnly RefusedOn { get; init; }
    public required string Reason { get; init; }
}

internal sealed class TransfersToDecideHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<TransfersToDecide, Page<TransferToDecide>>
{
    public async Task<Page<TransferToDecide>> Handle(TransfersToDecide query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Approve);
        return await db.Page<TransferToDecide>("""
            SELECT f.Seq, f.TaskId, t.Number AS TaskNumber, t.Content AS TaskContent, n.Name AS UnitName, t.DueOn, f.RefusedOn, f.Reason
            FROM TaskRefusals f
            JOIN FollowUpTasks t ON t.Id = f.TaskId
            JOIN Units u ON u.Id = f.UnitId
            """ + UnitNaming.OnDay + """
            LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
            LEFT JOIN Campaigns c ON c.Id = t.CampaignId
            LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
            LEFT JOIN Bodies b ON b.Id = s.BodyId
            WHERE f.CouncilId = @CouncilId AND f.AnsweredOn IS NULL AND t.Progress = 'Refused' AND (c.Id IS NULL OR c.Status <> 'Archived') AND @ActorUnitId IS NULL
              AND (@DecidesAll = 1 OR (COALESCE(c.BodyId, s.BodyId) IN @Leads AND (k.Kind IN @Recommended OR (k.Id IS NULL AND b.Kind IN ('Committee', 'DelegateGroup')))))
            ORDER BY f.RefusedOn, f.Seq
            """, new
        {
            On = clock.Today(),
            DecidesAll = actor.Identity.Roles.Contains(Role.StandingBoard),
            Leads = actor.Leads(),
            Recommended = ConcludingBody.LeadersKinds,
        }, query.Take, row => [row.Seq], ct);
    }
}
