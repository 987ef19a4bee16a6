using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Registers;

/// <summary>One incoming document.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record IncomingDetails(Guid IncomingDocumentId) : IQuery<IncomingDocument>;

internal sealed class IncomingDetailsHandler(Db db, Gate gate, Actor actor) : IRequestHandler<IncomingDetails, IncomingDocument>
{
    public Task<IncomingDocument> Handle(IncomingDetails query, CancellationToken ct)
    {
        RegisterAccess.Demand(gate, actor, Act.Read);
        return db.LoadIncoming(query.IncomingDocumentId, ct);
    }
}
