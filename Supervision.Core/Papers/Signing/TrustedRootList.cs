using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;

namespace Supervision.Core.Papers.Signing;

/// <summary>Whose certificates are accepted in this installation, for the administrator: without any no signature is.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record TrustedRootList : IQuery<IReadOnlyList<TrustedRoot>>;

internal sealed class TrustedRootListHandler(Gate gate, ITrustedRoots roots) : IRequestHandler<TrustedRootList, IReadOnlyList<TrustedRoot>>
{
    public Task<IReadOnlyList<TrustedRoot>> Handle(TrustedRootList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        return Task.FromResult(roots.All);
    }
}
