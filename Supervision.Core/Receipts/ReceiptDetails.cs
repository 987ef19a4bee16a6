using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Receipts;

/// <summary>A receipt with the files that came with the paper. A unit sees its own; of the council's people, those who see every unit's reports.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
public sealed record ReceiptDetails(Guid ReceiptId) : IQuery<ReceiptAnswer>;

public sealed record ReceiptAnswer
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required int Year { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The unit's name on the day of the receipt.</summary>
    public required string UnitName { get; init; }
    public required ReceiptKind Kind { get; init; }

    /// <summary>The report or the request it is for.</summary>
    public required Guid SubjectId { get; init; }
    public required string SubjectText { get; init; }
    public required string HandedInByName { get; init; }

    /// <summary>The unit sent a paper, which whoever handed it in here only entered: when it came. Null for what the unit sent here itself.</summary>
    public DateOnly? PaperReceivedOn { get; init; }

    /// <summary>It came on paper.</summary>
    public bool IsFromPaper => PaperReceivedOn is not null;
    public required DateTimeOffset ReceivedAt { get; init; }
    public IReadOnlyList<ReceiptFile> Files { get; init; } = [];
}

/// <summary>A file as the unit sent it.</summary>
public sealed record ReceiptFile
{
    public required int TaskNumber { get; init; }
    public required string FileName { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of what was sent, in hexadecimal: the unit's own copy has it.</summary>
    public required string Sha256 { get; init; }
}

internal sealed class ReceiptDetailsHandler(Db db, Gate gate, Actor actor) : IRequestHandler<ReceiptDetails, ReceiptAnswer>
{
    public Task<ReceiptAnswer> Handle(ReceiptDetails query, CancellationToken ct)
    {
        gate.Council(Subject.RemediationReport, Act.Read);
        return db.ReadReceipt(query.ReceiptId, actor, ct);
    }
}

internal static class ReceiptReading
{
    public static async Task<ReceiptAnswer> ReadReceipt(this Db db, Guid receiptId, Actor actor, CancellationToken ct)
    {
        var receipt = await db.Find<ReceiptAnswer>("""
            SELECT r.Id, r.Number, r.Year, r.UnitId, r.UnitName, r.Kind, r.SubjectId, r.SubjectText, p.Name AS HandedInByName, r.ReceivedAt,
                   COALESCE((SELECT q.PaperReceivedOn FROM RemediationReports q WHERE q.Id = r.SubjectId), (SELECT q.PaperReceivedOn FROM ExtensionRequests q WHERE q.Id = r.SubjectId)) AS PaperReceivedOn
            FROM Receipts r
            JOIN People p ON p.Id = r.HandedInBy
            WHERE r.Id = @receiptId AND r.CouncilId = @CouncilId AND (@SeesAll = 1 OR r.UnitId = @ActorUnitId)
            """, new { receiptId, SeesAll = actor.SeesAll(Subject.RemediationReport) }, ct) ?? throw RefusedException.NotFound("giấy biên nhận");
        return receipt with
        {
            Files = await db.List<ReceiptFile>("""
                SELECT t.Number AS TaskNumber, f.FileName, f.Size, f.Sha256
                FROM ReceiptFiles f
                JOIN FollowUpTasks t ON t.Id = f.TaskId
                WHERE f.ReceiptId = @receiptId AND f.CouncilId = @CouncilId
                ORDER BY t.Number, f.Seq
                """, new { receiptId }, ct),
        };
    }
}
