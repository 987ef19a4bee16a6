using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>The notice of the remarks that closed a session; there must be some. A unit gets it once the session is over.</summary>
[Requires(Subject.Visit, Act.Read)]
public sealed record SessionRemarks : IQuery<Document>
{
    public required Guid VisitId { get; init; }
}

internal sealed class SessionRemarksHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<SessionRemarks, Document>
{
    public async Task<Document> Handle(SessionRemarks query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        var minutes = await db.ReadMinutes(query.VisitId, clock.Today(), ct);
        if (access.IsUnit) VisitSight.DemandPaperForUnit(minutes.Head);
        if (minutes.Head.StartedAt is null || minutes.Remarks.Count == 0)
            throw RefusedException.Conflict("visit.no_remarks", "Chưa ghi phát biểu kết luận buổi làm việc nên chưa lập được thông báo.");
        return SessionRemarksNotice.Of(minutes);
    }
}
