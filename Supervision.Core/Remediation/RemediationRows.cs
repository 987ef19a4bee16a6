using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Remediation;

/// <summary>How reports on tasks are kept in their tables.</summary>
internal static class RemediationRows
{
    /// <summary>The report, for whoever has passed the gate.</summary>
    public static async Task<RemediationReport> LoadRemediationReport(this Db db, Guid id, CancellationToken ct) => await db.Find<RemediationReport>("""
        SELECT Id, UnitId, Title, Reference, Status, DraftedBy, SubmittedBy, AskedOn, ReportedOn, AppraisalOn, AppraisalDueOn, AppraisalBy, DecidedOn, PaperReceivedOn, PaperSignedBy, Version
        FROM RemediationReports WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("báo cáo kết quả thực hiện");

    /// <summary>The report with its row locked, so that its last two items are not decided past each other.</summary>
    public static async Task<RemediationReport> LockReport(this Db db, Guid id, CancellationToken ct)
    {
        await db.Execute("UPDATE RemediationReports SET ItemCount = ItemCount WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct);
        return await db.LoadRemediationReport(id, ct);
    }

    /// <summary>Refuses to make up as a paper of the unit what the unit sent on paper: that paper exists, signed by whoever signed it.</summary>
    public static void DemandNotOnPaper(DateOnly? paperReceivedOn)
    {
        if (paperReceivedOn is not null)
            throw RefusedException.Conflict("remediation.on_paper", "Báo cáo này đơn vị gửi bằng văn bản giấy: hãy xem bản quét đính kèm; hệ thống không lập lại văn bản của đơn vị.");
    }

    public static Task Save(this Db db, RemediationReport report, CancellationToken ct) => db.Update("""
        UPDATE RemediationReports
        SET Title = @Title, Reference = @Reference, Status = @Status, SubmittedBy = @SubmittedBy, AskedOn = @AskedOn, ReportedOn = @ReportedOn, AppraisalOn = @AppraisalOn,
            AppraisalDueOn = @AppraisalDueOn, AppraisalBy = @AppraisalBy, DecidedOn = @DecidedOn, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, report, ct);

    public static async Task<RemediationItem> LoadRemediationItem(this Db db, Guid id, CancellationToken ct) => await db.Find<RemediationItem>("""
        SELECT i.Id, i.RemediationReportId, i.TaskId, i.Claim, i.PercentDone, i.Text, i.Cause, i.Request, i.IsOpen, i.Outcome, i.OutcomeReason, i.OutcomeReference, i.DecidedOn, i.DecidedBy,
               i.NewDueOn, i.RemainderTaskId, i.ProposedOutcome, i.AppraisalText, i.AppraisedOn, i.AppraisedBy, i.Version
        FROM RemediationItems i
        JOIN RemediationReports r ON r.Id = i.RemediationReportId
        WHERE i.Id = @id AND i.CouncilId = @CouncilId AND (r.Status <> 'Draft' OR r.UnitId = @ActorUnitId)
        """, new { id }, ct) ?? throw RefusedException.NotFound("nội dung báo cáo");

    public static Task<IReadOnlyList<RemediationItem>> RemediationItems(this Db db, Guid reportId, CancellationToken ct) => db.List<RemediationItem>("""
        SELECT Id, RemediationReportId, TaskId, Claim, PercentDone, Text, Cause, Request, IsOpen, Outcome, OutcomeReason, OutcomeReference, DecidedOn, DecidedBy, NewDueOn, RemainderTaskId,
               ProposedOutcome, AppraisalText, AppraisedOn, AppraisedBy, Version
        FROM RemediationItems WHERE RemediationReportId = @reportId AND CouncilId = @CouncilId
        ORDER BY Seq
        """, new { reportId }, ct);

