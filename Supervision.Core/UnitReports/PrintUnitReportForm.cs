using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Composers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>The report that a unit is to hand in, as a paper to be filled in: the outline item by item, and for the unit itself what it answered to them before. Once one was handed in, what it says.</summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record PrintUnitReportForm(Guid UnitReportId) : IQuery<Document>;

internal sealed class PrintUnitReportFormHandler(Db db, Gate gate, PaperComposing composing, TimeProvider clock) : IRequestHandler<PrintUnitReportForm, Document>
{
    public async Task<Document> Handle(PrintUnitReportForm query, CancellationToken ct)
    {
        await gate.UnitReport(query.UnitReportId, Act.Read, ct);
        var report = await db.LoadUnitReport(query.UnitReportId, ct);
        var facts = await db.CampaignFacts(report.CampaignId, clock.Today(), ct);
        return await composing.Compose(await db.PaperOf(PaperKind.UnitReport, query.UnitReportId,
            new OwnedPaper($"Phục vụ giám sát {facts.Matter}", clock.GetUtcNow()) { CampaignId = report.CampaignId, BodyId = facts.BodyId, AuthorUnitId = report.UnitId }, ct), ct);
    }
}
