using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>Takes a text away from the public, or gives up one that waits for approval; the next who asks for it finds nothing.</summary>
[Requires(Subject.Publication, Act.Approve)]
public sealed record WithdrawPublication : ICommand<Changed>, IVersioned
{
    public required Guid PublicationId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<WithdrawPublication>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class WithdrawPublicationHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<WithdrawPublication, Changed>
{
    public async Task<Changed> Handle(WithdrawPublication command, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Approve);
        var publication = await db.LoadPublication(command.PublicationId, ct);
        await db.DemandVersion(publication.Id, command.Version, publication.Version, ct);
        var before = new { publication.Status, publication.Version };
        publication.Take(PublicationStep.Withdraw);
        await db.Update("""
            UPDATE Publications SET Status = 'Withdrawn', WithdrawnBy = @ActorId, WithdrawnAt = @Now, WithdrawReason = @Reason, Version = Version + 1
            WHERE Id = @PublicationId AND CouncilId = @CouncilId AND Version = @Version
            """, new { command.PublicationId, command.Version, command.Reason, Now = clock.GetUtcNow() }, ct);
        journal.Add(new PublicationWithdrawn(publication.Id, publication.Title, command.Reason), before);
        return new Changed(publication.Id, publication.Version + 1);
    }
}

public sealed record PublicationWithdrawn(Guid SubjectId, string Title, string Reason) : IEvent;
