using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Infrastructure.Files;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Files;

public sealed class FileStoreTests : FeatureTest
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("file-store-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_same_content_is_kept_once_under_its_hash()
    {
        var store = FolderFileStore.Open(_folder);

        var first = await store.Keep("abc"u8.ToArray(), CancellationToken.None);
        var second = await store.Keep("abc"u8.ToArray(), CancellationToken.None);

        Assert.That(first, Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        using var reader = new StreamReader(store.Read(first));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("abc"));
    }

    [Test]
    public void An_interrupted_write_leaves_nothing()
    {
        var store = FolderFileStore.Open(_folder);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.That(async () => await store.Keep(new byte[1_000_000], stopped.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task What_a_killed_process_left_is_removed_at_the_next_opening_and_whole_files_stay()
    {
        var kept = await FolderFileStore.Open(_folder).Keep("abc"u8.ToArray(), CancellationToken.None);
        var left = Path.Combine(_folder, "ab", "half.part");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "half");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-2));

        FolderFileStore.Open(_folder);

        Assert.That(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName), Is.EqualTo(new[] { kept }));
    }

    [Test]
    public void A_hash_that_is_none_opens_no_path() =>
        Assert.That(() => FolderFileStore.Open(_folder).Read("../../etc/passwd"), Throws.ArgumentException);

    [TestCase("%PDF-1.4", "application/pdf")]
    [TestCase("MZ", null)]
    [TestCase("<html>%PDF-", null)]
    [TestCase("", null)]
    public void The_type_is_that_of_the_content(string start, string? contentType) =>
        Assert.That(FileTypes.Of(System.Text.Encoding.ASCII.GetBytes(start)), Is.EqualTo(contentType));

    [Test]
    public void Photographs_are_known_by_their_first_bytes()
    {
        Assert.That(FileTypes.Of([0xFF, 0xD8, 0xFF, 0xE0]), Is.EqualTo("image/jpeg"));
        Assert.That(FileTypes.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00]), Is.EqualTo("image/png"));
    }

    [Test]
    public async Task A_signed_scan_is_attached_and_read_again_and_other_content_is_refused()
    {
        var visit = await World.EndedVisit();
        var attach = new AttachSignedMinutes { VisitId = visit, FileName = "bien-ban.pdf", Content = SomeVisits.Scan };

        Assert.That((await World.Refused(World.Secretary, attach with { Content = [.. "MZ"u8] })).Code, Is.EqualTo("file.type"));
        Assert.That((await World.Refused(World.Secretary, attach with { FileName = "../bien-ban.pdf" })).Fields.Keys, Is.EqualTo(new[] { "FileName" }));
        Assert.That((await World.Refused(World.Secretary, attach with { Content = [.. SomeVisits.Scan, .. new byte[FileTypes.LimitInBytes]] })).Kind, Is.EqualTo(RefusalKind.TooLarge));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Attachments WHERE SubjectId = @visit AND CouncilId = @CouncilId", new { visit }), Is.Zero);

        var id = (await World.Send(World.Secretary, attach)).Id;
        var file = await World.Send(World.UnitHead, new SignedMinutesFile { VisitId = visit, AttachmentId = id });
        using var content = new MemoryStream();
        await file.Content.CopyToAsync(content);
        await file.Content.DisposeAsync();
        Assert.That((file.ContentType, file.Size), Is.EqualTo(("application/pdf", (long)SomeVisits.Scan.Length)));
        Assert.That(content.ToArray(), Is.EqualTo(SomeVisits.Scan));
        Assert.That((await World.Refused(World.OtherUnitHead, new SignedMinutesFile { VisitId = visit, AttachmentId = id })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
