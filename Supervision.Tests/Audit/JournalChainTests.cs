using System.Globalization;
using Supervision.Core.Audit;
using Supervision.Tests.Storage;
using Supervision.Tests.UnitReports;

namespace Supervision.Tests.Audit;

/// <summary>The journal proves itself: whatever is done to it behind the system's back is found and named.</summary>
public sealed class JournalChainTests : FeatureTest
{
    protected override Task<World> Enter() => World.Create(alone: true);

    [SetUp]
    public async Task SealWhatIsThere()
    {
        await World.Seal();
        // A second time of sealing, an hour later, with something new in between.
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.SentCampaign();
        await World.Seal();
    }

    [Test]
    public async Task Every_row_is_in_a_chain_and_the_chains_hold()
    {
        var result = await World.CheckWholeJournal();

        Assert.That(result.Faults, Is.Empty);
        Assert.That(result.Unsealed, Is.Zero);
        Assert.That(result.Rows, Is.EqualTo(await Count("Journal")));
        Assert.That(result.Chains, Is.GreaterThanOrEqualTo(1));
    }

    [Test]
    public async Task Neither_rows_nor_seals_can_be_changed_or_removed_by_a_plain_statement()
    {
        foreach (var sql in new[] { "UPDATE Journal SET Data = '{}'", "DELETE FROM Journal", "UPDATE JournalSeals SET Position = 0", "DELETE FROM JournalSeals" })
            Assert.That(async () => await World.Behind(sql), Throws.InstanceOf<System.Data.Common.DbException>().With.Message.Contains("immutable"), sql);
    }

    [Test]
    public async Task An_edited_row_is_named()
    {
        var row = await World.RowNumber(3);
        await World.Unlock();
        await World.Behind(Text($"UPDATE Journal SET Data = '{{\"name\":\"khác\"}}' WHERE Seq = {row}"));

        await Named(JournalFaultKind.Changed, row, $"Dòng nhật ký số {row} ", "đã bị sửa");
    }

    [TestCase("At = '2026-03-08T00:00:00.000Z'")]
    [TestCase("ActingAs = 'Admin'")]
    [TestCase("Origin = '10.0.0.1'")]
    [TestCase("ActorId = NULL")]
    [TestCase("ActingForId = ActorId")]
    [TestCase("Before = '{}'")]
    [TestCase("Event = 'NothingHappened'")]
    [TestCase("Command = 'Nothing'")]
    public async Task Every_column_is_sealed(string change)
    {
        var row = await World.RowNumber(4);
        await World.Unlock();
        await World.Behind($"UPDATE Journal SET {change} WHERE Seq = {row}");

        await Named(JournalFaultKind.Changed, row, $"số {row} ");
    }

    [Test]
    public async Task A_removed_row_is_named()
    {
        var row = await World.RowNumber(5);
        await World.Unlock();
        await World.Behind($"DELETE FROM Journal WHERE Seq = {row}");

        await Named(JournalFaultKind.Removed, row, $"Dòng nhật ký số {row} đã bị xóa");
    }

