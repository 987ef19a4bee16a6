using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Core.Extensions;

/// <summary>The office takes back a request for more time that was entered from paper by mistake, while nobody gave an opinion or decided; the request stays with the reason, and the unit is told.</summary>
[Requires(Subject.Extension, Act.Write)]
public sealed record WithdrawPaperExtension : ICommand<Changed>, IVersioned
{
    public required Guid ExtensionRequestId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<WithdrawPaperExtension>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class WithdrawPaperExtensionHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<WithdrawPaperExtension, Changed>
{
    public async Task<Changed> Handle(WithdrawPaperExtension command, CancellationToken ct)
    {
        var (request, access) = await db.EnterExtension(gate, command.ExtensionRequestId, Act.Write, ct);
        RemediationRows.DemandCouncil(access);
        await db.DemandVersion(request.Id, command.Version, request.Version, ct);
        if (request.PaperReceivedOn is null) throw RefusedException.Forbidden("Đề nghị gia hạn do đơn vị gửi trên hệ thống thì đơn vị tự rút.", "extension.unit");
        if (request.OpinionOn is not null) throw RefusedException.Conflict("extension.weighed", "Đề nghị gia hạn đã có ý kiến nên không rút việc nhập được.");
        var before = new { request.Status, request.EndReason };
        var moved = request.Take(ExtensionStep.Withdraw, clock.Today());
        request.EndReason = command.Reason;
        await db.Save(request, ct);
        journal.Add(moved);
        journal.Add(new PaperExtensionWithdrawn(request.Id, request.TaskId, command.Reason), before);
        await db.TellTakenBack(request, command.Reason, ct);
        return new Changed(request.Id, request.Version + 1);
    }
}

/// <summary>What was entered of a unit's paper was taken back.</summary>
public sealed record PaperExtensionWithdrawn(Guid SubjectId, Guid TaskId, string Reason) : IEvent;
