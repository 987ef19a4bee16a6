using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Tests.Visits;

/// <summary>What a member writes down at the session: with its figure, its photograph, and seen by the others at once.</summary>
public sealed class RecordAtVisitTests : FeatureTest
{
    private static readonly SaidFigure Wrong = new() { IndicatorName = "Hồ sơ giải quyết đúng hạn", Numerator = "184", Denominator = "408", StatedRatio = "46" };

    [Test]
    public async Task A_figure_that_does_not_add_up_is_told_and_nothing_is_written()
    {
        var visit = await World.StartedVisit();

        var refused = await World.Refused(World.Member, Said(visit) with { Figure = Wrong });

        Assert.That((refused.Kind, refused.Code), Is.EqualTo((RefusalKind.Invalid, "finding.figure")));
        Assert.That(refused.Fields["Figure.StatedRatio"].Single(), Does.Contain("184/408 = 45,10%"));
        Assert.That((await World.Send(World.Member, new SessionFindings { VisitId = visit })).Count, Is.Zero);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Indicators WHERE VisitId = @visit AND CouncilId = @CouncilId", new { visit }), Is.Zero);
    }

    [Test]
    public async Task It_is_taken_down_as_stated_when_that_is_meant_and_the_finding_rests_on_it()
    {
        var visit = await World.StartedVisit();

        var made = await World.Send(World.Member, Said(visit) with { Field = "Thủ tục hành chính", Figure = Wrong with { AsStated = true } });

        var evidence = (await World.Send(World.Member, new FindingDetails(made.Id))).Evidence.Single();
        var stated = (await World.Send(World.Member, new IndicatorList { CampaignId = await World.CampaignOf(visit), VisitId = visit })).Items.Single();
        Assert.That((evidence.Kind, evidence.RefId), Is.EqualTo((EvidenceKind.Indicator, stated.Id)));
        Assert.That((stated.Stated.Name, stated.Stated.StatedRatio, stated.ComputedRatio, stated.Stated.Field), Is.EqualTo((Wrong.IndicatorName, "46", 45.10m, "Thủ tục hành chính")));
    }

    [Test]
    public async Task Numbers_are_read_as_Vietnamese_writes_them_and_what_has_two_readings_is_asked_about()
    {
        var visit = await World.StartedVisit();

        await World.Send(World.Member, Said(visit) with { Figure = new SaidFigure { IndicatorName = "Hồ sơ", Numerator = "1.373" } });
        var refused = await World.Refused(World.Member, Said(visit) with { Figure = Wrong with { StatedRatio = "45.1" } });

        var stated = (await World.Send(World.Member, new IndicatorList { CampaignId = await World.CampaignOf(visit), VisitId = visit })).Items.Single().Stated;
        Assert.That((stated.Kind, stated.Amount), Is.EqualTo((IndicatorKind.Count, 1373m)));
        Assert.That(refused.Fields["Figure.StatedRatio"].Single(), Does.Contain("hãy viết 45,1"));
    }

    [Test]
    public async Task A_photograph_is_kept_under_the_finding_and_opened_by_the_delegation()
    {
        var visit = await World.StartedVisit();
        var made = await World.Send(World.Member, Said(visit));

        var photo = await World.Send(World.Member, new AddFindingPhoto { FindingId = made.Id, Content = await World.Received(SomeVisits.Scan, "anh-hien-truong.pdf") });

        var shown = (await World.Send(World.Head, new SessionFindings { VisitId = visit })).Single();
        Assert.That((shown.AuthorId, shown.Photos), Is.EqualTo((World.Member, new[] { photo.Id })));
        await using var content = (await World.Send(World.Head, new FindingPhoto { FindingId = made.Id, AttachmentId = photo.Id })).Content;
        Assert.That(content.ReadByte(), Is.EqualTo('%'));
        Assert.That((await World.Refused(World.UnitHead, new SessionFindings { VisitId = visit })).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task Each_finds_the_sessions_of_their_own_delegations_and_nobody_elses()
    {
        var visit = await World.PlannedVisit();
        var otherMember = await World.Person(Core.Access.Role.Member, "Đại biểu HĐND tỉnh");
        var leader = await World.Person(Core.Access.Role.CommitteeLeader, "Phó Chủ tịch HĐND tỉnh", bodyId: World.Council.StandingBoardId);

        var mine = (await World.Send(World.Member, new UpcomingVisits())).Single();

        Assert.That((mine.Id, mine.Status, mine.PlannedOn, mine.Units), Is.EqualTo((visit, VisitStatus.Planned, SomeVisits.VisitOn, new[] { "Ủy ban nhân dân xã Hòa Bình" })));
        foreach (var person in new[] { World.Head, World.Secretary, leader }) Assert.That((await World.Send(person, new UpcomingVisits())).Single().Id, Is.EqualTo(visit));
        foreach (var person in new[] { otherMember, World.Office, World.UnitHead }) Assert.That(await World.Send(person, new UpcomingVisits()), Is.Empty);
    }

    [Test]
    public async Task What_is_under_way_stands_first_and_what_waits_to_be_signed_last()
    {
        var ended = await World.EndedVisit();
        var campaign = await World.CampaignOf(ended);
        var delegation = await World.Id("SELECT CAST(DelegationId AS nvarchar(36)) FROM Visits WHERE Id = @ended AND CouncilId = @CouncilId", new { ended });
        var later = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { PlannedOn = SomeVisits.VisitOn.AddDays(20) })).Id;
        var next = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { PlannedOn = SomeVisits.VisitOn.AddDays(15) })).Id;

        var mine = await World.Send(World.Member, new UpcomingVisits());

        Assert.That(mine.Select(one => one.Id), Is.EqualTo(new[] { next, later, ended }));
        Assert.That((await World.Send(World.Member, new UpcomingVisits { Take = 1 })).Single().Id, Is.EqualTo(next));
    }

    internal static RecordAtVisit Said(Guid visit) => new() { VisitId = visit, Kind = FindingKind.Shortcoming, Text = "Còn 03 hồ sơ quá hạn chưa xin lỗi người dân." };
}