    [Test]
    public async Task A_row_that_is_removed_together_with_its_seal_leaves_a_gap_that_is_named()
    {
        var row = await World.RowNumber(5);
        await World.Unlock();
        await World.Behind($"DELETE FROM Journal WHERE Seq = {row}", $"DELETE FROM JournalSeals WHERE JournalSeq = {row}");

        await Named(JournalFaultKind.SealRemoved, row + 1, $"trước dòng nhật ký số {row + 1}, đã bị xóa");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_row_that_is_slipped_in_with_an_earlier_time_is_named(bool sealedMeanwhile)
    {
        await World.Behind(Copied("'2026-03-09T00:30:00.000Z'"));
        var row = await World.Value<long>("SELECT MAX(Seq) FROM Journal WHERE CouncilId = @CouncilId");
        if (sealedMeanwhile) await World.Seal();
        else Assert.That((await World.CheckWholeJournal()).Unsealed, Is.EqualTo(1));

        await Named(JournalFaultKind.Inserted, row, $"Dòng nhật ký số {row} ", "bị chèn vào sau");
    }

    [Test]
    public async Task Two_rows_that_changed_places_are_both_named()
    {
        var (one, two) = (await World.RowNumber(2), await World.RowNumber(6));
        await World.Unlock();
        await World.Behind($"UPDATE Journal SET Seq = 900001 WHERE Seq = {one}", $"UPDATE Journal SET Seq = {one} WHERE Seq = {two}", $"UPDATE Journal SET Seq = {two} WHERE Seq = 900001");

        var result = await World.CheckWholeJournal();
        Assert.That(result.Faults.Select(fault => fault.JournalSeq), Is.EqualTo(new[] { (long?)one, two }));
        Assert.That(result.First!.Sentence, Does.Contain($"số {one} "));
    }

    [Test]
    public async Task A_commit_that_comes_late_with_a_smaller_number_is_sealed_too()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("Numbers are given by hand here, which is done on SQLite.");
        var last = await World.Value<long>("SELECT MAX(Seq) FROM Journal WHERE CouncilId = @CouncilId");
        var now = $"'{World.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)}Z'";
        await World.Behind(Copied(now, last + 5));
        await World.Seal();
        await World.Behind(Copied(now, last + 2));
        await World.Seal();

        var result = await World.CheckWholeJournal();
        Assert.That((result.Faults.Count, result.Unsealed), Is.EqualTo((0, 0L)));
        Assert.That(result.Rows, Is.EqualTo(await Count("Journal")));
    }

    [Test]
    public async Task Sealing_again_adds_nothing() => Assert.That((await World.Seal()).Items, Is.Zero);

    [Test]
    public async Task The_check_of_the_night_fails_with_the_first_broken_row()
    {
        await World.RunJob("journal.verify");
        var row = await World.RowNumber(3);
        await World.Unlock();
        await World.Behind($"DELETE FROM Journal WHERE Seq = {row}");

        Assert.That(async () => await World.RunJob("journal.verify"), Throws.InstanceOf<JournalBrokenException>().With.Message.Contains($"số {row} "));
    }

    [Test]
    public async Task Whoever_may_check_does_so_piece_by_piece_and_sees_how_far_it_is()
    {
        var row = await World.RowNumber(3);
        await World.Unlock();
        await World.Behind($"DELETE FROM Journal WHERE Seq = {row}");

        var steps = new List<JournalCheckStep>();
        for (long? after = 0; after is not null; after = steps[^1].Next) steps.Add(await World.Send(World.StandingBoard, new CheckJournal { After = after.Value, Take = 4 }));

        Assert.That(steps, Has.Count.GreaterThan(3));
        Assert.That((steps[0].Checked, steps[^1].Checked), Is.EqualTo((4L, steps[0].Total)));
        Assert.That(steps.SelectMany(step => step.Faults).Select(fault => fault.JournalSeq), Is.EqualTo(new long?[] { row }));
        Assert.That((await World.Refused(World.Office, new CheckJournal())).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.Forbidden));
    }

    private async Task Named(JournalFaultKind kind, long row, params string[] said)
    {
        var first = (await World.CheckWholeJournal()).First;
        Assert.That((first?.Kind, first?.JournalSeq), Is.EqualTo(((JournalFaultKind?)kind, (long?)row)));
        foreach (var words in said) Assert.That(first!.Sentence, Does.Contain(words));
    }

    private string Copied(string at, long? seq = null) => Text($"""
        INSERT INTO Journal ({(seq is null ? "" : "Seq, ")}Id, CouncilId, At, ActorId, ActingAs, Origin, Command, Event, SubjectId, Data, Before)
        SELECT {(seq is { } number ? $"{number}, " : "")}'{Guid.NewGuid():D}', CouncilId, {at}, ActorId, ActingAs, Origin, Command, Event, SubjectId, Data, Before
        FROM Journal WHERE Seq = (SELECT MAX(Seq) FROM Journal WHERE CouncilId = '{World.Council.CouncilId:D}')
        """);

    private static string Text(FormattableString sql) => sql.ToString(CultureInfo.InvariantCulture);

    private Task<long> Count(string table) => World.Value<long>($"SELECT COUNT(*) FROM {table} WHERE CouncilId = @CouncilId OR CouncilId IS NULL");
}
