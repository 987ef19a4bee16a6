using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Puts a session off; the day stays until <see cref="RescheduleVisit"/> names another.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record PostponeVisit : ICommand<Changed>, IVersioned
{
    public required Guid VisitId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<PostponeVisit>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class PostponeVisitHandler(Db db, Journal journal, Gate gate) : IRequestHandler<PostponeVisit, Changed>
{
    public async Task<Changed> Handle(PostponeVisit command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        await db.DemandVersion(visit.Id, command.Version, visit.Version, ct);

        journal.Add(visit.Take(VisitStep.Postpone));
        var before = new { visit.ChangeReason };
        visit.ChangeReason = command.Reason;
        await db.Save(visit, ct);
        journal.Add(new VisitPostponed(visit.Id, visit.PlannedOn, command.Reason), before);
        return new Changed(visit.Id, visit.Version + 1);
    }
}

public sealed record VisitPostponed(Guid SubjectId, DateOnly? From, string Reason) : IEvent;
