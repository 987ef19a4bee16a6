using System.Buffers;
using System.Security.Cryptography;
using Supervision.Core.Files;

namespace Supervision.Infrastructure.Files;

/// <summary>Content under a passing name in a folder of this machine.</summary>
internal abstract class LocalPassingFile(string path) : PassingFile
{
    private const string Passing = ".part";

    protected string Path { get; } = path;

    /// <summary>Writes, hashes and forces to disk; interrupted, the file is removed.</summary>
    public static async Task<(string Path, string Sha256, long Size)> Write(string folder, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        var path = System.IO.Path.Combine(folder, $"{Guid.NewGuid():N}{Passing}");
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            await using var sink = new Sink(file);
            await write(sink, ct);
            var sha256 = await sink.Finish(ct);
            file.Flush(flushToDisk: true);
            return (path, sha256, sink.Written);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Removes what lies there under passing names for more than an hour.</summary>
    public static void RemoveLeft(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, $"*{Passing}", SearchOption.AllDirectories))
            if (File.GetLastWriteTimeUtc(path) < DateTime.UtcNow.AddHours(-1)) File.Delete(path);
    }

    public override Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous);

    public override ValueTask DisposeAsync()
    {
        File.Delete(Path);
        return ValueTask.CompletedTask;
    }

    /// <summary>Gathers what is written into large pieces, hashes them and passes them on.</summary>
    private sealed class Sink(Stream file) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private byte[] _buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        private int _filled;

        public long Written { get; private set; }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task<string> Finish(CancellationToken ct)
        {
            await FlushAsync(ct);
            return Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (buffer.Length > 0)
            {
                var now = Math.Min(buffer.Length, _buffer.Length - _filled);
                buffer[..now].CopyTo(_buffer.AsMemory(_filled));
                _filled += now;
                buffer = buffer[now..];
                if (_filled == _buffer.Length) await FlushAsync(cancellationToken);
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            _hash.AppendData(_buffer, 0, _filled);
            await file.WriteAsync(_buffer.AsMemory(0, _filled), cancellationToken);
            Written += _filled;
            _filled = 0;
        }

        // What packs streams writes its last bytes when it is disposed of, and does so synchronously.
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (buffer.Length > 0)
            {
                var now = Math.Min(buffer.Length, _buffer.Length - _filled);
                buffer[..now].CopyTo(_buffer.AsSpan(_filled));
                _filled += now;
                buffer = buffer[now..];
                if (_filled == _buffer.Length) Flush();
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
            _hash.AppendData(_buffer, 0, _filled);
            file.Write(_buffer, 0, _filled);
            Written += _filled;
            _filled = 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && _buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = [];
                _hash.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
