using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Agenda;

/// <summary>By which day a delegation's report is examined: counted by the campaign's law from its receipt, so that it stands in no column.</summary>
internal static class ExaminationDays
{
    private const string Sql = """
        SELECT c.Id, c.Title, c.SubjectKind, c.RuleSetCode, c.FoundedOn, b.Name AS BodyName, r.ReceivedOn
        FROM Campaigns c
        JOIN (SELECT x.CampaignId, MAX(x.ReceivedOn) AS ReceivedOn FROM DelegationReports x WHERE x.CouncilId = @CouncilId AND x.ReceivedOn IS NOT NULL GROUP BY x.CampaignId) r ON r.CampaignId = c.Id
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        WHERE c.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND c.Status = 'Reported'
            AND
        """ + CampaignSeen.ByReader + """
        ORDER BY c.Seq
        """;

    /// <summary>The reports that wait to be examined in campaigns that the reader works with, and until when.</summary>
    public static async Task<IReadOnlyList<ExaminationDay>> ReportsToExamine(this Db db, Actor actor, WorkCalendar calendar, CancellationToken ct)
    {
        var rows = await db.List<Row>(Sql, actor.Sight(Subject.Campaign, new { }), ct);
        if (rows.Count == 0) return [];
        var (own, today) = (await db.Overrides(ct), db.Signal.Clock.Today());
        var bounds = await db.ClockBoundsOf([.. rows.Select(row => row.Id)], ct);
        return [.. rows.SelectMany(row => CampaignClocks.Read(
                RuleSets.Shipped.Get(row.RuleSetCode).With(own, row.FoundedOn ?? today), row.SubjectKind, new CampaignDates { ReportReceivedOn = row.ReceivedOn }, [], bounds[row.Id], calendar, today)
            .Where(reading => reading.Status is ClockStatus.Running or ClockStatus.Overdue)
            .Select(reading => new ExaminationDay(row.Id, row.Title, row.BodyName, reading.Limit!.Value)))];
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required SubjectKind SubjectKind { get; init; }
        public required string RuleSetCode { get; init; }
        public DateOnly? FoundedOn { get; init; }
        public string? BodyName { get; init; }
        public DateOnly? ReceivedOn { get; init; }
    }
}

/// <param name="CampaignId">The campaign.</param>
/// <param name="Title">Its title.</param>
/// <param name="BodyName">The body that founded the delegation.</param>
/// <param name="Limit">The last day.</param>
internal sealed record ExaminationDay(Guid CampaignId, string Title, string? BodyName, DateOnly Limit);
