namespace Supervision.Core.Files;

/// <summary>Part of a stream, read from its beginning to its end; the stream itself stays open.</summary>
internal sealed class Slice : Stream
{
    private readonly Stream _whole;
    private readonly long _from;
    private readonly long _length;
    private long _at;

    public Slice(Stream whole, long from, long length) => (_whole, _from, _length) = (whole, from, length);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => _length;
    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        _whole.Position = _from + _at;
        var read = _whole.Read(buffer[..(int)Math.Min(buffer.Length, _length - _at)]);
        _at += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _whole.Position = _from + _at;
        var read = await _whole.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _length - _at)], cancellationToken);
        _at += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
