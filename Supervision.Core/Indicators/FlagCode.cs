using Supervision.Core.Text;

namespace Supervision.Core.Indicators;

/// <summary>What a flag is about. <see cref="FlagCatalog"/> gives each its Vietnamese code, title and severity.</summary>
public enum FlagCode
{
    RatioDisagrees,
    RatioTruncated,
    RatioUnreachable,
    RatioMissing,
    FullRatioWithoutDenominator,
    RatioWithoutDenominator,
    NumeratorOverDenominator,
    DenominatorNotPositive,
    DenominatorDisagreesWithReference,
    RemainderDisagrees,
    LostScoreDisagrees,
    StatementsDiffer,
    PossiblySameIndicator,
    SumDisagrees,
    DerivedNumber,
    RankTotalMissing,
    RankOverTotal,
    RankChangeDisagrees,
    ChangeUnitAmbiguous,
    OpenList,
    DataPeriodShort,
    DataPeriodBeyondReport,
    PeriodInferred,
    GradeContradicted,
    DateMissing,
    DateInferred,
    TimeImplausible,
    TaskWithoutDeadline,
    NoShortcomings,
    PetitionsNotListed,
    UnitSideMissing,
    RoleConflict,
    NotCouncilSupervision,
    LegalClocks,
    LegalClockMissed,
    BasisOutdated,
    UnbalancedBracket,
    SloganNotStandard,
    SloganUndefined,
    ScorecardMissing,
    WeakFieldScoresMissing,
    TermOutdated,
    CellOverWhole,
    ScoreOverMaximum,
}

/// <summary>How much a flag matters.</summary>
public enum FlagSeverity
{
    [Label("thấp")] Low,
    [Label("trung bình")] Medium,
    [Label("cao")] High,
}

/// <summary>What is known of a flag's kind.</summary>
/// <param name="Code">The code in this program.</param>
/// <param name="VietnameseCode">The code of exchanged data.</param>
/// <param name="Title">A short Vietnamese name for lists.</param>
/// <param name="Severity">How much it matters unless somebody says otherwise.</param>
/// <param name="Computed">False when only a reader can raise it.</param>
/// <param name="OneEach">True when every hit is a flag of its own (it ties several records together); false when the hits of one case make one flag.</param>
public sealed record FlagKind(FlagCode Code, string VietnameseCode, string Title, FlagSeverity Severity, bool Computed, bool OneEach);
