using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Papers, the last begun first: with a status, the clerk's queue of what is to be numbered, signed, sent or acknowledged.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record PaperList : IQuery<Page<PaperLine>>
{
    public PaperStatus? PaperStatus { get; init; }
    public PaperKind? Kind { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>What it is about: the session, conclusion, report and so on.</summary>
    public Guid? SubjectId { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<PaperList>
    {
        public Validator()
        {
            RuleFor(q => q.PaperStatus).IsInEnum();
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record PaperLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required PaperKind Kind { get; init; }
    public required PaperStatus Status { get; init; }
    public required PaperForce Force { get; init; }
    public required string Title { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>What that supervision is called; null for a paper of none.</summary>
    public string? CampaignTitle { get; init; }
    public Guid? SubjectId { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public required int Version { get; init; }
}

internal sealed class PaperListHandler(Db db, Gate gate, Actor actor) : IRequestHandler<PaperList, Page<PaperLine>>
{
    public Task<Page<PaperLine>> Handle(PaperList query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Read);
        return db.Page<PaperLine>("""
            SELECT p.Seq, p.Id, p.Kind, p.Status, p.Force, p.Title, p.Number, p.Symbol, p.IssuedOn, p.CampaignId, c.Title AS CampaignTitle, p.SubjectId, p.DraftedAt, p.Version
            FROM OfficialPapers p
            LEFT JOIN Campaigns c ON c.Id = p.CampaignId
            WHERE p.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR p.Seq < @AfterSeq)
              AND (@PaperStatus IS NULL OR p.Status = @PaperStatus) AND (@Kind IS NULL OR p.Kind = @Kind) AND (@CampaignId IS NULL OR p.CampaignId = @CampaignId)
              AND (@SubjectId IS NULL OR p.SubjectId = @SubjectId)
              AND
            """ + PaperSight.Condition + " ORDER BY p.Seq DESC", PaperSight.Arguments(actor, new { AfterSeq = Cursor.ReadSeq(query.After), query.PaperStatus, query.Kind, query.CampaignId, query.SubjectId }), query.Take, row => [row.Seq], ct);
    }
}
