using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dossiers;

/// <summary>Every policy of retention that held or will hold, by the day it begins.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record RetentionPolicyList : IQuery<IReadOnlyList<RetentionPolicy>>;

internal sealed class RetentionPolicyListHandler(Db db, Gate gate) : IRequestHandler<RetentionPolicyList, IReadOnlyList<RetentionPolicy>>
{
    public Task<IReadOnlyList<RetentionPolicy>> Handle(RetentionPolicyList query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return db.RetentionPolicies(ct);
    }
}
