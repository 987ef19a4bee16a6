using System.Buffers;

namespace Supervision.Core.Files;

/// <summary>Reads a stream through one borrowed buffer: what is unread can be looked at before it is passed on or passed over.</summary>
internal sealed class ByteWindow(Stream source) : IDisposable
{
    /// <summary>How far one can look ahead: a whole segment of a JPEG fits.</summary>
    public const int Size = 128 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _start;
    private int _end;

    public ReadOnlyMemory<byte> Unread => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Makes so many bytes unread; false where the stream ends before, with all that there was unread.</summary>
    public async ValueTask<bool> Has(int count, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Size);
        while (_end - _start < count)
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }
            var read = await source.ReadAsync(_buffer.AsMemory(_end), ct);
            if (read == 0) return false;
            _end += read;
        }
        return true;
    }

    public void Pass(int count) => _start += count;

    /// <summary>Passes the next bytes on, or over where there is nobody to take them; false where the stream ends before.</summary>
    public async ValueTask<bool> Copy(long count, Stream? sink, CancellationToken ct)
    {
        while (count > 0)
        {
            if (!await Has(1, ct)) return false;
            var now = (int)Math.Min(count, _end - _start);
            if (sink is not null) await sink.WriteAsync(Unread[..now], ct);
            Pass(now);
            count -= now;
        }
        return true;
    }

    public async Task CopyRest(Stream? sink, CancellationToken ct) => await Copy(long.MaxValue, sink, ct);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }
}
