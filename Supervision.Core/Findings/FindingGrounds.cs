using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>What a finding rests on, in words, and what else it could rest on: the minutes of its session and the campaign's indicators, or, where it came from papers, all of the campaign.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record FindingGrounds : IQuery<FindingGroundsView>
{
    public required Guid FindingId { get; init; }

    /// <summary>How many are offered at most.</summary>
    public int Take { get; init; } = 100;

    public sealed class Validator : AbstractValidator<FindingGrounds>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

/// <param name="RestsOn">In the order it was put there.</param>
/// <param name="Offered">What is not yet under it; nothing where nothing more may be put.</param>
/// <param name="IsMore">There is more than was offered.</param>
public sealed record FindingGroundsView(IReadOnlyList<Ground> RestsOn, IReadOnlyList<Ground> Offered, bool IsMore);

public sealed record Ground
{
    public required EvidenceKind Kind { get; init; }
    public required Guid RefId { get; init; }

    /// <summary>The session that it was said, seen or handed over at.</summary>
    public int? VisitNumber { get; init; }

    /// <summary>Who spoke, where it was checked, the code of an indicator, the name of a file.</summary>
    public required string Title { get; init; }
    public string? Text { get; init; }
    public required int Number { get; init; }
}

internal sealed class FindingGroundsHandler(Db db, Gate gate) : IRequestHandler<FindingGrounds, FindingGroundsView>
{
    private const string OfCampaign = """
        SELECT 'Opinion' AS Kind, x.Id AS RefId, v.Number AS VisitNumber, x.Speaker AS Title, x.Text, x.Number, x.VisitId
        FROM Opinions x JOIN Visits v ON v.Id = x.VisitId WHERE v.CampaignId = @CampaignId AND x.CouncilId = @CouncilId
        UNION ALL
        SELECT 'OnSiteCheck', x.Id, v.Number, x.Place, x.Content, x.Number, x.VisitId
        FROM OnSiteChecks x JOIN Visits v ON v.Id = x.VisitId WHERE v.CampaignId = @CampaignId AND x.CouncilId = @CouncilId
        UNION ALL
        SELECT 'HandedDocument', x.Id, v.Number, x.Title, x.Reference, x.Number, x.VisitId
        FROM HandedDocuments x JOIN Visits v ON v.Id = x.VisitId WHERE v.CampaignId = @CampaignId AND x.CouncilId = @CouncilId
        UNION ALL
        SELECT 'Indicator', x.Id, v.Number, x.Code, x.Name, x.Number, x.VisitId
        FROM Indicators x LEFT JOIN Visits v ON v.Id = x.VisitId WHERE x.CampaignId = @CampaignId AND x.CouncilId = @CouncilId

        """;

    private const string RestsOnSql = "SELECT e.Kind, e.RefId, g.VisitNumber, g.Title, g.Text, g.Number FROM FindingEvidence e JOIN (" + OfCampaign + """
        UNION ALL
        SELECT 'Attachment', x.Id, NULL, x.FileName, NULL, 0, NULL
        FROM Attachments x WHERE x.SubjectId = @FindingId AND x.Purpose = 'Evidence' AND x.RemovedAt IS NULL AND x.CouncilId = @CouncilId
        ) g ON g.RefId = e.RefId
        WHERE e.FindingId = @FindingId AND e.CouncilId = @CouncilId
        ORDER BY e.Seq
        """;

    private const string OfferedSql = "SELECT g.Kind, g.RefId, g.VisitNumber, g.Title, g.Text, g.Number FROM (" + OfCampaign + """
        ) g
        WHERE (@VisitId IS NULL OR g.VisitId = @VisitId OR g.VisitId IS NULL)
            AND NOT EXISTS (SELECT 1 FROM FindingEvidence e WHERE e.FindingId = @FindingId AND e.RefId = g.RefId)
        ORDER BY g.VisitNumber, g.Kind, g.Number
        """;

    public async Task<FindingGroundsView> Handle(FindingGrounds query, CancellationToken ct)
    {
        var access = await gate.Finding(query.FindingId, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.NotFound("nội dung ghi nhận");
        var finding = await db.LoadFinding(query.FindingId, ct);
        var restsOn = await db.List<Ground>(RestsOnSql, new { query.FindingId, finding.CampaignId }, ct);
        var takesMore = finding.Status is FindingStatus.Recorded or FindingStatus.Reconciling or FindingStatus.Reconciled
            && Standings.Find(Subject.Finding, $"{finding.Status}") is { } standing && access.Allows(Subject.Finding, standing, Act.Write);
        if (!takesMore) return new FindingGroundsView(restsOn, [], false);
        var offered = await db.Page<Ground>(OfferedSql, new { query.FindingId, finding.CampaignId, finding.VisitId }, query.Take, row => [row.Number], ct);
        return new FindingGroundsView(restsOn, offered.Items, offered.Next is not null);
    }
}
