using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Remediation;

/// <summary>Says in a drafted report what was done about one task of the unit; said again, it replaces what was said before.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record SetRemediationItem : ICommand<SetItem>, IVersioned
{
    public required Guid RemediationReportId { get; init; }
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required RemediationClaim Claim { get; init; }

    /// <summary>How much is done, in percent: 100 for what is done, less for the rest.</summary>
    public required int PercentDone { get; init; }
    public required string Text { get; init; }

    /// <summary>Why it is not all done.</summary>
    public string? Cause { get; init; }

    /// <summary>What the unit asks for.</summary>
    public string? Request { get; init; }

    /// <summary>The report is ready: the head is asked to approve and send it. What is saved without it is written on.</summary>
    public bool AsksHead { get; init; }

    public sealed class Validator : AbstractValidator<SetRemediationItem>
    {
        public Validator()
        {
            RuleFor(c => c.Claim).IsInEnum();
            RuleFor(c => c.PercentDone).InclusiveBetween(0, 100);
            RuleFor(c => c.PercentDone).Equal(100).When(c => c.Claim is RemediationClaim.Done).WithMessage("“{PropertyName}” phải là 100 khi báo cáo đã thực hiện.");
            RuleFor(c => c.PercentDone).LessThan(100).When(c => c.Claim is not RemediationClaim.Done).WithMessage("“{PropertyName}” phải nhỏ hơn 100 khi chưa thực hiện xong.");
            RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Cause).NotEmpty().When(c => c.Claim is not RemediationClaim.Done).WithMessage("Nêu “{PropertyName}” khi chưa thực hiện xong.");
            RuleFor(c => c.Cause).MaximumLength(5000);
            RuleFor(c => c.Request).MaximumLength(5000);
        }
    }
}

/// <summary>The report with its next version, and the item.</summary>
public sealed record SetItem(Guid Id, int Version, Guid RemediationItemId);

internal sealed class SetRemediationItemHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SetRemediationItem, SetItem>
{
    public async Task<SetItem> Handle(SetRemediationItem command, CancellationToken ct)
    {
        RemediationRows.DemandUnit(await gate.RemediationReport(command.RemediationReportId, Act.Write, ct));
        var access = await gate.FollowUpTask(command.TaskId, Subject.RemediationReport, Act.Write, ct);
        var report = await db.LoadRemediationReport(command.RemediationReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        report.Demand(RemediationStep.Edit);
        var task = await db.LoadTask(command.TaskId, ct);
        task.DemandLead(access);
        if (TaskLife.IsClosed(task.Progress)) throw RefusedException.Conflict("task.closed", "Nội dung yêu cầu, kiến nghị này đã kết thúc nên không báo cáo nữa.", nameof(command.TaskId));
        await db.DemandNoOpenReport(task.Id, report.Id, ct);

        var was = await db.Find<Standing>("SELECT Id, Claim, PercentDone, Text, Cause, Request FROM RemediationItems WHERE RemediationReportId = @RemediationReportId AND TaskId = @TaskId AND CouncilId = @CouncilId", command, ct);
        var row = new { Id = was?.Id ?? Guid.CreateVersion7(), command.RemediationReportId, command.TaskId, command.Claim, command.PercentDone, command.Text, command.Cause, command.Request, actor.PersonId };
        if (was is null)
            await db.Execute("""
                INSERT INTO RemediationItems (Id, CouncilId, RemediationReportId, TaskId, Claim, PercentDone, Text, Cause, Request, WrittenBy, IsOpen, Version)
                VALUES (@Id, @CouncilId, @RemediationReportId, @TaskId, @Claim, @PercentDone, @Text, @Cause, @Request, @PersonId, 0, 1)
                """, row, ct);
        else
            await db.Execute("""
                UPDATE RemediationItems SET Claim = @Claim, PercentDone = @PercentDone, Text = @Text, Cause = @Cause, Request = @Request, WrittenBy = @PersonId, Version = Version + 1
                WHERE Id = @Id AND CouncilId = @CouncilId
                """, row, ct);
        // A head who goes on writing has it before them already.
        if (!PermissionMatrix.AllowsAny(access.Roles, Subject.RemediationReport, Act.Approve)) report.AskedOn = command.AsksHead ? clock.Today() : null;
        await db.Save(report, ct);
        journal.Add(new RemediationItemSet(report.Id, row.Id, command.TaskId, command.Claim, command.PercentDone, command.Text, command.Cause, command.Request, command.AsksHead),
            was is null ? new { Item = "chưa có" } : was);
        if (command.AsksHead && report.AskedOn is not null) await db.TellAsked(journal, report, actor.PersonId, ct);
        if (access.Roles.Contains(Role.UnitHead) && await db.HasOtherHands(clock.Today(), ct)) await db.TellHeadWrote(report, actor.PersonId, ct);
        return new SetItem(report.Id, report.Version + 1, row.Id);
    }

    private sealed record Standing
    {
        public required Guid Id { get; init; }
        public required RemediationClaim Claim { get; init; }
        public required int PercentDone { get; init; }
        public required string Text { get; init; }
        public string? Cause { get; init; }
        public string? Request { get; init; }
    }
}

public sealed record RemediationItemSet(
    Guid SubjectId, Guid RemediationItemId, Guid TaskId, RemediationClaim Claim, int PercentDone, string Text, string? Cause, string? Request, bool AsksHead = false) : IEvent;
