using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Search;
using Supervision.Core.Visits;

namespace Supervision.Tests.Campaigns;

/// <summary>Who is in a delegation changes by a paper, until it has ended.</summary>
public sealed class ChangeDelegationTests : FeatureTest
{
    private Guid _campaign;
    private Guid _delegation;

    [SetUp]
    public async Task Found() => (_campaign, _delegation) = await World.FoundedCampaign();

    [Test]
    public async Task Whoever_joins_by_a_paper_has_the_rights_of_a_member_from_then_on()
    {
        var newcomer = await World.Person(Role.Member, "Đại biểu HĐND");
        Assert.That((await World.Refused(newcomer, new CampaignDetails { CampaignId = _campaign })).Kind, Is.EqualTo(RefusalKind.NotFound));

        var changed = await World.Send(World.StandingBoard, await Change() with { Joining = [New(newcomer, DelegationPart.Member, "Phó Trưởng Ban Pháp chế")] });

        var view = await World.Send(newcomer, new CampaignDetails { CampaignId = _campaign });
        Assert.That(view.Head.Version, Is.EqualTo(changed.Version));
        Assert.That(view.Delegations.Single().Members.Select(m => (m.Title, m.JoinedOn)).Last(), Is.EqualTo(("Phó Trưởng Ban Pháp chế", (DateOnly?)Some.FoundedOn)));
        Assert.That(view.Papers.Single(paper => paper.Kind is CampaignPaperKind.Adjustment).Reference, Is.EqualTo("20/QĐ-TTHĐND"));
        Assert.That((await World.Journalled(_campaign, nameof(DelegationChanged), "Data")).Single(), Does.Contain("20/QĐ-TTHĐND").And.Contain("Phó Trưởng Ban Pháp chế"));
    }

