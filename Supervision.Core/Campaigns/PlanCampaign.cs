using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>Plans a supervision: who supervises what, where, for which period. The rule set is chosen by the date and stays.</summary>
[Requires(Subject.Campaign, Act.Write)]
public sealed record PlanCampaign : CampaignPlan, ICommand<Created>
{
    public sealed class Validator : Rules<PlanCampaign>;
}

internal sealed class PlanCampaignHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PlanCampaign, Created>
{
    public async Task<Created> Handle(PlanCampaign command, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Write);
        var rules = await db.DemandPlan(command, ct);
        var units = command.Units.Select(u => u.UnitId).ToList();
        var met = await db.Overlaps(actor, new Intent { UnitIds = units, Topics = command.Topics, On = command.DecidedOn, Spans = PlanningChecksHandler.Spans(units, command.VisitsFrom, command.VisitsTo) }, clock.Today(), ct);
        var reason = met.Overlaps.Count > 0 ? command.OverlapReason : null;
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Campaigns (Id, CouncilId, Code, Title, FoldedTitle, FormCode, SubjectKind, BodyId, PeriodFrom, PeriodTo, PeriodText, Purpose, Scope, Method,
                RuleSetCode, Status, DecidedOn, VisitsFrom, VisitsTo, OverlapReason, PlannedBy, ItemCount, Version)
            VALUES (@id, @CouncilId, @Code, @Title, @FoldedTitle, @FormCode, @SubjectKind, @BodyId, @PeriodFrom, @PeriodTo, @PeriodText, @Purpose, @Scope, @Method,
                @RuleSetCode, @Status, @DecidedOn, @VisitsFrom, @VisitsTo, @OverlapReason, @PlannedBy, 0, 1)
            """, new
        {
            id,
            command.Code,
            command.Title,
            FoldedTitle = SearchText.Fold(command.Title),
            command.FormCode,
            command.SubjectKind,
            command.BodyId,
            command.PeriodFrom,
            command.PeriodTo,
            command.PeriodText,
            command.Purpose,
            command.Scope,
            command.Method,
            RuleSetCode = rules.Code,
            Status = CampaignStatus.Planned,
            command.DecidedOn,
            command.VisitsFrom,
            command.VisitsTo,
            OverlapReason = reason,
            PlannedBy = actor.PersonId,
        }, ct);
        await db.WriteLines(PlanLines.Topics, id, command.Topics, ct);
        await db.WriteLines(PlanLines.LegalBases, id, command.LegalBases, ct);
        await db.WriteLines(PlanLines.Outline, id, command.Outline, ct);
        await db.AddUnits(id, command.Units, ct);

        journal.Add(new CampaignPlanned(id, command.Code, command.Title, rules.Code, units, [.. met.Overlaps.Select(one => one.Met).Distinct()], command.OverlapReason));
        return new Created(id);
    }
}

/// <param name="Overlaps">The campaigns and entries of the reference calendar that it was found to meet.</param>
/// <param name="OverlapReason">Why it was planned all the same.</param>
public sealed record CampaignPlanned(
    Guid SubjectId, string Code, string Title, string RuleSetCode, IReadOnlyList<Guid> Units, IReadOnlyList<Guid> Overlaps, string? OverlapReason) : IEvent;
