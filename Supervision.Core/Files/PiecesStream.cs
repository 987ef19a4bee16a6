namespace Supervision.Core.Files;

/// <summary>Kept pieces read one after another as the file that they make; one of them is open at a time.</summary>
internal sealed class PiecesStream(IFileStore store, IReadOnlyList<string> pieces) : Stream
{
    private Stream? _open;
    private int _next;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (_open is null)
            {
                if (_next == pieces.Count) return 0;
                _open = await store.Read(pieces[_next++], cancellationToken);
            }
            var read = await _open.ReadAsync(buffer, cancellationToken);
            if (read > 0 || buffer.Length == 0) return read;
            await _open.DisposeAsync();
            _open = null;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _open?.Dispose();
        base.Dispose(disposing);
    }
}
