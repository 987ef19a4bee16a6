using System.Net;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Files;

/// <summary>
/// Files in a bucket of S3-compatible storage, keyed by their hash. What comes in is spooled on this machine while it is hashed and looked through, goes up in parts under a
/// passing key before a transaction is open, and is given its own key inside it. A rule of the bucket should let what lies under <c>passing/</c> expire after a day.
/// </summary>
internal sealed class S3FileStore : IFileStore, IDisposable
{
    private const int PartSize = 8 * 1024 * 1024;

    private readonly AmazonS3Client _client;
    private readonly S3Settings _settings;
    private readonly string _spool;
    private readonly ILogger<S3FileStore> _log;

    private S3FileStore(AmazonS3Client client, S3Settings settings, string spool, ILogger<S3FileStore> log) => (_client, _settings, _spool, _log) = (client, settings, spool, log);

    public static S3FileStore Open(S3Settings settings, string spool, ILogger<S3FileStore> log)
    {
        var config = new AmazonS3Config
        {
            MaxErrorRetry = 2,
            Timeout = TimeSpan.FromSeconds(60),
            // Storage that only resembles AWS does not know its newer checksums; the content is named by its hash anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.ServiceUrl is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
        }
        else
        {
            config.ServiceURL = settings.ServiceUrl;
            config.AuthenticationRegion = settings.Region;
            config.ForcePathStyle = true;
        }
        Directory.CreateDirectory(spool);
        LocalPassingFile.RemoveLeft(spool);
        var client = settings.AccessKey is null ? new AmazonS3Client(config) : new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config);
        client.BeforeRequestEvent += PlainCopySource;
        return new S3FileStore(client, settings, spool, log);
    }

    // The library writes the slashes of a copy's source as %2F, which AWS reads and storage that only resembles it may not.
    private static void PlainCopySource(object sender, RequestEventArgs e)
    {
        const string Header = "x-amz-copy-source";
        if (e is WebServiceRequestEventArgs request && request.Headers.TryGetValue(Header, out var source)) request.Headers[Header] = source.Replace("%2F", "/", StringComparison.Ordinal);
    }

    public async Task<PassingFile> Receive(Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        var (path, sha256, size) = await LocalPassingFile.Write(_spool, write, ct);
        return new Arrived(this, path) { Sha256 = sha256, Size = size };
    }

    public Task<Stream> Read(string sha256, CancellationToken ct) => Reaching(async () =>
    {
        try
        {
            return (await _client.GetObjectAsync(_settings.Bucket, KeyOf(sha256), ct)).ResponseStream;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw FolderFileStore.Missing();
        }
    }, ct);

    public async IAsyncEnumerable<string> KeptBefore(DateTimeOffset moment, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = _settings.Bucket, Prefix = _settings.Prefix };
        bool more;
        do
        {
            var page = await Reaching(() => _client.ListObjectsV2Async(request, ct), ct);
            foreach (var kept in page.S3Objects ?? [])
            {
                var name = kept.Key[(kept.Key.LastIndexOf('/') + 1)..];
                if (FolderFileStore.IsHash(name) && kept.Key == KeyOf(name) && kept.LastModified is { } at && at.ToUniversalTime() < moment.UtcDateTime) yield return name;
            }
            request.ContinuationToken = page.NextContinuationToken;
            more = page.IsTruncated is true;
        }
        while (more);
    }

    public Task Remove(string sha256, CancellationToken ct) => Reaching(() => _client.DeleteObjectAsync(_settings.Bucket, KeyOf(sha256), ct), ct);

    public void Dispose() => _client.Dispose();

    private string KeyOf(string sha256) => $"{_settings.Prefix}{FolderFileStore.Demand(sha256)[..2]}/{sha256}";

    private async Task<bool> IsKept(string sha256, CancellationToken ct)
    {
        try
        {
            await _client.GetObjectMetadataAsync(_settings.Bucket, KeyOf(sha256), ct);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private async Task Upload(string path, string key, CancellationToken ct)
    {
        var size = new FileInfo(path).Length;
        if (size <= PartSize)
        {
            await _client.PutObjectAsync(new PutObjectRequest { BucketName = _settings.Bucket, Key = key, FilePath = path, UseChunkEncoding = false }, ct);
            return;
        }
        var upload = await _client.InitiateMultipartUploadAsync(_settings.Bucket, key, ct);
        try
        {
            var parts = new List<PartETag>();
            for (long at = 0; at < size; at += PartSize)
            {
                var part = await _client.UploadPartAsync(new UploadPartRequest
                {
                    BucketName = _settings.Bucket, Key = key, UploadId = upload.UploadId, PartNumber = parts.Count + 1,
                    FilePath = path, FilePosition = at, PartSize = Math.Min(PartSize, size - at), UseChunkEncoding = false,
                }, ct);
                parts.Add(new PartETag(parts.Count + 1, part.ETag));
            }
            await _client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = _settings.Bucket, Key = key, UploadId = upload.UploadId, PartETags = parts }, ct);
        }
        catch
        {
            await Tidy(() => _client.AbortMultipartUploadAsync(_settings.Bucket, key, upload.UploadId, CancellationToken.None), key);
            throw;
        }
    }

    // Tidying up must not hide why it was needed; what stays there expires by the bucket's rule.
    private async Task Tidy(Func<Task> work, string key)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            _log.LogWarning(e, "{Key} could not be removed from the bucket", key);
        }
    }

    private async Task<T> Reaching<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or HttpRequestException or TimeoutException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            _log.LogError(e, "The file storage did not answer");
            throw RefusedException.Unavailable("file.store_down", "Kho tệp chưa trả lời nên chưa thực hiện được. Hãy thử lại sau ít phút hoặc báo người quản trị.");
        }
    }

    private sealed class Arrived(S3FileStore store, string path) : LocalPassingFile(path)
    {
        private readonly string _passing = $"{store._settings.Prefix}passing/{Guid.NewGuid():N}";
        private bool _uploaded;
        private bool _kept;

        public override Task Secure(CancellationToken ct) => store.Reaching(async () =>
        {
            _kept = await store.IsKept(Sha256, ct);
            if (_kept) return true;
            await store.Upload(Path, _passing, ct);
            return _uploaded = true;
        }, ct);

        public override Task Keep(CancellationToken ct) => store.Reaching(async () =>
        {
            // What was there when it was secured may have been removed since as content that no row names.
            if (_kept && await store.IsKept(Sha256, ct)) return true;
            if (!_kept && !_uploaded) throw new InvalidOperationException("It was not secured.");
            if (!_uploaded) await store.Upload(Path, _passing, ct);
            _uploaded = true;
            await store._client.CopyObjectAsync(store._settings.Bucket, _passing, store._settings.Bucket, store.KeyOf(Sha256), ct);
            return _kept = true;
        }, ct);

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (_uploaded) await store.Tidy(() => store._client.DeleteObjectAsync(store._settings.Bucket, _passing, CancellationToken.None), _passing);
            _uploaded = false;
        }
    }
}
