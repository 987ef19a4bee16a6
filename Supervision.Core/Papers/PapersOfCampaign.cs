using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>What was written about a campaign in the system, drafts and issued papers, the newest first, as far as the reader sees them.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record PapersOfCampaign : IQuery<Page<PaperLine>>
{
    public required Guid CampaignId { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 30;

    public sealed class Validator : AbstractValidator<PapersOfCampaign>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

internal sealed class PapersOfCampaignHandler(Db db, Gate gate, Actor actor) : IRequestHandler<PapersOfCampaign, Page<PaperLine>>
{
    public async Task<Page<PaperLine>> Handle(PapersOfCampaign query, CancellationToken ct)
    {
        await gate.Campaign(query.CampaignId, Subject.Paper, Act.Read, ct);
        return await db.Page<PaperLine>("""
            SELECT p.Seq, p.Id, p.Kind, p.Status, p.Force, p.Title, p.Number, p.Symbol, p.IssuedOn, p.CampaignId, p.SubjectId, p.DraftedAt, p.Version
            FROM OfficialPapers p
            WHERE p.CouncilId = @CouncilId AND p.CampaignId = @CampaignId AND (@AfterSeq IS NULL OR p.Seq < @AfterSeq)
              AND
            """ + PaperSight.Condition + " ORDER BY p.Seq DESC", PaperSight.Arguments(actor, new { AfterSeq = Cursor.ReadSeq(query.After), query.CampaignId }), query.Take, row => [row.Seq], ct);
    }
}