    [Test]
    public async Task Whoever_leaves_loses_the_rights_and_stays_in_the_record_by_name()
    {
        var visit = (await World.Send(World.Secretary, Some.Visit(World, _campaign, _delegation))).Id;
        Assert.That((await World.Send(World.Member, new CampaignList())).Items, Has.Count.EqualTo(1));
        Assert.That((await World.Send(World.Member, new UpcomingVisits())), Has.Count.EqualTo(1));
        Assert.That((await World.Send(World.Member, new SearchFor { Q = "cải cách" })).Groups, Is.Not.Empty);

        await World.Send(World.StandingBoard, await Change() with { Leaving = [await Row(DelegationPart.Member)] });

        Assert.That((await World.Refused(World.Member, new CampaignDetails { CampaignId = _campaign })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Member, new VisitDetails { VisitId = visit })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.Member, new CampaignList())).Items, Is.Empty);
        Assert.That((await World.Send(World.Member, new UpcomingVisits())), Is.Empty);
        Assert.That((await World.Send(World.Member, new SearchFor { Q = "cải cách" })).Groups, Is.Empty);
        var left = (await Details()).Delegations.Single().Members.Single(m => m.Part is DelegationPart.Member);
        Assert.That((left.PersonName, left.PersonId, left.LeftOn), Is.EqualTo((World.Identity(World.Member).Name, (Guid?)null, (DateOnly?)Some.FoundedOn)));
        Assert.That((await World.Journalled(_campaign, nameof(DelegationChanged), "Before")).Single(), Does.Contain($"{World.Member}"));
    }

    [Test]
    public async Task A_session_has_those_who_were_in_the_delegation_on_its_day()
    {
        World.Clock.Set(new DateOnly(2026, 4, 20), new TimeOnly(8, 0));
        var earlier = (await World.Send(World.Secretary, Some.Visit(World, _campaign, _delegation) with { PlannedOn = new DateOnly(2026, 4, 10) })).Id;
        var later = (await World.Send(World.Secretary, Some.Visit(World, _campaign, _delegation) with { PlannedOn = new DateOnly(2026, 4, 25) })).Id;
        var successor = await World.Person(Role.DelegationHead, "Chủ tịch HĐND tỉnh");

        await World.Send(World.StandingBoard, await Change() with
        {
            ChangedOn = new DateOnly(2026, 4, 15),
            Leaving = [await Row(DelegationPart.Head)],
            Joining = [New(successor, DelegationPart.Head, "Chủ tịch HĐND tỉnh")],
            HeadPost = "Ủy viên Thường trực HĐND",
        });

        Assert.That(await HeadAt(earlier), Is.EqualTo(new[] { "Phó Chủ tịch HĐND tỉnh" }));
        Assert.That(await HeadAt(later), Is.EqualTo(new[] { "Chủ tịch HĐND tỉnh" }));
        Assert.That((await World.Refused(World.Head, new CampaignDetails { CampaignId = _campaign })).Kind, Is.EqualTo(RefusalKind.NotFound));

        async Task<IEnumerable<string>> HeadAt(Guid visit) =>
            (await World.Send(World.Secretary, new VisitDetails { VisitId = visit })).Minutes.Members.Where(m => m.Part is DelegationPart.Head).Select(m => m.Title);
    }

    [Test]
    public async Task A_delegation_has_exactly_one_head_whose_post_the_law_names()
    {
        var successor = await World.Person(Role.DelegationHead, "Chủ tịch HĐND tỉnh");
        var headless = await World.Refused(World.StandingBoard, await Change() with { Leaving = [await Row(DelegationPart.Head)] });
        var two = await World.Refused(World.StandingBoard, await Change() with { Joining = [New(successor, DelegationPart.Head, "Chủ tịch HĐND tỉnh")], HeadPost = "Ủy viên Thường trực HĐND" });
        var unlawful = await World.Refused(World.StandingBoard, await Change() with { Leaving = [await Row(DelegationPart.Head)], Joining = [New(successor, DelegationPart.Head, "Trưởng Ban")], HeadPost = "Trưởng Ban" });

        Assert.That(new[] { headless.Code, two.Code, unlawful.Code }, Is.EqualTo(new[] { "delegation.one_head", "delegation.one_head", "delegation.head" }));
        Assert.That(headless.Message, Does.Contain("Trưởng đoàn mới"));
    }

    [Test]
    public async Task Nobody_joins_twice_nor_before_the_paper_and_only_the_founding_body_changes_it()
    {
        var twice = await World.Refused(World.StandingBoard, await Change() with { Joining = [New(World.Secretary, DelegationPart.Member, "Chuyên viên")] });
        var early = await World.Refused(World.StandingBoard, await Change() with { ChangedOn = Some.FoundedOn.AddDays(-1), Leaving = [await Row(DelegationPart.Member)] });
        var nothing = await World.Refused(World.StandingBoard, await Change());
        var head = await World.Refused(World.Head, await Change() with { Leaving = [await Row(DelegationPart.Member)] });

        Assert.That((twice.Code, twice.Fields.Keys.Single()), Is.EqualTo(("delegation.twice", "Joining[0].PersonId")));
        Assert.That((early.Code, early.Fields.Keys.Single()), Is.EqualTo(("date.order", "ChangedOn")));
        Assert.That(nothing.Fields.Keys, Is.EqualTo(new[] { "Joining" }));
        Assert.That(head.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task Once_the_campaign_is_stopped_nobody_joins_or_leaves()
    {
        var leaving = await Row(DelegationPart.Member);
        await World.Send(World.Office, new MoveCampaign { CampaignId = _campaign, Version = 2, Step = CampaignStep.Cancel, On = Some.FoundedOn, Reason = "Trùng với thanh tra", Paper = Some.Paper("Công văn", "9/HĐND") });

        Assert.That((await World.Refused(World.StandingBoard, await Change() with { Leaving = [leaving] })).Code, Is.EqualTo("delegation.ended"));
    }

    private Task<CampaignView> Details() => World.Send(World.Office, new CampaignDetails { CampaignId = _campaign });

    private async Task<Guid> Row(DelegationPart part) => (await Details()).Delegations.Single().Members.First(m => m.Part == part).Id;

    private async Task<ChangeDelegation> Change() => new()
    {
        CampaignId = _campaign,
        DelegationId = _delegation,
        Version = (await Details()).Head.Version,
        Paper = Some.Paper("Quyết định", "20/QĐ-TTHĐND"),
        ChangedOn = Some.FoundedOn,
    };

    private static NewMember New(Guid person, DelegationPart part, string title) => new() { Part = part, Title = title, PersonId = person };
}
