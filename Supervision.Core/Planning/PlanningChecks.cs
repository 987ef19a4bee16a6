using Dapper;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Planning;

/// <summary>
/// What a campaign that is being planned would meet: the same unit and a like topic within the months that the policy says, others of the council at the unit in the same weeks, other
/// bodies there on the same days. It warns and forbids nothing.
/// </summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record PlanningChecks : IQuery<OverlapsView>
{
    public required IReadOnlyList<Guid> UnitIds { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>When the supervision is decided; today when left out.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The weeks in which it means to be at the units; without them days are not compared.</summary>
    public DateOnly? VisitsFrom { get; init; }
    public DateOnly? VisitsTo { get; init; }

    /// <summary>The campaign that it is about, where it is there already and its sessions are being planned: what it meets of itself is nothing.</summary>
    public Guid? CampaignId { get; init; }

    public sealed class Validator : AbstractValidator<PlanningChecks>
    {
        public Validator()
        {
            RuleFor(q => q.UnitIds).NotNull().Must(u => u.Count <= 500).WithMessage("“{PropertyName}” tối đa 500 mục.");
            RuleFor(q => q.Topics).Must(t => t.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
            RuleForEach(q => q.Topics).NotEmpty().MaximumLength(500);
            RuleFor(q => q.VisitsTo).GreaterThanOrEqualTo(q => q.VisitsFrom);
        }
    }
}

internal sealed class PlanningChecksHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PlanningChecks, OverlapsView>
{
    public Task<OverlapsView> Handle(PlanningChecks query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Write);
        var units = query.UnitIds.Distinct().ToList();
        return db.Overlaps(actor, new Intent { UnitIds = units, Topics = query.Topics, On = query.On ?? clock.Today(), Spans = Spans(units, query.VisitsFrom, query.VisitsTo), CampaignId = query.CampaignId }, clock.Today(), ct);
    }

    /// <summary>The weeks that were named; one day of them alone stands for itself.</summary>
    internal static IReadOnlyList<Span> Spans(IReadOnlyCollection<Guid> units, DateOnly? from, DateOnly? to) =>
        (from ?? to) is not { } first ? [] : [new Span(units, first, to ?? first)];
}

/// <summary>What a campaign meets by its plan and its sessions as they stand now. A unit and who was only invited are told nothing.</summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CampaignOverlaps(Guid CampaignId) : IQuery<OverlapsView>
{
    public sealed class Validator : AbstractValidator<CampaignOverlaps>
    {
        public Validator() => RuleFor(q => q.CampaignId).NotEmpty();
    }
}

internal sealed class CampaignOverlapsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<CampaignOverlaps, OverlapsView>
{
    private const string Sql = """
        SELECT COALESCE(FoundedOn, DecidedOn) AS StartedOn, VisitsFrom, VisitsTo FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId;
        SELECT UnitId FROM CampaignUnits WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Seq;
        SELECT Title FROM CampaignTopics WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT y.UnitId, v.PlannedOn
        FROM Visits v
        JOIN VisitUnits y ON y.VisitId = v.Id
        WHERE v.CampaignId = @CampaignId AND v.CouncilId = @CouncilId AND v.PlannedOn IS NOT NULL AND v.Status IN ('Planned', 'Notified', 'InProgress')
        ORDER BY y.Seq
        """;

    public async Task<OverlapsView> Handle(CampaignOverlaps query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.Campaign, Act.Read, ct);
        var today = clock.Today();
        if (access.IsUnit || access.IsInvited || access.Status > CampaignStatus.UnderWay) return new OverlapsView([], await db.PlanningPolicy(today, ct));
        var (plan, units, topics, visits) = await db.Several(Sql, new { query.CampaignId }, async grid => (
            await grid.ReadSingleAsync<Plan>(), (await grid.ReadAsync<Guid>()).AsList(), (await grid.ReadAsync<string>()).AsList(), (await grid.ReadAsync<VisitDay>()).AsList()), ct);
        IReadOnlyList<Span> spans = [.. PlanningChecksHandler.Spans(units, plan.VisitsFrom, plan.VisitsTo), .. visits.Select(visit => new Span([visit.UnitId], visit.PlannedOn, visit.PlannedOn))];
        return await db.Overlaps(actor, new Intent { UnitIds = units, Topics = topics, On = plan.StartedOn ?? today, Spans = spans, CampaignId = query.CampaignId }, today, ct);
    }

    private sealed record Plan
    {
        public DateOnly? StartedOn { get; init; }
        public DateOnly? VisitsFrom { get; init; }
        public DateOnly? VisitsTo { get; init; }
    }

    private sealed record VisitDay
    {
        public required Guid UnitId { get; init; }
        public required DateOnly PlannedOn { get; init; }
    }
}
