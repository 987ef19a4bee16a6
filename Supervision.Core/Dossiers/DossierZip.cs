using System.IO.Compression;
using System.Text;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Dossiers;

/// <summary>Writes a dossier's copy: index, check sums, then each file as it is kept. What is inside is compressed already, so it is only laid in.</summary>
internal static class DossierZip
{
    public const string Index = "muc-luc.xml";

    /// <summary>As the tool of that name reads them: <c>sha256sum -c</c>.</summary>
    public const string Sums = "SHA256SUMS";

    public static async Task Write(DossierContent content, IFileStore files, Stream sink, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(sink, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        var entries = content.Papers.Select(paper => paper.Entry).Concat(content.Others.Select(other => other.Entry)).ToList();
        // The time of the newest file, not of the copy: the same dossier gives the same bytes.
        var last = entries.Select(entry => entry.At).DefaultIfEmpty(content.Dossier.OpenedOn.At(TimeOnly.MinValue)).Max();
        await Add(zip, Index, last, DossierIndex.Write(content), ct);
        await Add(zip, Sums, last, Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => $"{entry.Sha256}  {entry.Name}\n"))), ct);
        foreach (var entry in entries)
        {
            var target = zip.CreateEntry(entry.Name, CompressionLevel.NoCompression);
            target.LastWriteTime = Stamp(entry.At);
            await using var stream = await target.OpenAsync(ct);
            await using var source = await files.Read(entry.Sha256, ct);
            await source.CopyToAsync(stream, ct);
        }
    }

    private static async Task Add(ZipArchive zip, string name, DateTimeOffset at, byte[] bytes, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Stamp(at);
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(bytes, ct);
    }

    // A ZIP keeps a day and an hour without a zone: those of Vietnam, wherever the server stands.
    private static DateTimeOffset Stamp(DateTimeOffset at) => new(at.Local(), TimeSpan.Zero);
}

/// <summary>Content that is on its way out; gone from disk when it was sent.</summary>
internal sealed class PassingContent : Stream
{
    private readonly PassingFile _passing;
    private readonly Stream _content;

    public PassingContent(PassingFile passing) => (_passing, _content) = (passing, passing.Open());

    public override bool CanRead => true;

    public override bool CanSeek => _content.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _content.Length;

    public override long Position
    {
        get => _content.Position;
        set => _content.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => _content.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _content.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _content.ReadAsync(buffer, offset, count, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => _content.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync();
        await _passing.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _passing.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        base.Dispose(disposing);
    }
}
