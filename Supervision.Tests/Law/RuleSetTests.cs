using NUnit.Framework;
using Supervision.Core.Calendar;
using Supervision.Core.Law;

namespace Supervision.Tests.Law;

public sealed class RuleSetTests
{
    private static readonly WorkCalendar Calendar = new(DaysOffSeed.Days);

    [TestCase("2016-07-01", "LUAT87_2015")]
    [TestCase("2026-02-28", "LUAT87_2015")]
    [TestCase("2026-03-01", "LUAT121_2025")]
    [TestCase("2030-01-01", "LUAT121_2025")]
    public void The_law_is_chosen_by_date(string date, string code) =>
        Assert.That(RuleSets.Shipped.For(Day(date)).Code, Is.EqualTo(code));

    [Test]
    public void Before_the_first_law_there_is_none()
    {
        Assert.That(RuleSets.Shipped.Find(new(2016, 6, 30)), Is.Null);
        Assert.That(() => RuleSets.Shipped.For(new(2016, 6, 30)), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("30/06/2016"));
    }

    [TestCase("council.programme_draft", 10, ClockDirection.Before)]
    [TestCase("standing_board.programme_proposals", 5, ClockDirection.Before)]
    [TestCase("standing_board.programme_decided", 15, ClockDirection.After)]
    [TestCase("council.plan_sent", 15, ClockDirection.After)]
    [TestCase("standing_board.plan_sent", 15, ClockDirection.After)]
    [TestCase("committee.plan_sent", 15, ClockDirection.After)]
    [TestCase("council.programme_sent", 10, ClockDirection.Before)]
    [TestCase("standing_board.programme_sent", 10, ClockDirection.Before)]
    [TestCase("committee.programme_sent", 10, ClockDirection.Before)]
    [TestCase("delegate_group.plan_sent", 7, ClockDirection.Before)]
    [TestCase("standing_board.delegation_report", 15, ClockDirection.After)]
    [TestCase("committee.delegation_report", 10, ClockDirection.After)]
    [TestCase("delegate_group.report", 10, ClockDirection.After)]
    [TestCase("standing_board.examination", 7, ClockDirection.After)]
    [TestCase("council.question_answer", 20, ClockDirection.After)]
    [TestCase("standing_board.question_answer", 20, ClockDirection.After)]
    [TestCase("unit.promise_report", 10, ClockDirection.Before)]
    [TestCase("standing_board.explanation_notice", 10, ClockDirection.Before)]
    [TestCase("unit.complaint_report_standing_board", 7, ClockDirection.After)]
    [TestCase("unit.complaint_report_committee", 10, ClockDirection.After)]
    [TestCase("unit.normative_document_reply", 30, ClockDirection.After)]
    [TestCase("committee.verification_meeting", 10, ClockDirection.Before)]
    [TestCase("unit.decision_sent", 3, ClockDirection.After)]
    public void The_2015_law_gives_its_days_and_the_2025_law_carries_them_over(string code, int days, ClockDirection direction)
    {
        var read = RuleSets.Shipped.Get("LUAT87_2015").Clock(code);
        var carried = RuleSets.Shipped.Get("LUAT121_2025").Clock(code);

        Assert.That((read.Count, read.Direction, read.Unit, read.Mark), Is.EqualTo((days, direction, DayUnit.Calendar, LegalMark.Verified)));
        Assert.That((carried.Count, carried.Mark), Is.EqualTo((days, LegalMark.CarriedOverUnverified)));
        Assert.That(carried.Note, Does.Contain("cần hoàn thiện theo văn bản chính thức"));
    }

