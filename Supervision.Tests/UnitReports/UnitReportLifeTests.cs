using Supervision.Core.UnitReports;

namespace Supervision.Tests.UnitReports;

public sealed class UnitReportLifeTests
{
    private const string Table = """
        NotSubmitted            Submit                Submitted
        Submitted               StartCheck            UnderCheck
        UnderCheck              RequestSupplement     SupplementRequested
        UnderCheck              Accept                Accepted
        UnderCheck              AcceptWithReservation AcceptedWithReservation
        SupplementRequested     Submit                Resubmitted
        Resubmitted             StartCheck            UnderCheck
        """;

    [Test]
    public void The_whole_life_of_a_report_is_this_table()
    {
        var actual = from status in Enum.GetValues<UnitReportStatus>()
                     from step in Enum.GetValues<UnitReportStep>()
                     let after = UnitReport.After(status, step)
                     where after is not null
                     select $"{status,-23} {step,-21} {after}";

        Assert.That(string.Join('\n', actual), Is.EqualTo(Table.ReplaceLineEndings("\n")));
    }

    [TestCase(null, null, 10, ReportTimeliness.NoDeadline)]
    [TestCase(20, null, 20, ReportTimeliness.InTerm)]
    [TestCase(20, null, 21, ReportTimeliness.Overdue)]
    [TestCase(20, 20, 31, ReportTimeliness.OnTime)]
    [TestCase(20, 21, 21, ReportTimeliness.Late)]
    public void Timeliness_goes_by_the_first_complete_submission(int? due, int? complete, int today, ReportTimeliness expected) =>
        Assert.That(UnitReport.Timeliness(Day(due), Day(complete), Day(today)!.Value), Is.EqualTo(expected));

    private static DateOnly? Day(int? day) => day is { } d ? new DateOnly(2026, 3, d) : null;
}
