using MediatR;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Packs;

/// <summary>
/// Minutes in a pack. They are signed on paper: where the scan of the signed ones is a PDF it stands in the pack, else the minutes as the system wrote them. Minutes that were issued
/// as a paper of their own come with the papers. What was added to locked minutes follows on its day.
/// </summary>
internal sealed class PackMinutes(Db db, IMediator mediator, IPdfEngine engine, IFileStore files)
{
    public async Task<IReadOnlyList<PackItem>> Read(Guid? campaignId, Guid? visitId, CancellationToken ct)
    {
        var rows = await db.List<Row>("""
            SELECT v.Seq, v.Id, v.Number, v.PlannedOn, v.EndedAt, a.Sha256,
                   CASE WHEN EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = v.Id AND p.Kind = 'Minutes' AND p.Status IN ('Issued', 'Sent', 'Acknowledged')) THEN 1 ELSE 0 END AS IsPaper,
                   (SELECT MAX(d.AddedOn) FROM MinutesAddenda d WHERE d.VisitId = v.Id) AS AddedOn
            FROM Visits v
            LEFT JOIN Attachments a ON a.SubjectId = v.Id AND a.Purpose = 'SignedMinutes' AND a.RemovedAt IS NULL AND a.ContentType = 'application/pdf'
            WHERE v.CouncilId = @CouncilId AND (v.Id = @visitId OR (@visitId IS NULL AND v.CampaignId = @campaignId)) AND v.Status IN ('AwaitingSignature', 'Completed')
              AND (@ActorUnitId IS NULL OR EXISTS (SELECT 1 FROM VisitUnits u WHERE u.VisitId = v.Id AND u.UnitId = @ActorUnitId))
            ORDER BY v.Seq
            """, new { campaignId, visitId }, ct);
        return [.. rows.Where(row => !row.IsPaper).Select(Item), .. rows.Where(row => row.AddedOn is not null).Select(Addendum)];
    }

    // All that was added to the minutes of a session is one document.
    private PackItem Addendum(Row row) => new(
        new PackLine(null, row.AddedOn, $"Biên bản bổ sung: buổi làm việc số {row.Number}", null),
        1,
        async ct => new MemoryStream(engine.Render(await mediator.Send(new PrintSubjectPaper { Kind = PaperKind.MinutesAddendum, SubjectId = row.Id }, ct)).Content));

    private PackItem Item(Row row) => new(
        new PackLine(null, row.EndedAt is { } ended ? DateOnly.FromDateTime(ended.Local()) : row.PlannedOn, $"Biên bản làm việc: buổi làm việc số {row.Number}", row.Sha256 is null ? "chưa có bản ký" : "bản đã ký"),
        0,
        row.Sha256 is { } signed
            ? ct => files.Read(signed, ct)
            : async ct => new MemoryStream(engine.Render(await mediator.Send(new PrintSubjectPaper { Kind = PaperKind.Minutes, SubjectId = row.Id }, ct)).Content));

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public DateOnly? PlannedOn { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public string? Sha256 { get; init; }
        public required bool IsPaper { get; init; }

        /// <summary>The day of the last addendum; none without one.</summary>
        public DateOnly? AddedOn { get; init; }
    }
}
