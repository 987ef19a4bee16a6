using Supervision.Core.Indicators;
using static Supervision.Core.Indicators.FlagCode;

namespace Supervision.Tests.Cases;

/// <summary>What the check must find in each case: no more, no fewer.</summary>
internal static class ExpectedFlags
{
    public static readonly IReadOnlyDictionary<string, (FlagCode Code, string[] Subjects)[]> ByCase = new Dictionary<string, (FlagCode, string[])[]>
    {
        ["S0"] =
        [
            (FullRatioWithoutDenominator, ["S0-CT1", "S0-CT2", "S0-CT3"]),
            (TaskWithoutDeadline, ["S0-T1", "S0-T2", "S0-T3", "S0-T4", "S0-T5", "S0-T6", "S0-T7", "S0-T8"]),
            (NoShortcomings, []),
            (PetitionsNotListed, []),
            (LegalClocks, []),
        ],
        ["S1"] =
        [
            (RatioDisagrees, ["S1-CT2"]),
            (RatioMissing, ["S1-CT4"]),
            (ChangeUnitAmbiguous, ["S1-CT1", "S1-CT3"]),
            (PeriodInferred, ["S1-CT1", "S1-CT2", "S1-CT3", "S1-CT4", "S1-CT5"]),
            (TaskWithoutDeadline, ["S1-T1", "S1-T2", .. Enumerable.Range(4, 21).Select(n => $"S1-T{n}")]),
            (NotCouncilSupervision, []),
        ],
        ["S2"] =
        [
            (RatioMissing, ["S2-CT4"]),
            (FullRatioWithoutDenominator, ["S2-CT1"]),
            (RankTotalMissing, ["S2-CT3"]),
            (GradeContradicted, ["S2-CT3", "S2-H2"]),
            (DateMissing, []),
            (TaskWithoutDeadline, [.. Enumerable.Range(1, 13).Select(n => $"S2-T{n}")]),
            (NotCouncilSupervision, []),
        ],
        ["S3"] =
        [
            (RatioTruncated, ["S3-CT10"]),
            (RatioMissing, ["S3-CT1", "S3-CT3", "S3-CT4", "S3-CT5", "S3-CT6", "S3-CT7", "S3-CT8"]),
            (RatioWithoutDenominator, ["S3-CT12"]),
            (PossiblySameIndicator, ["S3-CT10", "S3-CT12"]),
            (DerivedNumber, ["S3-CT1", "S3-CT7", "S3-CT8"]),
            (DateInferred, []),
            (TimeImplausible, []),
            (TaskWithoutDeadline, ["S3-T2", "S3-T3", "S3-T4", "S3-T5"]),
            (UnitSideMissing, []),
            (RoleConflict, []),
            (LegalClocks, []),
        ],
        ["S4"] =
        [
            (RatioUnreachable, ["S4-CT4", "S4-CT5"]),
            (RatioMissing, ["S4-CT2"]),
            (FullRatioWithoutDenominator, ["S4-CT8"]),
            (OpenList, ["S4-CT11", "S4-CT12"]),
            (DataPeriodShort, ["S4-CT3", "S4-CT4", "S4-CT5"]),
            (PeriodInferred, ["S4-CT4", "S4-CT5"]),
            (DateInferred, []),
            (TaskWithoutDeadline, ["S4-T1", "S4-T2", "S4-T3", "S4-T4"]),
            (NotCouncilSupervision, []),
        ],
    };

    /// <summary>The limits that follow from what the sources tell.</summary>
    public static readonly IReadOnlyDictionary<string, ExpectedClock[]> ClocksByCase = new Dictionary<string, ExpectedClock[]>
    {
        ["S0"] = [new("council.programme_sent", "Gửi chương trình, thành phần Đoàn", 10, new(2023, 5, 6), "thứ Bảy", new(2023, 5, 5))],
        ["S1"] = [],
        ["S2"] = [],
        ["S3"] =
        [
            new("delegate_group.plan_sent", "Gửi nội dung, kế hoạch giám sát", 7, new(2023, 11, 13), "thứ Hai", new(2023, 11, 13)),
            new("delegate_group.report", "Báo cáo kết quả tới Thường trực HĐND", 10, new(2023, 11, 30), "thứ Năm", new(2023, 11, 30)),
        ],
        ["S4"] = [],
    };

    public static readonly IReadOnlyDictionary<string, (AgreementKind Kind, string[] Subjects)[]> AgreementsByCase = new Dictionary<string, (AgreementKind, string[])[]>
    {
        ["S0"] = [],
        ["S1"] = [(AgreementKind.RatioAgrees, ["S1-CT3"]), (AgreementKind.CountAgrees, ["S1-CT7"])],
        ["S2"] = [(AgreementKind.SumAgrees, ["S2-CT4", "S2-CT5"])],
        ["S3"] = [(AgreementKind.SumAgrees, ["S3-CT2", "S3-CT3", "S3-CT4"]), (AgreementKind.SumAgrees, ["S3-CT2", "S3-CT5", "S3-CT6"])],
        ["S4"] = [(AgreementKind.RatioAgrees, ["S4-CT7"])],
    };
}

/// <summary>A limit of the law that must be run: legal day and act-by day.</summary>
internal sealed record ExpectedClock(string Code, string What, int Days, DateOnly Limit, string Weekday, DateOnly ActBy);
