using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Extensions;

/// <summary>
/// Enters a unit's request for a later deadline that came on paper: the office does it. By the paper's own day it is in time or late; a late one is signed by the unit's head and says why.
/// Whoever entered it does not decide it.
/// </summary>
[Requires(Subject.Extension, Act.Write)]
public sealed record EnterPaperExtension : ICommand<HandedIn>
{
    public required Guid TaskId { get; init; }
    public required ExtensionContent Extension { get; init; }

    /// <summary>Who signed it, by post.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The day that stands on the paper.</summary>
    public required DateOnly SentOn { get; init; }

    /// <summary>The day it came.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Why it comes after the deadline.</summary>
    public string? LateSendingReason { get; init; }

    public sealed class Validator : AbstractValidator<EnterPaperExtension>
    {
        public Validator()
        {
            RuleFor(c => c.Extension).NotNull().SetValidator(new ExtensionContent.Validator());
            RuleFor(c => c.Extension.Reference).NotEmpty().When(c => c.Extension is not null);
            RuleFor(c => c.SignedBy).NotEmpty().MaximumLength(300);
            RuleFor(c => c.LateSendingReason).MaximumLength(2000);
        }
    }
}

internal sealed class EnterPaperExtensionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<EnterPaperExtension, HandedIn>
{
    public async Task<HandedIn> Handle(EnterPaperExtension command, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.FollowUpTask(command.TaskId, Subject.Extension, Act.Write, ct));
        var task = await db.LoadTask(command.TaskId, ct);
        task.DemandExtendable();
        var today = clock.Today();
        await db.DemandDate(task, nameof(command.SentOn), command.SentOn, today, ct);
        EventDate.Demand(nameof(command.ReceivedOn), command.ReceivedOn, today, [new PastEvent("ngày ghi trên văn bản", command.SentOn)]);
        var due = task.DueOn!.Value;
        if (command.SentOn > due && string.IsNullOrWhiteSpace(command.LateSendingReason))
            throw RefusedException.Invalid("extension.late_reason", nameof(command.LateSendingReason), $"Văn bản đề ngày sau thời hạn ({VietnameseDate.Short(due)}): phải nêu lý do gửi chậm.");
        await db.DemandWithinLimits(task, nameof(ExtensionContent.RequestedDueOn), command.Extension.RequestedDueOn, command.SentOn, ct);

        var request = new ExtensionRequest
        {
            Id = Guid.CreateVersion7(),
            TaskId = task.Id,
            UnitId = task.LeadUnitId,
            Reference = command.Extension.Reference,
            Status = ExtensionStatus.Sent,
            RequestedDueOn = command.Extension.RequestedDueOn,
            Reason = command.Extension.Reason,
            DoneSoFar = command.Extension.DoneSoFar,
            DraftedBy = actor.PersonId,
            SentOn = command.SentOn,
            SentBy = actor.PersonId,
            LateSendingReason = command.SentOn > due ? command.LateSendingReason : null,
            DueOnWhenSent = due,
            PaperReceivedOn = command.ReceivedOn,
            PaperSignedBy = command.SignedBy,
            Version = 1,
        };
        await db.Execute("""
            INSERT INTO ExtensionRequests (Id, CouncilId, TaskId, UnitId, Reference, Status, RequestedDueOn, Reason, DoneSoFar, DraftedBy, SentOn, SentBy, LateSendingReason, DueOnWhenSent,
                PaperReceivedOn, PaperSignedBy, Version)
            VALUES (@Id, @CouncilId, @TaskId, @UnitId, @Reference, @Status, @RequestedDueOn, @Reason, @DoneSoFar, @DraftedBy, @SentOn, @SentBy, @LateSendingReason, @DueOnWhenSent,
                @PaperReceivedOn, @PaperSignedBy, @Version)
            """, request, ct);
        var receipt = await db.AddReceipt(journal, ReceiptKind.ExtensionRequest, request.Id, request.UnitId,
            $"Đề nghị gia hạn nội dung số {task.Number} đến {VietnameseDate.Long(request.RequestedDueOn)}, văn bản số {request.Reference}", actor.PersonId, clock.GetUtcNow(), ct);
        journal.Add(new PaperExtensionEntered(request.Id, task.Id, command.Extension, command.SignedBy, command.SentOn, command.ReceivedOn, due, request.LateSendingReason, receipt.Number));
        await db.TellSent(actor, request, ct);
        await db.TellEntered(request, receipt.Number, ct);
        return new HandedIn(request.Id, request.Version, receipt.Id, receipt.Number);
    }
}

/// <summary>What a unit asked for on paper was entered by whoever stands beside it in the journal.</summary>
public sealed record PaperExtensionEntered(
    Guid SubjectId, Guid TaskId, ExtensionContent Extension, string SignedBy, DateOnly SentOn, DateOnly ReceivedOn, DateOnly DueOn, string? LateSendingReason, int ReceiptNumber) : IEvent;
