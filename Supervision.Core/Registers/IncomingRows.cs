using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Registers;

/// <summary>An incoming document as its row holds it.</summary>
public sealed record IncomingDocument
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required int Year { get; init; }

    /// <summary>Số đến.</summary>
    public required int Number { get; init; }
    public required DateOnly ArrivedOn { get; init; }
    public Guid? SenderUnitId { get; init; }
    public required string Sender { get; init; }
    public required string TypeName { get; init; }
    public string? Reference { get; init; }
    public DateOnly? DatedOn { get; init; }
    public required string Title { get; init; }
    public Guid? AnswersPaperId { get; init; }

    /// <summary>Of the scan; none where none was attached.</summary>
    public string? FileName { get; init; }
    public string? Sha256 { get; init; }

    /// <summary>The office entered what it says and put its scan there (<see cref="EnteredScans"/>).</summary>
    public required bool IsScanEntered { get; init; }
    public string? HandledBy { get; init; }
    public DateOnly? PassedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public required IncomingProgress Progress { get; init; }
    public string? AnswerReference { get; init; }
    public string? Note { get; init; }
    public required int Version { get; init; }
}

internal static class IncomingRows
{
    public const string Columns = """
        Seq, Id, Year, Number, ArrivedOn, SenderUnitId, Sender, TypeName, Reference, DatedOn, Title, AnswersPaperId, FileName, Sha256, HandledBy, PassedOn, DueOn, Progress, AnswerReference, Note, Version,
        CASE WHEN EXISTS (SELECT 1 FROM
        """ + " " + EnteredScanRows.Sql + """
         WHERE s.UnitId = IncomingDocuments.SenderUnitId AND s.Reference = IncomingDocuments.Reference AND s.DatedOn = IncomingDocuments.DatedOn) THEN 1 ELSE 0 END AS IsScanEntered
        """;

    public static async Task<IncomingDocument> LoadIncoming(this Db db, Guid id, CancellationToken ct) => await db.Find<IncomingDocument>(
        "SELECT " + Columns + " FROM IncomingDocuments WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct) ?? throw RefusedException.NotFound("văn bản đến");

}
