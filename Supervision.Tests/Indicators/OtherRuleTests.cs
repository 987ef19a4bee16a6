using NUnit.Framework;
using Supervision.Core.Calendar;
using Supervision.Core.Indicators;
using Supervision.Core.Law;
using static Supervision.Core.Indicators.FlagCode;
using static Supervision.Tests.Indicators.Facts;

namespace Supervision.Tests.Indicators;

public sealed class OtherRuleTests
{
    [Test]
    public void Every_kind_of_flag_has_one_Vietnamese_code()
    {
        Assert.That(FlagCatalog.All.Select(kind => kind.Code), Is.EqualTo(Enum.GetValues<FlagCode>()));
        Assert.That(FlagCatalog.All.Select(kind => kind.VietnameseCode), Is.Unique);
        Assert.That(FlagCatalog.All.Select(kind => kind.Title), Is.Unique);
        Assert.That(FlagCatalog.All.All(kind => FlagCatalog.Find(kind.VietnameseCode) == kind));
    }

    [Test]
    public void Parts_that_miss_their_total_are_one_flag_a_group()
    {
        var total = Indicator("T-CT1") with { Kind = IndicatorKind.Count, Value = Figure.From(79L) };
        var facts = Reference(total, Part("T-CT2", "han", 72), Part("T-CT3", "han", 8), Part("T-CT4", "xac_nhan", 77), Part("T-CT5", "xac_nhan", 2), Part("T-CT6", "khac", 1));

        var flags = ArithmeticCheck.Flags(facts, Basis).Where(flag => flag.Code is SumDisagrees).ToArray();
        Assert.That(flags.Select(flag => flag.Subjects), Is.EqualTo(new[] { new[] { "T-CT1", "T-CT2", "T-CT3" }, ["T-CT1", "T-CT6"] }));
        Assert.That(flags[0].Sentence, Is.EqualTo("Các phần T-CT2, T-CT3: 72 + 8 = 80 nhưng tổng nêu là 79 (T-CT1)."));
        Assert.That(ArithmeticCheck.Agreements(facts).Single().Subjects, Is.EqualTo(new[] { "T-CT1", "T-CT4", "T-CT5" }));
    }

    [Test]
    public void A_group_with_a_part_unknown_is_not_judged()
    {
        var facts = Reference(Part("T-CT2", "han", 72) with { TotalRef = null, Total = Figure.From(79L) }, Part("T-CT3", "han", 7) with { TotalRef = null, Total = Figure.From(79L), Numerator = null });

        Assert.That(Codes(facts), Is.Empty);
        Assert.That(ArithmeticCheck.Agreements(facts), Is.Empty);
    }

    [TestCase(4, null, new[] { RankTotalMissing })]
    [TestCase(4, 8, new FlagCode[0])]
    [TestCase(31, 30, new[] { RankOverTotal })]
    [TestCase(0, 30, new[] { RankOverTotal })]
    public void A_rank_stands_within_its_total(int rank, int? total, FlagCode[] codes) =>
        Assert.That(Codes(Indicator() with { Kind = IndicatorKind.Index, Rank = rank, RankTotal = total }), Is.EqualTo(codes));

    [TestCase(2, 23, new FlagCode[0])]
    [TestCase(2, null, new FlagCode[0])]
    [TestCase(2, 24, new[] { RankChangeDisagrees })]
    [TestCase(10, null, new[] { RankChangeDisagrees })]
    [TestCase(-21, null, new[] { RankChangeDisagrees })]
    public void A_climb_leads_from_the_earlier_rank_to_this_one(int steps, int? earlier, FlagCode[] codes)
    {
        var change = new ChangeFacts { ComparedTo = "2022", Amount = Change("2,13"), Unit = "điểm", RankSteps = steps, PreviousRank = earlier };

        Assert.That(Codes(Indicator() with { Kind = IndicatorKind.Index, Rank = 21, RankTotal = 30, Changes = [change] }), Is.EqualTo(codes));
    }

