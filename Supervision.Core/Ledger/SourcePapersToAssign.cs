using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Ledger;

/// <summary>The papers of the ledger with drafted tasks that the reader may send out, in the order they were registered; who wrote one sends it out only where the council lets one person do both.</summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record SourcePapersToAssign : IQuery<IReadOnlyList<SourcePaperToAssign>>;

public sealed record SourcePaperToAssign
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Title { get; init; }

    /// <summary>How many tasks wait to be sent out.</summary>
    public required int DraftCount { get; init; }
}

internal sealed class SourcePapersToAssignHandler(Db db, Gate gate, Actor actor) : IRequestHandler<SourcePapersToAssign, IReadOnlyList<SourcePaperToAssign>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<SourcePaperToAssign>> Handle(SourcePapersToAssign query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Approve);
        return (await db.Page<SourcePaperToAssign>("""
            SELECT s.Id, s.Reference, s.IssuedOn, s.Title,
                   (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND t.Progress = 'Draft') AS DraftCount
            FROM SourcePapers s
            WHERE s.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND (@ActsAsBoard = 1 OR s.BodyId IN @Leads)
              AND EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.SourcePaperId = s.Id AND t.Progress = 'Draft')
              AND (@IsStrict = 0 OR NOT
            """ + DraftedPapers.WrittenByActor + """
              )
            ORDER BY s.Seq
            """, new
        {
            ActsAsBoard = actor.Identity.Roles.Contains(Role.StandingBoard),
            Leads = actor.Leads(),
            IsStrict = await db.IsStrict(FourEyesDuty.LedgerAssigning, ct),
        }, Most, row => [row.Id], ct)).Items;
    }
}
