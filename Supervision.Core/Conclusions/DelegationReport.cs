using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Where a delegation's report stands.</summary>
public enum ReportStatus
{
    [Label("Dự thảo")] Draft,
    [Label("Lấy ý kiến")] Consulting,
    [Label("Trình Trưởng đoàn")] Submitted,
    [Label("Đã ban hành")] Issued,
}

/// <summary>What moves a delegation's report on.</summary>
public enum ReportStep
{
    [Label("Lấy ý kiến")] Consult,
    [Label("Trình ký")] Submit,
    [Label("Trả lại để hoàn thiện")] Return,
    [Label("Duyệt")] Approve,
    [Label("Ban hành")] Issue,
}

/// <summary>A delegation's report to the body that founded it (law 87/2015/QH13, Art. 62, 71, 80.2g, 81).</summary>
public sealed class DelegationReport
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid DelegationId { get; init; }
    public required ReportStatus Status { get; set; }
    public required string Overview { get; set; }
    public string? Responsibility { get; set; }
    public string? Recommendations { get; set; }
    public DateOnly? ConsultedOn { get; set; }
    public string? Consultation { get; set; }

    /// <summary>"12/BC-ĐGS", as it stands in the register; typed as a whole where the report was issued before reports had a register.</summary>
    public string? Reference { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public string? AuthorityLines { get; set; }
    public string? SignerName { get; set; }
    public string? SignerTitle { get; set; }
    public string? Recipients { get; set; }
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Who last wrote its text; that person does not approve it.</summary>
    public required Guid DraftedBy { get; set; }
    public Guid? ApprovedBy { get; set; }
    public required int Version { get; init; }

    /// <summary>The whole life of a delegation's report.</summary>
    public static ReportStatus? After(ReportStatus status, ReportStep step) => (status, step) switch
    {
        (ReportStatus.Draft or ReportStatus.Consulting, ReportStep.Consult) => ReportStatus.Consulting,
        (ReportStatus.Draft or ReportStatus.Consulting, ReportStep.Submit) => ReportStatus.Submitted,
        (ReportStatus.Submitted, ReportStep.Return) => ReportStatus.Draft,
        (ReportStatus.Submitted, ReportStep.Approve) => ReportStatus.Submitted,
        (ReportStatus.Submitted, ReportStep.Issue) => ReportStatus.Issued,
        _ => null,
    };

    public IEnumerable<ReportStep> Allowed => Enum.GetValues<ReportStep>()
        .Where(step => After(Status, step) is not null && (step is not ReportStep.Issue || ApprovedBy is not null) && (step is not ReportStep.Approve || ApprovedBy is null));

    /// <summary>Moves the report, or refuses with the steps it does allow.</summary>
    public ReportMoved Take(ReportStep step)
    {
        var from = Status;
        var unapproved = from is ReportStatus.Submitted && ApprovedBy is null ? ", chưa được duyệt," : "";
        Status = Allowed.Contains(step) ? After(from, step)!.Value : throw RefusedException.Step(
            "report.step", $"Báo cáo đang ở trạng thái “{from.Label()}”{unapproved} nên chưa thể thực hiện bước “{step.Label()}”.", Allowed.Select(s => s.ToString()));
        return new ReportMoved(Id, from, Status, step);
    }

    /// <summary>Its text and its findings change only while it is being drafted.</summary>
    public void DemandDraft()
    {
        if (Status is not (ReportStatus.Draft or ReportStatus.Consulting))
            throw RefusedException.Step("report.closed", $"Báo cáo đang ở trạng thái “{Status.Label()}” nên không sửa được nội dung.", Allowed.Select(s => s.ToString()));
    }
}

public sealed record ReportMoved(Guid SubjectId, ReportStatus From, ReportStatus To, ReportStep? Step = null) : IEvent;

/// <summary>Who wrote a paper does not approve it, at any level; this much of four eyes remains in a commune too.</summary>
internal static class FourEyes
{
    /// <summary>
    /// Whoever wrote any of the text, or of the tasks split from it, does not approve it. The journal knows every writer; the paper's own column only the last.
    /// </summary>
    public static async Task DemandOtherThanWriters(this Db db, Guid paperId, Guid draftedBy, Guid actor, CancellationToken ct)
    {
        if (await db.Wrote(paperId, draftedBy, actor, ct)) await db.DemandOtherHands(FourEyesDuty.PaperApproval, "Người soạn thảo không được tự duyệt, ký văn bản của mình.", ct);
    }

    /// <summary>The actor wrote any of it.</summary>
    public static async Task<bool> Wrote(this Db db, Guid paperId, Guid draftedBy, Guid actor, CancellationToken ct) =>
        draftedBy == actor || await db.Value<long>("""
            SELECT COUNT(*)
            FROM Journal j
            WHERE j.ActorId = @actor AND j.CouncilId = @CouncilId
                AND ((j.SubjectId = @paperId AND j.Event IN ('DelegationReportDrafted', 'DelegationReportRevised', 'ConclusionDrafted', 'ConclusionRevised', 'ReplacementDrafted', 'PaperDrafted', 'PaperRevised', 'ReminderLetterRevised'))
                  OR (j.Event IN ('PaperReworded', 'WordingWithdrawn', 'DraftEditsAccepted') AND (j.SubjectId = @paperId OR EXISTS (SELECT 1 FROM OfficialPapers w WHERE w.Id = j.SubjectId AND w.SubjectId = @paperId)))
                  OR (j.Event IN ('TaskAdded', 'TaskRevised') AND EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.Id = j.SubjectId AND t.ConclusionId = @paperId)))
            """, new { paperId, actor }, ct) > 0;

    /// <summary>Whoever approved does not number and issue.</summary>
    public static async Task DemandOtherThanApprover(this Db db, Guid? approvedBy, Guid actor, CancellationToken ct)
    {
        if (approvedBy == actor) await db.DemandOtherHands(FourEyesDuty.ConclusionNumbering, "Người duyệt văn bản không tự vào số, ban hành.", ct);
    }
}
