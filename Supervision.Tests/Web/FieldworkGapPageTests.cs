using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Storage;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>Units that were to be supervised on the spot and never were, and units that reported nothing: named, and nothing is stopped for them.</summary>
public sealed class FieldworkGapPageTests : SiteTest
{
    private const string Both = "2 đơn vị chưa gửi báo cáo (Ủy ban nhân dân xã Hòa Bình, Ủy ban nhân dân xã Tân Tiến).";

    [Test]
    public async Task They_are_named_where_the_work_on_the_spot_ends_and_where_the_report_is_submitted_and_approved()
    {
        const string Unvisited = $"1 đơn vị giám sát trực tiếp chưa có buổi làm việc (Ủy ban nhân dân xã Hòa Bình); {Both}";
        var (campaign, _) = await World.SentCampaign();
        await World.Send(World.Secretary, new MoveCampaign { CampaignId = campaign, Version = 3, Step = CampaignStep.Start, On = SomeReports.PlanSentOn });
        var secretary = await Browser(World.Secretary);
        Assert.That((await secretary.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#endFieldwork-luu-y")!.TextContent, Is.EqualTo(Unvisited));
        Assert.That((await World.Send(World.UnitHead, new CampaignDetails { CampaignId = campaign })).FieldworkGaps, Is.Null, "the council's own matter");
        var noted = await secretary.Do($"/cuoc-giam-sat/{campaign}", "#endFieldwork", ("endFieldwork.On", "9/3/2026"));
        Assert.That(noted.QuerySelector(".notice.good")!.TextContent, Is.EqualTo($"Đã ghi ngày kết thúc thực địa. Còn lại khi kết thúc: {Unvisited}"));

        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var path = $"/bao-cao-doan/{report}";
        secretary = await Browser(World.Secretary);
        var page = await secretary.Open(path);
        Assert.That((page.QuerySelector("#submit-luu-y")!.TextContent, page.QuerySelector("#submit input[type=checkbox]")), Is.EqualTo((Unvisited, (AngleSharp.Dom.IElement?)null)), "no tick is asked for");
        await secretary.Do(path, "#submit");
        var head = await Browser(World.Head);
        Assert.That((await head.Open(path)).QuerySelector("#approve-luu-y")!.TextContent, Is.EqualTo(Unvisited));
        await head.Do(path, "#approve");
        Assert.That(SomeOfficePapers.Text(await World.Send(World.Head, new PrintDelegationReport(report))),
            Does.Contain("Đến ngày báo cáo, Ủy ban nhân dân xã Hòa Bình chưa có buổi làm việc với Đoàn giám sát và chưa gửi báo cáo; Ủy ban nhân dân xã Tân Tiến chưa gửi báo cáo.")
                .And.Not.Contain("giám sát trực tiếp tại").And.Not.Contain("giám sát qua báo cáo đối với"));
    }

    [Test]
    public async Task A_unit_that_was_visited_is_said_to_have_been()
    {
        var campaign = await World.CampaignOf(await World.LockedVisit());
        var secretary = await Browser(World.Secretary);
        Assert.That((await secretary.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#endFieldwork-luu-y")!.TextContent, Is.EqualTo(Both));
        await secretary.Do($"/cuoc-giam-sat/{campaign}", "#endFieldwork", ("endFieldwork.On", "15/4/2026"));
        var delegation = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        var report = (await World.Send(World.Secretary, new DraftDelegationReport { CampaignId = campaign, DelegationId = delegation, Overview = "Đoàn đã làm việc." })).Id;

        Assert.That(SomeOfficePapers.Text(await World.Send(World.Head, new PrintDelegationReport(report))),
            Does.Contain("giám sát trực tiếp tại Ủy ban nhân dân xã Hòa Bình. Đến ngày báo cáo, Ủy ban nhân dân xã Tân Tiến chưa gửi báo cáo."));

        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE UnitReports SET VersionCount = 1 WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign }, CancellationToken.None));
        Assert.That(SomeOfficePapers.Text(await World.Send(World.Head, new PrintDelegationReport(report))),
            Does.Contain("giám sát trực tiếp tại Ủy ban nhân dân xã Hòa Bình; giám sát qua báo cáo đối với Ủy ban nhân dân xã Tân Tiến.").And.Not.Contain("Đến ngày báo cáo"));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
