using Supervision.Core.Audit;
using Supervision.Core.Pipeline;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Audit;

/// <summary>What happened to a thing, as people tell it.</summary>
public sealed class HistoryTests : FeatureTest
{
    [Test]
    public async Task A_campaign_tells_its_history_in_sentences_the_last_first()
    {
        var (campaign, _) = await World.SentCampaign();

        var lines = (await World.Send(World.Office, new ObjectHistory { Kind = HistoryKind.Campaign, About = campaign })).Items;

        Assert.That(lines.Count, Is.GreaterThanOrEqualTo(4));
        Assert.That(lines.Select(line => line.Seq), Is.Ordered.Descending);
        Assert.That(lines[^1].Sentence, Does.Match(@"^08 giờ 00 phút ngày 09/3/2026, đồng chí Người \w+ \(.+\) lập kế hoạch cuộc giám sát GS-\w+: Việc thực hiện cải cách hành chính\.$"));
        Assert.That(lines.Select(line => line.Words), Has.Some.Match("^chuyển cuộc giám sát từ “.+” sang “.+”$"));
        Assert.That(lines.Select(line => line.Sentence), Has.None.Contains("{").And.None.Contains("CampaignStatus"));
        Assert.That(lines.Select(line => line.Origin), Has.All.Null);
    }

    [Test]
    public async Task Whoever_may_not_see_a_thing_has_no_history_of_it()
    {
        var (campaign, _) = await World.SentCampaign();
        var other = await World.Send(World.Office, Some.Plan(World));

        Assert.That((await World.Refused(World.UnitHead, new ObjectHistory { Kind = HistoryKind.Campaign, About = campaign })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Head, new ObjectHistory { Kind = HistoryKind.Campaign, About = other.Id })).Kind, Is.EqualTo(RefusalKind.NotFound));
        foreach (var kind in Enum.GetValues<HistoryKind>())
            Assert.That((await World.Refused(World.Office, new ObjectHistory { Kind = kind, About = Guid.CreateVersion7() })).Kind, Is.EqualTo(RefusalKind.NotFound), $"{kind}");
    }

    [Test]
    public void Before_and_after_are_told_field_by_field()
    {
        var changes = EventWords.Changes(nameof(Supervision.Core.Units.UnitRenamed),
            """{"subjectId":"0199d1a0-0000-7000-8000-000000000001","name":"Ủy ban nhân dân phường Hòa Bình","validFrom":"2026-03-01"}""",
            """{"name":"Ủy ban nhân dân xã Hòa Bình","validFrom":"2021-07-01","bodyId":"0199d1a0-0000-7000-8000-000000000002"}""");

        Assert.That(changes.Select(c => (c.Before, c.After)), Is.EqualTo(new[] { ("Ủy ban nhân dân xã Hòa Bình", "Ủy ban nhân dân phường Hòa Bình"), ("01/7/2021", "01/3/2026") }));
        Assert.That(changes.Select(c => c.Field), Has.None.Match("^[a-z]"));
    }

    [Test]
    public async Task The_journal_is_narrowed_by_person_day_subject_and_event()
    {
        var (campaign, _) = await World.SentCampaign();
        World.Clock.Advance(TimeSpan.FromDays(2));
        await World.Send(World.Administrator, World.NewUnit("U9", "Ủy ban nhân dân xã Mới"));

        async Task<IReadOnlyList<JournalLine>> List(JournalList query) => (await World.Send(World.Administrator, query with { Take = 1000 })).Items;

        var all = await List(new JournalList());
        Assert.That((await List(new JournalList { About = campaign })).Select(l => l.SubjectId).ToList(), Has.Count.GreaterThan(2).And.All.EqualTo(campaign));
        Assert.That((await List(new JournalList { PersonId = World.Office })).Select(l => l.ActorId), Has.All.EqualTo(World.Office).And.Not.Empty);
        Assert.That((await List(new JournalList { EventName = "UnitAdded" })).Select(l => l.Event).ToList(), Has.Count.EqualTo(3).And.All.EqualTo("UnitAdded"));
        Assert.That(await List(new JournalList { FromDay = new DateOnly(2026, 3, 11) }), Has.Count.EqualTo(1));
        Assert.That(await List(new JournalList { FromDay = new DateOnly(2026, 3, 10), ToDay = new DateOnly(2026, 3, 10) }), Is.Empty);
        Assert.That(await List(new JournalList { ToDay = new DateOnly(2026, 3, 10) }), Has.Count.EqualTo(all.Count - 1));
        Assert.That((await World.Refused(World.Office, new JournalList())).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }
}
