using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Extensions;

/// <summary>
/// Sends a request today, on the last day of the deadline or before. Later than that only the unit's head sends it, saying why, and not in words of their own where the unit has somebody else who writes. The unit gets a receipt.
/// </summary>
[Requires(Subject.Extension, Act.Write)]
public sealed record SendExtension : ICommand<HandedIn>, IVersioned
{
    public required Guid ExtensionRequestId { get; init; }
    public required int Version { get; init; }

    /// <summary>Why it comes after the deadline.</summary>
    public string? LateSendingReason { get; init; }

    public sealed class Validator : AbstractValidator<SendExtension>
    {
        public Validator() => RuleFor(c => c.LateSendingReason).MaximumLength(2000);
    }
}

internal sealed class SendExtensionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SendExtension, HandedIn>
{
    public async Task<HandedIn> Handle(SendExtension command, CancellationToken ct)
    {
        var (request, access) = await db.EnterExtension(gate, command.ExtensionRequestId, Act.Write, ct);
        await db.DemandVersion(request.Id, command.Version, request.Version, ct);
        var task = await db.LoadTask(request.TaskId, ct);
        task.DemandLead(access);
        var today = clock.Today();
        var moved = request.Take(ExtensionStep.Send, today);
        task.DemandExtendable();
        if (today > task.DueOn) await DemandLate(request, access, task.DueOn!.Value, command.LateSendingReason, ct);
        await db.DemandWithinLimits(task, nameof(request.RequestedDueOn), request.RequestedDueOn, today, ct);

        (request.SentOn, request.SentBy, request.DueOnWhenSent) = (today, actor.PersonId, task.DueOn);
        request.LateSendingReason = command.LateSendingReason;
        await db.Save(request, ct);
        var receipt = await db.AddReceipt(journal, ReceiptKind.ExtensionRequest, request.Id, request.UnitId,
            $"Đề nghị gia hạn nội dung số {task.Number} đến {VietnameseDate.Long(request.RequestedDueOn)}{(request.Reference is { } number ? $", văn bản số {number}" : "")}",
            actor.PersonId, clock.GetUtcNow(), ct);
        journal.Add(moved);
        journal.Add(new ExtensionSent(request.Id, task.Id, request.RequestedDueOn, task.DueOn!.Value, request.LateSendingReason, receipt.Number));
        await db.TellSent(actor, request, ct);
        return new HandedIn(request.Id, request.Version + 1, receipt.Id, receipt.Number);
    }

    private async Task DemandLate(ExtensionRequest request, CampaignAccess access, DateOnly due, string? reason, CancellationToken ct)
    {
        var late = $"Thời hạn ({VietnameseDate.Short(due)}) đã qua: ";
        if (!PermissionMatrix.AllowsAny(access.Roles, Subject.Extension, Act.Approve))
            throw RefusedException.Forbidden(late + "chỉ người đứng đầu đơn vị được gửi đề nghị gia hạn.", "extension.late");
        if (string.IsNullOrWhiteSpace(reason))
            throw RefusedException.Invalid("extension.late_reason", nameof(SendExtension.LateSendingReason), late + "phải nêu lý do gửi chậm.");
        if (await db.NeedsOtherHand(request, clock.Today(), ct))
            await db.DemandOtherHands(FourEyesDuty.ExtensionSending, late + "người soạn thảo không tự phê duyệt đề nghị của mình; đầu mối xem lại, lưu lại đề nghị rồi người đứng đầu gửi.", ct);
    }
}

public sealed record ExtensionSent(Guid SubjectId, Guid TaskId, DateOnly RequestedDueOn, DateOnly DueOn, string? LateSendingReason, int ReceiptNumber) : IEvent;
