using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Wordings;

/// <summary>Who words a draft: whoever writes the paper, or, where a subject makes it (a conclusion, minutes, a report), whoever writes that subject, and only while it is a draft too.</summary>
internal sealed class DraftAccess(Db db, Gate gate, Actor actor)
{
    /// <summary>The draft, for whoever may change its words.</summary>
    public async Task<OfficialPaper> Demand(Guid paperId, CancellationToken ct)
    {
        await gate.OfficialPaper(paperId, Act.Write, ct);
        var paper = await db.LoadPaper(paperId, ct);
        paper.DemandDraft();
        if (paper.Kind.Rule().OwnedBy is null) PaperAccess.DemandWriter(paper, actor);
        else await DemandSubject(paper, ct);
        return paper;
    }

    /// <summary>As the other, and nobody changed it since it was seen.</summary>
    public async Task<OfficialPaper> Demand(Guid paperId, int version, CancellationToken ct)
    {
        var paper = await Demand(paperId, ct);
        await db.DemandVersion(paper.Id, version, paper.Version, ct);
        return paper;
    }

    private async Task DemandSubject(OfficialPaper paper, CancellationToken ct)
    {
        var id = paper.SubjectId!.Value;
        switch (paper.Kind.Rule().OwnedBy)
        {
            case "Conclusion":
                await gate.Conclusion(id, Act.Write, ct);
                (await db.LoadConclusion(id, ct)).DemandDraft();
                break;
            case "DelegationReport":
                await gate.DelegationReport(id, Act.Write, ct);
                (await db.LoadDelegationReport(id, ct)).DemandDraft();
                break;
            case "Visit":
                await gate.Visit(id, Subject.Visit, Act.Write, ct);
                await db.DemandMinutesOpen(id, ct);
                break;
            case "ReminderLetter":
                gate.Council(Subject.Escalation, Act.Write);
                var letter = await db.LoadLetter(id, ct);
                if (letter.Status is not LetterStatus.Draft) throw Closed(paper, letter.Status.Label());
                break;
            case "RemediationReport":
                var access = await gate.RemediationReport(id, Act.Write, ct);
                if (paper.AuthorUnitId != access.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn.", "paper.author");
                // The unit's report is worded until it is handed in; the council's answer until it is issued.
                var report = await db.LoadRemediationReport(id, ct);
                if (paper.Kind is PaperKind.RemediationReport && report.Status is not RemediationStatus.Draft) throw Closed(paper, report.Status.Label());
                break;
            default:
                await gate.UnitReport(id, Act.Write, ct);
                if (paper.AuthorUnitId != actor.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn.", "paper.author");
                var status = Enum.Parse<UnitReportStatus>((await db.Value<string>("SELECT Status FROM UnitReports WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct))!);
                if (status is not (UnitReportStatus.NotSubmitted or UnitReportStatus.SupplementRequested)) throw Closed(paper, status.Label());
                break;
        }
    }

    private static RefusedException Closed(OfficialPaper paper, string status) =>
        RefusedException.Conflict("paper.subject_closed", $"Hồ sơ của “{paper.Kind.Label()}” đang ở trạng thái “{status}” nên không sửa được lời văn.");
}
