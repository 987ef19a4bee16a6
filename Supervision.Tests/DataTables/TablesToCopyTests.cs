using Supervision.Core.DataTables;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.DataTables;

/// <summary>A table that was designed once is found by the next campaign.</summary>
public sealed class TablesToCopyTests : SiteTest
{
    [Test]
    public async Task The_tables_of_other_campaigns_are_offered_the_newest_first_to_those_who_work_there()
    {
        var first = await World.SentTable();
        var second = await World.SentTable();
        var (campaign, _) = await World.SentCampaign();

        var page = await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/cuoc-giam-sat/{campaign}/bieu");
        Assert.That(page.QuerySelectorAll("#copy option").Select(one => one.GetAttribute("value")).Where(value => value is { Length: > 0 }), Is.EqualTo(new[] { $"{second.Table}", $"{first.Table}" }));
        Assert.That(page.QuerySelector($"#copy option[value='{first.Table}']")!.TextContent, Does.EndWith(": Kết quả giải quyết thủ tục hành chính"));

        Assert.That((await World.Send(World.Office, new TablesToCopy())).Select(table => table.Id), Is.EqualTo(new[] { second.Table, first.Table }), "sees every campaign");
        await World.Value<long>("DELETE FROM DelegationMembers WHERE CampaignId = @first AND PersonId = @secretary AND CouncilId = @CouncilId; SELECT 1", new { first = first.Campaign, secretary = World.Secretary });
        Assert.That((await World.Send(World.Secretary, new TablesToCopy())).Select(table => table.Id), Is.EqualTo(new[] { second.Table }), "no longer of that delegation");
        Assert.That(await World.Send(World.UnitHead, new TablesToCopy()), Is.Empty);
    }

    [Test]
    public async Task A_table_that_is_still_being_designed_is_offered_to_its_own_delegation_alone()
    {
        var (campaign, _) = await World.SentCampaign();
        var draft = (await World.Send(World.Secretary, new DesignDataTable { CampaignId = campaign, Title = "Biểu đang soạn", Design = SomeTables.Design })).Id;

        Assert.That((await World.Send(World.Secretary, new TablesToCopy())).Select(table => table.Id), Is.EqualTo(new[] { draft }));
        Assert.That(await World.Send(World.Clerk, new TablesToCopy()), Is.Empty);

        await World.Send(World.Secretary, new SendDataTable { DataTableId = draft, Version = 1 });
        Assert.That((await World.Send(World.Clerk, new TablesToCopy())).Select(table => table.Id), Is.EqualTo(new[] { draft }), "who reads every campaign");
    }
}
