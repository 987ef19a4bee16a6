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
        using var reader = new StreamReader(await store.Read(first, CancellationToken.None));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("abc"));
    }

    [Test]
    public void An_interrupted_write_leaves_nothing()
    {
        var store = FolderFileStore.Open(_folder);
        using var stopped = new CancellationTokenSource();
        var seen = 0;

        Assert.That(async () => await store.Receive(async (sink, ct) =>
        {
            await sink.WriteAsync(new byte[1_000_000], ct);
            seen = Files().Length;
            await stopped.CancelAsync();
            ct.ThrowIfCancellationRequested();
        }, stopped.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That((seen, Files().Length), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_is_received_and_never_kept_is_gone_and_what_is_kept_stays_however_often_that_is_said()
    {
        var store = FolderFileStore.Open(_folder);
        await (await store.Receive(async (sink, ct) => await sink.WriteAsync("abc"u8.ToArray(), ct), CancellationToken.None)).DisposeAsync();
        Assert.That(Files(), Is.Empty);

        await using (var passing = await store.Receive(async (sink, ct) => await sink.WriteAsync("abc"u8.ToArray(), ct), CancellationToken.None))
        {
            await passing.Keep(CancellationToken.None);
            await passing.Keep(CancellationToken.None);
        }

        Assert.That(Files().Select(Path.GetFileName), Is.EqualTo(new[] { "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" }));
    }

    [Test]
    public async Task A_stream_is_read_no_further_than_the_limit_and_kept_whole_up_to_it()
    {
        var store = FolderFileStore.Open(_folder);
        var endless = new Endless();
        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await store.Keep(endless, 1_000_000, CancellationToken.None));
        Assert.That(refused!.Kind, Is.EqualTo(RefusalKind.TooLarge));
        Assert.That(endless.Given, Is.InRange(1_000_001, 1_300_000));
        Assert.That(Files(), Is.Empty);

        var sha256 = await store.Keep(new Endless { Ends = 50_000_000 }, 50_000_000, CancellationToken.None);
        Assert.That(new FileInfo(Files().Single()).Length, Is.EqualTo(50_000_000));
        await using var kept = await store.Read(sha256, CancellationToken.None);
        Assert.That(Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(kept)), Is.EqualTo(sha256));
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
        Assert.That(async () => await FolderFileStore.Open(_folder).Read("../../etc/passwd", CancellationToken.None), Throws.ArgumentException);

    [Test]
    public async Task A_signed_scan_is_attached_and_read_again_and_other_content_is_refused()
    {
        var visit = await World.EndedVisit();
        var terms = await World.Send(World.Secretary, new SignedMinutesTerms(visit));
        Assert.That((terms.Kinds, terms.LimitInBytes), Is.EqualTo((FileTypes.Scans, 20L * 1024 * 1024)));
        await using var received = await World.Received(SomeVisits.Scan, terms: terms);
        var id = (await World.Send(World.Secretary, new AttachSignedMinutes { VisitId = visit, Content = received })).Id;

        var file = await World.Send(World.UnitHead, new SignedMinutesFile { VisitId = visit, AttachmentId = id });
        using var content = new MemoryStream();
        await file.Content.CopyToAsync(content);
        await file.Content.DisposeAsync();
        Assert.That((file.ContentType, file.Size), Is.EqualTo(("application/pdf", (long)SomeVisits.Scan.Length)));
        Assert.That(content.ToArray(), Is.EqualTo(SomeVisits.Scan));
        Assert.That((await World.Refused(World.OtherUnitHead, new SignedMinutesFile { VisitId = visit, AttachmentId = id })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    /// <summary>Gives what it is asked for, a page at a time, and counts.</summary>
    private sealed class Endless : Stream
    {
        public long Ends { get; init; } = long.MaxValue;
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var now = (int)Math.Min(buffer.Length, Ends - Given);
            Given += now;
            return ValueTask.FromResult(now);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
