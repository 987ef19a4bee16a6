using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Composers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Remediation;

/// <summary>
/// Decides what a report says of one task: confirmed, confirmed in part (what remains becomes a task of its own), to be supplemented, or not satisfactory. The Standing Board or the
/// leader of the committee decides, never the delegation and never whoever reported.
/// </summary>
[Requires(Subject.RemediationReport, Act.Confirm)]
public sealed record DecideRemediationItem : ICommand<DecidedItem>, IVersioned
{
    public required Guid RemediationItemId { get; init; }

    /// <summary>The item's version: of two who decide at once the second is told.</summary>
    public required int Version { get; init; }
    public required RemediationOutcome Outcome { get; init; }
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Why, where it is not confirmed whole.</summary>
    public string? Reason { get; init; }

    /// <summary>The paper that says so: phiếu xác nhận, công văn đề nghị bổ sung, làm rõ.</summary>
    public string? Reference { get; init; }

    /// <summary>A notice, a decision or a resolution of the register that has this number is the paper that says so.</summary>
    public bool SharesNumber { get; init; }

    /// <summary>
    /// The day by which a report that is given back is to be supplemented. The task itself is never due earlier by it: its deadline stays, or moves on to this day where that is later and the unit had reported in
    /// time, so that the weeks of appraisal are not counted against it. Who reported late stays late. Once the deadline has passed, a day is demanded.
    /// </summary>
    public DateOnly? NewDueOn { get; init; }

    /// <summary>What remains when it is confirmed in part.</summary>
    public RemainingWork? Remainder { get; init; }

    public sealed class Validator : AbstractValidator<DecideRemediationItem>
    {
        public Validator()
        {
            RuleFor(c => c.Outcome).Must(RemediationWords.Decisions.Contains).WithMessage(Appraisals.NoProposal);
            RuleFor(c => c.Reason).NotEmpty().When(c => c.Outcome is not RemediationOutcome.Confirmed).WithMessage("Nêu “{PropertyName}” khi không xác nhận hoàn thành toàn bộ.");
            RuleFor(c => c.Reason).MaximumLength(2000);
            RuleFor(c => c.Reference).MaximumLength(200);
            RuleFor(c => c.NewDueOn).Null().When(c => c.Outcome is not RemediationOutcome.Returned).WithMessage("“Bổ sung chậm nhất ngày” chỉ đặt khi đề nghị bổ sung, làm rõ.");
            RuleFor(c => c.NewDueOn).GreaterThan(c => c.DecidedOn).When(c => c.NewDueOn is not null).WithMessage("“Bổ sung chậm nhất ngày” phải sau ngày xử lý.");
            RuleFor(c => c.Remainder).NotNull().When(c => c.Outcome is RemediationOutcome.ConfirmedPartly).WithMessage("Nêu “{PropertyName}” khi xác nhận một phần.");
            RuleFor(c => c.Remainder).Null().When(c => c.Outcome is not RemediationOutcome.ConfirmedPartly).WithMessage("“{PropertyName}” chỉ nêu khi xác nhận một phần.");
            RuleFor(c => c.Remainder!.DueOn).GreaterThan(c => c.DecidedOn).When(c => c.Remainder is not null).WithMessage("“{PropertyName}” phải sau ngày xử lý.");
            RuleFor(c => c.Remainder!).SetValidator(new RemainingWork.Validator()).When(c => c.Remainder is not null);
        }
    }
}

/// <summary>What is still to be done of a task that was done in part, with a deadline of its own.</summary>
public sealed record RemainingWork
{
    public required string Content { get; init; }
    public required DateOnly DueOn { get; init; }

    public sealed class Validator : AbstractValidator<RemainingWork>
    {
        public Validator() => RuleFor(c => c.Content).NotEmpty().MaximumLength(5000);
    }
}

/// <summary>The item with its next version, and the task that holds what remains.</summary>
public sealed record DecidedItem(Guid Id, int Version, Guid? RemainderTaskId);

