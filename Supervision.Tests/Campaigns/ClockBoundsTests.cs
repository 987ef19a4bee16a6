using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Law;

namespace Supervision.Tests.Campaigns;

/// <summary>Nobody is late who is no more, and nothing is judged by a day that no source states.</summary>
public sealed class ClockBoundsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20), Ended = new(2025, 6, 30);

    private static readonly ClockBounds AtWork = new() { CouncilName = "Hội đồng nhân dân huyện Phong Điền" };

    [Test]
    public void A_limit_that_a_council_did_not_meet_stops_on_the_council_s_last_day()
    {
        var running = Report(AtWork, Today);
        var stopped = Report(AtWork with { CouncilEndsOn = Ended }, Today);
        var before = Report(AtWork with { CouncilEndsOn = Ended }, Ended);

        Assert.That((running.Status, running.Remark), Is.EqualTo((ClockStatus.Overdue, (string?)null)));
        Assert.That((stopped.Status, stopped.IsLate, stopped.Remark), Is.EqualTo((ClockStatus.Stopped, false, "Hội đồng nhân dân huyện Phong Điền kết thúc hoạt động ngày 30/6/2025; không còn tính.")));
        Assert.That(before.Status, Is.EqualTo(ClockStatus.Overdue), "it was at work that day");
    }

    [Test]
    public void What_units_were_to_receive_stops_with_them_and_what_the_delegation_owes_does_not()
    {
        var bounds = AtWork with { UnitsEndOn = Ended };

        var plan = Read(bounds, new CampaignDates { FoundedOn = new(2025, 6, 1) }, Today).Single(clock => clock.Code == "standing_board.plan_sent");

        Assert.That((plan.Status, plan.Remark), Is.EqualTo((ClockStatus.Stopped, "Đơn vị chịu sự giám sát kết thúc hoạt động ngày 30/6/2025; không còn tính.")));
        Assert.That(Report(bounds, Today).Status, Is.EqualTo(ClockStatus.Overdue));
    }

    [Test]
    public void A_day_that_the_source_does_not_state_judges_nobody()
    {
        var dates = new CampaignDates { FoundedOn = new(2023, 4, 10), PlanSentOn = new(2023, 4, 14) };

        ClockReading Plan(params RecordDay[] unstated) => Read(AtWork with { Unstated = unstated }, dates, Today).Single(clock => clock.Code == "standing_board.plan_sent");

        Assert.That((Plan().Status, Plan(RecordDay.NoticeSentOn).Status), Is.EqualTo((ClockStatus.InTime, ClockStatus.InTime)));
        Assert.That((Plan(RecordDay.PlanSentOn).Status, Plan(RecordDay.PlanSentOn).Remark), Is.EqualTo((ClockStatus.Unjudged, "Không xét đúng hạn, muộn hạn: nguồn không nêu ngày gửi kế hoạch.")));
        Assert.That(Plan(RecordDay.FoundedOn, RecordDay.PlanSentOn).Remark, Does.EndWith("nguồn không nêu ngày thành lập Đoàn, ngày gửi kế hoạch."));
    }

    private static ClockReading Report(ClockBounds bounds, DateOnly today) =>
        Read(bounds, new CampaignDates { FieldworkEndedOn = new(2023, 11, 20) }, today).Single(clock => clock.Code == "standing_board.delegation_report");

    private static IReadOnlyList<ClockReading> Read(ClockBounds bounds, CampaignDates dates, DateOnly today) =>
        CampaignClocks.Read(RuleSets.Shipped.Get("LUAT87_2015"), SubjectKind.StandingBoard, dates, [], bounds, new WorkCalendar(DaysOffSeed.Days), today);
}
