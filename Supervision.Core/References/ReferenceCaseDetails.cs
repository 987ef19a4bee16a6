using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.References;

/// <summary>A reference with its items and indicators.</summary>
[Requires(Subject.ReferenceCase, Act.Read)]
public sealed record ReferenceCaseDetails(Guid ReferenceCaseId) : IQuery<ReferenceAnswer>;

public sealed record ReferenceAnswer(ReferenceRow Case, IReadOnlyList<ReferenceItem> Items, IReadOnlyList<IndicatorDetails> Indicators);

internal sealed class ReferenceCaseDetailsHandler(Db db, Gate gate) : IRequestHandler<ReferenceCaseDetails, ReferenceAnswer>
{
    public async Task<ReferenceAnswer> Handle(ReferenceCaseDetails query, CancellationToken ct)
    {
        gate.Council(Subject.ReferenceCase, Act.Read);
        return new ReferenceAnswer(
            await db.LoadReference(query.ReferenceCaseId, ct),
            await db.ReferenceItems(query.ReferenceCaseId, ct),
            (await StoredIndicators.Reference(db, query.ReferenceCaseId, ct)).Details());
    }
}