    [TestCase("%", true)]
    [TestCase("phần trăm", true)]
    [TestCase("điểm phần trăm", false)]
    [TestCase("điểm", false)]
    public void A_change_in_per_cent_of_a_percentage_has_two_readings(string unit, bool ambiguous)
    {
        var indicator = Indicator() with { Kind = IndicatorKind.Index, StatedRatio = Ratio("93,86"), Changes = [new ChangeFacts { ComparedTo = "2022", Amount = Change("2,13"), Unit = unit }] };

        Assert.That(Codes(indicator), Is.EqualTo(ambiguous ? new[] { ChangeUnitAmbiguous } : []));
        Assert.That(Codes(indicator with { StatedRatio = null }), Is.Empty);
        if (ambiguous) Assert.That(Only(ChangeUnitAmbiguous, Reference(indicator)).Sentence, Does.Contain("91,73% hoặc 91,90%"));
    }

    [Test]
    public void Two_names_of_what_may_be_one_indicator_are_flagged_once_when_their_ratios_differ()
    {
        var one = Indicator("T-CT1") with { Kind = IndicatorKind.Index, StatedRatio = Ratio("28"), PossiblySameAs = "T-CT2" };
        var other = Indicator("T-CT2") with { Kind = IndicatorKind.Index, StatedRatio = Ratio("28,8"), PossiblySameAs = "T-CT1" };

        Assert.That(Codes(one, other), Is.EqualTo(new[] { PossiblySameIndicator }));
        Assert.That(Codes(one, other with { PossiblySameAs = null }), Is.EqualTo(new[] { PossiblySameIndicator }));
        Assert.That(Codes(one, other with { StatedRatio = Ratio("28,0") }), Is.Empty);
        Assert.That(Codes(one, other with { StatedRatio = null }), Is.Empty);
    }

    [TestCase("2024-04-30", new[] { DataPeriodShort })]
    [TestCase("2024-06-30", new FlagCode[0])]
    [TestCase("2024-07-01", new[] { DataPeriodBeyondReport })]
    public void Data_end_with_the_period_of_their_report(string end, FlagCode[] codes) =>
        Assert.That(Codes(Reference(Indicator() with { PeriodEnd = Day(end) }) with { ReportPeriodEnd = new(2024, 6, 30) }), Is.EqualTo(codes));

    [TestCase("Tốt", true)]
    [TestCase("khá", true)]
    [TestCase("Trung bình", false)]
    [TestCase(null, false)]
    public void A_good_grade_contradicts_a_shortcoming_about_it(string? grade, bool contradicts)
    {
        var facts = Reference(Indicator() with { Grade = grade }) with { Shortcomings = [new("T-H1", "Còn thấp", ["T-CT1"])] };

        Assert.That(Codes(facts), Is.EqualTo(contradicts ? new[] { GradeContradicted } : []));
        Assert.That(() => Codes(facts with { Shortcomings = [new("T-H1", "Còn thấp", ["T-CT9"])] }), Throws.ArgumentException);
    }

    [TestCase("2023-05-16", "14:00", DaySession.Morning, false)]
    [TestCase("2023-05-16", "09:12", DaySession.Afternoon, true)]
    [TestCase("2023-05-16", "12:00", DaySession.Afternoon, false)]
    [TestCase("2023-05-16", null, DaySession.Afternoon, false)]
    [TestCase("2023-05-15", null, DaySession.Morning, true)]
    [TestCase("2023-05-17", "00:00", DaySession.Afternoon, false)]
    public void News_is_not_published_before_the_session_begins(string on, string? at, DaySession session, bool implausible)
    {
        var facts = Visit() with { Session = session, PublishedOn = Day(on), PublishedAt = at is null ? null : TimeOnly.ParseExact(at, "HH:mm", null) };

        Assert.That(Codes(facts), Is.EqualTo(implausible ? new[] { TimeImplausible } : []));
    }

