using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Findings;

/// <summary>
/// Writes down what somebody sees and hears at a session, in one go: the finding, the figure that was stated with it, the indicator that it speaks of. A device that was cut off sends it again
/// by its key, also days later, and it is written once.
/// </summary>
[Requires(Subject.Finding, Act.Write)]
[AnswersAgain(days: 400)]
public sealed record RecordAtVisit : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public Guid? UnitId { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }

    /// <summary>An indicator of the campaign that it is about.</summary>
    public Guid? IndicatorId { get; init; }

    /// <summary>A figure that was stated and is recorded with it.</summary>
    public SaidFigure? Figure { get; init; }

    public sealed class Validator : AbstractValidator<RecordAtVisit>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Field).MaximumLength(200);
            RuleFor(c => c.Figure!).SetValidator(new SaidFigure.Rules()).When(c => c.Figure is not null);
        }
    }
}

internal sealed class RecordAtVisitHandler(IMediator mediator, Gate gate) : IRequestHandler<RecordAtVisit, Created>
{
    public async Task<Created> Handle(RecordAtVisit command, CancellationToken ct)
    {
        var access = await gate.Visit(command.VisitId, Subject.Finding, Act.Write, ct);
        var evidence = new List<FindingEvidence>();
        if (command.IndicatorId is { } known) evidence.Add(new FindingEvidence(EvidenceKind.Indicator, known));
        if (command.Figure is { } figure) evidence.Add(new FindingEvidence(EvidenceKind.Indicator, await Record(command, figure, access.CampaignId, ct)));
        return await mediator.Send(new RecordFinding
        {
            CampaignId = access.CampaignId,
            VisitId = command.VisitId,
            UnitId = command.UnitId,
            Kind = command.Kind,
            Text = command.Text,
            Field = command.Field,
            Evidence = evidence,
        }, ct);
    }

    private async Task<Guid> Record(RecordAtVisit command, SaidFigure figure, Guid campaignId, CancellationToken ct)
    {
        var wrong = figure.AsStated ? [] : SaidFigure.Wrong(await mediator.Send(figure.ToCheck(), ct));
        if (wrong.Count > 0)
            throw RefusedException.Invalid("finding.figure", $"{nameof(command.Figure)}.{nameof(figure.StatedRatio)}", string.Join(" ", wrong.Select(remark => remark.Sentence)));
        return (await mediator.Send(new RecordIndicator { CampaignId = campaignId, VisitId = command.VisitId, UnitId = command.UnitId, Stated = figure.ToIndicator(command.Field) }, ct)).Id;
    }
}
