using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Signing;

/// <summary>
/// What signing asks of a paper beyond the file: whose it is to sign, whether it was approved, here or by its subject, and what follows when the sealed file is issued.
/// </summary>
internal sealed class SubjectSigning(
    Db db, Journal journal, Gate gate, Actor actor, SubjectPapers subjects, ConclusionIssuing conclusions, ReportIssuing reports, LetterIssuing letters, PaperIssuing issuing, TimeProvider clock)
{
    /// <summary>Whoever writes the paper, or the office that its subject is of; what a subject writes was approved there and is ready to be signed.</summary>
    public async Task Demand(OfficialPaper paper, CancellationToken ct, bool isPreparing = false)
    {
        if (paper.Kind.Rule().OwnedBy is null)
        {
            PaperAccess.DemandWriter(paper, actor);
            return;
        }
        DemandAuthor(paper);
        await subjects.DemandApproved(paper, ct, isPreparing);
        if (paper.Status is PaperStatus.Draft) paper.Status = PaperStatus.Approved;
    }

    /// <summary>As <see cref="Demand"/> for the signer, who need not be a writer: the subject still is as it was approved.</summary>
    public Task DemandReady(OfficialPaper paper, CancellationToken ct) => paper.Kind.Rule().OwnedBy is null ? Task.CompletedTask : subjects.DemandApproved(paper, ct);

    public void DemandAuthor(OfficialPaper paper)
    {
        if (paper.AuthorUnitId != actor.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn, ký.", "paper.author");
    }

    /// <summary>Whether its subject lets it be signed now.</summary>
    public async Task<bool> IsReady(OfficialPaper paper, CancellationToken ct)
    {
        if (paper.Kind.Rule().OwnedBy is null) return paper.Status is PaperStatus.Approved;
        try
        {
            await subjects.DemandApproved(paper, ct, isPreparing: true);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    /// <summary>Writes into a paper of a subject who signs it and to whom it goes, so that the file is whole before anybody signs.</summary>
    public async Task Settle(OfficialPaper paper, PreparePaperForSigning command, CancellationToken ct)
    {
        if (paper.Kind.Rule().OwnedBy is null)
        {
            if (command.SignerName is not null || command.SignerPost is not null || command.AuthorityLines.Count > 0 || command.Recipients.Count > 0 || command.FiguresAsOf is not null
                || command.PartySigners.Count > 0)
                throw RefusedException.Invalid("paper.closed", nameof(command.SignerName), "Người ký, nơi nhận của văn bản này ghi trong dự thảo đã duyệt, không ghi lại khi chuẩn bị bản ký.");
            return;
        }
        if (paper.Kind.Rule().IsSignedByParties)
        {
            await SettleParties(paper, command.PartySigners, ct);
            return;
        }
        if (command.PartySigners.Count > 0) throw RefusedException.Invalid("paper.parties", nameof(command.PartySigners), "Chỉ biên bản làm việc có nhiều bên ký.");
        if (command.SignerName is not null) paper.SignerName = command.SignerName;
        if (command.SignerPost is not null) paper.SignerPost = command.SignerPost;
        if (command.AuthorityLines.Count > 0) paper.AuthorityLines = Lines.Write(command.AuthorityLines);
        if (command.Recipients.Count > 0) paper.Recipients = Lines.Write(command.Recipients);
        if (paper.Kind.Rule().OwnedBy == "Conclusion") await SettleFigures(paper.SubjectId!.Value, command.FiguresAsOf, ct);
    }

    /// <summary>What the kind of a subject asks of signer and symbol, once they are settled.</summary>
    public async Task DemandForm(OfficialPaper paper, CancellationToken ct)
    {
        switch (paper.Kind.Rule().OwnedBy)
        {
            case "Conclusion":
                ConclusionIssuing.DemandForm(ConclusionRules.Of((await db.LoadConclusion(paper.SubjectId!.Value, ct)).Kind), paper.Symbol!, Lines.Read(paper.AuthorityLines));
                break;
            case "ReminderLetter" when (await db.LoadLetter(paper.SubjectId!.Value, ct)).ReplyBy is var replyBy && replyBy <= clock.Today():
                throw RefusedException.Conflict("letter.reply_by", $"Hạn trả lời ghi trong công văn ({VietnameseDate.Short(replyBy)}) không còn sau hôm nay; hãy sửa hạn trả lời trong dự thảo rồi chuẩn bị bản ký.");
        }
    }

    /// <summary>The sealed file goes out: by its subject's own rules where it has such, else as any paper. Saves the paper; answers how many versions it went on.</summary>
    public async Task<int> Issue(OfficialPaper paper, CancellationToken ct)
    {
        if (!paper.Kind.Rule().IsIssuedBySubject)
        {
            await issuing.Issue(paper, ct);
            await TellReference(paper, ct);
            return 1;
        }
        await db.Save(paper, ct);
        var (id, lines, recipients) = (paper.SubjectId!.Value, Lines.Read(paper.AuthorityLines), Lines.Read(paper.Recipients));
        switch (paper.Kind.Rule().OwnedBy)
        {
            case "Conclusion":
                await gate.Conclusion(id, Act.Number, ct);
                var conclusion = await db.LoadConclusion(id, ct);
                var figures = conclusion.FiguresAsOf ?? throw RefusedException.Conflict("conclusion.figures", "Kết luận chưa ghi ngày lấy số liệu; hãy rút văn bản khỏi ký và chuẩn bị lại bản ký.");
                await conclusions.Issue(conclusion, new ConclusionIssue(paper.Number, paper.Symbol!, paper.IssuedOn!.Value, figures, lines, paper.SignerName!, recipients), ct);
                break;
            case "DelegationReport":
                await gate.DelegationReport(id, Act.Number, ct);
                await reports.Issue(await db.LoadDelegationReport(id, ct), new ReportIssue(paper.Number, paper.Symbol!, paper.IssuedOn!.Value, lines, paper.SignerName!, paper.SignerPost, recipients), ct);
                break;
            default:
                gate.Council(Subject.Escalation, Act.Number);
                await letters.Issue(await db.LoadLetter(id, ct), new LetterIssue(paper.Number, paper.Symbol!, paper.IssuedOn!.Value, lines, paper.SignerName!, recipients), ct);
                break;
        }
        return 2;
    }

    // The name of each signer is printed below its place before anybody signs; a party that refused already has its reason there.
    private async Task SettleParties(OfficialPaper paper, IReadOnlyList<PartySigner> signers, CancellationToken ct)
    {
        var minutes = await db.ReadMinutes(paper.SubjectId!.Value, clock.Today(), ct);
        var signing = minutes.Head.Signers.Where(party => minutes.Signatures.All(signature => signature.Party != party)).ToList();
        if (signing.Except(signers.Select(signer => signer.Party)).ToList() is { Count: > 0 } missing)
            throw RefusedException.Invalid("minutes.signers", nameof(PreparePaperForSigning.PartySigners), $"Hãy ghi họ tên người ký biên bản của: {string.Join("; ", missing.Select(party => party.Label()))}.");
        if (signers.FirstOrDefault(signer => !signing.Contains(signer.Party)) is { } other)
            throw RefusedException.Invalid("visit.party", nameof(PreparePaperForSigning.PartySigners), $"Biên bản này không có chữ ký của “{other.Party.Label()}”, hoặc bên đó đã từ chối ký.");
        paper.Content = MinutesSigners.Write(signers);
        paper.SignerName = string.Join("; ", signers.Select(signer => signer.SignerName.Trim()));
        await db.Notify([.. minutes.Units.Select(unit => new NewNotice
        {
            UnitId = unit.UnitId,
            Kind = NoticeKind.Draft,
            Title = "Biên bản buổi làm việc chờ đơn vị ký số",
            Text = $"Biên bản buổi làm việc ngày {VietnameseDate.Short(minutes.Head.PlannedOn!.Value)} trong cuộc giám sát “{minutes.Head.CampaignTitle}” đã có bản để ký số. Đề nghị đọc và ký, hoặc cho biết lý do không ký.",
            Link = $"/buoi-lam-viec/{minutes.Head.VisitId}/bien-ban",
            SubjectId = minutes.Head.VisitId,
            OnceKey = $"minutes/{paper.Id}/{paper.Version}",
        })], ct);
    }

    private async Task SettleFigures(Guid conclusionId, DateOnly? asOf, CancellationToken ct)
    {
        var conclusion = await db.LoadConclusion(conclusionId, ct);
        var on = asOf ?? conclusion.FiguresAsOf ?? throw RefusedException.Invalid("conclusion.figures", nameof(PreparePaperForSigning.FiguresAsOf), "Hãy nhập ngày lấy số liệu nêu trong văn bản.");
        if (on > clock.Today()) throw RefusedException.Invalid("conclusion.figures", nameof(PreparePaperForSigning.FiguresAsOf), "Ngày lấy số liệu không được sau hôm nay.");
        if (on == conclusion.FiguresAsOf) return;
        var before = new { conclusion.FiguresAsOf };
        conclusion.FiguresAsOf = on;
        await db.Save(conclusion, ct);
        journal.Add(new ConclusionFiguresDated(conclusion.Id, on), before);
    }

    // Others cite a report by its number: a unit's that got it here tells its report.
    private async Task TellReference(OfficialPaper paper, CancellationToken ct)
    {
        if (paper.Kind is PaperKind.RemediationReport)
            await db.Execute("UPDATE RemediationReports SET Reference = @Reference, Version = Version + 1 WHERE Id = @SubjectId AND CouncilId = @CouncilId AND Reference IS NULL", new { paper.Reference, paper.SubjectId }, ct);
        if (paper.Kind is PaperKind.UnitReport)
            await db.Execute("""
                UPDATE UnitReportVersions SET Reference = @Reference
                WHERE UnitReportId = @SubjectId AND CouncilId = @CouncilId AND Reference IS NULL
                  AND Number = (SELECT r.VersionCount FROM UnitReports r WHERE r.Id = @SubjectId AND r.CouncilId = @CouncilId)
                """, new { paper.Reference, paper.SubjectId }, ct);
    }
}

/// <summary>Who signs minutes, kept with their paper by party.</summary>
internal static class MinutesSigners
{
    public static string Write(IEnumerable<PartySigner> signers) => new PaperContent(signers.ToDictionary(signer => $"{signer.Party}", signer => signer.SignerName.Trim())).Write();

    /// <summary>The name of whoever signs for a party; none where it refused before the file was made.</summary>
    public static string? Of(OfficialPaper paper, MinutesParty party) => PaperContent.Read(paper.Content)[$"{party}"] is { Length: > 0 } name ? name : null;
}

/// <summary>Of which day the figures are that the conclusion's paper states, settled before it is signed.</summary>
public sealed record ConclusionFiguresDated(Guid SubjectId, DateOnly FiguresAsOf) : IEvent;
