using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Findings;

/// <summary>The findings of a campaign in the order they were recorded. A unit gets those about itself that were sent to it.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record CampaignFindings : IQuery<Page<FindingLine>>
{
    public required Guid CampaignId { get; init; }
    public FindingKind? Kind { get; init; }
    public FindingStatus? Status { get; init; }
    public string? Field { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Words anywhere in the text, with or without diacritics.</summary>
    public string? Search { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<CampaignFindings>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.Field).MaximumLength(200);
            RuleFor(q => q.Search).MaximumLength(200);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record FindingLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }

    /// <summary>For the council's own work; a unit never sees it.</summary>
    public Severity? Severity { get; init; }
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>The unit's name on the day the plan was sent.</summary>
    public string? UnitName { get; init; }

    /// <summary>The last day of a unit that has ended: nothing is sent to it any more.</summary>
    public DateOnly? UnitEndedOn { get; init; }
    public Guid? HeadingId { get; init; }
    public required bool IsHeading { get; init; }
    public required FindingStatus Status { get; init; }
    public string? Consequence { get; init; }
    public bool? UnitAgrees { get; init; }
    public string? UnitExplanation { get; init; }

    /// <summary>What the unit's contact proposes to answer; for the unit's own people alone.</summary>
    public bool? UnitDraftAgrees { get; init; }

    /// <summary>As <see cref="UnitDraftAgrees"/>.</summary>
    public string? UnitDraftExplanation { get; init; }

    /// <summary>How the delegation weighed what the unit said, which the unit reads too; or why it was settled without an answer, which it does not.</summary>
    public string? SettleNote { get; init; }
    public required int EvidenceCount { get; init; }
    public required int Version { get; init; }
}

internal sealed class CampaignFindingsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<CampaignFindings, Page<FindingLine>>
{
    private const string Sql = """
        SELECT f.Seq, f.Id, f.Number, f.Kind, f.Text, f.Field, f.Severity, f.VisitId, f.UnitId, n.Name AS UnitName, CASE WHEN u.ValidTo < @Today THEN u.ValidTo END AS UnitEndedOn,
               f.HeadingId, f.IsHeading, f.Status, f.Consequence, f.UnitAgrees, f.UnitExplanation, f.UnitDraftAgrees, f.UnitDraftExplanation, f.SettleNote,
               (SELECT COUNT(*) FROM FindingEvidence e WHERE e.FindingId = f.Id) AS EvidenceCount, f.Version
        FROM Findings f
        JOIN Campaigns c ON c.Id = f.CampaignId
        LEFT JOIN Units u ON u.Id = f.UnitId
        """ + UnitNaming.InCampaign + """
        WHERE f.CampaignId = @CampaignId AND f.CouncilId = @CouncilId
            AND (@ActorUnitId IS NULL OR (f.UnitId = @ActorUnitId AND f.Status IN ('Reconciling', 'Reconciled', 'InReport', 'InConclusion')))
            AND (@SeesDrafts = 1 OR f.Status NOT IN ('Recorded', 'LeftOut'))
            AND (@Kind IS NULL OR f.Kind = @Kind)
            AND (@Status IS NULL OR f.Status = @Status)
            AND (@Field IS NULL OR f.Field = @Field)
            AND (@UnitId IS NULL OR f.UnitId = @UnitId)
            AND (@Pattern IS NULL OR f.FoldedText LIKE @Pattern ESCAPE '\')
            AND (@After IS NULL OR f.Seq > @After)
        ORDER BY f.Seq
        """;

    public async Task<Page<FindingLine>> Handle(CampaignFindings query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.Finding, Act.Read, ct);
        var page = await db.Page<FindingLine>(Sql, new
        {
            query.CampaignId,
            query.Kind,
            query.Status,
            query.Field,
            query.UnitId,
            Pattern = SearchText.Anywhere(query.Search),
            After = Cursor.ReadSeq(query.After),
            Today = clock.Today(),
            SeesDrafts = access.Allows(Subject.Finding, Standing.Draft, Act.Read),
        }, query.Take, row => [row.Seq], ct);
        return page with { Items = [.. page.Items.Select(line => access.IsUnit ? line with { Severity = null, SettleNote = line.UnitAgrees is false ? line.SettleNote : null } : line with { UnitDraftAgrees = null, UnitDraftExplanation = null })] };
    }
}
