using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Begins a conclusion. Which kinds a supervision may have follows from who supervises (<see cref="ConclusionRules"/>); those of a meeting need the meeting,
/// remarks that close a session need its visit.
/// </summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record DraftConclusion : ICommand<Created>
{
    public required Guid CampaignId { get; init; }
    public required ConclusionKind Kind { get; init; }

    /// <summary>The visit whose closing remarks these are; only for <see cref="ConclusionKind.SessionRemarks"/>.</summary>
    public Guid? VisitId { get; init; }
    public required string Abstract { get; init; }
    public required IReadOnlyList<NewClause> Clauses { get; init; }

    /// <summary>Thời gian khắc phục.</summary>
    public string? RemedyBy { get; init; }

    /// <summary>Trách nhiệm thi hành.</summary>
    public string? ExecuteBy { get; init; }

    /// <summary>Trách nhiệm báo cáo.</summary>
    public string? ReportBy { get; init; }

    /// <summary>The day the units report by, where the paper names one.</summary>
    public DateOnly? ReportDueOn { get; init; }

    /// <summary>The day that the figures in it were taken; asked for before it is laid before its signer.</summary>
    public DateOnly? FiguresAsOf { get; init; }

    public sealed class Validator : AbstractValidator<DraftConclusion>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.VisitId).NotNull().When(c => c.Kind is ConclusionKind.SessionRemarks);
            RuleFor(c => c.VisitId).Null().When(c => c.Kind is not ConclusionKind.SessionRemarks).WithMessage("“{PropertyName}” chỉ dùng cho kết luận buổi làm việc.");
            RuleFor(c => c.Abstract).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Clauses).NotEmpty().Must(clauses => clauses.Count <= 300).WithMessage("“{PropertyName}” tối đa 300 mục.");
            RuleForEach(c => c.Clauses).SetValidator(new NewClause.Validator());
            RuleFor(c => c.RemedyBy).MaximumLength(1000);
            RuleFor(c => c.ExecuteBy).MaximumLength(1000);
            RuleFor(c => c.ReportBy).MaximumLength(1000);
            RuleFor(c => c.FiguresAsOf).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class DraftConclusionHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<DraftConclusion, Created>
{
    public async Task<Created> Handle(DraftConclusion command, CancellationToken ct)
    {
        await gate.Campaign(command.CampaignId, Subject.Conclusion, Act.Write, ct);
        // Takes the lock of the campaign's row, so that two drafters do not begin two conclusions.
        await db.Execute("UPDATE Campaigns SET ItemCount = ItemCount WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { command.CampaignId }, ct);
        var campaign = await db.LoadCampaign(command.CampaignId, ct);
        CampaignLife.DemandTakesConclusions(campaign.Status);
        var rule = ConclusionRules.Demand(campaign.SubjectKind, command.Kind);
        var examinationId = rule.NeedsExamination ? await Examination(campaign, ct) : (Guid?)null;
        if (rule.MovesCampaign) await DemandConcludable(campaign, ct);
        if (command.VisitId is { } visitId) await DemandVisit(campaign, visitId, ct);

        var conclusion = new Conclusion
        {
            Id = Guid.CreateVersion7(),
            CampaignId = campaign.Id,
            Kind = command.Kind,
            ExaminationId = examinationId,
            VisitId = command.VisitId,
            Status = ConclusionStatus.Draft,
            Abstract = command.Abstract,
            RemedyBy = command.RemedyBy,
            ExecuteBy = command.ExecuteBy,
            ReportBy = command.ReportBy,
            ReportDueOn = command.ReportDueOn,
            FiguresAsOf = command.FiguresAsOf,
            DraftedBy = actor.PersonId,
            Version = 1,
        };
        await db.Insert(conclusion, ct);
        await ClauseFindings.Demand(db, conclusion, command.Clauses, ct);
        foreach (var (clause, i) in command.Clauses.Select((c, i) => (c, i)))
            await db.InsertClause(conclusion.Id, new Clause { Id = Guid.CreateVersion7(), Number = i + 1, Block = clause.Block, Text = clause.Text, FindingId = clause.FindingId }, ct);
        journal.Add(new ConclusionDrafted(conclusion.Id, campaign.Id, command.Kind, command.Abstract, command.Clauses.Count));
        return new Created(conclusion.Id);
    }

    private async Task<Guid> Examination(Campaign campaign, CancellationToken ct)
    {
        var held = await db.List<Row>("SELECT Id FROM Examinations WHERE CampaignId = @Id AND CouncilId = @CouncilId AND ConclusionId IS NULL AND NotAdoptedBecause IS NULL ORDER BY Seq", new { campaign.Id }, ct);
        return held.Count > 0 ? held[^1].Id : throw RefusedException.Conflict("conclusion.examination_missing",
            $"Báo cáo của Đoàn giám sát chưa được {MeetingWords.Of(campaign.SubjectKind)} xem xét, thông qua nên chưa thể soạn {(campaign.SubjectKind is SubjectKind.Council ? "nghị quyết" : "kết luận")}.");
    }

    private async Task DemandConcludable(Campaign campaign, CancellationToken ct)
    {
        if (CampaignLife.After(campaign.Status, CampaignStep.Conclude, campaign.StatusBefore, campaign.SubjectKind) is null)
            throw RefusedException.Step("campaign.step", $"Cuộc giám sát đang ở trạng thái “{MeetingWords.Of(campaign.Status, campaign.SubjectKind)}” nên chưa thể soạn {(campaign.SubjectKind is SubjectKind.Council ? "nghị quyết" : "kết luận")}.", campaign.Allowed.Select(s => s.ToString()));
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM Conclusions WHERE CampaignId = @Id AND CouncilId = @CouncilId AND Kind <> 'SessionRemarks' AND Status NOT IN ('Replaced', 'Recalled')
            """, new { campaign.Id }, ct) > 0)
            throw RefusedException.Conflict("conclusion.exists", "Cuộc giám sát này đã có văn bản kết luận; nội dung mới chỉ được ban hành bằng văn bản thay thế.");
    }

    private async Task DemandVisit(Campaign campaign, Guid visitId, CancellationToken ct)
    {
        var visit = await db.LoadVisit(visitId, ct);
        if (visit.CampaignId != campaign.Id) throw RefusedException.NotFound("buổi làm việc");
        if (visit.Status is not (VisitStatus.InProgress or VisitStatus.AwaitingSignature or VisitStatus.Completed))
            throw RefusedException.Conflict("conclusion.visit", $"Buổi làm việc đang ở trạng thái “{visit.Status.Label()}” nên chưa có kết luận buổi làm việc.");
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }
    }
}

/// <summary>What the clauses of a conclusion point to.</summary>
internal static class ClauseFindings
{
    /// <summary>Refuses findings of another campaign; those of a meeting's conclusion stand in the delegation's report, those of a group's rest on evidence.</summary>
    public static async Task Demand(Db db, Conclusion conclusion, IEnumerable<NewClause> clauses, CancellationToken ct)
    {
        var ids = clauses.Select(c => c.FindingId).OfType<Guid>().ToHashSet();
        if (ids.Count == 0) return;
        var known = await db.FindingsForReport(conclusion.CampaignId, ct);
        var pointed = known.Where(f => ids.Contains(f.Id)).ToList();
        if (pointed.Count != ids.Count) throw RefusedException.NotFound("nội dung ghi nhận");
        if (conclusion.Kind is ConclusionKind.SessionRemarks) return;
        if (conclusion.ExaminationId is not null)
        {
            var outside = pointed.Where(f => f.Status is not (FindingStatus.InReport or FindingStatus.InConclusion)).Select(f => f.Number).ToList();
            if (outside.Count > 0)
                throw RefusedException.Conflict("conclusion.finding_not_reported", $"Nội dung số {string.Join(", ", outside)} không có trong báo cáo của Đoàn giám sát đã được xem xét.");
        }
        FindingForReport.DemandEvidence(pointed);
    }

    /// <summary>With the conclusion's issue the findings it rests on have entered it; those of a group's report enter that report with it.</summary>
    public static async Task Enter(Db db, Journal journal, IEnumerable<Clause> clauses, CancellationToken ct)
    {
        foreach (var id in clauses.Select(c => c.FindingId).OfType<Guid>().Distinct())
        {
            var finding = await db.LoadFinding(id, ct);
            if (finding.Status is FindingStatus.InConclusion) continue;
            if (finding.Status is not FindingStatus.InReport) finding = Step(finding, FindingStep.EnterReport);
            await db.Save(Step(finding, FindingStep.EnterConclusion), ct);
        }

        FindingState Step(FindingState finding, FindingStep step)
        {
            var (after, moved) = finding.Take(step);
            journal.Add(moved);
            return after;
        }
    }
}

public sealed record ConclusionDrafted(Guid SubjectId, Guid CampaignId, ConclusionKind Kind, string Abstract, int Clauses) : IEvent;
