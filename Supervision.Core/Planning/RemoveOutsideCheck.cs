using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Planning;

/// <summary>Takes an entry out of the reference calendar: the other body gave it up, or it never was. The journal keeps it.</summary>
[Requires(Subject.OutsideCheck, Act.Write)]
public sealed record RemoveOutsideCheck : ICommand<Changed>, IVersioned
{
    public required Guid OutsideCheckId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<RemoveOutsideCheck>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class RemoveOutsideCheckHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RemoveOutsideCheck, Changed>
{
    public async Task<Changed> Handle(RemoveOutsideCheck command, CancellationToken ct)
    {
        gate.Council(Subject.OutsideCheck, Act.Write);
        var before = await db.FindOutsideCheck(command.OutsideCheckId, ct) ?? throw RefusedException.NotFound("mục trong lịch của cơ quan khác");
        await db.DemandVersion(command.OutsideCheckId, command.Version, before.Version, ct);
        await db.Update("DELETE FROM OutsideChecks WHERE Id = @OutsideCheckId AND CouncilId = @CouncilId AND Version = @Version", new { command.OutsideCheckId, command.Version }, ct);
        journal.Add(new OutsideCheckRemoved(command.OutsideCheckId, before.Topic, command.Reason), before);
        return new Changed(command.OutsideCheckId, before.Version + 1);
    }
}

public sealed record OutsideCheckRemoved(Guid SubjectId, string Topic, string Reason) : IEvent;
