using Microsoft.AspNetCore.Http.Features;

namespace Supervision.Api.Web;

/// <summary>
/// Holds every request to the server's limit on bodies, or to what its address sets instead. The server's own check tears the connection down behind its answer,
/// so that whoever is still sending may see a broken connection in place of the refusal; a body that is left unread it reads on for some seconds.
/// </summary>
internal sealed class BodyLimits(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: { } limit } server)
        {
            server.MaxRequestBodySize = null;
            var body = new LimitedBody(http.Request.Body, http.Request.ContentLength, limit);
            http.Features.Set<IHttpMaxRequestBodySizeFeature>(body);
            http.Request.Body = body;
        }
        return next(http);
    }

    private sealed class LimitedBody(Stream body, long? told, long limit) : Stream, IHttpMaxRequestBodySizeFeature
    {
        private long _read;

        public bool IsReadOnly { get; private set; }

        public long? MaxRequestBodySize { get; set; } = limit;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            IsReadOnly = true;
            Refuse(told);
            var count = await body.ReadAsync(buffer, cancellationToken);
            Refuse(_read += count);
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Refuse(long? size)
        {
            if (size > MaxRequestBodySize) throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
        }
    }
}
