using FluentValidation;
using Supervision.Core.Indicators;

namespace Supervision.Core.Findings;

/// <summary>A figure as somebody hears it at a session and types it: numbers as Vietnamese writes them, a part of a whole, a rate, or a mere number.</summary>
public sealed record SaidFigure
{
    /// <summary>Of what: "hồ sơ giải quyết đúng hạn".</summary>
    public required string IndicatorName { get; init; }
    public string? Numerator { get; init; }
    public string? Denominator { get; init; }

    /// <summary>The percentage as it was said: "28" and "28,0" are judged differently.</summary>
    public string? StatedRatio { get; init; }

    /// <summary>It does not add up and was stated so: it is recorded as stated, and flagged.</summary>
    public bool AsStated { get; init; }

    public sealed class Rules : AbstractValidator<SaidFigure>
    {
        public Rules()
        {
            RuleFor(f => f.IndicatorName).NotEmpty().MaximumLength(1000);
            RuleFor(f => f.Numerator).Figure(FigureField.Amount).Must(text => text?.StartsWith('-') != true).WithMessage("“{PropertyName}” không nhận số âm.");
            RuleFor(f => f.Denominator).Figure(FigureField.Amount).Must(text => Number(text) is not <= 0).WithMessage("“{PropertyName}” phải lớn hơn 0.");
            RuleFor(f => f.StatedRatio).Figure(FigureField.Ratio);
            RuleFor(f => f.Numerator).NotEmpty().When(f => f.Denominator is not null || f.StatedRatio is null).WithMessage("Ghi tử số và mẫu số, hoặc tỷ lệ đã nêu.");
        }
    }

    /// <summary>What does not fit and would be wrong to take down unseen; what is only incomplete is none of it.</summary>
    public static IReadOnlyList<FigureRemark> Wrong(FigureAnswer answer) => [.. answer.Remarks.Where(remark => remark.Code
        is FlagCode.RatioDisagrees or FlagCode.RatioTruncated or FlagCode.RatioUnreachable or FlagCode.NumeratorOverDenominator or FlagCode.DenominatorNotPositive)];

    /// <summary>The question whether it adds up, of one whose rules hold.</summary>
    public CheckFigure ToCheck() => new() { IndicatorName = IndicatorName, Numerator = Number(Numerator), Denominator = Number(Denominator), StatedRatio = StatedRatio, Kind = Kind };

    /// <summary>As an indicator of the campaign, of one whose rules hold.</summary>
    public StatedIndicator ToIndicator(string? field) => new()
    {
        Name = IndicatorName,
        Kind = Kind,
        Field = field,
        Numerator = Kind is IndicatorKind.Ratio ? Number(Numerator) : null,
        Denominator = Number(Denominator),
        Amount = Kind is IndicatorKind.Count ? Number(Numerator) : null,
        StatedRatio = StatedRatio,
    };

    private IndicatorKind Kind => Denominator is null && StatedRatio is null ? IndicatorKind.Count : IndicatorKind.Ratio;

    private static decimal? Number(string? text)
    {
        if (text is null) return null;
        try
        {
            return StatedFigure.Parse(text, FigureField.Amount).Value.ToDecimal();
        }
        catch (FigureFormatException)
        {
            return null;
        }
    }
}
