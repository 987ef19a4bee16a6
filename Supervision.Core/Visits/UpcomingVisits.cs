using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Visits;

/// <summary>
/// The sessions that the actor has to do with: of delegations that have the person in a role held, and of campaigns of a body that the person leads. What is under way stands first, then what
/// comes by its day, last what waits to be signed.
/// </summary>
[Requires(Subject.Visit, Act.Read)]
public sealed record UpcomingVisits : IQuery<IReadOnlyList<UpcomingVisit>>
{
    public int Take { get; init; } = 20;

    public sealed class Validator : AbstractValidator<UpcomingVisits>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 50);
    }
}

public sealed record UpcomingVisit
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required VisitStatus Status { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public required Session Session { get; init; }
    public required string Place { get; init; }
    public required string CampaignTitle { get; init; }

    /// <summary>By their names on the day of the visit.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];
}

internal sealed class UpcomingVisitsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<UpcomingVisits, IReadOnlyList<UpcomingVisit>>
{
    private const string Sql = """
        SELECT v.Seq, v.Id, v.Number, v.Status, v.PlannedOn, v.Session, v.Place, c.Title AS CampaignTitle
        FROM Visits v
        JOIN Campaigns c ON c.Id = v.CampaignId
        WHERE v.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND v.Status IN ('Planned', 'Notified', 'InProgress', 'AwaitingSignature') AND c.Status <> 'Archived'
            AND (c.BodyId IN @Leads
                OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = v.CampaignId AND m.PersonId = @ActorId
                    AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1)
                        OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1 AND m.DelegationId = v.DelegationId))))
        ORDER BY CASE WHEN v.Status = 'InProgress' THEN 0 WHEN v.Status = 'AwaitingSignature' THEN 3 WHEN v.PlannedOn IS NULL THEN 2 ELSE 1 END, v.PlannedOn, v.Seq
        """;

    private const string UnitsSql = """
        SELECT y.VisitId, n.Name
        FROM VisitUnits y
        JOIN Visits v ON v.Id = y.VisitId
        JOIN Units u ON u.Id = y.UnitId
        """ + UnitNaming.AtVisit + """
        WHERE y.VisitId IN @ids AND y.CouncilId = @CouncilId
        ORDER BY y.Seq
        """;

    public async Task<IReadOnlyList<UpcomingVisit>> Handle(UpcomingVisits query, CancellationToken ct)
    {
        gate.Council(Subject.Visit, Act.Read);
        var visits = (await db.Page<UpcomingVisit>(Sql, actor.Sight(Subject.Visit, new { }), query.Take, row => [row.Seq], ct)).Items;
        if (visits.Count == 0) return visits;
        var units = (await db.List<UnitRow>(UnitsSql, new { ids = visits.Select(visit => visit.Id).ToList(), Today = clock.Today() }, ct)).ToLookup(row => row.VisitId, row => row.Name);
        return [.. visits.Select(visit => visit with { Units = [.. units[visit.Id]] })];
    }

    private sealed record UnitRow
    {
        public required Guid VisitId { get; init; }
        public required string Name { get; init; }
    }
}
