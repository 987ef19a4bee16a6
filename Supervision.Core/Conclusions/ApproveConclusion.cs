using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>The signer approves the text. Who drafted it cannot, at any level; nor can somebody who holds a post in a unit that it concludes about.</summary>
[Requires(Subject.Conclusion, Act.Approve)]
public sealed record ApproveConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }
}

internal sealed class ApproveConclusionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ApproveConclusion, Changed>
{
    public async Task<Changed> Handle(ApproveConclusion command, CancellationToken ct)
    {
        var access = await gate.Conclusion(command.ConclusionId, Act.Approve, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        DemandApprover(access, conclusion);
        await db.DemandOtherThanWriters(conclusion.Id, conclusion.DraftedBy, actor.PersonId, ct);
        await db.DemandServesCouncilOnly(access.CampaignId, clock.Today(), ct);

        conclusion.DemandAdopted();
        journal.Add(conclusion.Take(ConclusionStep.Approve));
        conclusion.ApprovedBy = actor.PersonId;
        await db.Save(conclusion, ct);
        await db.TellApproved(conclusion, actor, ct);
        journal.Add(new ConclusionApproved(conclusion.Id, actor.PersonId));
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }

    internal static bool IsApprover(CampaignAccess access, Conclusion conclusion) => access.Roles.Intersect(ConclusionRules.Of(conclusion.Kind).Approvers).Any();

    internal static void DemandApprover(CampaignAccess access, Conclusion conclusion)
    {
        if (!IsApprover(access, conclusion))
            throw RefusedException.Forbidden("Văn bản này do cơ quan khác của Hội đồng nhân dân duyệt, ký.", "conclusion.approver");
    }
}

public sealed record ConclusionApproved(Guid SubjectId, Guid ApprovedBy) : IEvent;