    [Test]
    public void Explanations_have_15_and_30_days_only_in_the_2025_law()
    {
        var law = RuleSets.Shipped.Get("LUAT121_2025");

        Assert.That((law.Clock("unit.explanation").Count, law.Clock("unit.explanation").Mark), Is.EqualTo((15, LegalMark.Secondary)));
        Assert.That(law.Clock("unit.explanation_complex").Count, Is.EqualTo(30));
        Assert.That(() => RuleSets.Shipped.Get("LUAT87_2015").Clock("unit.explanation"), Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void A_visit_of_a_council_has_its_notice_clock()
    {
        var deadlines = Of(LegalSubject.Council, new(2023, 5, 16), LegalEvent.Visit, LegalEvent.SupervisionEnd);

        Assert.That(deadlines.Select(due => (due.Clock.Code, due.Limit, due.ActBy)), Is.EqualTo(new[]
        {
            ("council.programme_sent", new DateOnly(2023, 5, 6), new DateOnly(2023, 5, 5)),
        }), "the council's delegation reports at the nearest session, which is no number of days");
    }

    [Test]
    public void A_group_of_delegates_has_one_clock_before_and_one_after()
    {
        var deadlines = Of(LegalSubject.DelegateGroup, new(2023, 11, 20), LegalEvent.Visit, LegalEvent.SupervisionStart, LegalEvent.SupervisionEnd);

        Assert.That(deadlines.Select(due => (due.Clock.Code, due.Limit, due.ActBy)), Is.EqualTo(new[]
        {
            ("delegate_group.plan_sent", new DateOnly(2023, 11, 13), new DateOnly(2023, 11, 13)),
            ("delegate_group.report", new DateOnly(2023, 11, 30), new DateOnly(2023, 11, 30)),
        }));
    }

    [Test]
    public void Proposals_for_a_programme_come_before_1_3_of_the_year_before()
    {
        var due = RuleSets.Shipped.Get("LUAT87_2015").Clock("council.programme_proposals").For(new(2026, 1, 1), Calendar)!;

        Assert.That(due.Limit, Is.EqualTo(new DateOnly(2025, 2, 28)));
    }

    [Test]
    public void Heads_of_delegations_follow_the_subject()
    {
        var law = RuleSets.Shipped.Get("LUAT87_2015");

        Assert.That(law.DelegationOf(LegalSubject.Council)!.MayBeHeadedBy("Phó Chủ tịch HĐND"));
        Assert.That(law.DelegationOf(LegalSubject.Council)!.MayBeHeadedBy("Trưởng Ban"), Is.False);
        Assert.That(law.DelegationOf(LegalSubject.Committee)!.MayBeHeadedBy("phó trưởng ban"));
        Assert.That(law.DelegationOf(LegalSubject.StandingBoard)!.MayBeHeadedBy("Chủ tịch HĐND"), Is.False);
        Assert.That(law.DelegationOf(LegalSubject.DelegateGroup)!.MayBeHeadedBy("Tổ trưởng"), "the law names no head for a group");
        Assert.That(law.Delegations.Select(rule => (rule.Subject, rule.FoundingPaper)), Is.EqualTo(new[]
        {
            (LegalSubject.Council, "Nghị quyết"), (LegalSubject.StandingBoard, "Quyết định"),
            (LegalSubject.Committee, "Quyết định"), (LegalSubject.DelegateGroup, "Kế hoạch"),
        }));
    }

    [Test]
    public void A_conclusion_of_an_explanation_session_needs_more_than_half()
    {
        var half = RuleSets.Shipped.Get("LUAT87_2015").ThresholdOf("standing_board.explanation_conclusion", new(2020, 1, 1))!;

        Assert.That(half.IsReached(3, 6), Is.False);
        Assert.That(half.IsReached(4, 6));
    }

    [TestCase("2020-01-01", "77/2015/QH13")]
    [TestCase("2025-05-01", "65/2025/QH15")]
    [TestCase("2025-12-01", "72/2025/QH15")]
    [TestCase("2026-05-11", "72/2025/QH15")]
    public void A_resolution_needs_more_than_half_of_all_deputies_by_the_law_of_its_day(string day, string law)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var (majority, quorum) = (RuleSets.Shipped.For(on).ThresholdOf("council.resolution", on)!, RuleSets.Shipped.For(on).ThresholdOf("council.quorum", on)!);

        Assert.That((majority.IsReached(25, 50), majority.IsReached(26, 50), quorum.IsReached(33, 50), quorum.IsReached(34, 50)), Is.EqualTo((false, true, false, true)));
        Assert.That(majority.Cited, Does.Contain(law).And.EndsWith("chưa kiểm chứng"));
    }

    [Test]
    public void A_council_overrides_a_clock_while_its_paper_is_in_force()
    {
        ClockOverride own = new()
        {
            RuleSetCode = "LUAT87_2015", ClockCode = "committee.delegation_report", Days = 5, DayUnit = DayUnit.Working,
            Paper = "Quy chế hoạt động của HĐND", EffectiveFrom = new(2024, 1, 1), EffectiveTo = new(2024, 12, 31),
        };

        var during = RuleSets.Shipped.For(new(2024, 6, 3), [own]).Clock("committee.delegation_report");
        Assert.That((during.Count, during.Unit, during.Article), Is.EqualTo((5, DayUnit.Working, "Quy chế hoạt động của HĐND")));
        Assert.That(during.For(new(2024, 6, 3), Calendar)!.Limit, Is.EqualTo(new DateOnly(2024, 6, 10)));
        Assert.That(RuleSets.Shipped.For(new(2025, 1, 1), [own]).Clock("committee.delegation_report").Count, Is.EqualTo(10));
        Assert.That(RuleSets.Shipped.For(new(2024, 6, 3)).Clock("committee.delegation_report").Count, Is.EqualTo(10), "the shipped law is untouched");
        Assert.That(() => RuleSets.Shipped.For(new(2024, 6, 3), [own with { ClockCode = "committee.none" }]), Throws.ArgumentException);
        Assert.That(() => RuleSets.Shipped.For(new(2024, 6, 3), [own with { Days = 0 }]), Throws.ArgumentException);
        Assert.That(() => RuleSets.Shipped.For(new(2024, 6, 3), [own with { ClockCode = "council.delegation_report" }]), Throws.ArgumentException);
    }

    [Test]
    public void Twelve_forms_apply_as_the_level_allows()
    {
        var today = new DateOnly(2026, 11, 21);

        Assert.That(RuleSets.Shipped.Forms.Select(form => form.Code), Is.EqualTo(Enumerable.Range(1, 12).Select(n => $"GS-{n:00}")));
        Assert.That(RuleSets.Shipped.Forms.Where(form => form.AppliesAt(CouncilLevel.Commune, today) is FormApplies.Full).Select(form => form.Code),
            Is.EqualTo(new[] { "GS-01", "GS-02", "GS-03", "GS-05", "GS-06", "GS-07", "GS-10", "GS-11", "GS-12" }));
        Assert.That(Applies("GS-04"), Is.EqualTo(FormApplies.AsLawSays));
        Assert.That(Applies("GS-09"), Is.EqualTo(FormApplies.AsLawSays));
        Assert.That(Applies("GS-08"), Is.EqualTo(FormApplies.WhenAssigned));
        Assert.That(RuleSets.Shipped.FormsAt(CouncilLevel.District, today), Is.Empty, "districts ended on 30/6/2025");
        Assert.That(RuleSets.Shipped.FormsAt(CouncilLevel.District, new(2025, 6, 30)).Count(), Is.EqualTo(12));

        FormApplies? Applies(string code) => RuleSets.Shipped.Forms.Single(form => form.Code == code).AppliesAt(CouncilLevel.Commune, today);
    }

    private static IReadOnlyList<LegalDeadline> Of(LegalSubject subject, DateOnly on, params LegalEvent[] events) =>
        RuleSets.Shipped.For(on).DeadlinesFor(subject, events.ToDictionary(at => at, _ => on), Calendar);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);
}
