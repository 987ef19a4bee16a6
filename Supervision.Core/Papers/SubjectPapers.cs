using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Letters;
using Supervision.Core.Papers.Composers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;
using Supervision.Core.Units;

namespace Supervision.Core.Papers;

/// <summary>What the subjects that write papers of their own say of them before they issue them: who may open such a paper, and what it begins with.</summary>
internal sealed class SubjectPapers(IMediator mediator, Db db, Journal journal, Gate gate, Actor actor, PaperComposing composing, TimeProvider clock)
{
    /// <summary>The paper of the subject that is not issued yet; opened where nobody did.</summary>
    public async Task<OfficialPaper> Opened(PaperKind kind, Guid subjectId, OwnedPaper fresh, CancellationToken ct)
    {
        if (await db.OpenPaper(kind, subjectId, ct) is { } open) return open;
        var paper = New(kind, subjectId, fresh, actor.PersonId);
        await db.Insert(paper, ct);
        journal.Add(new PaperDrafted(paper.Id, paper.Kind, paper.SubjectId, paper.CampaignId, paper.AddresseeUnitId, paper.Title));
        return paper;
    }

    /// <summary>The paper that would be opened; nobody keeps it by that.</summary>
    public static OfficialPaper New(PaperKind kind, Guid subjectId, OwnedPaper fresh, Guid draftedBy) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = kind,
        SubjectId = subjectId,
        CampaignId = fresh.CampaignId,
        BodyId = fresh.BodyId,
        AuthorUnitId = fresh.AuthorUnitId,
        AddresseeUnitId = fresh.AddresseeUnitId,
        ReplacesId = fresh.ReplacesId,
        Status = PaperStatus.Draft,
        Force = PaperForce.None,
        Title = fresh.Title,
        Content = PaperContent.Empty.Write(),
        DocumentType = kind.Rule().DocumentType,
        DraftedBy = draftedBy,
        DraftedAt = fresh.Now,
        Version = 1,
    };

    /// <summary>Passes the gate that drafting the subject itself asks for, or numbering what issues its own paper; refuses a subject whose paper is done.</summary>
    public async Task<OwnedPaper> DemandDraft(PaperKind kind, Guid subjectId, CancellationToken ct, Act act = Act.Write) => kind.Rule().OwnedBy switch
    {
        "Conclusion" => await Conclusion(kind, subjectId, act, ct),
        "DelegationReport" => await Report(subjectId, act, ct),
        "ReminderLetter" => await Letter(subjectId, act, ct),
        "RemediationReport" => await Remediation(kind, subjectId, ct),
        "Visit" => await Session(kind, subjectId, ct),
        _ => await UnitReport(kind, subjectId, ct),
    };

    /// <summary>Refuses to sign for a subject that was not approved yet, that is done, or whose paper is signed elsewhere.</summary>
    /// <param name="paper">The paper of the subject.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="isPreparing">The file to sign is being made; minutes are signed by their parties through the visit.</param>
    public async Task DemandApproved(OfficialPaper paper, CancellationToken ct, bool isPreparing = false)
    {
        var id = paper.SubjectId!.Value;
        switch (paper.Kind.Rule().OwnedBy)
        {
            case "Conclusion":
                var conclusion = await db.LoadConclusion(id, ct);
                if (conclusion.Status is not ConclusionStatus.Submitted || conclusion.ApprovedBy is null) throw NotApproved(paper.Kind, "chưa được duyệt");
                break;
            case "DelegationReport":
                var report = await db.LoadDelegationReport(id, ct);
                if (report.Status is not ReportStatus.Submitted || report.ApprovedBy is null) throw NotApproved(paper.Kind, "chưa được Trưởng đoàn duyệt");
                break;
            case "ReminderLetter":
                if ((await db.LoadLetter(id, ct)).Status is not LetterStatus.Draft) throw Done(paper.Kind, "không còn là dự thảo");
                break;
            case "RemediationReport":
                await DemandRemediation(paper, id, ct);
                break;
            case "UnitReport":
                var last = await db.Find<LastVersion>("""
                    SELECT v.Reference
                    FROM UnitReports r
                    JOIN UnitReportVersions v ON v.UnitReportId = r.Id AND v.Number = r.VersionCount
                    WHERE r.Id = @id AND r.CouncilId = @CouncilId
                    """, new { id }, ct) ?? throw NotApproved(paper.Kind, "chưa được gửi");
                DemandUnnumbered(paper.Kind, last.Reference);
                break;
            default:
                await DemandMinutes(paper, id, isPreparing, ct);
                break;
        }
    }

    private async Task DemandMinutes(OfficialPaper paper, Guid visitId, bool isPreparing, CancellationToken ct)
    {
        if (paper.Kind is PaperKind.MinutesAddendum)
            throw RefusedException.Conflict("minutes.addendum", "Phần bổ sung được các bên ký trên bản giấy, ghi nhận ở trang biên bản; không ký số, lấy số ở đây.");
        if (!isPreparing) throw RefusedException.Conflict("minutes.parties", "Biên bản do thư ký, Trưởng đoàn và đại diện đơn vị ký từng người tại buổi làm việc; không ký, lấy số, đóng dấu ở đây.");
        var minutes = await db.ReadMinutes(visitId, clock.Today(), ct);
        if (minutes.Head.Status is not VisitStatus.AwaitingSignature) throw NotApproved(paper.Kind, $"của buổi làm việc đang ở trạng thái “{minutes.Head.Status.Label()}”");
        if (minutes.Signatures.Any(signature => signature.SignedOn is not null))
            throw RefusedException.Conflict("minutes.on_paper", "Biên bản đã có bên ký trên giấy: các bên ký cùng một bản; hãy đính kèm bản quét hoặc ảnh chụp bản đã ký để khóa biên bản.");
        // On the file of several units each would read what was found about the others.
        if (minutes.Units.Count > 1)
            throw RefusedException.Conflict("minutes.several_units", "Buổi làm việc có nhiều đơn vị: mỗi đơn vị chỉ xem nội dung về mình nên biên bản được ký trên giấy, không ký số chung một tệp.");
    }

    private async Task DemandRemediation(OfficialPaper paper, Guid id, CancellationToken ct)
    {
        var report = await db.LoadRemediationReport(id, ct);
        if (paper.Kind is PaperKind.RemediationReport)
        {
            if (report.Status is RemediationStatus.Draft) throw NotApproved(paper.Kind, "chưa được người đứng đầu gửi");
            DemandUnnumbered(paper.Kind, report.Reference);
            return;
        }
        var data = await RemediationPapers.Read(mediator, db, id, clock.GetUtcNow(), ct);
        if (data.Decided.Count == 0) throw NotApproved(paper.Kind, "chưa có nội dung nào được xử lý");
        if (data.Confirms != paper.Kind is PaperKind.ConfirmationSlip) throw OtherKind(paper.Kind, data.Confirms ? PaperKind.ConfirmationSlip : PaperKind.SupplementLetter);
        DemandUnnumbered(paper.Kind, data.Decided.Select(item => item.OutcomeReference).FirstOrDefault(reference => reference is not null));
    }

    // Who stated a number has signed and numbered the paper in an office of its own; there is not a second original of it.
    private static void DemandUnnumbered(PaperKind kind, string? reference)
    {
        if (reference is not null)
            throw RefusedException.Conflict("paper.numbered_elsewhere", $"“{kind.Label()}” đã ghi số {reference} khi lập: văn bản đã được ký, lấy số nơi khác nên không ký số lại ở đây.");
    }

    private static RefusedException NotApproved(PaperKind kind, string why) => RefusedException.Conflict("paper.not_approved", $"“{kind.Label()}” {why} nên chưa ký được.");

    private async Task<OwnedPaper> Conclusion(PaperKind kind, Guid id, Act act, CancellationToken ct)
    {
        await gate.Conclusion(id, act, ct);
        var conclusion = await db.LoadConclusion(id, ct);
        if (ConclusionRules.Of(conclusion.Kind).Paper != kind) throw OtherKind(kind, ConclusionRules.Of(conclusion.Kind).Paper);
        if (conclusion.Status is not (ConclusionStatus.Draft or ConclusionStatus.Consulting or ConclusionStatus.Submitted)) throw Done(kind, conclusion.Status.Label());
        return new OwnedPaper(conclusion.Abstract, clock.GetUtcNow())
        {
            CampaignId = conclusion.CampaignId,
            BodyId = await db.Value<Guid>("SELECT BodyId FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { conclusion.CampaignId }, ct),
            ReplacesId = await Replacement.PaperOf(db, conclusion.ReplacesId, ct),
        };
    }

    private async Task<OwnedPaper> Report(Guid id, Act act, CancellationToken ct)
    {
        await gate.DelegationReport(id, act, ct);
        var report = await db.LoadDelegationReport(id, ct);
        if (report.Status is ReportStatus.Issued) throw Done(PaperKind.DelegationReport, report.Status.Label());
        var facts = await db.CampaignFacts(report.CampaignId, clock.Today(), ct);
        return new OwnedPaper(ReportIssuing.Abstract(facts.Matter), clock.GetUtcNow()) { CampaignId = report.CampaignId, BodyId = facts.BodyId };
    }

    private async Task<OwnedPaper> Letter(Guid id, Act act, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, act);
        var letter = await db.LoadOpenLetter(id, ct);
        if (letter.Status is not LetterStatus.Draft) throw Done(PaperKind.ReminderLetter, letter.Status.Label());
        return new OwnedPaper(ReminderLetterPapers.Abstract(await db.UnitNameOn(letter.UnitId, clock.Today(), ct)), clock.GetUtcNow()) { AddresseeUnitId = letter.UnitId };
    }

    // The report is its unit's; the slip and the letter are the office's answer to it.
    private async Task<OwnedPaper> Remediation(PaperKind kind, Guid id, CancellationToken ct)
    {
        var access = await gate.RemediationReport(id, Act.Write, ct);
        if (kind is not PaperKind.RemediationReport) RemediationRows.DemandCouncil(access);
        else RemediationRows.DemandUnit(access);
        var report = await db.LoadRemediationReport(id, ct);
        if (kind is PaperKind.RemediationReport)
        {
            RemediationRows.DemandNotOnPaper(report.PaperReceivedOn);
            if (await db.NewestPaper(kind, id, ct) is { IsIssued: true }) throw Done(kind, "đã ban hành");
            return new OwnedPaper(report.Title, clock.GetUtcNow()) { AuthorUnitId = report.UnitId };
        }
        var data = await RemediationPapers.Read(mediator, db, id, clock.GetUtcNow(), ct);
        if (data.Decided.Count == 0) throw RefusedException.Conflict("remediation.undecided", "Chưa có nội dung nào được xử lý nên chưa lập được phiếu xác nhận, công văn.");
        if (data.Confirms != kind is PaperKind.ConfirmationSlip) throw OtherKind(kind, data.Confirms ? PaperKind.ConfirmationSlip : PaperKind.SupplementLetter);
        return new OwnedPaper(report.Title, clock.GetUtcNow()) { BodyId = data.BodyId, AddresseeUnitId = report.UnitId };
    }

    private async Task<OwnedPaper> Session(PaperKind kind, Guid id, CancellationToken ct)
    {
        await gate.Visit(id, Subject.Visit, Act.Write, ct);
        return await Started(kind, id, ct);
    }

    private async Task<OwnedPaper> UnitReport(PaperKind kind, Guid id, CancellationToken ct)
    {
        await gate.UnitReport(id, Act.Write, ct);
        var paper = await Started(kind, id, ct);
        return paper.AuthorUnitId == actor.UnitId ? paper : throw RefusedException.Forbidden("Báo cáo này do đơn vị chịu sự giám sát lập.", "paper.author");
    }

    private async Task<OwnedPaper> Started(PaperKind kind, Guid id, CancellationToken ct)
    {
        var start = await composing.Of(kind).Start(new PaperSource(kind, id, null, null, clock.Today()), ct);
        return new OwnedPaper(start.Title, clock.GetUtcNow())
        {
            CampaignId = start.CampaignId,
            BodyId = start.BodyId,
            AuthorUnitId = start.AuthorUnitId,
            AddresseeUnitId = start.AddresseeUnitId,
        };
    }

    private static RefusedException Done(PaperKind kind, string status) =>
        RefusedException.Conflict("paper.subject_closed", $"Hồ sơ của “{kind.Label()}” đang ở trạng thái “{status}” nên không mở dự thảo văn bản.", nameof(OpenSubjectPaper.SubjectId));

    private static RefusedException OtherKind(PaperKind asked, PaperKind known) =>
        RefusedException.Invalid("paper.kind", nameof(OpenSubjectPaper.Kind), $"Hồ sơ này lập “{known.Label()}”, không lập “{asked.Label()}”.");

    private sealed record LastVersion
    {
        public string? Reference { get; init; }
    }
}