    [Test]
    public void A_visit_that_lacks_nothing_raises_nothing()
    {
        Assert.That(Codes(Visit()), Is.Empty);
        Assert.That(Codes(Visit() with { Shortcomings = [] }), Is.EqualTo(new[] { NoShortcomings }));
        Assert.That(Codes(Visit() with { Participants = [] }), Is.EqualTo(new[] { UnitSideMissing }));
        Assert.That(Codes(Visit() with { PetitionsMentioned = true }), Is.EqualTo(new[] { PetitionsNotListed }));
        Assert.That(Codes(Visit() with { PetitionsMentioned = true, PetitionsListed = 1 }), Is.Empty);
        Assert.That(Codes(Visit() with { HeldOnInferred = true }), Is.EqualTo(new[] { DateInferred }));
        Assert.That(Codes(Visit() with { HeldOn = null }), Is.EqualTo(new[] { DateMissing }));
    }

    [TestCase(ParticipantSide.Delegation, true)]
    [TestCase(ParticipantSide.Chair, false)]
    public void A_member_of_the_delegation_who_is_tied_to_the_unit_is_a_conflict(ParticipantSide side, bool conflict)
    {
        var facts = Visit();
        facts = facts with { Participants = [.. facts.Participants, new(side, "Chủ tịch UBND huyện", RelationToUnit.DirectSuperior)] };

        Assert.That(Codes(facts), Is.EqualTo(conflict ? new[] { RoleConflict } : []));
        Assert.That(Codes(facts with { IsCouncilSupervision = false }), Is.Empty);
    }

    [Test]
    public void A_task_needs_a_day_or_a_cycle()
    {
        var facts = Visit() with
        {
            Tasks =
            [
                new("T-T1", "Một", DeadlineKind.Date, new(2023, 12, 31), null),
                new("T-T2", "Hai", DeadlineKind.Recurring, null, Cycle.Monthly),
                new("T-T3", "Ba", DeadlineKind.Unclear, null, null),
            ],
        };

        Assert.That(Only(TaskWithoutDeadline, facts).Subjects, Is.EqualTo(new[] { "T-T3" }));
    }

    [Test]
    public void Clocks_run_by_the_law_of_the_day_and_lateness_is_judged_on_the_legal_limit()
    {
        Assert.That(Only(LegalClocks, Visit()).Sentence, Is.EqualTo("Theo Luật 87/2015/QH13: Gửi chương trình, thành phần Đoàn (Điều 62) chậm nhất 10 ngày trước 16/5/2023: hạn pháp lý 06/5/2023 (thứ Bảy), nên gửi trước hết ngày 05/5/2023."));
        Assert.That(Codes(Sent(new(2023, 5, 6))), Is.Empty, "a Saturday within the limit is not late");
        Assert.That(Only(LegalClockMissed, Sent(new(2023, 5, 8))).Sentence, Does.Contain("muộn 2 ngày so với hạn 06/5/2023"));
        Assert.That(Only(LegalClocks, Visit() with { HeldOn = new(2016, 1, 4) }).Sentence, Does.Contain("chưa có bộ quy tắc nào"));

        var carried = Only(LegalClocks, Visit() with { HeldOn = new(2026, 5, 4), Events = new Dictionary<LegalEvent, DateOnly> { [LegalEvent.Visit] = new(2026, 5, 4) } });
        Assert.That(carried.Sentence, Does.StartWith("Theo Luật 121/2025/QH15").And.Contains("chưa đối chiếu văn bản chính thức"));

        static CaseFacts Sent(DateOnly on) => Visit() with { Done = new Dictionary<string, DateOnly> { ["council.programme_sent"] = on } };
    }

    [Test]
    public void A_council_overrides_the_clock_that_it_is_checked_by()
    {
        ClockOverride own = new() { RuleSetCode = "LUAT87_2015", ClockCode = "council.programme_sent", Days = 12, DayUnit = DayUnit.Calendar, Paper = "Quy chế", EffectiveFrom = new(2021, 1, 1), EffectiveTo = null };

        var flag = ArithmeticCheck.Flags(Visit(), Basis with { Overrides = [own] }).Single();
        Assert.That(flag.LegalClocks.Single().Limit, Is.EqualTo(new DateOnly(2023, 5, 4)));
    }

    private static IndicatorFacts Part(string code, string group, long part) =>
        Indicator(code) with { Numerator = Figure.From(part), TotalRef = "T-CT1", Group = group };

    private static StatedFigure Change(string text) => StatedFigure.Parse(text, FigureField.Change);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);
}
