using Supervision.Core.Text;

namespace Supervision.Core.Indicators;

/// <summary>What an indicator measures.</summary>
public enum IndicatorKind
{
    [Label("Tỷ lệ")] Ratio,
    [Label("Điểm")] Score,
    [Label("Chỉ số")] Index,
    [Label("Số lượng")] Count,
    [Label("Tiền")] Money,
}

/// <summary>Whether an indicator tells what was reached or what is aimed at. Targets stay apart from results.</summary>
public enum IndicatorRole
{
    [Label("Kết quả")] Result,
    [Label("Mục tiêu")] Target,
    [Label("Mục tiêu định tính")] QualitativeTarget,
}

/// <summary>Who answers for lost points.</summary>
public enum LostResponsibility
{
    [Label("tập thể")] Body,
    [Label("cá nhân")] Person,
    [Label("người đứng đầu")] Head,
}

/// <summary>One mention of an indicator, as stated. The check reads it and never changes it.</summary>
public sealed record IndicatorFacts
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required IndicatorKind Kind { get; init; }
    public required IndicatorRole Role { get; init; }

    /// <summary>Where it was stated, in Vietnamese, for the sentence of a flag.</summary>
    public string? Where { get; init; }

    public string? Period { get; init; }
    public bool PeriodInferred { get; init; }

    /// <summary>The day up to which its data run, when stated.</summary>
    public DateOnly? PeriodEnd { get; init; }

    public Figure? Numerator { get; init; }
    public Figure? Denominator { get; init; }

    /// <summary>The denominator was not stated; somebody assumed it.</summary>
    public bool DenominatorInferred { get; init; }

    /// <summary>Code of the indicator whose value is the denominator.</summary>
    public string? DenominatorRef { get; init; }

    public Figure? Value { get; init; }

    /// <summary>Counted from an open list: there are at least so many.</summary>
    public long? AtLeast { get; init; }

    /// <summary>Code of the indicator whose value the parts of <see cref="Group"/> add up to.</summary>
    public string? TotalRef { get; init; }

    /// <summary>The number that the parts of <see cref="Group"/> add up to.</summary>
    public Figure? Total { get; init; }

    public string? Group { get; init; }

    /// <summary>The stated percentage.</summary>
    public StatedFigure? StatedRatio { get; init; }

    /// <summary>Further percentages stated for this same indicator.</summary>
    public IReadOnlyList<Statement> OtherStatements { get; init; } = [];

    /// <summary>Name of the rest, denominator less numerator, that was not stated.</summary>
    public string? RemainderName { get; init; }

    public Figure? RemainderValue { get; init; }

    /// <summary>Code of an indicator that may be the same under another name.</summary>
    public string? PossiblySameAs { get; init; }

    public int? Rank { get; init; }
    public int? RankTotal { get; init; }
    public string? Grade { get; init; }

    /// <summary>Of a score; the denominator stands for it when left out.</summary>
    public Figure? MaximumScore { get; init; }

    public Figure? LostScore { get; init; }
    public IReadOnlyList<ChangeFacts> Changes { get; init; } = [];
}

/// <summary>A percentage stated once more, and where.</summary>
public sealed record Statement(StatedFigure Ratio, string? Where);

/// <summary>A stated rise or fall.</summary>
public sealed record ChangeFacts
{
    /// <summary>The year or period compared with.</summary>
    public required string ComparedTo { get; init; }

    public required StatedFigure Amount { get; init; }

    /// <summary>As stated: điểm, điểm phần trăm, %.</summary>
    public required string Unit { get; init; }

    /// <summary>Ranks climbed; negative when it fell.</summary>
    public int? RankSteps { get; init; }

    /// <summary>The earlier rank, when stated.</summary>
    public int? PreviousRank { get; init; }
}
