using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Law;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Watching;

/// <summary>Tells the office which limits of the law come near or have passed in the campaigns that go on: plans and notices to be sent, reports and examinations to be held.</summary>
[SystemOnly]
public sealed record WatchCampaigns : ICommand<WatchDone>
{
    public required int Take { get; init; }

    /// <summary>Where the former chunk ended.</summary>
    public long AfterSeq { get; init; }
}

/// <summary>What a chunk of watching did, and where it ended.</summary>
public sealed record WatchDone(int Looked, int Told, long LastSeq);

internal sealed class WatchCampaignsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<WatchCampaigns, WatchDone>
{
    private const int WorkingDaysAhead = 3;

    public async Task<WatchDone> Handle(WatchCampaigns command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        var calendar = await db.Calendar(ct);
        var campaigns = (await db.Page<Row>("""
            SELECT c.Seq, c.Id, c.Code, c.Title, c.SubjectKind, c.RuleSetCode, c.FoundedOn, c.PlanSentOn, c.FieldworkEndedOn, c.ReportedOn, c.ExaminedOn,
                   (SELECT MAX(r.ReceivedOn) FROM DelegationReports r WHERE r.CampaignId = c.Id) AS ReportReceivedOn
            FROM Campaigns c
            WHERE c.CouncilId = @CouncilId AND c.Seq > @AfterSeq AND c.Status IN ('Founded', 'PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported')
            ORDER BY c.Seq
            """, new { command.AfterSeq }, command.Take, row => [row.Seq], ct)).Items;
        if (campaigns.Count == 0) return new WatchDone(0, 0, command.AfterSeq);
        var visits = (await db.List<Visit>("""
            SELECT v.CampaignId, v.Id, v.PlannedOn, v.NoticeSentOn
            FROM Visits v
            WHERE v.CouncilId = @CouncilId AND v.CampaignId IN @campaigns AND v.Status IN ('Planned', 'Notified', 'Postponed')
            """, new { campaigns = campaigns.Select(c => c.Id).ToArray() }, ct)).ToLookup(v => v.CampaignId);

        var bounds = await db.ClockBoundsOf([.. campaigns.Select(c => c.Id)], ct);
        var notices = new List<NewNotice>();
        foreach (var campaign in campaigns)
        {
            var law = await db.LawOf(campaign.RuleSetCode, campaign.FoundedOn ?? today, ct);
            notices.AddRange(
                from reading in CampaignClocks.Read(law, campaign.SubjectKind, campaign.Dates, [.. visits[campaign.Id].Select(v => new VisitNotice(v.Id, v.PlannedOn, v.NoticeSentOn))], bounds[campaign.Id], calendar, today)
                where reading.Status is ClockStatus.Running or ClockStatus.Overdue && reading.ActBy is not null && calendar.WorkingDaysBetween(today, reading.ActBy.Value) <= WorkingDaysAhead
                select Notice(campaign, reading, law, today));
        }
        var told = await db.Notify(notices, ct);
        return new WatchDone(campaigns.Count, told.Told, campaigns[^1].Seq);
    }

    private static NewNotice Notice(Row campaign, ClockReading reading, RuleSet law, DateOnly today)
    {
        var late = today > reading.Limit;
        // Rules of a law that no other carries on name its articles alone.
        var article = reading.Article.Contains("Luật", StringComparison.Ordinal) || reading.Article.Contains("Nghị", StringComparison.Ordinal) ? reading.Article : $"{reading.Article} {law.ShortName}";
        return new NewNotice
        {
            Role = Role.Office,
            Kind = NoticeKind.NoticeDue,
            Title = late ? $"{LateWords.Of(reading.Limit!.Value, today, "Quá thời hạn")}: {reading.What}" : $"Chậm nhất ngày {VietnameseDate.Short(reading.ActBy!.Value)}: {reading.What}",
            Text = $"Cuộc giám sát “{campaign.Title}”: {reading.What} theo {article}. Thời hạn pháp luật: ngày {VietnameseDate.Short(reading.Limit!.Value)}{(late ? ", đã quá; đề nghị thực hiện ngay" : $"; nên thực hiện chậm nhất ngày {VietnameseDate.Short(reading.ActBy!.Value)}")}.",
            Link = $"/vu-viec/{campaign.Code}",
            SubjectId = campaign.Id,
            OnceKey = $"clock/{campaign.Id}/{reading.Code}/{reading.VisitId}/{reading.Limit:yyyy-MM-dd}/{(late ? "late" : "near")}",
        };
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Title { get; init; }
        public required SubjectKind SubjectKind { get; init; }
        public required string RuleSetCode { get; init; }
        public DateOnly? FoundedOn { get; init; }
        public DateOnly? PlanSentOn { get; init; }
        public DateOnly? FieldworkEndedOn { get; init; }
        public DateOnly? ReportedOn { get; init; }
        public DateOnly? ExaminedOn { get; init; }
        public DateOnly? ReportReceivedOn { get; init; }

        public CampaignDates Dates => new()
        {
            FoundedOn = FoundedOn,
            PlanSentOn = PlanSentOn,
            FieldworkEndedOn = FieldworkEndedOn,
            ReportedOn = ReportedOn,
            ReportReceivedOn = ReportReceivedOn,
            ExaminedOn = ExaminedOn,
        };
    }

    private sealed record Visit
    {
        public required Guid CampaignId { get; init; }
        public required Guid Id { get; init; }
        public DateOnly? PlannedOn { get; init; }
        public DateOnly? NoticeSentOn { get; init; }
    }
}
