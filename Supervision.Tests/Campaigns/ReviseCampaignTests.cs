using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Search;

namespace Supervision.Tests.Campaigns;

/// <summary>A plan is put right until it is sent to the units.</summary>
public sealed class ReviseCampaignTests : FeatureTest
{
    [Test]
    public async Task An_outline_that_was_forgotten_is_added_and_what_stays_goes_on_being_the_same()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Outline = ["Đặc điểm tình hình", "Kết quả triển khai"] })).Id;
        var before = await Details(campaign);

        var changed = await World.Send(World.Office, Revision(before) with
        {
            Title = "Việc giải quyết thủ tục đất đai",
            PeriodText = "từ năm 2024 đến nay",
            Topics = ["Thủ tục đất đai", "Cải cách hành chính"],
            Outline = ["Căn cứ, cơ sở", "Đặc điểm tình hình", "Kết quả", "Kiến nghị"],
            LegalBases = ["Luật số 87/2015/QH13"],
        });

        var after = await Details(campaign);
        Assert.That(changed.Version, Is.EqualTo(2));
        Assert.That((after.Head.Title, after.Head.PeriodText, after.Head.Version), Is.EqualTo(("Việc giải quyết thủ tục đất đai", "từ năm 2024 đến nay", 2)));
        Assert.That(after.Topics, Is.EqualTo(new[] { "Thủ tục đất đai", "Cải cách hành chính" }));
        Assert.That(after.LegalBases, Is.EqualTo(new[] { "Luật số 87/2015/QH13" }));
        Assert.That(after.Outline.Select(line => (line.Number, line.Text)), Is.EqualTo(new[] { (1, "Căn cứ, cơ sở"), (2, "Đặc điểm tình hình"), (3, "Kết quả"), (4, "Kiến nghị") }));
        Assert.That(after.Outline[1].Id, Is.EqualTo(before.Outline[0].Id), "an item that moved");
        Assert.That(after.Outline.Select(line => line.Id), Does.Contain(before.Outline[1].Id), "an item that was reworded");
        Assert.That((await World.Journalled(campaign, nameof(CampaignRevised), "Before")).Single(), Does.Contain("Kết quả triển khai").And.Contain("Việc thực hiện cải cách hành chính"));
        Assert.That((await World.Journalled(campaign, nameof(CampaignRevised), "Data")).Single(), Does.Contain("Kiến nghị"));
    }

    [Test]
    public async Task Units_come_and_go_and_change_how_and_by_when()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World) with { Units = [new InspectedUnit(World.Unit, UnitMode.InPerson)] })).Id;

        await World.Send(World.StandingBoard, Revision(await Details(campaign)) with { Units = [new InspectedUnit(World.OtherUnit, UnitMode.ByReport, new DateOnly(2026, 3, 25)), new InspectedUnit(World.Unit, UnitMode.Survey)] });
        Assert.That((await Details(campaign)).Units.Select(unit => (unit.UnitId, unit.Mode, unit.ReportDueOn)),
            Is.EqualTo(new[] { (World.Unit, UnitMode.Survey, (DateOnly?)null), (World.OtherUnit, UnitMode.ByReport, new DateOnly(2026, 3, 25)) }));

        await World.Send(World.Office, Revision(await Details(campaign)) with { Units = [new InspectedUnit(World.OtherUnit, UnitMode.ByReport)] });
        Assert.That((await Details(campaign)).Units.Select(unit => unit.UnitId), Is.EqualTo(new[] { World.OtherUnit }));
    }

    [Test]
    public async Task A_unit_that_has_a_session_stays_in_the_plan()
    {
        var (campaign, delegation) = await World.FoundedCampaign();
        await World.Send(World.Secretary, Some.Visit(World, campaign, delegation));

        var refusal = await World.Refused(World.Secretary, Revision(await Details(campaign)) with { Units = [new InspectedUnit(World.OtherUnit, UnitMode.ByReport)] });

        Assert.That((refusal.Code, refusal.Fields.Keys.Single()), Is.EqualTo(("campaign.unit_in_use", "Units")));
        Assert.That(refusal.Message, Does.Contain("đã có buổi làm việc"));
        Assert.That((await Details(campaign)).Units, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_day_that_no_report_can_be_due_on_is_refused_with_the_unit_it_is_of()
    {
        var (campaign, delegation) = await World.FoundedCampaign();
        var view = await Details(campaign);

        var refusal = await World.Refused(World.Secretary, Revision(view) with { Units = [new InspectedUnit(World.Unit, UnitMode.InPerson), new InspectedUnit(World.OtherUnit, UnitMode.ByReport, Some.FoundedOn.AddDays(-1))] });
        var visit = await World.Refused(World.Secretary, Some.Visit(World, campaign, delegation) with { UnitIds = [World.Unit, World.OtherUnit] });

        Assert.That((refusal.Code, refusal.Fields.Single().Key, refusal.Message),
            Is.EqualTo(("unit_report.due", "Units[1].ReportDueOn", "Hạn gửi báo cáo của Ủy ban nhân dân xã Tân Tiến (08/3/2026) không được trước ngày thành lập Đoàn giám sát (09/3/2026).")));
        Assert.That((visit.Code, visit.Message), Is.EqualTo(("visit.by_report", "Ủy ban nhân dân xã Tân Tiến được giám sát qua báo cáo nên không có buổi làm việc.")));
    }

    [Test]
    public async Task Who_supervises_stays_once_a_delegation_is_founded()
    {
        var (campaign, _) = await World.FoundedCampaign();

        var refusal = await World.Refused(World.Office, Revision(await Details(campaign)) with { BodyId = World.Council.CouncilBodyId, SubjectKind = SubjectKind.Council });

        Assert.That((refusal.Code, refusal.Fields.Keys.Single()), Is.EqualTo(("campaign.founded", "BodyId")));
        await World.Send(World.Head, Revision(await Details(campaign)) with { Purpose = "Đánh giá kết quả" });
        Assert.That((await Details(campaign)).Head.Purpose, Is.EqualTo("Đánh giá kết quả"));
    }

    [Test]
    public async Task Once_the_plan_was_sent_it_stays_as_it_was_sent()
    {
        var (campaign, _) = await World.FoundedCampaign();
        await World.Send(World.Secretary, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "45/HĐND-VP") });

        var refusal = await World.Refused(World.Office, Revision(await Details(campaign)) with { Outline = ["Mục khác"] });

        Assert.That((refusal.Kind, refusal.Code), Is.EqualTo((RefusalKind.Conflict, "campaign.plan_sent")));
        Assert.That((await Details(campaign)).Outline.Select(line => line.Text), Is.EqualTo(new[] { "Đặc điểm tình hình", "Kết quả triển khai" }));
    }

    [Test]
    public async Task Whoever_planned_it_puts_it_right_and_a_member_does_not()
    {
        var campaign = (await World.Send(World.Secretary, Some.Plan(World))).Id;
        await World.Send(World.Secretary, Revision(await Details(campaign)) with { Scope = "Toàn tỉnh" });
        Assert.That((await Details(campaign)).Head.Scope, Is.EqualTo("Toàn tỉnh"));

        var (founded, _) = await World.FoundedCampaign();
        Assert.That((await World.Refused(World.Member, Revision(await Details(founded)))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Office, Revision(await Details(founded)) with { Version = 1 })).Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task What_was_renamed_is_found_by_its_new_title_and_so_are_its_sessions()
    {
        var (campaign, delegation) = await World.FoundedCampaign();
        await World.Send(World.Secretary, Some.Visit(World, campaign, delegation));
        await World.Send(World.Office, Revision(await Details(campaign)) with { Title = "Quản lý khoáng sản" });

        var found = await World.Send(World.Office, new SearchFor { Q = "khoáng sản" });

        Assert.That(found.Groups.Select(group => group.Kind), Is.EquivalentTo(new[] { SearchKind.Campaign, SearchKind.Visit }));
    }

    private Task<CampaignView> Details(Guid campaign) => World.Send(World.Office, new CampaignDetails { CampaignId = campaign });

    private static ReviseCampaign Revision(CampaignView view) => new()
    {
        CampaignId = view.Head.Id,
        Version = view.Head.Version,
        Code = view.Head.Code,
        Title = view.Head.Title,
        FormCode = view.Head.FormCode,
        SubjectKind = view.Head.SubjectKind,
        BodyId = view.Head.BodyId!.Value,
        Topics = view.Topics,
        LegalBases = view.LegalBases,
        Units = [.. view.Units.Select(unit => new InspectedUnit(unit.UnitId, unit.Mode, unit.ReportDueOn))],
        Outline = [.. view.Outline.Select(line => line.Text)],
        DecidedOn = view.Head.DecidedOn!.Value,
    };
}
