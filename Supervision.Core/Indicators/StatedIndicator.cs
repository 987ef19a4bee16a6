using System.Linq.Expressions;
using FluentValidation;

namespace Supervision.Core.Indicators;

/// <summary>
/// One mention of an indicator as its source states it. Numbers are numbers; what was printed as a percentage stays the printed text with
/// Vietnamese separators, because its decimals count when it is checked.
/// </summary>
public sealed record StatedIndicator
{
    /// <summary>A short code for papers and flags: "CT1"; given by the system when left out.</summary>
    public string? Code { get; init; }
    public required string Name { get; init; }
    public required IndicatorKind Kind { get; init; }
    public IndicatorRole Role { get; init; } = IndicatorRole.Result;

    /// <summary>The field it belongs to: "Thủ tục hành chính".</summary>
    public string? Field { get; init; }
    public string? PeriodText { get; init; }

    /// <summary>The period was concluded by whoever typed it in, not stated.</summary>
    public bool PeriodInferred { get; init; }

    /// <summary>The day up to which its data run.</summary>
    public DateOnly? PeriodEndOn { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }

    /// <summary>The denominator was assumed by whoever typed it in.</summary>
    public bool DenominatorInferred { get; init; }

    /// <summary>The indicator whose value is the denominator.</summary>
    public Guid? DenominatorIndicatorId { get; init; }

    /// <summary>The value of a count, a score, an index or a sum of money.</summary>
    public decimal? Amount { get; init; }
    public bool AmountInferred { get; init; }

    /// <summary>Counted from an open list: there are at least so many.</summary>
    public long? AtLeast { get; init; }

    /// <summary>What is counted: "hồ sơ", "điểm", "triệu đồng".</summary>
    public string? MeasureUnit { get; init; }

    /// <summary>The indicator whose value the parts of <see cref="GroupName"/> add up to.</summary>
    public Guid? TotalIndicatorId { get; init; }

    /// <summary>The number that the parts of <see cref="GroupName"/> add up to, where no indicator has it.</summary>
    public decimal? TotalAmount { get; init; }
    public string? GroupName { get; init; }

    /// <summary>The percentage as printed: "53,41".</summary>
    public string? StatedRatio { get; init; }

    /// <summary>How it was told in words: "tất cả".</summary>
    public string? StatedInWords { get; init; }

    /// <summary>What the rest is, denominator less numerator, where it matters and was not stated.</summary>
    public string? RemainderName { get; init; }
    public decimal? RemainderAmount { get; init; }

    /// <summary>An indicator that may be the same under another name.</summary>
    public Guid? SameAsIndicatorId { get; init; }
    public int? Rank { get; init; }

    /// <summary>Of how many.</summary>
    public int? RankTotal { get; init; }

    /// <summary>The word of the grade: "Khá".</summary>
    public string? Grade { get; init; }
    public string? Target { get; init; }
    public DateOnly? TargetDueOn { get; init; }
    public decimal? MaximumScore { get; init; }
    public decimal? LostScore { get; init; }
    public string? LostCause { get; init; }
    public LostResponsibility? LostResponsibility { get; init; }
    public string? Note { get; init; }

    /// <summary>Further percentages stated for this same indicator.</summary>
    public IReadOnlyList<OtherStatement> OtherStatements { get; init; } = [];
    public IReadOnlyList<StatedChange> Changes { get; init; } = [];

