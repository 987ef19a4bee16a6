using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>The office takes up a report that was handed in. From here on each of its items is decided; a report that only tells of progress is done with this.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record BeginAppraisal : ICommand<Changed>, IVersioned
{
    public required Guid RemediationReportId { get; init; }
    public required int Version { get; init; }
    public required DateOnly AppraisalOn { get; init; }

    /// <summary>Of one of its tasks the office says at once what it found: which, what it proposes, and why. Later it is said by <see cref="AppraiseRemediationItem"/>.</summary>
    public Guid? RemediationItemId { get; init; }
    public RemediationOutcome? ProposedOutcome { get; init; }
    public string? AppraisalText { get; init; }

    public sealed class Validator : AbstractValidator<BeginAppraisal>
    {
        public Validator()
        {
            RuleFor(c => c.ProposedOutcome).Must(proposed => proposed is null || RemediationWords.Decisions.Contains(proposed.Value)).WithMessage(Appraisals.NoProposal);
            RuleFor(c => c.ProposedOutcome).NotNull().When(c => !string.IsNullOrWhiteSpace(c.AppraisalText)).WithMessage("Chọn “{PropertyName}” khi ghi ý kiến thẩm định.");
            RuleFor(c => c.AppraisalText).NotEmpty().When(c => c.ProposedOutcome is not null).WithMessage("Nêu “{PropertyName}” khi đề xuất xử lý.");
            RuleFor(c => c.AppraisalText).MaximumLength(5000);
            RuleFor(c => c.RemediationItemId).NotNull().When(c => c.ProposedOutcome is not null);
        }
    }
}

internal sealed class BeginAppraisalHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<BeginAppraisal, Changed>
{
    public async Task<Changed> Handle(BeginAppraisal command, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.RemediationReport(command.RemediationReportId, Act.Write, ct));
        var report = await db.LoadRemediationReport(command.RemediationReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        var moved = report.Take(RemediationStep.BeginAppraisal, command.AppraisalOn);
        EventDate.Demand(nameof(command.AppraisalOn), command.AppraisalOn, clock.Today(), [new PastEvent("ngày báo cáo", report.ReportedOn)]);

        var policy = await db.FollowUpPolicy(command.AppraisalOn, ct);
        (report.AppraisalOn, report.AppraisalBy) = (command.AppraisalOn, actor.PersonId);
        report.AppraisalDueOn = (await db.Calendar(ct)).AddWorkingDays(report.ReportedOn ?? command.AppraisalOn, policy.AppraisalDays).On;
        await db.Save(report, ct);
        journal.Add(moved);
        if (command is { RemediationItemId: { } itemId, ProposedOutcome: { } proposed, AppraisalText: { } text })
        {
            var item = await db.LoadRemediationItem(itemId, ct);
            if (item.RemediationReportId != report.Id) throw RefusedException.NotFound("nội dung báo cáo");
            await db.Appraise(journal, report, item, proposed, text, command.AppraisalOn, actor.PersonId, ct);
        }
        await db.CloseWhenDecided(journal, report.Id, command.AppraisalOn, ct);
        await db.TellAppraised(report, ct);
        return new Changed(report.Id, await db.Value<int>("SELECT Version FROM RemediationReports WHERE Id = @Id AND CouncilId = @CouncilId", new { report.Id }, ct));
    }
}
