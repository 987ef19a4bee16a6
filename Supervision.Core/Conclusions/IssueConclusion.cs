using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Law;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Gives an approved conclusion its number and date, as the records clerk types them. From here on its text, its figures and its file are frozen, its tasks have days,
/// and the supervision is concluded.
/// </summary>
[Requires(Subject.Conclusion, Act.Number)]
public sealed record IssueConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }

    /// <summary>As the province's document system gave it; none where the council's own register gives it.</summary>
    public int? Number { get; init; }

    /// <summary>What follows the slash: "TB-HĐND".</summary>
    public required string Symbol { get; init; }

    /// <summary>The date of the paper; it may lie in the past.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The day that the figures printed in it were taken.</summary>
    public required DateOnly FiguresAsOf { get; init; }

    /// <summary>"TM. Thường trực Hội đồng nhân dân", "KT. Chủ tịch", "Phó Chủ tịch". A council's resolution is signed "Chủ tịch" or "Chủ tọa" alone.</summary>
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public required string SignerName { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }

    public sealed class Validator : AbstractValidator<IssueConclusion>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.Symbol).NotEmpty().MaximumLength(60).Matches(@"^\p{Lu}+(-[\p{Lu}\d.]+)+$").WithMessage("'{PropertyName}' phải có dạng TB-HĐND.");
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.FiguresAsOf).LessThanOrEqualTo(c => c.IssuedOn);
            RuleFor(c => c.AuthorityLines).NotEmpty();
            RuleFor(c => c.AuthorityLines).PaperLines(5, 500);
            RuleFor(c => c.SignerName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Recipients).NotEmpty();
            RuleFor(c => c.Recipients).PaperLines(40, 2000);
        }
    }
}

internal sealed class IssueConclusionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock, PaperRegister register) : IRequestHandler<IssueConclusion, Changed>
{
    public async Task<Changed> Handle(IssueConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Number, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        var rule = ConclusionRules.Of(conclusion.Kind);
        var moved = conclusion.Take(ConclusionStep.Issue);
        await db.DemandOtherThanApprover(conclusion.ApprovedBy, actor.PersonId, ct);
        DemandForm(rule, command);
        await DemandDate(conclusion, command.IssuedOn, ct);
        await DemandClear(conclusion, ct);

        var paper = await register.Number(new PaperIssue
        {
            Kind = rule.Paper,
            SubjectId = conclusion.Id,
            CampaignId = conclusion.CampaignId,
            BodyId = await db.Value<Guid>("SELECT BodyId FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { conclusion.CampaignId }, ct),
            Title = conclusion.Abstract,
            DocumentType = rule.DocumentType,
            Number = command.Number,
            Symbol = command.Symbol,
            IssuedOn = command.IssuedOn,
            AuthorityLines = command.AuthorityLines,
            SignerName = command.SignerName,
            Recipients = command.Recipients,
            ReplacesId = await Replacement.PaperOf(db, conclusion.ReplacesId, ct),
            NumberField = nameof(command.Number),
        }, ct);
        conclusion.DocumentType = rule.DocumentType;
        conclusion.Number = paper.Number;
        conclusion.Symbol = command.Symbol;
        conclusion.IssuedOn = command.IssuedOn;
        conclusion.FiguresAsOf = command.FiguresAsOf;
        conclusion.AuthorityLines = Lines.Write(command.AuthorityLines);
        conclusion.SignerName = command.SignerName;
        conclusion.Recipients = Lines.Write(command.Recipients);
        await db.Save(conclusion, ct);

        await TaskDeadlines.Assign(db, journal, conclusion, command.IssuedOn, ct);
        if (rule.MovesCampaign)
        {
            await ClauseFindings.Enter(db, journal, await db.Clauses(conclusion.Id, ct), ct);
            if (conclusion.ReplacesId is null) await Conclude(conclusion.CampaignId, command.IssuedOn, ct);
        }
        if (conclusion.ReplacesId is { } replaced) await Replacement.Retire(db, journal, replaced, command.IssuedOn, ct);
        journal.Add(moved);
        journal.Add(new ConclusionIssued(conclusion.Id, conclusion.CampaignId, conclusion.Reference!, rule.DocumentType, paper.Number!.Value, command.Symbol, command.IssuedOn, command.FiguresAsOf,
            command.AuthorityLines, command.SignerName, command.Recipients,
            await register.Freeze(paper, ct)));
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }

    private static void DemandForm(ConclusionRule rule, IssueConclusion command)
    {
        if (!rule.SymbolPrefixes.Contains(command.Symbol[..command.Symbol.IndexOf('-', StringComparison.Ordinal)]))
            throw RefusedException.Invalid("conclusion.symbol", nameof(command.Symbol), $"Ký hiệu của “{rule.Kind.Label()}” phải bắt đầu bằng {string.Join(" hoặc ", rule.SymbolPrefixes)}.");
        if (rule.Kind is ConclusionKind.SupervisionResolution && command.AuthorityLines.Any(line => line.StartsWith("TM.", StringComparison.OrdinalIgnoreCase)))
            throw RefusedException.Invalid("conclusion.authority", nameof(command.AuthorityLines), "Nghị quyết của Hội đồng nhân dân do Chủ tịch hoặc Chủ tọa ký, không ghi “TM.”.");
    }

    private async Task DemandDate(Conclusion conclusion, DateOnly issuedOn, CancellationToken ct)
    {
        var earliest = await db.Find<Earliest>("""
            SELECT COALESCE(e.HeldOn, c.FieldworkEndedOn) AS ConcludedOn, v.StartedAt, o.IssuedOn AS ReplacedIssuedOn
            FROM Conclusions k
            JOIN Campaigns c ON c.Id = k.CampaignId
            LEFT JOIN Examinations e ON e.Id = k.ExaminationId
            LEFT JOIN Visits v ON v.Id = k.VisitId
            LEFT JOIN Conclusions o ON o.Id = k.ReplacesId
            WHERE k.Id = @Id AND k.CouncilId = @CouncilId
            """, new { conclusion.Id }, ct);
        var from = conclusion.VisitId is null ? earliest?.ConcludedOn : earliest?.StartedAt is { } at ? DateOnly.FromDateTime(at.Local()) : null;
        if (issuedOn < from)
            throw RefusedException.Invalid("conclusion.issued_on", nameof(IssueConclusion.IssuedOn), $"Ngày ban hành không được trước ngày {VietnameseDate.Short(from.Value)} là ngày kết luận.");
        EventDate.Demand(nameof(IssueConclusion.IssuedOn), issuedOn, clock.Today(), [new PastEvent("ngày ban hành văn bản được thay thế", earliest?.ReplacedIssuedOn)]);
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
        journal.Add(campaign.Take(CampaignStep.Conclude, on, clock.Today(), nameof(IssueConclusion.IssuedOn)));
        await db.Save(campaign, ct);
    }

    private sealed record Earliest
    {
        public DateOnly? ConcludedOn { get; init; }
        public DateTimeOffset? StartedAt { get; init; }
        public DateOnly? ReplacedIssuedOn { get; init; }
    }
}

public sealed record ConclusionIssued(
    Guid SubjectId, Guid CampaignId, string Reference, string DocumentType, int Number, string Symbol, DateOnly IssuedOn, DateOnly FiguresAsOf,
    IReadOnlyList<string> AuthorityLines, string SignerName, IReadOnlyList<string> Recipients, string Sha256) : IEvent;
