using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>What does not fit in one session: in what was stated at it, and in what its units reported. Nothing of another session or unit is in it.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record VisitFlags(Guid VisitId) : IQuery<CheckAnswer>;

internal sealed class VisitFlagsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<VisitFlags, CheckAnswer>
{
    public async Task<CheckAnswer> Handle(VisitFlags query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Finding, Act.Read, ct);
        CampaignCheck.DemandReader(access);
        return await CampaignCheck.OfVisit(db, access.CampaignId, query.VisitId, clock.Today(), ct);
    }
}
