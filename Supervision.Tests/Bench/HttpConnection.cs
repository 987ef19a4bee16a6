using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Supervision.Tests.Bench;

/// <summary>An answer as it came; the body is valid until the next one is read.</summary>
internal readonly ref struct HttpAnswer(int status, ReadOnlySpan<byte> body)
{
    public int Status { get; } = status;

    public ReadOnlySpan<byte> Body { get; } = body;
}

/// <summary>
/// One connection kept open that sends prepared bytes and reads whole answers with blocking calls: client and server share the processor,
/// so the client must cost next to nothing.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
    private byte[] _received = new byte[64 * 1024];
    private byte[] _body = new byte[64 * 1024];

    public HttpConnection(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>The bytes of a request with a bearer token, and a JSON body where there is one.</summary>
    public static byte[] Request(string method, string path, string? token, string? json = null)
    {
        var body = Encoding.UTF8.GetBytes(json ?? "");
        var head = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: localhost\r\n");
        if (token is not null) head.Append("Authorization: Bearer ").Append(token).Append("\r\n");
        if (json is not null) head.Append("Content-Type: application/json\r\nContent-Length: ").Append(body.Length).Append("\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    /// <exception cref="SocketException">The server is gone.</exception>
    /// <exception cref="IOException">The connection ended inside an answer.</exception>
    public HttpAnswer Send(ReadOnlySpan<byte> request)
    {
        while (request.Length > 0) request = request[_socket.Send(request)..];

        var filled = 0;
        int headEnd;
        while ((headEnd = _received.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0) filled = Receive(filled);
        var head = _received.AsSpan(0, headEnd + 2);
        var status = Number(head[9..12]);
        var start = headEnd + 4;

        if (Header(head, "Transfer-Encoding:"u8).SequenceEqual("chunked"u8)) return new(status, Chunks(start, filled));
        var length = Header(head, "Content-Length:"u8) is { Length: > 0 } stated ? Number(stated) : 0;
        while (filled < start + length) filled = Receive(filled);
        return new(status, _received.AsSpan(start, length));
    }

    public void Dispose() => _socket.Dispose();

    private ReadOnlySpan<byte> Chunks(int at, int filled)
    {
        var length = 0;
        while (true)
        {
            int lineEnd;
            while ((lineEnd = _received.AsSpan(at, filled - at).IndexOf("\r\n"u8)) < 0) filled = Receive(filled);
            if (!Utf8Parser.TryParse(_received.AsSpan(at, lineEnd), out int size, out _, 'x')) throw new IOException("Not the size of a chunk.");
            at += lineEnd + 2;
            while (filled < at + size + 2) filled = Receive(filled);
            if (size == 0) return _body.AsSpan(0, length);
            if (length + size > _body.Length) Array.Resize(ref _body, Math.Max(_body.Length * 2, length + size));
            _received.AsSpan(at, size).CopyTo(_body.AsSpan(length));
            length += size;
            at += size + 2;
        }
    }

    private int Receive(int filled)
    {
        if (filled == _received.Length) Array.Resize(ref _received, filled * 2);
        var read = _socket.Receive(_received.AsSpan(filled));
        return read > 0 ? filled + read : throw new IOException("The connection was closed inside an answer.");
    }

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0) return [];
        var value = head[(at + name.Length)..];
        return value[..value.IndexOf("\r\n"u8)].Trim((byte)' ');
    }

    private static int Number(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out int number, out _) ? number : throw new IOException("Not a number where HTTP has one.");
}
