using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitReports;

/// <summary>
/// Reports, supplements and data tables that units did not send to the delegation by their limit, the longest overdue first: for the secretaries of the supervision, who urge them, and for the office where nobody is one.
/// None for units, and none of a unit or for a council that has ended.
/// </summary>
[Requires(Subject.UnitReport, Act.Read)]
public sealed record UnsentReports : IQuery<Page<UnsentReport>>
{
    public int Take { get; init; } = 20;

    public sealed class Validator : AbstractValidator<UnsentReports>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 100);
    }
}

public sealed record UnsentReport
{
    /// <summary>The unit's report, also of a table that goes with it.</summary>
    public required Guid Id { get; init; }

    /// <summary>None where the report itself is awaited.</summary>
    public Guid? DataTableId { get; init; }
    public int? TableNumber { get; init; }
    public string? TableTitle { get; init; }

    /// <summary>A report came, and was to be supplemented.</summary>
    public required bool IsSupplement { get; init; }
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required string UnitName { get; init; }
    public required DateOnly DueOn { get; init; }
    public int DaysLate { get; init; }
}

internal sealed class UnsentReportsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<UnsentReports, Page<UnsentReport>>
{
    private const string Sql = """
        SELECT w.Id, w.DataTableId, w.TableNumber, w.TableTitle, w.IsSupplement, w.DueOn, c.Id AS CampaignId, c.Title AS CampaignTitle, n.Name AS UnitName
        FROM (
            SELECT r.Seq, r.Id, t.Id AS DataTableId, t.Number AS TableNumber, t.Title AS TableTitle, 0 AS IsSupplement, r.DueOn, r.CampaignId, r.UnitId
            FROM UnitReports r
            JOIN DataTables t ON t.CampaignId = r.CampaignId AND t.Status = 'Sent'
            LEFT JOIN DataTableReturns x ON x.DataTableId = t.Id AND x.UnitReportId = r.Id
                AND x.Number = (SELECT MAX(y.Number) FROM DataTableReturns y WHERE y.DataTableId = t.Id AND y.UnitReportId = r.Id)
            WHERE r.CouncilId = @CouncilId AND r.DueOn < @On AND (x.Status IS NULL OR x.Status = 'Faulty')
            UNION ALL
            SELECT r.Seq, r.Id, NULL, NULL, NULL, CASE WHEN s.Id IS NULL THEN 0 ELSE 1 END, COALESCE(s.DueOn, CASE WHEN r.FirstCompleteOn IS NULL THEN r.DueOn END), r.CampaignId, r.UnitId
            FROM UnitReports r
            LEFT JOIN SupplementRequests s ON s.UnitReportId = r.Id AND s.VersionNumber = r.VersionCount
            WHERE r.CouncilId = @CouncilId AND r.Status IN ('NotSubmitted', 'SupplementRequested')
        ) w
        JOIN Campaigns c ON c.Id = w.CampaignId
        JOIN Councils k ON k.Id = c.CouncilId
        JOIN Units u ON u.Id = w.UnitId
        """ + UnitNaming.OnDay + """
        WHERE w.DueOn < @On AND @ActorUnitId IS NULL AND c.Status IN ('PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined')
            AND ((@ActsAsSecretary = 1 AND EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = w.CampaignId AND m.PersonId = @ActorId AND m.Role = 'Secretary'))
                OR (@ActsAsOffice = 1 AND
        """ + SecretaryGap.Nobody + """
        ))
            AND (u.ValidTo IS NULL OR u.ValidTo >= @On) AND (k.ValidTo IS NULL OR k.ValidTo >= @On)
        ORDER BY w.DueOn, w.Seq, w.TableNumber
        """;

    public async Task<Page<UnsentReport>> Handle(UnsentReports query, CancellationToken ct)
    {
        gate.Council(Subject.UnitReport, Act.Read);
        var today = clock.Today();
        var page = await db.Page<UnsentReport>(Sql, new
        {
            On = today,
            ActsAsSecretary = actor.Identity.Roles.Contains(Role.Secretary),
            ActsAsOffice = actor.Identity.Roles.Contains(Role.Office),
        }, query.Take, row => [row.Id, row.DataTableId], ct);
        return page with { Items = [.. page.Items.Select(row => row with { DaysLate = today.DayNumber - row.DueOn.DayNumber })] };
    }
}
