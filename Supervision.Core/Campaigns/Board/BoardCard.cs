using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Campaigns.Board;

/// <summary>A campaign on the board.</summary>
public sealed record BoardCard
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public string? BodyName { get; init; }
    public required SubjectKind SubjectKind { get; init; }
    public required CampaignStatus Status { get; init; }
    public required int Units { get; init; }
    public required int Version { get; init; }

    /// <summary>The time limit of the law that comes first of those not met yet; none where nothing runs.</summary>
    public ClockReading? Clock { get; init; }

    /// <summary>Days until that limit, below zero where it has passed.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>A delegation of it has no secretary who works, while it has work to do.</summary>
    public bool LacksSecretary { get; init; }

    /// <summary>The council's last day, where that has passed: what is missing is a record, and nobody's next step.</summary>
    public DateOnly? CouncilEndedOn { get; init; }

    /// <summary>What is missing for the next step; none at the end.</summary>
    public NextNeed? Next { get; init; }
}

/// <summary>Makes cards of rows, with the laws, the council's numbers and its calendar read once for all of them.</summary>
internal static class BoardCards
{
    private static readonly CampaignStatus[] NothingRuns = [CampaignStatus.Completed, CampaignStatus.Archived, CampaignStatus.Suspended, CampaignStatus.Cancelled];

    public static async Task<IReadOnlyList<BoardCard>> Cards(this Db db, Actor actor, IReadOnlyList<BoardRow> rows, DateOnly today, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var visits = await db.BoardVisits(rows, ct);
        var parts = await db.Parts(rows, ct);
        var bounds = await db.ClockBoundsOf([.. rows.Select(row => row.Id)], ct);
        var own = await db.Overrides(ct);
        var calendar = await db.Calendar(ct);
        var (allDrafts, leads) = (actor.SeesDrafts(Subject.Conclusion), actor.Leads());
        return [.. rows.Select(row => Card(row, [.. visits[row.Id]]))];

        BoardCard Card(BoardRow row, IReadOnlyList<BoardVisit> sessions)
        {
            var clock = NothingRuns.Contains(row.Status) ? null : Nearest(row, sessions, RuleSets.Shipped.Get(row.RuleSetCode).With(own, row.FoundedOn ?? today), bounds[row.Id], calendar, today);
            return new BoardCard
            {
                Id = row.Id,
                Code = row.Code,
                Title = row.Title,
                BodyName = row.BodyName,
                SubjectKind = row.SubjectKind,
                Status = row.Status,
                Units = row.Units,
                Version = row.Version,
                Clock = clock,
                LacksSecretary = row.SecretaryGaps > 0 && SecretaryGap.Matters(row.Status),
                DaysLeft = clock?.Limit is { } limit ? limit.DayNumber - today.DayNumber : null,
                CouncilEndedOn = bounds[row.Id].CouncilEndsOn < today ? bounds[row.Id].CouncilEndsOn : null,
                // Nobody is late in a council that is no more.
                Next = NextNeeds.Of(bounds[row.Id].CouncilEndsOn < today ? row with { LateTasks = 0, ReportsLate = 0 } : row, sessions, allDrafts || row.Mine > 0 || (row.BodyId is { } body && leads.Contains(body)), today) is { } need
                    ? need with { IsMine = MendRights.Allows(Access(row), need.Mend) }
                    : null,
            };
        }

        CampaignAccess Access(BoardRow row)
        {
            var gate = new GateRow { Id = row.Id, Status = row.Status, BodyId = row.BodyId, PlannerId = row.PlannedBy };
            return new CampaignAccess(row.Id, row.Status, [], actor.UnitId) { Relations = Relation.Of(actor, [gate, .. parts[row.Id].Select(part => gate with { DelegationRole = part })]) };
        }
    }

    private static ClockReading? Nearest(BoardRow row, IReadOnlyList<BoardVisit> visits, RuleSet law, ClockBounds bounds, WorkCalendar calendar, DateOnly today) => CampaignClocks.Read(
        law,
        row.SubjectKind,
        new CampaignDates
        {
            FoundedOn = row.FoundedOn,
            PlanSentOn = row.PlanSentOn,
            FieldworkEndedOn = row.FieldworkEndedOn,
            ReportedOn = row.ReportedOn,
            ReportReceivedOn = row.ReportReceivedOn,
            ExaminedOn = row.ExaminedOn,
        },
        [.. visits.Where(v => v.Status is not VisitStatus.Postponed).Select(v => new VisitNotice(v.Id, v.PlannedOn, v.NoticeSentOn))],
        bounds,
        calendar,
        today).Where(reading => reading.Status is ClockStatus.Running or ClockStatus.Overdue).MinBy(reading => reading.Limit);
}
