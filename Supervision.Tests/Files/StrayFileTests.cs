using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Evidence;
using Supervision.Core.Evidence.Uploads;
using Supervision.Core.Files;
using Supervision.Core.Jobs;
using Supervision.Core.Storage;
using Supervision.Tests.Evidence;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Storage.TSql;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Files;

/// <summary>Content that no row names goes, and nothing else.</summary>
public sealed partial class StrayFileTests : FeatureTest
{
    private static readonly Dictionary<string, string> NamesNothing = new()
    {
        ["ReceiptFiles"] = "the hash of what was sent, not of what is kept",
        ["StrayFiles"] = "the marks themselves",
    };

    [Test]
    public async Task Content_that_a_killed_program_left_is_removed_by_a_later_run_and_what_a_row_names_stays()
    {
        var task = await World.AcceptedTask();
        await Attach(task, SomeFiles.Pdf);
        var named = Kept().Length;
        var stray = await Keep("bỏ lại"u8.ToArray());
        Assert.That((await Tidy()).Items, Is.Zero);
        World.Clock.Advance(TimeSpan.FromDays(2));
        await Tidy();
        Assert.That(await World.Value<long>(Marks), Is.Zero, "both are younger than a day by their own time");

        foreach (var path in Kept()) File.SetLastWriteTimeUtc(path, World.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
        var found = await Tidy();
        Assert.That((found.Items, found.Note, Kept().Length), Is.EqualTo((0, "1 tệp không thuộc hồ sơ nào, sẽ xóa ở lượt chạy sau.", named + 1)), "an issued paper is named too");
        Assert.That((await Tidy()).Items, Is.Zero, "not on the same day");
        World.Clock.Advance(TimeSpan.FromDays(1));

        Assert.That((await Tidy()).Items, Is.EqualTo(1));

        Assert.That(Kept().Select(Path.GetFileName).ToArray(), Has.Length.EqualTo(named).And.None.EqualTo(stray));
        Assert.That((await Tidy(), await World.Value<long>(Marks)), Is.EqualTo((new JobDone(0), 0L)));
    }

    [Test]
    public async Task Content_that_comes_again_before_it_is_removed_stays()
    {
        var task = await World.AcceptedTask();
        var sha256 = await Marked(SomeFiles.Pdf);
        await Attach(task, SomeFiles.Pdf);
        World.Clock.Advance(TimeSpan.FromDays(1));

        Assert.That((await Tidy()).Items, Is.Zero);

        Assert.That((await World.Send(World.UnitContact, new EvidenceList { TaskId = task })).Items, Has.Count.EqualTo(1));
        Assert.That(Kept().Select(Path.GetFileName), Has.One.EqualTo(sha256));
    }

    [Test]
    public async Task A_file_that_nobody_went_on_sending_is_given_up_after_three_days_and_its_pieces_go_with_it()
    {
        var task = await World.AcceptedTask();
        var named = Kept().Length;
        var left = await Begun(task, "bo-do.pdf");
        World.Clock.Advance(TimeSpan.FromDays(2));
        var going = await Begun(task, "gui-tiep.pdf");
        Assert.That((await Tidy()).Note, Is.Null);
        World.Clock.Advance(TimeSpan.FromDays(2));

        Assert.That((await Tidy()).Note, Is.EqualTo("Bỏ 1 tệp gửi dở đã lâu không gửi tiếp."));

        Assert.That((await World.Send(World.UnitContact, new EvidenceUploadList(task))).Select(upload => upload.Id), Is.EqualTo(new[] { going }));
        Assert.That((await World.Refused(World.UnitContact, new EvidencePieceTerms { TaskId = task, UploadId = left, Offset = 0 })).Code, Is.EqualTo("not_found"));
        foreach (var path in Kept()) File.SetLastWriteTimeUtc(path, World.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
        await Tidy();
        World.Clock.Advance(TimeSpan.FromHours(13));
        Assert.That(((await Tidy()).Items, Kept().Length), Is.EqualTo((1, named + 1)), "the piece of the other is named");
    }

    [Test]
    public async Task A_removal_waits_for_an_upload_under_way_and_then_leaves_its_content()
    {
        if (Storage.TestDatabase.IsSqlServer) Assert.Ignore("Arranged by the gate of the embedded database.");
        var sha256 = await Marked(SomeFiles.Pdf);
        var removing = Task.FromResult(false);
        await World.With(World.Office, async services =>
        {
            var db = services.GetRequiredService<Db>();
            await db.Begin(CancellationToken.None);
            await db.ClaimContent(sha256, CancellationToken.None);
            removing = Task.Run(() => World.With(World.Administrator, other =>
                other.GetRequiredService<Db>().RemoveStray(other.GetRequiredService<IFileStore>(), sha256, CancellationToken.None)));
            await services.GetRequiredService<IFileStore>().Keep(SomeFiles.Pdf, CancellationToken.None);
            await db.Commit(CancellationToken.None);
            await db.End();
            return true;
        });

        Assert.That(await removing, Is.False);
        Assert.That(Kept(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Every_column_that_names_content_is_asked() => House.None(
        from table in SqlServerSchema.Product.Catalogue.Tables.Values
        where !NamesNothing.ContainsKey(table.Name)
        from column in table.Columns
        where column.Name.EndsWith("Sha256", StringComparison.Ordinal) && column.Name != "SentSha256"
        where !Regex.IsMatch(StrayFiles.Named, $@"\.{column.Name}\b.* FROM {table.Name} ")
        select $"{table.Name}.{column.Name} names content, which StrayFiles.Named does not ask: its files would be removed");

    [Test]
    public void Whoever_keeps_content_takes_its_mark_away_first() => House.None(
        from file in House.Source("Supervision.Core")
        where file.Lines.Any(line => Keeping().IsMatch(line)) && !file.Lines.Any(line => line.Contains("db.ClaimContent(", StringComparison.Ordinal))
        select $"{file.Path} keeps content without db.ClaimContent before: a removal under way could take it");

    [GeneratedRegex(@"\bawait files?\.Keep\(")]
    private static partial Regex Keeping();

    private const string Marks = "-- across councils: content is kept once for the whole installation\nSELECT COUNT(*) FROM StrayFiles";

    private async Task<string> Marked(byte[] content)
    {
        var sha256 = await Keep(content);
        foreach (var path in Kept()) File.SetLastWriteTimeUtc(path, World.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
        await Tidy();
        Assert.That(await World.Value<long>(Marks), Is.EqualTo(1));
        return sha256;
    }

    private Task<string> Keep(byte[] content) => World.With(World.Office, services => services.GetRequiredService<IFileStore>().Keep(content, CancellationToken.None));

    private Task<JobDone> Tidy() => World.With(World.Administrator, services => services.GetServices<IScheduledJob>().Single(job => job.Definition.Code == "files.tidy")
        .Run(new JobContext(services.GetRequiredService<IServiceScopeFactory>(), "files.tidy"), CancellationToken.None));

    private async Task<Guid> Begun(Guid task, string name)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(name);
        var upload = (await World.Send(World.UnitContact, new StartEvidenceUpload { TaskId = task, FileName = name, Size = 1000, Secrecy = Secrecy.None })).Id;
        await using var piece = await World.With(World.UnitContact, services =>
            services.GetRequiredService<PieceIntake>().Receive(new MemoryStream(content), new PieceTerms { LimitInBytes = content.Length }, CancellationToken.None));
        await World.Send(World.UnitContact, new AddEvidencePiece { TaskId = task, UploadId = upload, Offset = 0, Content = piece });
        return upload;
    }

    private string[] Kept() => Directory.GetFiles(Path.Combine(World.Database.Folder, "files"), "*", SearchOption.AllDirectories);

    private async Task Attach(Guid task, byte[] content)
    {
        await using var file = await World.Received(content, "minh-chung.pdf");
        await World.Send(World.UnitContact, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file });
    }
}
