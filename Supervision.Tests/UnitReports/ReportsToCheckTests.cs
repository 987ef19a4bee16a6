using Supervision.Core.UnitReports;
using Supervision.Tests.DataTables;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitReports;

/// <summary>What units handed in waits on the first page of whoever checks it.</summary>
public sealed class ReportsToCheckTests : SiteTest
{
    [Test]
    public async Task A_report_waits_on_the_secretary_s_first_page_until_its_check_begins_and_again_when_it_is_supplemented()
    {
        var (_, report) = await World.OpenReport();
        var way = $"/bao-cao-don-vi/{report}";
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        async Task<string?> Line() => (await secretary.Open("/")).QuerySelector($"main a[href='{way}']")?.ParentElement!.TextContent;
        Assert.That(await World.Send(World.Secretary, new ReportsToCheck()), Is.Empty);
        Assert.That(await Line(), Is.Null);

        var sent = await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        Assert.That(await Line(), Does.Contain("Ủy ban nhân dân xã Hòa Bình: báo cáo theo đề cương").And.Contain("Gửi ngày 09/3/2026"));
        foreach (var person in new[] { World.Office, World.Member, World.Head, World.UnitHead }) Assert.That(await World.Send(person, new ReportsToCheck()), Is.Empty);
        var check = await World.Send(World.Secretary, new CheckUnitReport { UnitReportId = report, Version = sent.Version, On = SomeReports.PlanSentOn });
        Assert.That(await Line(), Is.Null);
        var asked = await World.Send(World.Secretary, new RequestSupplement { UnitReportId = report, Version = check.Version, RequestedOn = SomeReports.PlanSentOn, Text = "Bổ sung mục 2" });

        await World.Send(World.UnitHead, await World.Submission(report, asked.Version, 2));
        Assert.That(await Line(), Does.Contain("báo cáo bổ sung, bản 2"));
    }

    [Test]
    public async Task A_data_table_waits_beside_it_while_the_report_is_not_accepted()
    {
        var (_, table, report, _) = await World.SentTable();
        var way = $"/bao-cao-don-vi/{report}/bieu/{table}";
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        async Task<string?> Line() => (await secretary.Open("/")).QuerySelector($"main a[href='{way}']")?.ParentElement!.TextContent;

        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0, ("d2", "c1", "không phải số")));
        Assert.That(await Line(), Is.Null, "the unit has to mend it");
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 1));
        Assert.That(await Line(), Does.Contain("Ủy ban nhân dân xã Hòa Bình: biểu 1, bản 2").And.Contain("Kết quả giải quyết thủ tục hành chính"));

        var sent = await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2, 3));
        var check = await World.Send(World.Secretary, new CheckUnitReport { UnitReportId = report, Version = sent.Version, On = DateOnly.FromDateTime(World.Clock.GetUtcNow().DateTime) });
        await World.Send(World.Secretary, new AcceptUnitReport { UnitReportId = report, Version = check.Version, On = DateOnly.FromDateTime(World.Clock.GetUtcNow().DateTime) });
        Assert.That(await Line(), Is.Null);
    }
}
