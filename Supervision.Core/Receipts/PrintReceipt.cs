using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Receipts;

/// <summary>A receipt as a paper, for whoever may see it.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
public sealed record PrintReceipt(Guid ReceiptId) : IQuery<Document>;

internal sealed class PrintReceiptHandler(Db db, Gate gate, Actor actor) : IRequestHandler<PrintReceipt, Document>
{
    public async Task<Document> Handle(PrintReceipt query, CancellationToken ct)
    {
        gate.Council(Subject.RemediationReport, Act.Read);
        return ReceiptPaper.Of(await db.ReadReceipt(query.ReceiptId, actor, ct), await db.PaperCouncil(ct));
    }
}

internal static class PaperCouncils
{
    /// <summary>The actor's council as papers name it.</summary>
    public static async Task<PaperCouncil> PaperCouncil(this Db db, CancellationToken ct) =>
        await db.Find<PaperCouncil>("SELECT Name, HeaderName, PlaceName, IsDemo FROM Councils WHERE Id = @CouncilId", null, ct) ?? throw RefusedException.NotFound("Hội đồng nhân dân");
}
