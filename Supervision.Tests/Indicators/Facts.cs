using Supervision.Core.Calendar;
using Supervision.Core.Indicators;
using Supervision.Core.Law;

namespace Supervision.Tests.Indicators;

/// <summary>Small facts for tests of one rule.</summary>
internal static class Facts
{
    public static readonly CheckBasis Basis = new(RuleSets.Shipped, [], new WorkCalendar(DaysOffSeed.Days));

    public static CaseFacts Reference(params IndicatorFacts[] indicators) =>
        new() { Code = "T", IsCouncilSupervision = false, PublishedOn = new(2024, 1, 2), Indicators = indicators };

    public static CaseFacts Visit() => new()
    {
        Code = "T",
        IsCouncilSupervision = true,
        Subject = LegalSubject.Council,
        HeldOn = new(2023, 5, 16),
        Session = DaySession.Morning,
        Shortcomings = [new("T-H1", "Chậm tiến độ", [])],
        Participants = [new(ParticipantSide.Unit, "Chủ tịch UBND xã", null)],
        Events = new Dictionary<LegalEvent, DateOnly> { [LegalEvent.Visit] = new(2023, 5, 16) },
    };

    public static IndicatorFacts Indicator(string code = "T-CT1") =>
        new() { Code = code, Name = "Chỉ tiêu thử", Kind = IndicatorKind.Ratio, Role = IndicatorRole.Result };

    public static IndicatorFacts Indicator(decimal numerator, decimal denominator, string? stated) => Indicator() with
    {
        Numerator = Figure.From(numerator),
        Denominator = Figure.From(denominator),
        StatedRatio = stated is null ? null : Ratio(stated),
    };

    public static StatedFigure Ratio(string text) => StatedFigure.Parse(text, FigureField.Ratio);

    /// <summary>The codes raised, without those that every reference or visit of these tests raises.</summary>
    public static FlagCode[] Codes(CaseFacts facts) =>
        [.. ArithmeticCheck.Flags(facts, Basis).Select(flag => flag.Code).Except([FlagCode.NotCouncilSupervision, FlagCode.LegalClocks])];

    public static FlagCode[] Codes(params IndicatorFacts[] indicators) => Codes(Reference(indicators));

    public static Flag Only(FlagCode code, CaseFacts facts) => ArithmeticCheck.Flags(facts, Basis).Single(flag => flag.Code == code);
}
