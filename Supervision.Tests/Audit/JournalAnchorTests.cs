using Supervision.Core.Audit;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.Audit;

/// <summary>What stands outside the database tells when the whole chain was written anew.</summary>
public sealed class JournalAnchorTests : FeatureTest
{
    private string Folder => Path.Combine(World.Database.Folder, "anchors");

    protected override Task<World> Enter() => World.Create(alone: true);

    [SetUp]
    public async Task AnchorTwoDays()
    {
        await World.Seal();
        await World.Anchor();
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.SentCampaign();
        await World.Seal();
        await World.Anchor();
    }

    [Test]
    public async Task Anchors_of_an_untouched_journal_hold()
    {
        var result = await World.CheckWholeJournal();

        Assert.That((result.Anchors, result.Faults.Count), Is.EqualTo((2, 0)));
        Assert.That(Directory.EnumerateFiles(Folder).Select(Path.GetFileName), Is.SupersetOf(new[] { "neo-2026-03-09.json", "neo-2026-03-09.json.sig", "neo-2026-03-10.json", "neo-2026-03-10.json.sig" }));
    }

    [Test]
    public async Task A_chain_that_was_written_anew_from_its_beginning_does_not_match()
    {
        var row = await World.RowNumber(3);
        await World.Unlock();
        await World.Behind($"UPDATE Journal SET Origin = '10.9.8.7' WHERE Seq = {row}", "DELETE FROM JournalSeals");
        await World.Seal();

        var first = (await World.CheckWholeJournal()).First;
        Assert.That(first?.Kind, Is.EqualTo(JournalFaultKind.AnchorBroken));
        Assert.That(first!.Sentence, Does.Contain("neo-2026-03-09.json").And.Contain("viết lại"));
    }

    [Test]
    public async Task Rows_that_were_cut_off_at_the_end_are_missed()
    {
        var last = await World.Value<long>("SELECT MAX(Seq) FROM Journal WHERE CouncilId = @CouncilId");
        await World.Unlock();
        await World.Behind($"DELETE FROM Journal WHERE Seq = {last}", $"DELETE FROM JournalSeals WHERE JournalSeq = {last}");

        Assert.That((await World.CheckWholeJournal()).First?.Sentence, Does.Contain("neo-2026-03-10.json").And.Contain("nay chỉ còn"));
    }

    [Test]
    public async Task An_anchor_that_was_edited_or_taken_away_is_named()
    {
        var second = Path.Combine(Folder, "neo-2026-03-10.json");
        var whole = await File.ReadAllTextAsync(second);
        await File.WriteAllTextAsync(second, whole.Replace("\"position\": 1", "\"position\": 2", StringComparison.Ordinal) + " ");
        Assert.That((await World.CheckWholeJournal()).First?.Sentence, Does.Contain("neo-2026-03-10.json").And.Contain("chữ ký không đúng"));

        await File.WriteAllTextAsync(second, whole);
        File.Delete(Path.Combine(Folder, "neo-2026-03-09.json"));
        Assert.That((await World.CheckWholeJournal()).First?.Sentence, Does.Contain("neo-2026-03-10.json").And.Contain("đã bị xóa"));
    }

    [Test]
    public async Task An_anchor_of_the_day_is_never_written_over()
    {
        var file = Path.Combine(Folder, "neo-2026-03-10.json");
        var before = await File.ReadAllBytesAsync(file);
        await World.SentCampaign();
        await World.Seal();
        await World.Anchor();

        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(before));
    }

    [Test]
    public async Task Openssl_verifies_the_signature_without_this_program()
    {
        var file = Path.Combine(Folder, "neo-2026-03-10.json");
        var key = Directory.EnumerateFiles(Folder, "khoa-*.pem").Single();
        if (await SomeAudit.Say("openssl", "dgst", "-sha256", "-verify", key, "-signature", $"{file}.sig", file) is not { } said)
        {
            Assert.Ignore("openssl is not on this machine.");
            return;
        }
        Assert.That(said.Output, Does.Contain("Verified OK"));
        Assert.That((await SomeAudit.Say("openssl", "dgst", "-sha256", "-verify", key, "-signature", $"{file}.sig", Path.Combine(Folder, "neo-2026-03-09.json")))!.Value.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task The_verb_says_that_it_holds_or_names_the_first_broken_row()
    {
        var settings = new Dictionary<string, string?>
        {
            ["DataFolder"] = World.Database.Folder,
            ["Database__Engine"] = World.Database.Options.Engine,
            ["Database__ConnectionString"] = World.Database.Options.ConnectionString,
        };
        var whole = await Running.ToEnd(settings, "verify-journal");
        Assert.That(whole.ExitCode, Is.Zero, whole.Output);
        Assert.That(whole.Output, Does.Contain("2 dấu neo").And.Contain("Nhật ký còn nguyên vẹn."));

        var row = await World.RowNumber(3);
        await World.Unlock();
        await World.Behind($"UPDATE Journal SET Origin = '10.9.8.7' WHERE Seq = {row}");
        var broken = await Running.ToEnd(settings, "verify-journal");
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output, Does.Contain($"Chỗ đầu tiên: Dòng nhật ký số {row} "));
    }
}