    public static Task Save(this Db db, RemediationItem item, CancellationToken ct) => db.Update("""
        UPDATE RemediationItems
        SET IsOpen = @IsOpen, Outcome = @Outcome, OutcomeReason = @OutcomeReason, OutcomeReference = @OutcomeReference, DecidedOn = @DecidedOn, DecidedBy = @DecidedBy,
            NewDueOn = @NewDueOn, RemainderTaskId = @RemainderTaskId, ProposedOutcome = @ProposedOutcome, AppraisalText = @AppraisalText, AppraisedOn = @AppraisedOn, AppraisedBy = @AppraisedBy,
            Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, item, ct);

    /// <summary>Refuses a task that another report of the unit answers and that is not decided yet.</summary>
    public static async Task DemandNoOpenReport(this Db db, Guid taskId, Guid exceptReportId, CancellationToken ct)
    {
        var open = await db.Find<OpenReport>("""
            SELECT r.Title, r.ReportedOn
            FROM RemediationItems i
            JOIN RemediationReports r ON r.Id = i.RemediationReportId
            WHERE i.TaskId = @taskId AND i.IsOpen = 1 AND r.Id <> @exceptReportId AND i.CouncilId = @CouncilId
            """, new { taskId, exceptReportId }, ct);
        if (open is not null)
            throw RefusedException.Conflict("remediation.open",
                $"Nội dung này đang được thẩm định theo “{open.Title}”{(open.ReportedOn is { } on ? $" báo cáo {Documents.VietnameseDate.Long(on)}" : "")}; chờ ý kiến xử lý rồi mới báo cáo lại.", "TaskId");
    }

    /// <summary>The tasks of drafts stay free; only what was handed in and not decided lapses with its task. The report is decided with the last of its items.</summary>
    public static async Task LapseItem(this Db db, Journal journal, Guid taskId, DateOnly on, CancellationToken ct)
    {
        var row = await db.Find<OpenItem>("SELECT Id FROM RemediationItems WHERE TaskId = @taskId AND IsOpen = 1 AND CouncilId = @CouncilId", new { taskId }, ct);
        if (row is null) return;
        var item = await db.LoadRemediationItem(row.Id, ct);
        (item.IsOpen, item.Outcome, item.DecidedOn) = (false, RemediationOutcome.Lapsed, on);
        await db.Save(item, ct);
        journal.Add(new RemediationItemLapsed(item.Id, taskId, on));
        await db.CloseWhenDecided(journal, item.RemediationReportId, on, ct);
    }

    /// <summary>Moves the report to decided when none of its items is open any more.</summary>
    public static async Task CloseWhenDecided(this Db db, Journal journal, Guid reportId, DateOnly on, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM RemediationItems WHERE RemediationReportId = @reportId AND IsOpen = 1 AND CouncilId = @CouncilId", new { reportId }, ct) > 0) return;
        var report = await db.LoadRemediationReport(reportId, ct);
        if (report.Status is not RemediationStatus.UnderAppraisal) return;
        journal.Add(report.Take(RemediationStep.Decide, on));
        report.DecidedOn = on;
        await db.Save(report, ct);
    }

    /// <summary>Refuses the council's people where only the unit itself writes.</summary>
    public static Guid DemandUnit(CampaignAccess access) => access.UnitId
        ?? throw RefusedException.Forbidden("Báo cáo kết quả thực hiện do cơ quan chủ trì lập và gửi.", "remediation.unit");

    /// <summary>Refuses a unit where only the council's people act.</summary>
    public static void DemandCouncil(CampaignAccess access)
    {
        if (access.IsUnit) throw RefusedException.Forbidden("Việc này do cơ quan của Hội đồng nhân dân thực hiện.", "remediation.council");
    }

    /// <summary>Who drafted a report or handed it in, or wrote any of its items; that person neither approves nor confirms it.</summary>
    public static async Task<bool> WroteRemediation(this Db db, RemediationReport report, Guid personId, CancellationToken ct) =>
        report.DraftedBy == personId || await db.Value<long>("""
            SELECT COUNT(*) FROM Journal j
            WHERE j.CouncilId = @CouncilId AND j.ActorId = @personId AND j.SubjectId = @Id AND j.Event IN ('RemediationReportDrafted', 'RemediationItemSet', 'RemediationItemRemoved')
            """, new { personId, report.Id }, ct) > 0;

    /// <summary>A condition on the report <c>r</c>, on the day <c>@On</c>: the actor's words stand in it, and somebody else of the unit looks at them before the actor may send it.</summary>
    public const string HasOwnWords = " EXISTS (SELECT 1 FROM RemediationItems w WHERE w.RemediationReportId = r.Id AND " + UnitHands.OwnWords + ")";

    /// <summary>A condition on the report <c>r</c>, on the day <c>@On</c>: words of a head stand in it who is not the actor.</summary>
    public const string HasHeadsWords = " EXISTS (SELECT 1 FROM RemediationItems w WHERE w.RemediationReportId = r.Id AND " + UnitHands.HeadsWords + ")";

    /// <summary>A condition on the report <c>r</c>: it was entered from paper by mistake and taken back. Nothing else ends a report that was not appraised.</summary>
    public const string TakenBack = " r.PaperReceivedOn IS NOT NULL AND r.Status = 'Decided' AND r.AppraisalOn IS NULL";

    /// <summary>The actor's words stand in the report, and the unit has somebody else who could have written them.</summary>
    public static async Task<bool> NeedsOtherHand(this Db db, RemediationReport report, DateOnly on, CancellationToken ct) =>
        await db.Value<long>("SELECT COUNT(*) FROM RemediationReports r WHERE r.Id = @Id AND r.CouncilId = @CouncilId AND " + HasOwnWords, new { report.Id, On = on }, ct) > 0;

    private sealed record OpenReport
    {
        public required string Title { get; init; }
        public DateOnly? ReportedOn { get; init; }
    }

    private sealed record OpenItem
    {
        public required Guid Id { get; init; }
    }
}

/// <summary>A task was dropped while it waited for confirmation.</summary>
public sealed record RemediationItemLapsed(Guid SubjectId, Guid TaskId, DateOnly On) : IEvent;
