using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>The minutes of a visit as a paper: a draft while the session goes on, from its end the paper to be signed. A unit gets it from the end on.</summary>
[Requires(Subject.Visit, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record VisitMinutes : IQuery<Document>
{
    public required Guid VisitId { get; init; }
}

internal sealed class VisitMinutesHandler(Db db, Gate gate, PaperComposing composing, TimeProvider clock) : IRequestHandler<VisitMinutes, Document>
{
    public async Task<Document> Handle(VisitMinutes query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        var minutes = await db.ReadMinutes(query.VisitId, clock.Today(), ct);
        if (access.UnitId is { } unitId)
        {
            VisitSight.DemandPaperForUnit(minutes.Head);
            minutes = VisitSight.ForUnit(minutes, unitId);
        }
        else
        {
            minutes = VisitSight.ForCouncil(minutes, access);
        }
        if (minutes.Head.StartedAt is null)
            throw RefusedException.Conflict("visit.no_minutes", $"Buổi làm việc đang ở trạng thái “{minutes.Head.Status.Label()}” nên chưa có biên bản.");
        return await composing.Worded(Minutes.Of(minutes), PaperKind.Minutes, query.VisitId, ct);
    }
}
