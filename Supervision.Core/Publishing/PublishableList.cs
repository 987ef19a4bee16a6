using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>The conclusions that may be published, newest first, with what of each is before the public or waits for it.</summary>
[Requires(Subject.Publication, Act.Read)]
public sealed record PublishableList : IQuery<Page<PublishableLine>>
{
    public string? After { get; init; }
    public int Take { get; init; } = 20;

    public sealed class Validator : AbstractValidator<PublishableList>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record PublishableLine
{
    public required long Seq { get; init; }
    public required Guid ConclusionId { get; init; }
    public required string Abstract { get; init; }
    public string? DocumentType { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The conclusion as it is published.</summary>
    public Guid? PublishedId { get; init; }

    /// <summary>The conclusion as it waits for approval.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>What became of it, as it is published.</summary>
    public Guid? ResultsPublishedId { get; init; }

    /// <summary>What became of it, as it waits for approval.</summary>
    public Guid? ResultsDraftId { get; init; }

    public string Named => $"{DocumentTypes.Name(DocumentType) ?? "Văn bản"} số {(Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : Symbol)}";
}

internal sealed class PublishableListHandler(Db db, Gate gate) : IRequestHandler<PublishableList, Page<PublishableLine>>
{
    public Task<Page<PublishableLine>> Handle(PublishableList query, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Read);
        return db.Page<PublishableLine>("""
            SELECT k.Seq, k.Id AS ConclusionId, k.Abstract, k.DocumentType, k.Number, k.Symbol, k.IssuedOn, p.Id AS PublishedId, d.Id AS DraftId, r.Id AS ResultsPublishedId, e.Id AS ResultsDraftId
            FROM Conclusions k
            LEFT JOIN Publications p ON p.ConclusionId = k.Id AND p.Kind = 'Conclusion' AND p.Status = 'Published'
            LEFT JOIN Publications d ON d.ConclusionId = k.Id AND d.Kind = 'Conclusion' AND d.Status = 'Draft'
            LEFT JOIN Publications r ON r.ConclusionId = k.Id AND r.Kind = 'Results' AND r.Status = 'Published'
            LEFT JOIN Publications e ON e.ConclusionId = k.Id AND e.Kind = 'Results' AND e.Status = 'Draft'
            WHERE k.CouncilId = @CouncilId AND k.Status IN ('Sent', 'Received', 'Reconsidering', 'Discharged') AND (@AfterSeq IS NULL OR k.Seq < @AfterSeq)
            ORDER BY k.Seq DESC
            """, new { AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }
}
