using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Indicators;

/// <summary>
/// Records an indicator as it was stated, at a visit or in a unit's report. What does not add up is kept as stated and flagged; only what cannot be
/// a number, or what can be read in two ways, is refused.
/// </summary>
[Requires(Subject.Finding, Act.Write)]
public sealed record RecordIndicator : ICommand<Created>
{
    public required Guid CampaignId { get; init; }

    /// <summary>The visit it was stated at; none when it comes from a report.</summary>
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }
    public required StatedIndicator Stated { get; init; }

    public sealed class Validator : AbstractValidator<RecordIndicator>
    {
        public Validator() => RuleFor(c => c.Stated).NotNull().SetValidator(new StatedIndicator.Rules());
    }
}

internal sealed class RecordIndicatorHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordIndicator, Created>
{
    public async Task<Created> Handle(RecordIndicator command, CancellationToken ct)
    {
        var access = command.VisitId is { } visitId
            ? await gate.Visit(visitId, Subject.Finding, Act.Write, ct)
            : await gate.Campaign(command.CampaignId, Subject.Finding, Act.Write, ct);
        if (access.CampaignId != command.CampaignId) throw RefusedException.NotFound("buổi làm việc");
        access.DemandOpenForFigures();
        if (command.VisitId is { } id) await db.NextItem(id, ct);
        if (command.UnitId is { } unitId
            && await db.Value<long>("SELECT COUNT(*) FROM CampaignUnits WHERE CampaignId = @CampaignId AND UnitId = @unitId AND CouncilId = @CouncilId", new { command.CampaignId, unitId }, ct) == 0)
            throw RefusedException.NotFound("cơ quan, tổ chức chịu sự giám sát");

        var owner = IndicatorOwner.Campaign(command.CampaignId);
        await db.DemandReferences(owner, null, command.Stated, ct);
        var number = await db.NextFinding(command.CampaignId, ct);
        var indicatorId = await db.InsertIndicator(owner, command.VisitId, command.UnitId, number, command.Stated, ct);
        journal.Add(new IndicatorRecorded(command.CampaignId, indicatorId, number, command.VisitId, command.Stated));
        return new Created(indicatorId, number);
    }
}

public sealed record IndicatorRecorded(Guid SubjectId, Guid IndicatorId, int Number, Guid? VisitId, StatedIndicator Stated) : IEvent;

internal static class IndicatorStates
{
    /// <summary>Figures are taken from the day the plan was sent to the end of the fieldwork, as findings are.</summary>
    public static bool TakesFigures(this CampaignAccess access) => access.Status is CampaignStatus.PlanSent or CampaignStatus.UnderWay or CampaignStatus.FieldworkEnded;

    /// <summary>Refuses what comes earlier or later than that.</summary>
    public static void DemandOpenForFigures(this CampaignAccess access)
    {
        if (!access.TakesFigures())
            throw RefusedException.Conflict("indicator.campaign", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}” nên không ghi thêm số liệu được.");
    }

    /// <summary>The indicator's campaign or reference lets the actor write figures.</summary>
    public static async Task DemandWritable(this Gate gate, IndicatorRow row, CancellationToken ct)
    {
        if (row.CampaignId is { } campaignId)
        {
            var access = row.VisitId is { } visitId
                ? await gate.Visit(visitId, Subject.Finding, Act.Write, ct)
                : await gate.Campaign(campaignId, Subject.Finding, Act.Write, ct);
            access.DemandOpenForFigures();
        }
        else
        {
            gate.Council(Subject.ReferenceCase, Act.Write);
        }
    }
}
