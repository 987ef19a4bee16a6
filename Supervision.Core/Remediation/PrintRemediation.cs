using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>A unit's report on its tasks as a paper; a draft until it is handed in.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
public sealed record PrintRemediationReport(Guid RemediationReportId) : IQuery<Document>;

/// <summary>What the council's body answers to a report: a slip that confirms, or a letter that asks for more. There is one once a task of it was decided.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
public sealed record PrintConfirmation(Guid RemediationReportId) : IQuery<Document>;

internal sealed class PrintRemediationReportHandler(IMediator mediator, Db db, Gate gate, PaperComposing composing, TimeProvider clock) : IRequestHandler<PrintRemediationReport, Document>
{
    public async Task<Document> Handle(PrintRemediationReport query, CancellationToken ct)
    {
        await gate.RemediationReport(query.RemediationReportId, Act.Read, ct);
        var data = await RemediationPapers.Read(mediator, db, query.RemediationReportId, clock.GetUtcNow(), ct);
        return await composing.Compose(await db.PaperOf(PaperKind.RemediationReport, query.RemediationReportId, new OwnedPaper(data.Report.Title, data.Now) { AuthorUnitId = data.Report.UnitId }, ct), ct);
    }
}

internal sealed class PrintConfirmationHandler(IMediator mediator, Db db, Gate gate, PaperComposing composing, TimeProvider clock) : IRequestHandler<PrintConfirmation, Document>
{
    public async Task<Document> Handle(PrintConfirmation query, CancellationToken ct)
    {
        await gate.RemediationReport(query.RemediationReportId, Act.Read, ct);
        var data = await RemediationPapers.Read(mediator, db, query.RemediationReportId, clock.GetUtcNow(), ct);
        return await composing.Compose(await db.PaperOf(data.Confirms ? PaperKind.ConfirmationSlip : PaperKind.SupplementLetter, query.RemediationReportId,
            new OwnedPaper(data.Report.Title, data.Now) { BodyId = data.BodyId, AddresseeUnitId = data.Report.UnitId }, ct), ct);
    }
}

internal static class RemediationPapers
{
    public static async Task<RemediationPaperData> Read(IMediator mediator, Db db, Guid reportId, DateTimeOffset now, CancellationToken ct)
    {
        var answer = await mediator.Send(new RemediationReportDetails(reportId), ct);
        // A report to one committee or group goes to it; anything else is the Standing Board's.
        var bodies = await db.List<BodyRow>("""
            SELECT DISTINCT b.Id, b.Name, b.HeaderName, b.Kind
            FROM RemediationItems i
            JOIN FollowUpTasks t ON t.Id = i.TaskId
            LEFT JOIN Campaigns c ON c.Id = t.CampaignId
            LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
            JOIN Bodies b ON b.Id = COALESCE(c.BodyId, s.BodyId)
            WHERE i.RemediationReportId = @reportId AND i.CouncilId = @CouncilId
            """, new { reportId }, ct);
        var body = bodies is [{ Kind: BodyKind.Committee or BodyKind.DelegateGroup } only] ? only : await StandingBoard(db, ct);
        var council = await db.PaperCouncil(ct);
        return new RemediationPaperData
        {
            Council = council,
            Report = answer.Report,
            Items = answer.Items,
            BodyName = body?.Name ?? council.Name,
            BodyId = body is { Kind: BodyKind.Committee or BodyKind.DelegateGroup } ? body.Id : null,
            Now = now,
        };
    }

    private static async Task<BodyRow?> StandingBoard(Db db, CancellationToken ct) =>
        await db.List<BodyRow>("SELECT Id, Name, HeaderName, Kind FROM Bodies WHERE Kind = 'StandingBoard' AND CouncilId = @CouncilId ORDER BY Seq", null, ct) is [var first, ..] ? first : null;

    private sealed record BodyRow
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required string HeaderName { get; init; }
        public required BodyKind Kind { get; init; }
    }
}
