using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;

namespace Supervision.Tests.UnitReports;

public sealed class AcceptUnitReportTests : FeatureTest
{
    private static readonly DateOnly On = new(2026, 3, 9);

    [Test]
    public async Task A_complete_report_is_accepted_as_it_is()
    {
        var report = await Checked(1, 2);

        await World.Send(World.Secretary, new AcceptUnitReport { UnitReportId = report.Id, Version = report.Version, On = On });

        Assert.That((await World.Send(World.UnitHead, new UnitReportDetails(report.Id))).Report.Status, Is.EqualTo(UnitReportStatus.Accepted));
    }

    [Test]
    public async Task An_incomplete_report_is_accepted_only_with_a_reservation_that_says_what_stays_open()
    {
        var report = await Checked(1);
        var accept = new AcceptUnitReport { UnitReportId = report.Id, Version = report.Version, On = On };

        var refusal = await World.Refused(World.Secretary, accept);
        Assert.That((refusal.Code, refusal.Fields.Keys.Single()), Is.EqualTo(("unit_report.incomplete", "Reservation")));

        await World.Send(World.Secretary, accept with { Reservation = "Chưa có số liệu mục 2" });

        var details = await World.Send(World.Secretary, new UnitReportDetails(report.Id));
        Assert.That((details.Report.Status, details.Report.Reservation, details.Unanswered.Count, details.Report.FirstCompleteOn),
            Is.EqualTo((UnitReportStatus.AcceptedWithReservation, "Chưa có số liệu mục 2", 1, (DateOnly?)null)));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE SubjectId = @Id AND Event = 'UnitReportAccepted' AND CouncilId = @CouncilId", new { report.Id }),
            Does.Contain("\"unansweredItems\":[2]"));
    }

    [Test]
    public async Task A_report_that_nobody_checked_is_not_accepted()
    {
        var (_, report) = await World.OpenReport();
        var submitted = await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2));

        var refusal = await World.Refused(World.Secretary, new AcceptUnitReport { UnitReportId = report, Version = submitted.Version, On = On });

        Assert.That(refusal.Code, Is.EqualTo("unit_report.step"));
    }

    [Test]
    public async Task Who_works_for_the_committee_too_does_not_confirm_its_report()
    {
        var report = await Checked(1, 2);
        var both = await World.ServesBoth(Role.Office, World.Unit);

        var refusal = await World.Refused(both, new AcceptUnitReport { UnitReportId = report.Id, Version = report.Version, On = On });

        Assert.That((refusal.Kind, refusal.Code), Is.EqualTo((RefusalKind.Forbidden, "actor.serves_both")));
        Assert.That((await World.Send(World.Secretary, new UnitReportDetails(report.Id))).Report.Status, Is.EqualTo(UnitReportStatus.UnderCheck));
    }

    private async Task<(Guid Id, int Version)> Checked(params int[] items)
    {
        var (_, report) = await World.OpenReport();
        var submitted = await World.Send(World.UnitHead, await World.Submission(report, 1, items));
        var check = await World.Send(World.Secretary, new CheckUnitReport { UnitReportId = report, Version = submitted.Version, On = On });
        return (report, check.Version);
    }
}
