using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>What the communes that name the actor's council as theirs have concluded, newest first, and how far it has come. Nothing that was not sent, nobody's draft.</summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record CommuneResults : IQuery<Page<CommuneResult>>
{
    /// <summary>Whom the page of the communes opens to: what it shows of conclusions and of supervisions is for who reads all of the province's own.</summary>
    public static bool IsOpenTo(Actor actor) => actor.SeesAll(Subject.Conclusion) && actor.SeesAll(Subject.Campaign);

    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<CommuneResults>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record CommuneResult
{
    public required long Seq { get; init; }
    public required string CouncilName { get; init; }
    public required ConclusionKind Kind { get; init; }
    public required string CampaignTitle { get; init; }
    public required string Abstract { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required long Tasks { get; init; }
    public required long Done { get; init; }

    public string? Reference => Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;
}

/// <summary>The supervisions under way in communes that let the actor's council see them: what they are and at which stage.</summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CommuneCampaigns : IQuery<Page<CommuneCampaign>>
{
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<CommuneCampaigns>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record CommuneCampaign
{
    public required long Seq { get; init; }
    public required string CouncilName { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required CampaignStatus Status { get; init; }
    public DateOnly? FoundedOn { get; init; }
}

internal sealed class CommuneResultsHandler(Db db, Gate gate, Actor actor) : IRequestHandler<CommuneResults, Page<CommuneResult>>, IRequestHandler<CommuneCampaigns, Page<CommuneCampaign>>
{
    public Task<Page<CommuneResult>> Handle(CommuneResults query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        Demand(Subject.Conclusion);
        return db.Page<CommuneResult>("""
            -- across councils: what a commune sent out is read by the province that the commune itself named
            SELECT k.Seq, c.Name AS CouncilName, k.Kind, g.Title AS CampaignTitle, k.Abstract, k.Number, k.Symbol, k.IssuedOn,
                   (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.IsParent = 0 AND t.Progress NOT IN ('Draft', 'Dropped')) AS Tasks,
                   (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.IsParent = 0 AND t.Progress IN ('Confirmed', 'PartlyDone')) AS Done
            FROM CouncilParents l
            JOIN Councils c ON c.Id = l.CouncilId
            JOIN Conclusions k ON k.CouncilId = l.CouncilId AND k.Status IN ('Sent', 'Received', 'Reconsidering', 'Discharged')
            JOIN Campaigns g ON g.Id = k.CampaignId
            WHERE l.ParentId = @CouncilId AND (@AfterSeq IS NULL OR k.Seq < @AfterSeq)
            ORDER BY k.Seq DESC
            """, new { AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }

    public Task<Page<CommuneCampaign>> Handle(CommuneCampaigns query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        Demand(Subject.Campaign);
        return db.Page<CommuneCampaign>("""
            -- across councils: what is under way in a commune is read by the province that the commune itself lets read it
            SELECT g.Seq, c.Name AS CouncilName, g.Code, g.Title, g.Status, g.FoundedOn
            FROM CouncilParents l
            JOIN Councils c ON c.Id = l.CouncilId
            JOIN Campaigns g ON g.CouncilId = l.CouncilId AND g.Status NOT IN ('Planned', 'Cancelled')
            WHERE l.ParentId = @CouncilId AND l.ParentSees = 'UnderWay' AND (@AfterSeq IS NULL OR g.Seq < @AfterSeq)
            ORDER BY g.Seq DESC
            """, new { AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }

    private void Demand(Subject subject)
    {
        if (!actor.SeesAll(subject)) throw RefusedException.Forbidden("Kết quả giám sát của cấp xã dành cho Thường trực, các Ban và Văn phòng Hội đồng nhân dân cấp tỉnh.", "communes.council");
    }
}
