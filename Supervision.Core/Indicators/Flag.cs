using Supervision.Core.Law;
using Supervision.Core.Text;

namespace Supervision.Core.Indicators;

/// <summary>A difference between what was stated and what follows from it. It asks for a look; it never corrects.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Subjects">Codes of the records it is about; empty when it is about the whole case.</param>
/// <param name="Details">One sentence for each hit, with the records of that hit.</param>
/// <param name="LegalClocks">The limits that were run; only on clock flags.</param>
public sealed record Flag(
    FlagCode Code,
    FlagSeverity Severity,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<FlagDetail> Details,
    IReadOnlyList<LegalDeadline> LegalClocks)
{
    /// <summary>What was stated, what follows, and where; in Vietnamese.</summary>
    public string Sentence => string.Join(' ', Details.Select(detail => detail.Sentence));
}

/// <summary>One hit of a flag.</summary>
public sealed record FlagDetail(IReadOnlyList<string> Subjects, string Sentence);

/// <summary>What was tested and agrees.</summary>
public enum AgreementKind
{
    /// <summary>The parts of a group add up to their total (tong_khop).</summary>
    [Label("Tổng khớp")] SumAgrees,

    /// <summary>A stated ratio is the rounded one (ty_le_khop).</summary>
    [Label("Tỷ lệ khớp")] RatioAgrees,

    /// <summary>A stated number of tasks is the number of fields that tasks were set for (dem_khop).</summary>
    [Label("Số đếm khớp")] CountAgrees,
}

/// <summary>A test that was passed; it fires nothing.</summary>
public sealed record Agreement(AgreementKind Kind, IReadOnlyList<string> Subjects, string Sentence);

/// <summary>One hit of a rule, before the hits of a case are put together.</summary>
internal sealed record Hit(FlagCode Code, IReadOnlyList<string> Subjects, string Sentence)
{
    public Hit(FlagCode code, IndicatorFacts indicator, string sentence)
        : this(code, [indicator.Code], $"{Label(indicator)}: {sentence}")
    {
    }

    public IReadOnlyList<LegalDeadline> LegalClocks { get; init; } = [];

    public static string Label(IndicatorFacts indicator) =>
        indicator.Name.Length == 0 ? Named(indicator.Code) : $"{Named(indicator.Code)} “{indicator.Name}”{(indicator.Where is { } where ? $" ({where})" : "")}";

    /// <summary>A code that the system gave is said in words: "Chỉ tiêu 2".</summary>
    public static string Named(string code) => code.StartsWith("CT", StringComparison.Ordinal) && code.Length > 2 && code[2..].All(char.IsAsciiDigit) ? $"Chỉ tiêu {code[2..]}" : code;
}
