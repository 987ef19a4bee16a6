using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Packs;

/// <summary>All papers of a working session that the reader may see, as one PDF to read: letters, sheets, minutes, the notice of its closing remarks.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record PrintVisitPack : IQuery<KeptFile>
{
    public required Guid VisitId { get; init; }

    /// <summary>Drafts too, marked as such; a unit gets none.</summary>
    public bool WithDrafts { get; init; }
}

internal sealed class PrintVisitPackHandler(Db db, Gate gate, Actor actor, PackPrinting printing, PackMinutes minutes) : IRequestHandler<PrintVisitPack, KeptFile>
{
    // A slip or a correction is about a paper that is about the session.
    private const string OfVisit = """

              (p.SubjectId = @VisitId OR p.SubjectId IN (SELECT k.Id FROM Conclusions k WHERE k.VisitId = @VisitId)
               OR EXISTS (SELECT 1 FROM OfficialPapers q WHERE q.SubjectId = @VisitId AND q.CouncilId = p.CouncilId AND (q.Id = p.SubjectId OR q.Id = p.CorrectsId OR q.Id = p.AnswersId)))

        """;

    public async Task<KeptFile> Handle(PrintVisitPack query, CancellationToken ct)
    {
        await gate.Visit(query.VisitId, Subject.Paper, Act.Read, ct);
        var visit = (await db.Find<Named>("""
            SELECT v.Number, v.PlannedOn, c.Code, c.Title FROM Visits v JOIN Campaigns c ON c.Id = v.CampaignId WHERE v.Id = @VisitId AND v.CouncilId = @CouncilId
            """, new { query.VisitId }, ct))!;
        var papers = PackPapers.Demand(await db.Page<PackPaper>("SELECT " + PackPapers.Columns + " FROM OfficialPapers p WHERE p.CouncilId = @CouncilId AND " + OfVisit + " AND "
            + PackPapers.Sight + PackPapers.Order, PackPapers.Arguments(actor, query.WithDrafts, new { query.VisitId }), PackPapers.Most, row => [row.Seq], ct));
        return await printing.Print($"Buổi làm việc số {visit.Number}{(visit.PlannedOn is { } on ? $" ngày {VietnameseDate.Short(on)}" : "")}, cuộc giám sát “{visit.Title}”",
            $"tap-van-ban-{visit.Code}-buoi-{visit.Number}", [.. papers.Select(printing.Item), .. await minutes.Read(null, query.VisitId, ct)], ct);
    }

    private sealed record Named
    {
        public required int Number { get; init; }
        public DateOnly? PlannedOn { get; init; }
        public required string Code { get; init; }
        public required string Title { get; init; }
    }
}
