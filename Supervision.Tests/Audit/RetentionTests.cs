using System.Globalization;
using Microsoft.Extensions.Configuration;
using Supervision.Api.Hosting;
using Supervision.Core.Audit;
using Supervision.Core.SignIn;
using Supervision.Infrastructure.Storage;

namespace Supervision.Tests.Audit;

/// <summary>Records go at the end of their time and not before, the journal says that they went, and nothing of the journal itself ever does.</summary>
public sealed class RetentionTests : FeatureTest
{
    // Two years before the morning on which the world stands.
    private static readonly DateTimeOffset Border = new(2024, 3, 9, 1, 0, 0, TimeSpan.Zero);

    protected override Task<World> Enter() => World.Create(alone: true);

    [Test]
    public async Task Looks_of_more_than_two_years_ago_go_in_pieces_and_later_ones_stay()
    {
        const int Old = 2300;
        await Look(Enumerable.Range(0, Old).Select(i => Border.AddMinutes(i - Old)).Concat([Border, Border.AddDays(1)]));
        await World.Seal();
        var rows = await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId");

        var done = await World.RunJob("records.forget");
        await World.Seal();

        Assert.That(done.Items, Is.EqualTo(Old));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM AccessLog WHERE CouncilId = @CouncilId"), Is.EqualTo(2));
        var said = await World.Journalled(World.Council.CouncilId, nameof(RecordsForgotten), "Data");
        Assert.That(said.Select(data => System.Text.Json.Nodes.JsonNode.Parse(data)!["looks"]!.GetValue<int>()), Is.EqualTo(new[] { 1000, 1000, 300 }));
        Assert.That(EventWords.Say(nameof(RecordsForgotten), said[0]), Does.Contain("1000 dòng nhật ký truy cập"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId"), Is.EqualTo(rows + said.Count), "The journal only grows.");
        Assert.That((await World.CheckWholeJournal()).Faults, Is.Empty);
        Assert.That((await World.RunJob("records.forget")).Items, Is.Zero);
        Assert.That(await World.Journalled(World.Council.CouncilId, nameof(RecordsForgotten), "Data"), Has.Count.EqualTo(said.Count), "A night on which nothing goes says nothing.");
    }

    [Test]
    public async Task How_somebody_came_in_goes_a_year_after_it_was_over_and_who_is_in_stays_in()
    {
        var name = (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;
        var old = await World.SendUnknown(new SignIn(name, World.Password));
        await World.SendUnknown(new IssueToken(name, World.Password));
        await World.Send(World.Administrator, new InvitePerson { PersonId = World.Office, UserName = $"van.phong.{World.Office:N}"[..30] });
        World.Clock.Advance(TimeSpan.FromDays(300));
        var living = await World.SendUnknown(new SignIn(name, World.Password));

        var early = await World.RunJob("records.forget");
        World.Clock.Advance(TimeSpan.FromDays(80));
        var late = await World.RunJob("records.forget");

        Assert.That((early.Items, late.Items), Is.EqualTo((0, 3)));
        Assert.That(await World.Value<Guid>("SELECT Id FROM Sessions WHERE CouncilId = @CouncilId"), Is.EqualTo(living.SessionId).And.Not.EqualTo(old.SessionId));
        Assert.That(await World.Journalled(World.Administrator, "PersonSignedIn", "Data"), Has.Count.EqualTo(2), "That they came in is in the journal.");
    }

    [TestCase("AccessLogMonths", "11", "phải là số tháng từ 12 đến 1200")]
    [TestCase("AccessLogMonths", "hai năm", "phải là số tháng từ 12 đến 1200")]
    [TestCase("SignInMonths", "0", "phải là số tháng từ 1 đến 1200")]
    [TestCase("JournalMonths", "24", "nhật ký được giữ mãi, không bao giờ bị xóa")]
    public void A_time_that_is_too_short_or_means_nothing_stops_the_start(string name, string value, string said)
    {
        var refused = Assert.Throws<DatabaseUnusableException>(() => Read(name, value))!;
        Assert.That(refused.Message, Does.Contain($"Supervision:Retention:{name}").And.Contain(said));
    }

    [Test]
    public void Each_installation_sets_its_own_times() =>
        Assert.That((Read("AccessLogMonths", "12").AccessLogMonths, Read("SignInMonths", "3").SignInMonths, new Retention()), Is.EqualTo((12, 3, new Retention { AccessLogMonths = 24, SignInMonths = 12 })));

    private static Retention Read(string name, string value) =>
        ServerOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create($"Supervision:Retention:{name}", (string?)value)]).Build()).Retention;

    private Task Look(IEnumerable<DateTimeOffset> times) => World.Behind([.. times.Select(at => FormattableString.Invariant($"""
        INSERT INTO AccessLog (Id, CouncilId, At, PersonId, Kind, Request)
        VALUES ('{Guid.NewGuid():D}', '{World.Council.CouncilId:D}', '{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}', '{World.Administrator:D}', 'Draft', 'Test')
        """))]);
}
