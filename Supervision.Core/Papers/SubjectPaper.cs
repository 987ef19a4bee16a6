using Supervision.Core.Conclusions;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>How far the paper of a conclusion or of a delegation's report has come between its laying before the signer and its issue.</summary>
public enum SubjectPaperStage
{
    [Label("chưa duyệt")] Unapproved,
    [Label("đã duyệt, chờ ký, vào số")] Approved,
    [Label("đã duyệt, đang ký số")] BeingSigned,
    [Label("đã ký số, chờ vào số, đóng dấu")] Signed,
}

/// <summary>Said alike on the page of the subject and on that of its paper.</summary>
/// <param name="PaperId">The paper that is open; none before somebody opened one.</param>
/// <param name="Stage">How far it has come.</param>
public sealed record SubjectPaper(Guid? PaperId, SubjectPaperStage Stage)
{
    /// <summary>A file is being signed, so that nothing else is issued in its place.</summary>
    public bool IsInSigning => Stage is SubjectPaperStage.BeingSigned or SubjectPaperStage.Signed;

    internal static SubjectPaper? Of(Conclusion conclusion, OfficialPaper? open) => conclusion.Status is ConclusionStatus.Submitted ? Of(conclusion.ApprovedBy, open) : null;

    internal static SubjectPaper? Of(DelegationReport report, OfficialPaper? open) => report.Status is ReportStatus.Submitted ? Of(report.ApprovedBy, open) : null;

    /// <summary>How far the subject of that paper has come; none for a paper of another kind or that was cancelled, and for one whose subject is a draft or issued.</summary>
    internal static async Task<SubjectPaperStage?> StageOf(Db db, OfficialPaper paper, CancellationToken ct) => paper is not { IsIssued: false, Status: not PaperStatus.Cancelled, SubjectId: { } id } ? null : paper.Kind.Rule().OwnedBy switch
    {
        "Conclusion" => Of(await db.LoadConclusion(id, ct), paper)?.Stage,
        "DelegationReport" => Of(await db.LoadDelegationReport(id, ct), paper)?.Stage,
        _ => null,
    };

    private static SubjectPaper Of(Guid? approvedBy, OfficialPaper? open) => new(open?.Id, approvedBy is null ? SubjectPaperStage.Unapproved
        : open?.Status is PaperStatus.Signed ? SubjectPaperStage.Signed
        : open?.PreparedSha256 is not null ? SubjectPaperStage.BeingSigned : SubjectPaperStage.Approved);
}
