using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Chasing;

/// <summary>Every policy of follow-up that held or will hold, by the day it begins.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record FollowUpPolicyList : IQuery<IReadOnlyList<FollowUpPolicy>>;

internal sealed class FollowUpPolicyListHandler(Db db, Gate gate) : IRequestHandler<FollowUpPolicyList, IReadOnlyList<FollowUpPolicy>>
{
    public Task<IReadOnlyList<FollowUpPolicy>> Handle(FollowUpPolicyList query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return db.FollowUpPolicies(ct);
    }
}
