using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;
using Supervision.Core.Units;

namespace Supervision.Core.Watching;

/// <summary>
/// Reminds units of reports that are due before a visit or on a whole conclusion and of work that was passed on to them, and both sides of papers whose receipt was not confirmed; tells units and delegations of urgent demands whose limit has passed without an answer, and the office which explanations are overdue.
/// What was told once under a day is not told again.
/// </summary>
[SystemOnly]
public sealed record WatchUnits : ICommand<WatchDone>;

internal sealed class WatchUnitsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<WatchUnits, WatchDone>
{
    private const int WorkingDaysAhead = 3;
    private const int Most = 1000;

    public async Task<WatchDone> Handle(WatchUnits command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        var calendar = await db.Calendar(ct);
        var policy = await db.FollowUpPolicy(today, ct);
        var notices = new List<NewNotice>();
        if (!calendar.Covers(today.AddMonths(2).Year)) notices.Add(DaysOffMissing(today.AddMonths(2).Year));

        var horizon = calendar.AddWorkingDays(today, WorkingDaysAhead).On;
        notices.AddRange(from due in await Reports(horizon, today, ct) select ReportDue(due, today));
        foreach (var due in await ConclusionReports(horizon, today, ct)) notices.AddRange(ConclusionReportDue(due, today));
        foreach (var due in await PassedOn(horizon, ct)) notices.AddRange(PassingDue(due, today));
        var before = calendar.NoLaterThanWorkingDaysBefore(today, policy.AcknowledgeDays).ActBy;
        foreach (var missing in await Unconfirmed(before, ct)) notices.AddRange(ReceiptMissing(missing));
        foreach (var demand in await Demands(today, ct)) notices.AddRange(DemandLate(demand, await Leaders(demand.CampaignId, ct)));
        notices.AddRange(from measure in await Explanations(today, ct) select ExplanationLate(measure));
        var told = await db.Notify(notices, ct);
        return new WatchDone(notices.Count, told.Told, 0);
    }

