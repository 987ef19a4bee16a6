using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>What the council prepared for the public, newest first, with who did what and when.</summary>
[Requires(Subject.Publication, Act.Read)]
public sealed record PublicationList : IQuery<Page<PublicationLine>>
{
    public PublicationStatus? Status { get; init; }
    public PublicationKind? Kind { get; init; }
    public Guid? ConclusionId { get; init; }
    public int? ProgrammeYear { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<PublicationList>
    {
        public Validator()
        {
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.ProgrammeYear).InclusiveBetween(2000, 2100);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record PublicationLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required PublicationKind Kind { get; init; }
    public Guid? ConclusionId { get; init; }
    public int? ProgrammeYear { get; init; }
    public required PublicationStatus Status { get; init; }
    public required string Title { get; init; }

    /// <summary>The paper that it tells of.</summary>
    public string? Source { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? FiguresAsOf { get; init; }
    public required DateTimeOffset PreparedAt { get; init; }
    public string? PreparedByName { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public string? ApprovedByName { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnByName { get; init; }
    public string? WithdrawReason { get; init; }

    /// <summary>How the conclusion that it tells of stands today.</summary>
    public ConclusionStatus? ConclusionStatus { get; init; }

    /// <summary>A letter that corrects that conclusion was issued after this text had been prepared.</summary>
    public bool IsCorrected { get; init; }
    public required int Version { get; init; }
}

internal static class PublicationLines
{
    private const string Head = """
        SELECT p.Seq, p.Id, p.Kind, p.ConclusionId, p.ProgrammeYear, p.Status, p.Title, p.Source, p.IssuedOn, p.FiguresAsOf, p.PreparedAt, a.Name AS PreparedByName, p.PublishedAt, b.Name AS ApprovedByName,
               p.WithdrawnAt, w.Name AS WithdrawnByName, p.WithdrawReason, k.Status AS ConclusionStatus,
               CASE WHEN EXISTS (SELECT 1 FROM OfficialPapers o JOIN OfficialPapers c ON c.CorrectsId = o.Id AND c.Status IN ('Issued', 'Sent', 'Acknowledged') WHERE o.SubjectId = k.Id AND c.FrozenAt > p.PreparedAt) THEN 1 ELSE 0 END AS IsCorrected, p.Version
        FROM Publications p
        LEFT JOIN People a ON a.Id = p.PreparedBy
        LEFT JOIN People b ON b.Id = p.ApprovedBy
        LEFT JOIN People w ON w.Id = p.WithdrawnBy
        LEFT JOIN Conclusions k ON k.Id = p.ConclusionId
        WHERE p.CouncilId = @CouncilId AND
        """ + " ";

    public const string One = Head + "p.Id = @Id";

    public const string Many = Head + """
        (@Status IS NULL OR p.Status = @Status) AND (@Kind IS NULL OR p.Kind = @Kind) AND (@ConclusionId IS NULL OR p.ConclusionId = @ConclusionId)
            AND (@ProgrammeYear IS NULL OR p.ProgrammeYear = @ProgrammeYear) AND (@AfterSeq IS NULL OR p.Seq < @AfterSeq)
        ORDER BY p.Seq DESC
        """;
}

internal sealed class PublicationListHandler(Db db, Gate gate) : IRequestHandler<PublicationList, Page<PublicationLine>>
{
    public Task<Page<PublicationLine>> Handle(PublicationList query, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Read);
        return db.Page<PublicationLine>(PublicationLines.Many, new { query.Status, query.Kind, query.ConclusionId, query.ProgrammeYear, AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }
}