internal sealed class DecideRemediationItemHandler(Db db, Journal journal, Gate gate, Actor actor, StatedNumbers numbers, TimeProvider clock) : IRequestHandler<DecideRemediationItem, DecidedItem>
{
    public async Task<DecidedItem> Handle(DecideRemediationItem command, CancellationToken ct)
    {
        // Whoever comes second waits here for the first, then sees what was decided.
        await db.Execute("UPDATE RemediationItems SET Version = Version WHERE Id = @RemediationItemId AND CouncilId = @CouncilId", command, ct);
        var item = await db.LoadRemediationItem(command.RemediationItemId, ct);
        var access = await gate.FollowUpTask(item.TaskId, Subject.RemediationReport, Act.Confirm, ct);
        RemediationRows.DemandCouncil(access);
        await db.DemandVersion(item.Id, command.Version, item.Version, ct);
        var report = await db.LockReport(item.RemediationReportId, ct);
        var task = await db.LoadTask(item.TaskId, ct);
        await DemandOpen(item, ct);
        report.Demand(RemediationStep.Decide);
        await DemandOther(report, task, ct);
        EventDate.Demand(nameof(command.DecidedOn), command.DecidedOn, clock.Today(), [new PastEvent("ngày báo cáo", report.ReportedOn), new PastEvent("ngày bắt đầu thẩm định", report.AppraisalOn), new PastEvent("ngày ghi ý kiến thẩm định", item.AppraisedOn)]);

        // Given back without a day it would be late at once, however early the unit reported.
        if (command is { Outcome: RemediationOutcome.Returned, NewDueOn: null } && task.DueOn is { } past && past <= clock.Today())
            throw RefusedException.Invalid("remediation.supplement_by", nameof(command.NewDueOn),
                $"Thời hạn thực hiện ({VietnameseDate.Short(past)}) {(past == clock.Today() ? "là hôm nay" : "đã qua")} nên phải nêu ngày đơn vị bổ sung, làm rõ chậm nhất.");

        var inTime = task.ReportedOn <= task.DueOn;
        journal.Add(task.Take(StepOf(command.Outcome), command.DecidedOn));
        if (command.Outcome is RemediationOutcome.Confirmed) task.PercentDone = 100;
        if (inTime && command.NewDueOn is { } newDue && newDue > task.DueOn) await db.MoveRolled(journal, task, DateAxis.Deadline, newDue, DateChangeReason.Return, command.DecidedOn, item.Id, ct);
        if (command.Remainder is { } remainder) item.RemainderTaskId = await db.AddRemainder(journal, task, remainder, command.DecidedOn, ct);
        await db.Save(task, ct);
        if (TaskLife.IsClosed(task.Progress))
        {
            await db.LapseExtension(journal, task.Id, $"Kết quả thực hiện nội dung đã được xác nhận ngày {VietnameseDate.Short(command.DecidedOn)}{(command.Outcome is RemediationOutcome.ConfirmedPartly ? "; phần còn lại có thời hạn riêng" : "")}.", ct);
            await db.WithdrawEmptyLetters(journal, task.Id, ct);
        }

        (item.IsOpen, item.Outcome, item.OutcomeReason, item.OutcomeReference) = (false, command.Outcome, command.Reason, command.Reference);
        (item.DecidedOn, item.DecidedBy, item.NewDueOn) = (command.DecidedOn, actor.PersonId, command.NewDueOn);
        await db.Save(item, ct);
        if (command.Reference is { } reference) await Register(reference, command, report, task, ct);
        journal.Add(new RemediationItemDecided(item.Id, report.Id, task.Id, command.Outcome, command.DecidedOn, command.Reason, command.Reference, command.NewDueOn, command.Remainder, item.RemainderTaskId, command.SharesNumber));
        await db.CloseWhenDecided(journal, report.Id, command.DecidedOn, ct);
        await db.TellDecided(item, command.Outcome, ct);
        return new DecidedItem(item.Id, item.Version + 1, item.RemainderTaskId);
    }

    private async Task Register(string reference, DecideRemediationItem command, RemediationReport report, FollowUpTask task, CancellationToken ct)
    {
        var kind = command.Outcome is RemediationOutcome.Confirmed or RemediationOutcome.ConfirmedPartly ? PaperKind.ConfirmationSlip : PaperKind.SupplementLetter;
        await numbers.Enter(new StatedPaper
        {
            Kind = kind,
            RecordId = report.Id,
            BodyId = (await db.BodyOfTask(task.Id, ct)).Id,
            UnitId = report.UnitId,
            Reference = reference,
            On = command.DecidedOn,
            Title = $"{kind.Label()}: {report.Title}",
            Field = nameof(command.Reference),
            DateField = nameof(command.DecidedOn),
            SharesNumber = command.SharesNumber,
            SharingField = nameof(command.SharesNumber),
        }, ct);
    }

    private async Task DemandOpen(RemediationItem item, CancellationToken ct)
    {
        if (item.Outcome is not { } outcome) return;
        var by = await db.Find<Decider>("SELECT Name FROM People WHERE Id = @DecidedBy AND CouncilId = @CouncilId", new { item.DecidedBy }, ct);
        throw RefusedException.Conflict("remediation.decided",
            $"Nội dung này đã được {by?.Name ?? "người khác"} xử lý{(item.DecidedOn is { } on ? $" {VietnameseDate.Long(on)}" : "")}: {outcome.Label()}.");
    }

    private async Task DemandOther(RemediationReport report, FollowUpTask task, CancellationToken ct)
    {
        if (report.SubmittedBy == actor.PersonId || await db.WroteRemediation(report, actor.PersonId, ct))
            await db.DemandOtherHands(FourEyesDuty.RemediationConfirming, "Người lập, gửi báo cáo không tự xác nhận kết quả thực hiện.", ct);
        await db.DemandServesNotUnit(task.LeadUnitId, clock.Today(), ct);
    }

    private static TaskStep StepOf(RemediationOutcome outcome) => outcome switch
    {
        RemediationOutcome.Confirmed => TaskStep.Confirm,
        RemediationOutcome.ConfirmedPartly => TaskStep.ConfirmPartly,
        RemediationOutcome.Returned => TaskStep.Return,
        _ => TaskStep.FindUnsatisfactory,
    };

    private sealed record Decider
    {
        public required string Name { get; init; }
    }
}

public sealed record RemediationItemDecided(
    Guid SubjectId, Guid RemediationReportId, Guid TaskId, RemediationOutcome Outcome, DateOnly DecidedOn, string? Reason, string? Reference, DateOnly? NewDueOn, RemainingWork? Remainder,
    Guid? RemainderTaskId, bool SharesNumber) : IEvent;
