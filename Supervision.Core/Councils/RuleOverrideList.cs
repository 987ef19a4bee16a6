using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>Every number of days that the council set of its own, past and coming ones too, by the day it begins.</summary>
[Requires(Subject.Config, Act.Read)]
public sealed record RuleOverrideList : IQuery<IReadOnlyList<ClockOverride>>;

internal sealed class RuleOverrideListHandler(Db db, Gate gate) : IRequestHandler<RuleOverrideList, IReadOnlyList<ClockOverride>>
{
    public Task<IReadOnlyList<ClockOverride>> Handle(RuleOverrideList query, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Read);
        return db.Overrides(ct);
    }
}
