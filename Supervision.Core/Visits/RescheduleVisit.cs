using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Gives a postponed session a new day. The notice is cleared, so that the new one is held to the law's days again.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RescheduleVisit : ICommand<Changed>, IVersioned
{
    public required Guid VisitId { get; init; }
    public required int Version { get; init; }
    public required DateOnly PlannedOn { get; init; }

    /// <summary>Why on that day, although others are at the unit then.</summary>
    public string? OverlapReason { get; init; }

    public sealed class Validator : AbstractValidator<RescheduleVisit>
    {
        public Validator() => RuleFor(c => c.OverlapReason).MaximumLength(1000);
    }
}

internal sealed class RescheduleVisitHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RescheduleVisit, Changed>
{
    public async Task<Changed> Handle(RescheduleVisit command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        var visit = await db.LoadVisit(command.VisitId, ct);
        await db.DemandVersion(visit.Id, command.Version, visit.Version, ct);

        await db.DemandAfterFounding(visit.CampaignId, nameof(command.PlannedOn), command.PlannedOn, ct);
        journal.Add(visit.Take(VisitStep.Reschedule));
        var units = (await db.List<VisitUnit>("SELECT UnitId FROM VisitUnits WHERE VisitId = @Id AND CouncilId = @CouncilId ORDER BY Seq", new { visit.Id }, ct)).Select(row => row.UnitId).ToList();
        var met = await db.OverlapsOnDay(actor, visit.CampaignId, units, command.PlannedOn, clock.Today(), ct);
        var before = new { visit.PlannedOn, visit.NoticeReference, visit.NoticeSentOn, visit.LateNoticeReason, visit.OverlapReason };
        visit.PlannedOn = command.PlannedOn;
        visit.NoticeReference = null;
        visit.NoticeSentOn = null;
        visit.LateNoticeReason = null;
        visit.OverlapReason = met.Count > 0 ? command.OverlapReason : null;
        await db.Save(visit, ct);
        journal.Add(new VisitRescheduled(visit.Id, command.PlannedOn, met, command.OverlapReason), before);
        return new Changed(visit.Id, visit.Version + 1);
    }

    private sealed record VisitUnit
    {
        public required Guid UnitId { get; init; }
    }
}

/// <param name="Overlaps">The campaigns and entries of the reference calendar that it was found to meet.</param>
/// <param name="OverlapReason">Why that day was taken all the same.</param>
public sealed record VisitRescheduled(Guid SubjectId, DateOnly PlannedOn, IReadOnlyList<Guid> Overlaps, string? OverlapReason) : IEvent;
