using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Extensions;

/// <summary>Rewrites a request that was not sent yet.</summary>
[Requires(Subject.Extension, Act.Write)]
public sealed record ReviseExtension : ICommand<Changed>, IVersioned
{
    public required Guid ExtensionRequestId { get; init; }
    public required int Version { get; init; }
    public required ExtensionContent Extension { get; init; }

    public sealed class Validator : AbstractValidator<ReviseExtension>
    {
        public Validator() => RuleFor(c => c.Extension).NotNull().SetValidator(new ExtensionContent.Validator());
    }
}

internal sealed class ReviseExtensionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ReviseExtension, Changed>
{
    public async Task<Changed> Handle(ReviseExtension command, CancellationToken ct)
    {
        var (request, access) = await db.EnterExtension(gate, command.ExtensionRequestId, Act.Write, ct);
        await db.DemandVersion(request.Id, command.Version, request.Version, ct);
        var task = await db.LoadTask(request.TaskId, ct);
        task.DemandLead(access);
        request.Take(ExtensionStep.Edit, clock.Today());
        task.DemandExtendable();
        await db.DemandWithinLimits(task, nameof(ExtensionContent.RequestedDueOn), command.Extension.RequestedDueOn, clock.Today(), ct);

        var before = new { request.RequestedDueOn, request.Reason, request.DoneSoFar, request.Reference };
        (request.RequestedDueOn, request.Reason, request.DoneSoFar, request.Reference, request.WrittenBy) =
            (command.Extension.RequestedDueOn, command.Extension.Reason, command.Extension.DoneSoFar, command.Extension.Reference, actor.PersonId);
        await db.Save(request, ct);
        journal.Add(new ExtensionRevised(request.Id, command.Extension), before);
        return new Changed(request.Id, request.Version + 1);
    }
}

public sealed record ExtensionRevised(Guid SubjectId, ExtensionContent Extension) : IEvent;
