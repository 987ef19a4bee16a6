using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Remediation;

/// <summary>Who is told of reports on tasks and of what is decided about them.</summary>
internal static class RemediationNotices
{
    /// <summary>The office, and the leaders of the committees and groups whose tasks the report answers.</summary>
    public static async Task TellSubmitted(this Db db, RemediationReport report, IReadOnlyList<RemediationItem> items, int receiptNumber, CancellationToken ct)
    {
        var unit = await db.ReportingUnit(report, ct);
        var bodies = await db.ReportBodies(report, ct);
        var notice = new NewNotice
        {
            Role = Role.Office,
            Kind = NoticeKind.ReportSubmitted,
            Title = $"{unit?.Name} báo cáo kết quả thực hiện {items.Count} nội dung",
            Text = $"{report.Title}{(report.Reference is { } number ? $", số {number}" : "")}, ngày báo cáo {VietnameseDate.Short(report.ReportedOn!.Value)}, biên nhận số {DocumentNumber.Digits(receiptNumber)}.\n\nĐề nghị tổ chức thẩm định.",
            Link = items is [var only] ? $"/noi-dung/{only.TaskId}" : "/noi-dung",
            SubjectId = report.Id,
            OnceKey = $"report/{report.Id}",
        };
        await db.Notify([notice, .. bodies.Select(body => notice with { Role = Role.CommitteeLeader, BodyId = body.Id })], ct);
    }

    /// <summary>Whoever may confirm, once the office has taken the report up: it is their turn.</summary>
    public static async Task TellAppraised(this Db db, RemediationReport report, CancellationToken ct)
    {
        var open = await db.List<OpenTask>("""
            SELECT i.TaskId FROM RemediationItems i WHERE i.RemediationReportId = @Id AND i.IsOpen = 1 AND i.CouncilId = @CouncilId ORDER BY i.Seq
            """, new { report.Id }, ct);
        if (open.Count == 0) return;
        var unit = await db.ReportingUnit(report, ct);
        var notice = new NewNotice
        {
            Role = Role.StandingBoard,
            Kind = NoticeKind.ReportSubmitted,
            Title = $"Chờ xác nhận kết quả thực hiện {open.Count} nội dung của {unit?.Name}",
            Text = $"{report.Title}{(report.Reference is { } number ? $", số {number}" : "")}, ngày báo cáo {VietnameseDate.Short(report.ReportedOn!.Value)}; Văn phòng bắt đầu thẩm định ngày {VietnameseDate.Short(report.AppraisalOn!.Value)}."
                + (report.AppraisalDueOn is { } until ? $"\n\nXác nhận hoặc đề nghị bổ sung, chậm nhất ngày {VietnameseDate.Short(until)}." : ""),
            Link = open is [var only] ? $"/noi-dung/{only.TaskId}" : $"/bao-cao/{report.Id}",
            SubjectId = report.Id,
            OnceKey = $"report-appraised/{report.Id}",
        };
        await db.Notify([notice, .. (await db.ReportBodies(report, ct)).Select(body => notice with { Role = Role.CommitteeLeader, BodyId = body.Id })], ct);
    }

    private static Task<UnitName?> ReportingUnit(this Db db, RemediationReport report, CancellationToken ct) =>
        db.Find<UnitName>("SELECT n.Name FROM Units u" + UnitNaming.OnDay + "WHERE u.Id = @UnitId AND u.CouncilId = @CouncilId", new { report.UnitId, On = db.Signal.Clock.Today() }, ct);

    private static Task<IReadOnlyList<Body>> ReportBodies(this Db db, RemediationReport report, CancellationToken ct) => db.List<Body>("""
        SELECT DISTINCT COALESCE(c.BodyId, s.BodyId) AS Id
        FROM RemediationItems i
        JOIN FollowUpTasks t ON t.Id = i.TaskId
        LEFT JOIN Campaigns c ON c.Id = t.CampaignId
        LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
        WHERE i.RemediationReportId = @Id AND i.CouncilId = @CouncilId AND COALESCE(c.BodyId, s.BodyId) IS NOT NULL
        """, new { report.Id }, ct);

    /// <summary>The contacts, that the head wrote in a draft and cannot send it before one of them has looked at it; once for a draft.</summary>
    public static async Task TellHeadWrote(this Db db, RemediationReport report, Guid head, CancellationToken ct) =>
        await db.Notify([.. (await db.UnitPeople(report.UnitId, Role.UnitContact, db.Signal.Clock.Today(), ct)).Where(person => person != head).Select(person => new NewNotice
        {
            PersonId = person,
            Kind = NoticeKind.Draft,
            Title = "Dự thảo báo cáo kết quả thực hiện do người đứng đầu soạn chờ đầu mối xem lại",
            Text = $"{report.Title}.\n\nĐầu mối mở dự thảo, xem lại, sửa nếu cần rồi lưu từng nội dung; khi đó người đứng đầu gửi được.",
            Link = $"/bao-cao/{report.Id}",
            SubjectId = report.Id,
            OnceKey = $"head-wrote/{report.Id}",
        })], ct);

