using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Indicators;

/// <summary>Holds one figure against its fraction while it is being typed; nothing is stored. Open to whoever may see a campaign.</summary>
[Requires(Subject.Campaign, Act.Read)]
public sealed record CheckFigure : IQuery<FigureAnswer>
{
    /// <summary>Of what, as it was typed; the remarks name it.</summary>
    public string? IndicatorName { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }

    /// <summary>The percentage as printed: "28" and "28,0" are judged differently.</summary>
    public string? StatedRatio { get; init; }
    public IndicatorKind Kind { get; init; } = IndicatorKind.Ratio;
    public IndicatorRole Role { get; init; } = IndicatorRole.Result;

    public sealed class Validator : AbstractValidator<CheckFigure>
    {
        public Validator()
        {
            RuleFor(c => c.IndicatorName).MaximumLength(1000);
            RuleFor(c => c.Numerator).Storable();
            RuleFor(c => c.Numerator).GreaterThanOrEqualTo(0);
            RuleFor(c => c.Denominator).Storable();
            RuleFor(c => c.Denominator).GreaterThan(0);
            RuleFor(c => c.StatedRatio).Figure(FigureField.Ratio);
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Role).IsInEnum();
        }
    }
}

/// <summary>What a typed figure comes to.</summary>
/// <param name="ComputedRatio">Numerator over denominator in per cent, two decimals; null without both.</param>
/// <param name="Verdict">How the stated ratio stands to it.</param>
/// <param name="Remarks">What does not fit, one sentence each; empty when nothing is odd.</param>
public sealed record FigureAnswer(decimal? ComputedRatio, RatioVerdict Verdict, IReadOnlyList<FigureRemark> Remarks);

/// <summary>A flag that the figure would raise.</summary>
public sealed record FigureRemark(FlagCode Code, string Title, FlagSeverity Severity, string Sentence);

internal sealed class CheckFigureHandler(Gate gate) : IRequestHandler<CheckFigure, FigureAnswer>
{
    private const string Typed = "Số liệu";

    public Task<FigureAnswer> Handle(CheckFigure query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        var indicator = new IndicatorFacts
        {
            Code = Typed,
            Name = query.IndicatorName?.Trim() ?? "",
            Kind = query.Kind,
            Role = query.Role,
            Numerator = query.Numerator is { } numerator ? Figure.From(numerator) : null,
            Denominator = query.Denominator is { } denominator ? Figure.From(denominator) : null,
            StatedRatio = query.StatedRatio is { } ratio ? StatedFigure.Parse(ratio, FigureField.Ratio) : null,
        };
        var alone = new IndicatorIndex(new CaseFacts { Code = Typed, IsCouncilSupervision = false, Indicators = [indicator] });
        return Task.FromResult(new FigureAnswer(
            RatioRules.Computed(indicator)?.ToDecimal(),
            RatioRules.Verdict(indicator, alone),
            [
                .. RatioRules.Hits(indicator, alone).Select(hit => (Kind: FlagCatalog.Of(hit.Code), hit.Sentence))
                    .Select(hit => new FigureRemark(hit.Kind.Code, hit.Kind.Title, hit.Kind.Severity, hit.Sentence)),
            ]));
    }
}
