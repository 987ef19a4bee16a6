using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>Records that members or units were consulted on a drafted conclusion, and what they said.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ConsultOnConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }
    public required DateOnly ConsultedOn { get; init; }
    public required string Consultation { get; init; }

    public sealed class Validator : AbstractValidator<ConsultOnConclusion>
    {
        public Validator() => RuleFor(c => c.Consultation).NotEmpty().MaximumLength(20_000);
    }
}

internal sealed class ConsultOnConclusionHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ConsultOnConclusion, Changed>
{
    public async Task<Changed> Handle(ConsultOnConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Write, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);

        var moved = conclusion.Take(ConclusionStep.Consult);
        // What was said at a session is drafted while fieldwork goes on.
        var campaign = await db.LoadCampaign(conclusion.CampaignId, ct);
        EventDate.Demand(nameof(command.ConsultedOn), command.ConsultedOn, clock.Today(), [.. campaign.Past.Take(conclusion.VisitId is null ? 3 : 1)]);
        var before = new { conclusion.ConsultedOn, conclusion.Consultation };
        conclusion.ConsultedOn = command.ConsultedOn;
        conclusion.Consultation = command.Consultation;
        await db.Save(conclusion, ct);
        journal.Add(moved);
        journal.Add(new ConclusionConsulted(conclusion.Id, command.ConsultedOn, command.Consultation), before);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }
}

public sealed record ConclusionConsulted(Guid SubjectId, DateOnly ConsultedOn, string Consultation) : IEvent;