    /// <summary>The heads of the unit, that a report was laid before them to approve and send.</summary>
    public static async Task TellAsked(this Db db, Journal journal, RemediationReport report, Guid writer, CancellationToken ct)
    {
        journal.Add(new RemediationHeadAsked(report.Id, report.AskedOn!.Value));
        await db.Notify([.. (await db.UnitHeads(report.UnitId, db.Signal.Clock.Today(), ct)).Where(head => head != writer).Select(head => new NewNotice
        {
            PersonId = head,
            Kind = NoticeKind.Draft,
            Title = "Dự thảo báo cáo kết quả thực hiện chờ phê duyệt, gửi",
            Text = $"{report.Title}.\n\nCông chức đầu mối đã trình dự thảo báo cáo của đơn vị.",
            Link = $"/bao-cao/{report.Id}",
            SubjectId = report.Id,
        })], ct);
    }

    /// <summary>The unit, of what was entered of its paper: it can say at once that its paper says otherwise.</summary>
    public static async Task TellEntered(this Db db, RemediationReport report, RemediationItem item, int receiptNumber, CancellationToken ct)
    {
        var task = await db.TaskToTell(item.TaskId, ct);
        await db.Notify(new NewNotice
        {
            UnitId = report.UnitId,
            Kind = NoticeKind.ReportSubmitted,
            Title = $"Đã nhận báo cáo số {report.Reference} về nội dung số {task.Number}",
            Text = $"{task.Content}\n\nVăn phòng nhập từ văn bản ngày {VietnameseDate.Short(report.ReportedOn!.Value)}, nhận ngày {VietnameseDate.Short(report.PaperReceivedOn!.Value)}: {item.Claim.Label()}, {item.PercentDone}%; giấy biên nhận số {DocumentNumber.Digits(receiptNumber)}.",
            Link = task.Link,
            SubjectId = report.Id,
            OnceKey = $"report-entered/{item.Id}",
        }, ct);
    }

    /// <summary>The unit, that what was entered of its paper was taken back.</summary>
    public static async Task TellTakenBack(this Db db, RemediationReport report, RemediationItem item, string reason, CancellationToken ct)
    {
        var task = await db.TaskToTell(item.TaskId, ct);
        var notice = new NewNotice
        {
            Kind = NoticeKind.ReportReturned,
            Title = $"Văn phòng rút báo cáo số {report.Reference} đã nhập về nội dung số {task.Number}",
            Text = $"{task.Content}\n\nLý do: {reason}",
            Link = task.Link,
            SubjectId = report.Id,
            OnceKey = $"report-taken-back/{item.Id}",
        };
        await db.Notify([notice with { UnitId = report.UnitId }, .. (await db.ReportBodies(report, ct)).Select(body => notice with { Role = Role.CommitteeLeader, BodyId = body.Id })], ct);
    }

    /// <summary>The unit, of each task as it is decided.</summary>
    public static async Task TellDecided(this Db db, RemediationItem item, RemediationOutcome outcome, CancellationToken ct)
    {
        var task = await db.TaskToTell(item.TaskId, ct);
        var confirmed = outcome is RemediationOutcome.Confirmed or RemediationOutcome.ConfirmedPartly;
        var remainder = item.RemainderTaskId is { } id ? await db.TaskToTell(id, ct) : null;
        var parts = new[]
        {
            task.Content,
            item.OutcomeReason is { } reason ? $"Lý do: {reason}" : null,
            item.OutcomeReference is { } reference ? $"Văn bản: {reference}." : null,
            item.NewDueOn is { } until ? $"Bổ sung, làm rõ chậm nhất ngày {RolledDay.Say(until, (await db.Calendar(ct)).NextWorkingDayOnOrAfter(until))}." : null,
            confirmed || task.DueOn is not { } due ? null : $"Thời hạn thực hiện: ngày {VietnameseDate.Short(due)}.",
            remainder is null ? null : $"Phần còn lại: {remainder.Line}.",
        };
        await db.Notify(new NewNotice
        {
            UnitId = task.UnitId,
            Kind = confirmed ? NoticeKind.ReportConfirmed : NoticeKind.ReportReturned,
            Title = $"Nội dung số {task.Number}: {outcome.Label()}",
            Text = string.Join("\n\n", parts.Where(part => part is not null)),
            Link = (remainder ?? task).Link,
            SubjectId = item.TaskId,
            OnceKey = $"decided/{item.Id}",
        }, ct);
    }

    private sealed record OpenTask
    {
        public required Guid TaskId { get; init; }
    }

    private sealed record UnitName
    {
        public required string Name { get; init; }
    }

    private sealed record Body
    {
        public required Guid Id { get; init; }
    }
}
