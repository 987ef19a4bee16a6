using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Indicators;

/// <summary>The indicators of a campaign, or of one of its visits, in the order they were recorded; a unit sees those about itself.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record IndicatorList : IQuery<Page<IndicatorDetails>>
{
    public required Guid CampaignId { get; init; }
    public Guid? VisitId { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<IndicatorList>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

internal sealed class IndicatorListHandler(Db db, Gate gate) : IRequestHandler<IndicatorList, Page<IndicatorDetails>>
{
    public async Task<Page<IndicatorDetails>> Handle(IndicatorList query, CancellationToken ct)
    {
        await gate.Campaign(query.CampaignId, Subject.Finding, Act.Read, ct);
        var page = await db.Page<IndicatorRow>(StoredIndicators.PageOfCampaign,
            new { query.CampaignId, query.VisitId, After = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
        return new Page<IndicatorDetails>((await StoredIndicators.With(db, page.Items, ct)).Details(), page.Next);
    }
}