    private async Task<IReadOnlyList<Report>> Reports(DateOnly horizon, DateOnly today, CancellationToken ct) => (await db.Page<Report>("""
        SELECT r.Seq, r.Id, r.UnitId, r.DueOn, c.Title
        FROM UnitReports r
        JOIN Campaigns c ON c.Id = r.CampaignId
        WHERE r.CouncilId = @CouncilId AND r.Status IN ('NotSubmitted', 'SupplementRequested') AND r.DueOn <= @horizon AND c.Status IN ('PlanSent', 'UnderWay')
            AND NOT EXISTS (SELECT 1 FROM Units u WHERE u.Id = r.UnitId AND u.ValidTo < @today) AND NOT EXISTS (SELECT 1 FROM Councils k WHERE k.Id = r.CouncilId AND k.ValidTo < @today)
        ORDER BY r.Seq
        """, new { horizon, today }, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<ConclusionReport>> ConclusionReports(DateOnly horizon, DateOnly today, CancellationToken ct) => (await db.Page<ConclusionReport>("""
        SELECT s.Seq, s.UnitId, n.Name AS UnitName, k.Id, k.ReportDueOn AS DueOn, k.Number, k.Symbol, k.Abstract
        FROM Conclusions k
        JOIN ConclusionReceipts s ON s.ConclusionId = k.Id
        JOIN Units u ON u.Id = s.UnitId
        """ + UnitNaming.OnDay + """
        WHERE k.CouncilId = @CouncilId AND k.ReportDueOn <= @horizon AND k.Status IN ('Sent', 'Received', 'Reconsidering')
          AND EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.LeadUnitId = s.UnitId AND
        """ + ConclusionReporting.Unreported + """
          )
        ORDER BY s.Seq
        """, new { horizon, On = today }, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<Passing>> PassedOn(DateOnly horizon, CancellationToken ct) => (await db.Page<Passing>("""
        SELECT p.Seq, p.Id, p.TaskId, p.FromUnitId, p.ToUnitId, p.Reference, p.Content, p.DueOn, t.Number
        FROM TaskPassings p
        JOIN FollowUpTasks t ON t.Id = p.TaskId
        WHERE p.CouncilId = @CouncilId AND p.DueOn <= @horizon AND
        """ + Passings.Owed + " ORDER BY p.Seq", new { horizon }, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<Receipt>> Unconfirmed(DateOnly before, CancellationToken ct) => (await db.Page<Receipt>("""
        SELECT s.Seq, s.ConclusionId, s.UnitId, s.SentOn, k.Abstract, k.Number, k.Symbol, n.Name AS UnitName
        FROM ConclusionReceipts s
        JOIN Conclusions k ON k.Id = s.ConclusionId
        JOIN Units u ON u.Id = s.UnitId
        """ + UnitNaming.OnDay + """
        WHERE s.CouncilId = @CouncilId AND s.ReceivedOn IS NULL AND s.SentOn < @before AND k.Status = 'Sent'
        ORDER BY s.Seq
        """, new { before, On = clock.Today() }, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<Demand>> Demands(DateOnly today, CancellationToken ct) => (await db.Page<Demand>("""
        SELECT d.Seq, d.Id, d.CampaignId, d.UnitId, d.Violation, d.AnswerDueOn
        FROM UrgentDemands d
        JOIN Campaigns c ON c.Id = d.CampaignId
        WHERE d.CouncilId = @CouncilId AND d.AnsweredOn IS NULL AND d.AnswerDueOn < @today AND c.Status NOT IN ('Suspended', 'Cancelled', 'Archived')
        ORDER BY d.Seq
        """, new { today }, Most, row => [row.Seq], ct)).Items;

    private async Task<IReadOnlyList<Guid>> Leaders(Guid campaignId, CancellationToken ct) => [.. (await db.List<Person>("""
        SELECT DISTINCT m.PersonId AS Id FROM DelegationMembers m
        WHERE m.CampaignId = @campaignId AND m.CouncilId = @CouncilId AND m.Role IN ('Head', 'Secretary') AND m.PersonId IS NOT NULL
        """, new { campaignId }, ct)).Select(person => person.Id)];

    private async Task<IReadOnlyList<Explanation>> Explanations(DateOnly today, CancellationToken ct) => (await db.Page<Explanation>("""
        SELECT m.Seq, m.Id, m.TaskId, m.DueOn, m.Reference, m.Content
        FROM Measures m
        WHERE m.CouncilId = @CouncilId AND m.AnsweredOn IS NULL AND m.DueOn < @today
        ORDER BY m.Seq
        """, new { today }, Most, row => [row.Seq], ct)).Items;

    private static NewNotice ReportDue(Report due, DateOnly today) => new()
    {
        UnitId = due.UnitId,
        Kind = NoticeKind.UnitReportDue,
        Title = due.DueOn < today ? $"Báo cáo phục vụ giám sát {LateWords.Of(due.DueOn, today)}" : $"Báo cáo phục vụ giám sát đến hạn ngày {VietnameseDate.Short(due.DueOn)}",
        Text = $"Cuộc giám sát “{due.Title}”: đơn vị chưa gửi đủ báo cáo theo đề cương. Thời hạn: ngày {VietnameseDate.Short(due.DueOn)}.",
        Link = UnitReportNotices.Way(due.Id),
        SubjectId = due.Id,
        OnceKey = $"unit-report/{due.Id}/{due.DueOn:yyyy-MM-dd}/{(due.DueOn < today ? "late" : "near")}",
    };

    private static IEnumerable<NewNotice> ConclusionReportDue(ConclusionReport due, DateOnly today)
    {
        var (isLate, reference) = (due.DueOn < today, $"{DocumentNumber.Digits(due.Number)}/{due.Symbol}");
        var unit = new NewNotice
        {
            UnitId = due.UnitId,
            Kind = NoticeKind.UnitReportDue,
            Title = isLate ? $"Báo cáo thực hiện kết luận {LateWords.Of(due.DueOn, today)}" : $"Báo cáo thực hiện kết luận đến hạn ngày {VietnameseDate.Short(due.DueOn)}",
            Text = $"{due.Abstract}\n\nVăn bản số {reference}: đơn vị chưa báo cáo kết quả thực hiện đủ các nội dung được giao. Thời hạn: ngày {VietnameseDate.Short(due.DueOn)}.",
            Link = $"/ket-luan/{due.Id}",
            SubjectId = due.Id,
            OnceKey = $"conclusion-report/{due.Id}/{due.DueOn:yyyy-MM-dd}/{(isLate ? "late" : "near")}",
        };
        yield return unit;
        if (isLate)
            yield return unit with
            {
                UnitId = null,
                Role = Role.Office,
                Title = NoticeText.Short($"{due.UnitName} {LateWords.Of(due.DueOn, today)}: báo cáo thực hiện văn bản số {reference}"),
                Text = $"{due.Abstract}\n\n{due.UnitName} chưa báo cáo kết quả thực hiện đủ các nội dung được giao theo văn bản số {reference}.",
                OnceKey = $"conclusion-report-late/{due.Id}/{due.UnitId}/{due.DueOn:yyyy-MM-dd}",
            };
    }

    private static IEnumerable<NewNotice> PassingDue(Passing due, DateOnly today)
    {
        var isLate = due.DueOn < today;
        var receiver = new NewNotice
        {
            UnitId = due.ToUnitId,
            Kind = isLate ? NoticeKind.FirstOverdue : NoticeKind.ReminderDigest,
            Title = NoticeText.Short($"{(isLate ? "Quá hạn" : "Đến hạn")} ngày {VietnameseDate.Short(due.DueOn)} báo cáo lại công việc được giao tiếp: {due.Content}"),
            Text = $"{due.Content}\n\nTheo văn bản {due.Reference}, đơn vị báo cáo lại cơ quan chủ trì chậm nhất ngày {VietnameseDate.Short(due.DueOn)}.",
            Link = $"/noi-dung/{due.TaskId}",
            SubjectId = due.TaskId,
            OnceKey = $"passing/{due.Id}/{due.DueOn:yyyy-MM-dd}/{(isLate ? "late" : "near")}",
        };
        yield return receiver;
        if (isLate)
            yield return receiver with
            {
                UnitId = due.FromUnitId,
                Title = NoticeText.Short($"Quá hạn ngày {VietnameseDate.Short(due.DueOn)}: chưa được báo cáo lại công việc đã giao tiếp thuộc nội dung số {due.Number}"),
                Text = $"{due.Content}\n\nĐơn vị được giao tiếp theo văn bản {due.Reference} chưa báo cáo lại.",
                Link = $"/noi-dung/{due.TaskId}#giao-tiep",
                OnceKey = $"passing-late/{due.Id}/{due.DueOn:yyyy-MM-dd}",
            };
    }

    private static IEnumerable<NewNotice> ReceiptMissing(Receipt missing)
    {
        var sent = $"văn bản{(missing.Number is { } number ? $" số {DocumentNumber.Digits(number)}/{missing.Symbol}" : "")} gửi ngày {VietnameseDate.Short(missing.SentOn)}";
        var unit = new NewNotice
        {
            UnitId = missing.UnitId,
            Kind = NoticeKind.AcknowledgementMissing,
            Title = $"Chưa xác nhận đã nhận {sent}",
            Text = $"{missing.Abstract}\n\nĐề nghị đơn vị xác nhận đã nhận văn bản trên hệ thống.",
            Link = "/noi-dung",
            SubjectId = missing.ConclusionId,
            OnceKey = $"receipt/{missing.ConclusionId}/{missing.UnitId}",
        };
        yield return unit;
        yield return unit with { UnitId = null, Role = Role.RecordsClerk, Title = NoticeText.Short($"{missing.UnitName} chưa xác nhận đã nhận {sent}"), Text = missing.Abstract };
    }

    // Where nobody of the delegation has an account, its office.
    private static IEnumerable<NewNotice> DemandLate(Demand demand, IReadOnlyList<Guid> leaders)
    {
        var unit = new NewNotice
        {
            UnitId = demand.UnitId,
            Kind = NoticeKind.UrgentDemand,
            Title = $"Quá hạn {VietnameseDate.Short(demand.AnswerDueOn)}: chưa trả lời yêu cầu chấm dứt hành vi vi phạm",
            Text = $"{demand.Violation}\n\nThời hạn trả lời: ngày {VietnameseDate.Short(demand.AnswerDueOn)}.",
            Link = $"/cuoc-giam-sat/{demand.CampaignId}#chan-dung",
            SubjectId = demand.Id,
            OnceKey = $"urgent-late/{demand.Id}",
        };
        yield return unit;
        if (leaders.Count == 0) yield return unit with { UnitId = null, Role = Role.Office };
        foreach (var leader in leaders) yield return unit with { UnitId = null, PersonId = leader, Title = $"Đơn vị quá hạn {VietnameseDate.Short(demand.AnswerDueOn)} chưa trả lời yêu cầu chấm dứt hành vi vi phạm" };
    }

    private static NewNotice ExplanationLate(Explanation measure) => new()
    {
        Role = Role.Office,
        Kind = NoticeKind.FirstOverdue,
        Title = $"Quá hạn {VietnameseDate.Short(measure.DueOn)}: {measure.Reference}",
        Text = $"Chưa có kết quả của biện pháp theo {measure.Reference}: {measure.Content}",
        Link = $"/noi-dung/{measure.TaskId}",
        SubjectId = measure.Id,
        OnceKey = $"measure/{measure.Id}",
    };

    private static NewNotice DaysOffMissing(int year) => new()
    {
        Role = Role.Admin,
        Kind = NoticeKind.DaysOffMissing,
        Title = $"Chưa có bảng ngày nghỉ năm {year}",
        Text = $"Bảng ngày nghỉ năm {year} chưa được nhập: các thời hạn rơi vào năm đó chỉ trừ thứ Bảy, Chủ nhật và được đánh dấu là tạm tính.",
        Link = "/",
        OnceKey = $"days-off/{year}",
    };

    private sealed record Report
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid UnitId { get; init; }
        public required DateOnly DueOn { get; init; }
        public required string Title { get; init; }
    }

    private sealed record ConclusionReport
    {
        public required long Seq { get; init; }
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }
        public required Guid Id { get; init; }
        public required DateOnly DueOn { get; init; }
        public required int Number { get; init; }
        public string? Symbol { get; init; }
        public required string Abstract { get; init; }
    }

    private sealed record Passing
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid TaskId { get; init; }
        public required Guid FromUnitId { get; init; }
        public required Guid ToUnitId { get; init; }
        public required string Reference { get; init; }
        public required string Content { get; init; }
        public required DateOnly DueOn { get; init; }
        public required int Number { get; init; }
    }

    private sealed record Receipt
    {
        public required long Seq { get; init; }
        public required Guid ConclusionId { get; init; }
        public required Guid UnitId { get; init; }
        public required DateOnly SentOn { get; init; }
        public required string Abstract { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public string? UnitName { get; init; }
    }

    private sealed record Demand
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid CampaignId { get; init; }
        public required Guid UnitId { get; init; }
        public required string Violation { get; init; }
        public required DateOnly AnswerDueOn { get; init; }
    }

    private sealed record Person
    {
        public required Guid Id { get; init; }
    }

    private sealed record Explanation
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid TaskId { get; init; }
        public required DateOnly DueOn { get; init; }
        public required string Reference { get; init; }
        public required string Content { get; init; }
    }
}
