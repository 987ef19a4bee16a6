using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Gives a postponed session a new day. The notice is cleared, so that the new one is held to the law's days again.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RescheduleVisit : ICommand<Changed>, IVersioned
{
    public required Guid VisitId { get; init; }
    public required int Version { get; init; }
    public required DateOnly PlannedOn { get; init; }
}

internal sealed class RescheduleVisitHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RescheduleVisit, Changed>
{
    public async Task<Changed> Handle(RescheduleVisit command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        await db.DemandVersion(visit.Id, command.Version, visit.Version, ct);

        journal.Add(visit.Take(VisitStep.Reschedule));
        var before = new { visit.PlannedOn, visit.NoticeReference, visit.NoticeSentOn, visit.LateNoticeReason };
        visit.PlannedOn = command.PlannedOn;
        visit.NoticeReference = null;
        visit.NoticeSentOn = null;
        visit.LateNoticeReason = null;
        await db.Save(visit, ct);
        journal.Add(new VisitRescheduled(visit.Id, command.PlannedOn), before);
        return new Changed(visit.Id, visit.Version + 1);
    }
}

public sealed record VisitRescheduled(Guid SubjectId, DateOnly PlannedOn) : IEvent;
