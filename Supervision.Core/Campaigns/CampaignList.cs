using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>
/// The council's campaigns, the newest first. Whoever only sits in delegations gets those of their delegations; a unit gets those that inspect it, once the plan was sent.
/// </summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CampaignList : IQuery<Page<CampaignLine>>
{
    public CampaignStatus? Status { get; init; }

    /// <summary>Words anywhere in the title or the code, with or without diacritics.</summary>
    public string? Search { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<CampaignList>
    {
        public Validator()
        {
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.Search).MaximumLength(200);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record CampaignLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required string FormCode { get; init; }
    public required SubjectKind SubjectKind { get; init; }
    public string? BodyName { get; init; }
    public required CampaignStatus Status { get; init; }
    public string? PeriodText { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public required int UnitCount { get; init; }
    public required int VisitCount { get; init; }

    /// <summary>The next session that was neither held nor cancelled.</summary>
    public DateOnly? NextVisitOn { get; init; }
    public required int Version { get; init; }
}

internal sealed class CampaignListHandler(Db db, Gate gate, Actor actor) : IRequestHandler<CampaignList, Page<CampaignLine>>
{
    private const string Sql = """
        SELECT c.Seq, c.Id, c.Code, c.Title, c.FormCode, c.SubjectKind, b.Name AS BodyName, c.Status, c.PeriodText, c.FoundedOn,
               (SELECT COUNT(*) FROM CampaignUnits u WHERE u.CampaignId = c.Id AND (@ActorUnitId IS NULL OR u.UnitId = @ActorUnitId)) AS UnitCount,
               (SELECT COUNT(*) FROM Visits v WHERE v.CampaignId = c.Id AND v.Status <> 'Cancelled'
                   AND (@ActorUnitId IS NULL OR (v.NoticeSentOn IS NOT NULL AND EXISTS (SELECT 1 FROM VisitUnits y WHERE y.VisitId = v.Id AND y.UnitId = @ActorUnitId)))) AS VisitCount,
               (SELECT MIN(v.PlannedOn) FROM Visits v WHERE v.CampaignId = c.Id AND v.Status IN ('Planned', 'Notified', 'InProgress')
                   AND (@ActorUnitId IS NULL OR (v.NoticeSentOn IS NOT NULL AND EXISTS (SELECT 1 FROM VisitUnits y WHERE y.VisitId = v.Id AND y.UnitId = @ActorUnitId)))) AS NextVisitOn,
               c.Version
        FROM Campaigns c
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        WHERE c.CouncilId = @CouncilId
            AND (@SeesAll = 1
                OR (@ActorUnitId IS NULL AND c.PlannedBy = @ActorId AND @AsSecretary = 1 AND c.Status IN ('Planned', 'Programmed', 'Founded'))
                OR (@ActorUnitId IS NULL AND EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = c.Id AND m.PersonId = @ActorId
                    AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1)
                        OR (m.Role = 'Secretary' AND @AsSecretary = 1) OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1))))
                OR (EXISTS (SELECT 1 FROM CampaignUnits u WHERE u.CampaignId = c.Id AND u.UnitId = @ActorUnitId)
                    AND c.Status IN ('PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined', 'Concluded', 'FollowUp', 'Completed', 'Archived')))
            AND (@Status IS NULL OR c.Status = @Status)
            AND (@Pattern IS NULL OR c.FoldedTitle LIKE @Pattern ESCAPE '\' OR LOWER(c.Code) LIKE @Pattern ESCAPE '\')
            AND (@After IS NULL OR c.Seq < @After)
        ORDER BY c.Seq DESC
        """;

    public Task<Page<CampaignLine>> Handle(CampaignList query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        return db.Page<CampaignLine>(Sql, actor.Sight(Subject.Campaign, new
        {
            query.Status,
            Pattern = SearchText.Anywhere(query.Search),
            After = Cursor.ReadSeq(query.After),
        }), query.Take, row => [row.Seq], ct);
    }
}
