using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Extensions;

/// <summary>
/// Requests for more time that wait for the reader's decision, the one that waits longest first: for the Standing Board all, for a leader those about what their own body recommended. None for units.
/// </summary>
[Requires(Subject.Extension, Act.Approve)]
public sealed record ExtensionsToDecide : IQuery<Page<ExtensionToDecide>>
{
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ExtensionsToDecide>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record ExtensionToDecide
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string TaskContent { get; init; }
    public required string UnitName { get; init; }
    public DateOnly? DueOn { get; init; }
    public required DateOnly RequestedDueOn { get; init; }
    public required DateOnly SentOn { get; init; }
}

internal sealed class ExtensionsToDecideHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ExtensionsToDecide, Page<ExtensionToDecide>>
{
    public async Task<Page<ExtensionToDecide>> Handle(ExtensionsToDecide query, CancellationToken ct)
    {
        gate.Council(Subject.Extension, Act.Approve);
        return await db.Page<ExtensionToDecide>("""
            SELECT e.Seq, e.Id, e.TaskId, t.Number AS TaskNumber, t.Content AS TaskContent, n.Name AS UnitName, t.DueOn, e.RequestedDueOn, e.SentOn
            FROM ExtensionRequests e
            JOIN FollowUpTasks t ON t.Id = e.TaskId
            JOIN Units u ON u.Id = e.UnitId
            """ + UnitNaming.OnDay + """
            LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
            LEFT JOIN Campaigns c ON c.Id = t.CampaignId
            LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
            LEFT JOIN Bodies b ON b.Id = s.BodyId
            WHERE e.CouncilId = @CouncilId AND e.Status = 'Sent' AND t.ClosedOn IS NULL AND (c.Id IS NULL OR c.Status <> 'Archived') AND @ActorUnitId IS NULL
              AND (@DecidesAll = 1 OR (COALESCE(c.BodyId, s.BodyId) IN @Leads AND (k.Kind IN @Recommended OR (k.Id IS NULL AND b.Kind IN ('Committee', 'DelegateGroup')))))
            ORDER BY e.SentOn, e.Seq
            """, new
        {
            On = clock.Today(),
            DecidesAll = actor.Identity.Roles.Contains(Role.StandingBoard),
            Leads = actor.Leads(),
            Recommended = ConcludingBody.LeadersKinds,
        }, query.Take, row => [row.Seq], ct);
    }
}
