using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;
using Supervision.Tests.DataTables;
using Supervision.Tests.Ledger;
using Supervision.Tests.Web;

namespace Supervision.Tests.UnitReports;

/// <summary>What units did not send in time stands on the first page of whoever urges them.</summary>
public sealed class UnsentReportsTests : SiteTest
{
    [Test]
    public async Task Reports_and_tables_that_are_late_stand_before_the_secretary_with_their_days_until_they_come()
    {
        var (_, table, report, other) = await World.SentTable();
        Assert.That((await World.Send(World.Secretary, new UnsentReports())).Items, Is.Empty, "nothing is due yet");
        World.Clock.Set(new DateOnly(2026, 3, 24), new TimeOnly(8, 0));

        var page = await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open("/");
        var card = page.QuerySelector("#chua-gui")!;

        Assert.That(card.QuerySelector("h2")!.TextContent, Is.EqualTo("Đơn vị chưa gửi báo cáo, biểu số liệu"));
        Assert.That(card.QuerySelectorAll("li > a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { $"/bao-cao-don-vi/{report}", $"/bieu-so-lieu/{table}", $"/bao-cao-don-vi/{other}", $"/bieu-so-lieu/{table}" }));
        Assert.That(card.QuerySelectorAll(".late").Select(line => line.TextContent), Is.All.EqualTo("Quá hạn 4 ngày (hạn 20/3/2026)"));
        Assert.That(card.QuerySelector($"a[href='/bieu-so-lieu/{table}?buoc=remind#remind']"), Is.Not.Null);
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/bieu-so-lieu/{table}")).QuerySelector("#remind"), Is.Not.Null, "what it leads to");
        foreach (var person in new[] { World.Office, World.Member, World.Head, World.UnitHead }) Assert.That((await World.Send(person, new UnsentReports())).Items, Is.Empty);

        await World.Send(World.UnitHead, (await World.Submission(report, 1, 1)) with { SubmittedOn = new DateOnly(2026, 3, 24) });
        await World.Send(World.UnitHead, SomeTables.Typed(report, table, 0));
        Assert.That((await World.Send(World.Secretary, new UnsentReports())).Items.Select(one => one.Id), Is.All.EqualTo(other));
        Assert.That((await World.Send(World.Secretary, new UnsentReports { Take = 1 })).Next, Is.Not.Null);
    }

    [Test]
    public async Task A_unit_that_is_no_more_is_not_chased_nor_is_anybody_for_a_council_that_is_no_more()
    {
        var (campaign, late) = await World.OpenReport();
        var reports = (await World.Send(World.Secretary, new CampaignUnitReports(campaign))).ToDictionary(line => line.UnitId, line => line.Id);
        World.Clock.Set(new DateOnly(2026, 3, 24), new TimeOnly(8, 0));
        Assert.That((await World.Send(World.Secretary, new UnsentReports())).Items.Select(one => one.Id), Is.EquivalentTo(reports.Values));
        Assert.That(await World.Send(World.UnitHead, new OwedReports()), Is.Not.Empty);

        await World.EndUnit();

        Assert.That((await World.Send(World.Secretary, new UnsentReports())).Items.Select(one => one.Id), Is.EqualTo(new[] { reports[World.OtherUnit] }));
        Assert.That(await World.Send(World.UnitHead, new OwedReports()), Is.Empty);
        await World.AsSystem(new Core.Watching.WatchUnits());
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items.Select(notice => notice.Title), Has.None.StartsWith("Báo cáo phục vụ giám sát đã quá hạn"));
        var line = (await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/cuoc-giam-sat/{campaign}")).QuerySelectorAll("#don-vi li").Single(row => row.QuerySelector($"a[href='/bao-cao-don-vi/{late}']") is not null);
        Assert.That(line.TextContent, Does.Contain("Hạn gửi báo cáo: 20/3/2026 · không có bản báo cáo trong hệ thống · đơn vị kết thúc hoạt động ngày 08/3/2026").And.Not.Contain("quá hạn"));

        var form = (await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#askReports")!;
        Assert.That(form.QuerySelectorAll("input[name='askReports.UnitIds']").Select(one => one.GetAttribute("value")), Is.EqualTo(new[] { $"{World.OtherUnit}" }));
        Assert.That(form.TextContent, Does.Contain("Không đặt hạn cho đơn vị đã kết thúc hoạt động: Ủy ban nhân dân xã Hòa Bình (ngày 08/3/2026)."));
        var version = (await World.Send(World.Secretary, new Core.Campaigns.CampaignDetails { CampaignId = campaign })).Head.Version;
        var refused = await World.Refused(World.Secretary, new RequestUnitReports { CampaignId = campaign, Version = version, UnitIds = [World.Unit, World.OtherUnit], ReportDueOn = new DateOnly(2026, 4, 8) });
        Assert.That((refused.Code, refused.Fields["UnitIds"].Single()), Is.EqualTo(("unit.ended", "Ủy ban nhân dân xã Hòa Bình đã kết thúc hoạt động ngày 08/3/2026: không yêu cầu gửi báo cáo được.")));
        await World.Send(World.OtherUnitHead, await World.Submission(reports[World.OtherUnit], 1, 1));
        Assert.That(await World.Send(World.Secretary, new ReportsToCheck()), Has.Count.EqualTo(1));
        await EndCouncil();
        Assert.That(await World.Send(World.Secretary, new ReportsToCheck()), Is.Empty);
        Assert.That((await World.Send(World.Secretary, new UnsentReports())).Items, Is.Empty);
    }

    [Test]
    public async Task Where_the_only_secretary_s_account_is_closed_or_that_role_ended_the_office_sees_them()
    {
        var (campaign, _) = await World.OpenReport();
        var other = (await World.Send(World.Secretary, new CampaignUnitReports(campaign))).Single(line => line.UnitId == World.OtherUnit).Id;
        await World.Send(World.OtherUnitHead, await World.Submission(other, 1, 1));
        World.Clock.Set(new DateOnly(2026, 3, 24), new TimeOnly(8, 0));
        async Task<(int Late, int ToCheck)> Seen() => ((await World.Send(World.Office, new UnsentReports())).Items.Count, (await World.Send(World.Office, new ReportsToCheck())).Count);
        Assert.That(await Seen(), Is.EqualTo((0, 0)), "they are the secretary's");

        await Set("UPDATE RoleAssignments SET ValidTo = '2026-03-23' WHERE PersonId = @Secretary AND Role = 'Secretary' AND CouncilId = @CouncilId");
        Assert.That(await Seen(), Is.EqualTo((1, 1)));
        await Set("UPDATE RoleAssignments SET ValidTo = NULL WHERE PersonId = @Secretary AND Role = 'Secretary' AND CouncilId = @CouncilId");
        Assert.That(await Seen(), Is.EqualTo((0, 0)));
        await World.Send(World.Administrator, new SetPersonActive { PersonId = World.Secretary, Version = 1, IsActive = false, Reason = "Nghỉ hưu" });
        Assert.That(await Seen(), Is.EqualTo((1, 1)));
    }

    private Task EndCouncil() => Set("UPDATE Councils SET ValidTo = '2026-03-23' WHERE Id = @CouncilId");

    private Task<int> Set(string sql) => World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute(sql, new { World.Secretary }, CancellationToken.None));
}
