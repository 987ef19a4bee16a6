using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Overview;

/// <summary>What one field of one unit showed in all campaigns, as <see cref="RepeatedFindings"/> counts it.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record UnitFieldFindings : IQuery<Page<UnitFieldFinding>>
{
    public required Guid UnitId { get; init; }
    public required string Field { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<UnitFieldFindings>
    {
        public Validator()
        {
            RuleFor(q => q.Field).NotEmpty().MaximumLength(200);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

/// <summary>One finding with the campaign that it was made in.</summary>
public sealed record UnitFieldFinding
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public required FindingStatus Status { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}

internal sealed class UnitFieldFindingsHandler(Db db, Gate gate, Actor actor) : IRequestHandler<UnitFieldFindings, Page<UnitFieldFinding>>
{
    public async Task<Page<UnitFieldFinding>> Handle(UnitFieldFindings query, CancellationToken ct)
    {
        RepeatedFindingsHandler.DemandReader(gate, actor, query.UnitId);
        return await db.Page<UnitFieldFinding>("""
            SELECT f.Seq, f.Id, f.CampaignId, c.Title AS CampaignTitle, f.Kind, f.Text, f.Status, f.RecordedAt
            FROM Findings f
            JOIN Campaigns c ON c.Id = f.CampaignId
            WHERE
            """ + RepeatedFindingsHandler.Counted + """
             AND f.UnitId = @UnitId AND f.Field = @Field AND (@AfterSeq IS NULL OR f.Seq > @AfterSeq)
            ORDER BY f.Seq
            """, new { query.UnitId, query.Field, AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }
}
