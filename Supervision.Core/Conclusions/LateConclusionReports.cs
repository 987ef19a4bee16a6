using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>Units that have not reported on a whole conclusion by its day, the longest late first: for the council's people, each those of the campaigns that they see. None for units.</summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record LateConclusionReports : IQuery<IReadOnlyList<LateConclusionReport>>;

public sealed record LateConclusionReport
{
    /// <summary>The conclusion.</summary>
    public required Guid Id { get; init; }
    public required string Abstract { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public required string UnitName { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>So many tasks of the unit stand in no report.</summary>
    public required int Missing { get; init; }
    public int DaysLate { get; init; }

    /// <summary>"152/TB-HĐND".</summary>
    public string? Reference => Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;
}

internal sealed class LateConclusionReportsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<LateConclusionReports, IReadOnlyList<LateConclusionReport>>
{
    private const int Shown = 20;

    public async Task<IReadOnlyList<LateConclusionReport>> Handle(LateConclusionReports query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        var today = clock.Today();
        return [.. (await db.Page<LateConclusionReport>("""
            SELECT k.Id, k.Abstract, k.Number, k.Symbol, n.Name AS UnitName, k.ReportDueOn AS DueOn, (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.LeadUnitId = s.UnitId AND
            """ + ConclusionReporting.Unreported + """
            ) AS Missing
            FROM Conclusions k
            JOIN Campaigns c ON c.Id = k.CampaignId
            JOIN ConclusionReceipts s ON s.ConclusionId = k.Id
            JOIN Units u ON u.Id = s.UnitId
            """ + UnitNaming.OnDay + """
            WHERE k.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND k.ReportDueOn < @On AND k.Status IN ('Sent', 'Received', 'Reconsidering')
              AND EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.LeadUnitId = s.UnitId AND
            """ + ConclusionReporting.Unreported + """
              )
              AND (@SeesAll = 1 OR c.BodyId IN @Leads
                  OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = k.CampaignId AND m.PersonId = @ActorId
                      AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1)
                          OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1))))
            ORDER BY k.ReportDueOn, k.Seq, s.Seq
            """, actor.Sight(Subject.Conclusion, new { On = today }), Shown, row => [row.Id], ct)).Items.Select(row => row with { DaysLate = today.DayNumber - row.DueOn.DayNumber })];
    }
}
