using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>What stands on a conclusion's paper when it is issued.</summary>
internal sealed record ConclusionIssue(
    int? Number, string Symbol, DateOnly IssuedOn, DateOnly FiguresAsOf, IReadOnlyList<string> AuthorityLines, string SignerName, IReadOnlyList<string> Recipients, SignedFile? File = null, HandSignature? Hand = null);

/// <summary>Issues a conclusion, whether the clerk types its number or seals the file that was signed.</summary>
internal sealed class ConclusionIssuing(Db db, Journal journal, Actor actor, TimeProvider clock, PaperRegister register, SignedUploads uploads)
{
    /// <exception cref="RefusedException">It was not approved, what its kind or its checklist asks for is missing, or its day or number does not go with the rest.</exception>
    public async Task Issue(Conclusion conclusion, ConclusionIssue issue, CancellationToken ct)
    {
        var rule = ConclusionRules.Of(conclusion.Kind);
        var moved = conclusion.Take(ConclusionStep.Issue);
        conclusion.DemandAdopted();
        await db.DemandOtherThanApprover(conclusion.ApprovedBy, actor.PersonId, ct);
        DemandForm(rule, issue.Symbol, issue.AuthorityLines);
        if (issue.FiguresAsOf > issue.IssuedOn)
            throw RefusedException.Invalid("conclusion.figures", nameof(issue.FiguresAsOf), "Ngày lấy số liệu không được sau ngày ban hành.");
        await DemandDate(conclusion, issue.IssuedOn, ct);
        await DemandClear(conclusion, ct);
        issue.Hand?.DemandNotAfter(issue.IssuedOn);

        var paper = await register.Number(new PaperIssue
        {
            Kind = rule.Paper,
            SubjectId = conclusion.Id,
            CampaignId = conclusion.CampaignId,
            BodyId = await db.Value<Guid>("SELECT BodyId FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { conclusion.CampaignId }, ct),
            Title = conclusion.Abstract,
            DocumentType = rule.DocumentType,
            Number = issue.Number,
            Symbol = issue.Symbol,
            IssuedOn = issue.IssuedOn,
            AuthorityLines = issue.AuthorityLines,
            SignerName = issue.SignerName,
            Recipients = issue.Recipients,
            ReplacesId = await Replacement.PaperOf(db, conclusion.ReplacesId, ct),
            IsSignedElsewhere = issue.File is not null,
            NumberField = nameof(issue.Number),
        }, ct);
        conclusion.DocumentType = rule.DocumentType;
        conclusion.Number = paper.Number;
        conclusion.Symbol = issue.Symbol;
        conclusion.IssuedOn = issue.IssuedOn;
        conclusion.FiguresAsOf = issue.FiguresAsOf;
        conclusion.AuthorityLines = Lines.Write(issue.AuthorityLines);
        conclusion.SignerName = issue.SignerName;
        conclusion.Recipients = Lines.Write(issue.Recipients);
        await db.Save(conclusion, ct);

        await TaskSuccession.Forget(db, conclusion, ct);
        await TaskDeadlines.Assign(db, journal, conclusion, issue.IssuedOn, ct);
        if (rule.MovesCampaign)
        {
            await ClauseFindings.Enter(db, journal, await db.Clauses(conclusion.Id, ct), ct);
            if (conclusion.ReplacesId is null) await Conclude(conclusion.CampaignId, issue.IssuedOn, ct);
        }
        if (conclusion.ReplacesId is { } replaced) await Replacement.Retire(db, journal, replaced, ct);
        await db.KeepPlaces(conclusion.Id, ct);
        await uploads.Take(paper, issue.File, ct);
        if (issue.Hand is { } hand) journal.Add(await HandSignedPapers.Record(db, paper, issue.SignerName, hand.SignedOn, actor.PersonId, clock.GetUtcNow(), ct));
        journal.Add(moved);
        journal.Add(new ConclusionIssued(conclusion.Id, conclusion.CampaignId, conclusion.Reference!, rule.DocumentType, paper.Number!.Value, issue.Symbol, issue.IssuedOn, issue.FiguresAsOf,
            issue.AuthorityLines, issue.SignerName, issue.Recipients,
            await register.Freeze(paper, ct), issue.Hand is null ? null : true));
    }

    /// <summary>What its kind asks of symbol and signature; asked when the paper is prepared for signing too, before anybody signs.</summary>
    public static void DemandForm(ConclusionRule rule, string symbol, IReadOnlyList<string> authorityLines)
    {
        if (!rule.SymbolPrefixes.Contains(symbol[..symbol.IndexOf('-', StringComparison.Ordinal)]))
            throw RefusedException.Invalid("conclusion.symbol", nameof(ConclusionIssue.Symbol), $"Ký hiệu của “{rule.Kind.Label()}” phải bắt đầu bằng {string.Join(" hoặc ", rule.SymbolPrefixes)}.");
        if (rule.Kind is ConclusionKind.SupervisionResolution && authorityLines.Any(line => line.StartsWith("TM.", StringComparison.OrdinalIgnoreCase)))
            throw RefusedException.Invalid("conclusion.authority", nameof(ConclusionIssue.AuthorityLines), "Nghị quyết của Hội đồng nhân dân do Chủ tịch hoặc Chủ tọa ký, không ghi “TM.”.");
    }

    private async Task DemandDate(Conclusion conclusion, DateOnly issuedOn, CancellationToken ct)
    {
        var from = await db.ConcludedOn(conclusion, ct);
        if (issuedOn < from)
            throw RefusedException.Invalid("conclusion.issued_on", nameof(ConclusionIssue.IssuedOn), $"Ngày ban hành không được trước ngày {VietnameseDate.Short(from.Value)} là ngày kết luận.");
        EventDate.Demand(nameof(ConclusionIssue.IssuedOn), issuedOn, clock.Today(), [new PastEvent("ngày ban hành văn bản được thay thế", conclusion.ReplacesId is { } replaced ? (await db.LoadConclusion(replaced, ct)).IssuedOn : null)]);
    }

    private async Task DemandClear(Conclusion conclusion, CancellationToken ct)
    {
        var checklist = await Checklist.Read(db, conclusion.Id, ct);
        var unclear = checklist.Tasks.Where(t => t.Missing.Count > 0).ToList();
        if (checklist.Enforced && unclear.Count > 0)
            throw RefusedException.Conflict("conclusion.checklist",
                $"Chưa đủ “{checklist.Name}”: " + string.Join("; ", unclear.Take(5).Select(t => $"nội dung số {t.Number} chưa {string.Join(", ", t.Missing.Select(m => m.Label()))}")) + ".");
    }

    private async Task Conclude(Guid campaignId, DateOnly on, CancellationToken ct)
    {
        var campaign = await db.LoadCampaign(campaignId, ct);
        journal.Add(campaign.Take(CampaignStep.Conclude, on, clock.Today(), nameof(ConclusionIssue.IssuedOn)));
        await db.Save(campaign, ct);
    }
}
