using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure.Files;

namespace Supervision.Tests.Evidence;

/// <summary>Against a real server: SUPERVISION_TEST_S3 is <c>http://key:secret@host:port/bucket</c>.</summary>
public sealed class S3FileStoreTests
{
    private const string Variable = "SUPERVISION_TEST_S3";

    private S3Settings _settings = null!;
    private string _spool = "";

    [SetUp]
    public void ReadAddress()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } given) Assert.Ignore($"{Variable} names no S3 server (http://key:secret@host:port/bucket).");
        var address = new Uri(Environment.GetEnvironmentVariable(Variable)!);
        var keys = address.UserInfo.Split(':');
        _settings = new S3Settings
        {
            ServiceUrl = $"{address.Scheme}://{address.Authority}", Bucket = address.AbsolutePath.Trim('/'), AccessKey = keys[0], SecretKey = keys[1], Region = "us-east-1",
            Prefix = $"test-{Guid.NewGuid():N}/",
        };
        _spool = Directory.CreateTempSubdirectory("s3-spool-").FullName;
    }

    [TearDown]
    public void RemoveSpool()
    {
        if (_spool.Length > 0) Directory.Delete(_spool, recursive: true);
    }

    [TestCase(1_000)]
    [TestCase(30_000_000)]
    public async Task A_file_goes_up_is_kept_once_under_its_hash_and_comes_back(int size)
    {
        using var store = Open(_settings);
        var content = new byte[size];
        new Random(size).NextBytes(content);

        var first = await store.Keep(content, CancellationToken.None);
        var second = await store.Keep(content, CancellationToken.None);

        Assert.That((first, second), Is.EqualTo((Hash(content), first)));
        Assert.That(await Keys(), Is.EqualTo(new[] { $"{_settings.Prefix}{first[..2]}/{first}" }));
        Assert.That(Directory.GetFiles(_spool), Is.Empty);
        await using var back = await store.Read(first, CancellationToken.None);
        using var read = new MemoryStream();
        await back.CopyToAsync(read);
        Assert.That(read.ToArray(), Is.EqualTo(content));
    }

    [Test]
    public async Task What_is_not_kept_leaves_nothing_here_or_there()
    {
        using var store = Open(_settings);
        await using (var passing = await store.Receive(async (sink, ct) => await sink.WriteAsync(new byte[10_000_000], ct), CancellationToken.None))
        {
            await passing.Secure(CancellationToken.None);
            Assert.That(await Keys(), Has.Length.EqualTo(1));
        }

        Assert.That(await Keys(), Is.Empty);
        Assert.That(Directory.GetFiles(_spool), Is.Empty);
    }

    [Test]
    public async Task What_is_not_there_is_said_to_be_missing_and_a_store_that_is_down_to_be_down()
    {
        using var store = Open(_settings);
        using var down = Open(_settings with { ServiceUrl = "http://127.0.0.1:1" });

        Assert.That((await Assert.ThrowsAsync<RefusedException>(async () => await store.Read(new string('a', 64), CancellationToken.None)))!.Code, Is.EqualTo("file.missing"));
        Assert.That((await Assert.ThrowsAsync<RefusedException>(async () => await down.Read(new string('a', 64), CancellationToken.None)))!.Kind, Is.EqualTo(RefusalKind.Unavailable));
        Assert.That((await Assert.ThrowsAsync<RefusedException>(async () => await down.Keep(new byte[10], CancellationToken.None)))!.Code, Is.EqualTo("file.store_down"));
        Assert.That(Directory.GetFiles(_spool), Is.Empty);
    }

    [Test]
    public async Task What_was_kept_before_a_moment_is_listed_and_removed_by_its_hash()
    {
        using var store = Open(_settings);
        var (first, second) = (await store.Keep(new byte[1000], CancellationToken.None), await store.Keep(new byte[2000], CancellationToken.None));
        await using var passing = await store.Receive(async (sink, ct) => await sink.WriteAsync(new byte[3000], ct), CancellationToken.None);
        await passing.Secure(CancellationToken.None);

        Assert.That(await Listed(store, DateTimeOffset.UtcNow.AddHours(1)), Is.EquivalentTo(new[] { first, second }), "what is still on its way is not among them");
        Assert.That(await Listed(store, DateTimeOffset.UtcNow.AddHours(-1)), Is.Empty);
        await store.Remove(first, CancellationToken.None);
        await store.Remove(first, CancellationToken.None);

        Assert.That(await Listed(store, DateTimeOffset.UtcNow.AddHours(1)), Is.EqualTo(new[] { second }));
        Assert.That((await Assert.ThrowsAsync<RefusedException>(async () => await store.Read(first, CancellationToken.None)))!.Code, Is.EqualTo("file.missing"));
    }

    private static async Task<List<string>> Listed(S3FileStore store, DateTimeOffset before)
    {
        var listed = new List<string>();
        await foreach (var hash in store.KeptBefore(before, CancellationToken.None)) listed.Add(hash);
        return listed;
    }

    private S3FileStore Open(S3Settings settings) => S3FileStore.Open(settings, _spool, NullLogger<S3FileStore>.Instance);

    private async Task<string[]> Keys()
    {
        using var client = new AmazonS3Client(new BasicAWSCredentials(_settings.AccessKey, _settings.SecretKey),
            new AmazonS3Config { ServiceURL = _settings.ServiceUrl, ForcePathStyle = true, AuthenticationRegion = _settings.Region });
        var listed = await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = _settings.Prefix });
        return [.. (listed.S3Objects ?? []).Select(o => o.Key)];
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
}
