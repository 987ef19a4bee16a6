using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>
/// What the office found when it appraised what a report says of one task, and what it proposes to whoever decides. It decides nothing, is said anew until the decision, and the unit never reads it.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record AppraiseRemediationItem : ICommand<Changed>, IVersioned
{
    public required Guid RemediationItemId { get; init; }

    /// <summary>The item's version, which moves on with each appraisal: whoever decides on an older one is told.</summary>
    public required int Version { get; init; }
    public required RemediationOutcome ProposedOutcome { get; init; }
    public required string AppraisalText { get; init; }
    public required DateOnly AppraisedOn { get; init; }

    public sealed class Validator : AbstractValidator<AppraiseRemediationItem>
    {
        public Validator()
        {
            RuleFor(c => c.ProposedOutcome).Must(RemediationWords.Decisions.Contains).WithMessage(Appraisals.NoProposal);
            RuleFor(c => c.AppraisalText).NotEmpty().MaximumLength(5000);
        }
    }
}

internal sealed class AppraiseRemediationItemHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<AppraiseRemediationItem, Changed>
{
    public async Task<Changed> Handle(AppraiseRemediationItem command, CancellationToken ct)
    {
        // Whoever decides at the same time waits here, or this waits and sees the decision.
        await db.Execute("UPDATE RemediationItems SET Version = Version WHERE Id = @RemediationItemId AND CouncilId = @CouncilId", command, ct);
        var item = await db.LoadRemediationItem(command.RemediationItemId, ct);
        RemediationRows.DemandCouncil(await gate.FollowUpTask(item.TaskId, Subject.RemediationReport, Act.Write, ct));
        await db.DemandVersion(item.Id, command.Version, item.Version, ct);
        var report = await db.LockReport(item.RemediationReportId, ct);
        EventDate.Demand(nameof(command.AppraisedOn), command.AppraisedOn, clock.Today(), [new PastEvent("ngày bắt đầu thẩm định", report.AppraisalOn)]);
        await db.Appraise(journal, report, item, command.ProposedOutcome, command.AppraisalText, command.AppraisedOn, actor.PersonId, ct);
        return new Changed(item.Id, item.Version + 1);
    }
}

internal static class Appraisals
{
    public const string NoProposal = "“{PropertyName}” phải là xác nhận, xác nhận một phần, đề nghị bổ sung hoặc chưa đạt yêu cầu.";

    /// <summary>Puts the office's word of one task in the place of the one before, while it is not decided.</summary>
    public static async Task Appraise(this Db db, Journal journal, RemediationReport report, RemediationItem item, RemediationOutcome proposed, string text, DateOnly on, Guid by, CancellationToken ct)
    {
        if (report.Status is not RemediationStatus.UnderAppraisal || !item.IsOpen)
            throw RefusedException.Conflict("remediation.not_appraised", "Nội dung này không đang được thẩm định nên không ghi được ý kiến thẩm định.");
        (item.ProposedOutcome, item.AppraisalText, item.AppraisedOn, item.AppraisedBy) = (proposed, text.Trim(), on, by);
        await db.Save(item, ct);
        journal.Add(new RemediationItemAppraised(item.Id, report.Id, item.TaskId, proposed, item.AppraisalText, on));
    }
}

/// <summary>The office said what it found and proposes on one task of a report.</summary>
public sealed record RemediationItemAppraised(Guid SubjectId, Guid RemediationReportId, Guid TaskId, RemediationOutcome ProposedOutcome, string AppraisalText, DateOnly On) : IEvent;