    /// <summary>What can be refused without knowing the other indicators. What only looks wrong is kept and flagged.</summary>
    public sealed class Rules : AbstractValidator<StatedIndicator>
    {
        public Rules()
        {
            RuleFor(c => c.Code).MaximumLength(40);
            RuleFor(c => c.Name).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Role).IsInEnum();
            RuleFor(c => c.Field).MaximumLength(200);
            RuleFor(c => c.PeriodText).MaximumLength(200);
            Number(c => c.Numerator);
            Number(c => c.Denominator);
            RuleFor(c => c.Denominator).NotEqual(0).WithMessage("“{PropertyName}” phải lớn hơn 0.");
            Number(c => c.Amount, mayBeNegative: c => c.Kind is IndicatorKind.Money or IndicatorKind.Index);
            RuleFor(c => c.AtLeast).GreaterThanOrEqualTo(0);
            RuleFor(c => c.MeasureUnit).MaximumLength(100);
            Number(c => c.TotalAmount);
            RuleFor(c => c.TotalAmount).Null().When(c => c.TotalIndicatorId is not null).WithMessage("Tổng là một chỉ tiêu hoặc một số, không phải cả hai.");
            RuleFor(c => c.GroupName).MaximumLength(100);
            RuleFor(c => c.GroupName).NotEmpty().When(c => c.TotalIndicatorId is not null || c.TotalAmount is not null).WithMessage("Chỉ tiêu có tổng thì phải có nhóm các phần cộng lại.");
            RuleFor(c => c.StatedRatio).Figure(FigureField.Ratio);
            RuleFor(c => c.StatedInWords).MaximumLength(200);
            RuleFor(c => c.RemainderName).MaximumLength(300);
            Number(c => c.RemainderAmount);
            RuleFor(c => c.Rank).GreaterThanOrEqualTo(1);
            RuleFor(c => c.RankTotal).GreaterThanOrEqualTo(1);
            RuleFor(c => c.Grade).MaximumLength(100);
            RuleFor(c => c.Target).MaximumLength(200);
            Number(c => c.MaximumScore);
            Number(c => c.LostScore);
            RuleFor(c => c.LostCause).MaximumLength(1000);
            RuleFor(c => c.LostResponsibility).IsInEnum();
            RuleFor(c => c.Note).MaximumLength(2000);
            RuleFor(c => c.OtherStatements).Must(list => list.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
            RuleForEach(c => c.OtherStatements).SetValidator(new OtherStatement.Rules());
            RuleFor(c => c.Changes).Must(list => list.Count <= 50).WithMessage("“{PropertyName}” tối đa 50 mục.");
            RuleForEach(c => c.Changes).SetValidator(new StatedChange.Rules());
        }

        private void Number(Expression<Func<StatedIndicator, decimal?>> member, Func<StatedIndicator, bool>? mayBeNegative = null)
        {
            RuleFor(member).Storable();
            RuleFor(member).GreaterThanOrEqualTo(0).Unless(c => mayBeNegative?.Invoke(c) == true);
        }
    }
}

/// <summary>A percentage stated once more, and where.</summary>
public sealed record OtherStatement(string Text, string? Place = null)
{
    public sealed class Rules : AbstractValidator<OtherStatement>
    {
        public Rules()
        {
            RuleFor(s => s.Text).NotEmpty().Figure(FigureField.Ratio);
            RuleFor(s => s.Place).MaximumLength(500);
        }
    }
}

/// <summary>A stated rise or fall, with its unit as stated: "%", "điểm", "điểm phần trăm".</summary>
public sealed record StatedChange
{
    /// <summary>The year or period compared with.</summary>
    public required string ComparedTo { get; init; }
    public required string StatedAmount { get; init; }
    public required string StatedUnit { get; init; }

    /// <summary>Ranks climbed; negative when it fell.</summary>
    public int? RankSteps { get; init; }

    public sealed class Rules : AbstractValidator<StatedChange>
    {
        public Rules()
        {
            RuleFor(c => c.ComparedTo).NotEmpty().MaximumLength(100);
            RuleFor(c => c.StatedAmount).NotEmpty().Figure(FigureField.Change);
            RuleFor(c => c.StatedUnit).NotEmpty().MaximumLength(40);
            RuleFor(c => c.RankSteps).InclusiveBetween(-100_000, 100_000);
        }
    }
}

internal static class FigureRules
{
    /// <summary>The text is a number as Vietnamese writes it; a number with two readings is refused with both.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Figure<T>(this IRuleBuilder<T, string?> rule, FigureField field) => rule.Custom((text, context) =>
    {
        if (text is null) return;
        try
        {
            StatedFigure.Parse(text, field);
        }
        catch (FigureFormatException refused)
        {
            context.AddFailure(refused.Message);
        }
    });

    /// <summary>The number has at most six decimals and fits the column.</summary>
    public static IRuleBuilderOptionsConditions<T, decimal?> Storable<T>(this IRuleBuilder<T, decimal?> rule) => rule.Custom((number, context) =>
    {
        if (number is not { } value) return;
        try
        {
            Indicators.Figure.From(value);
        }
        catch (FigureFormatException refused)
        {
            context.AddFailure(refused.Message);
        }
    });
}
