namespace Supervision.Core.Files;

/// <summary>A piece of a file that comes in pieces: counted and hashed, not looked through. It is given to nobody; only the whole is, once <see cref="FileIntake"/> has taken it.</summary>
public sealed class ReceivedPiece : IAsyncDisposable
{
    private readonly PassingFile _content;

    internal ReceivedPiece(PassingFile content) => _content = content;

    /// <summary>In bytes.</summary>
    public long Size => _content.Size;

    public string Sha256 => _content.Sha256;

    internal Task Keep(CancellationToken ct) => _content.Keep(ct);

    public ValueTask DisposeAsync() => _content.DisposeAsync();
}

/// <summary>How much a piece may hold, said before it is sent.</summary>
public sealed record PieceTerms
{
    /// <summary>The largest piece of any file, in bytes.</summary>
    public const int Largest = 4 * 1024 * 1024;

    public required long LimitInBytes { get; init; }
}

/// <summary>Takes pieces in from outside. One that breaks off leaves nothing of itself.</summary>
public sealed class PieceIntake(IFileStore store)
{
    /// <exception cref="Pipeline.RefusedException">More came than a piece may hold.</exception>
    public async Task<ReceivedPiece> Receive(Stream body, PieceTerms terms, CancellationToken ct)
    {
        using var sent = new SentStream(body, terms.LimitInBytes, hashed: false);
        var passing = await store.Receive((sink, token) => sent.CopyToAsync(sink, token), ct);
        try
        {
            await passing.Secure(ct);
            return new ReceivedPiece(passing);
        }
        catch
        {
            await passing.DisposeAsync();
            throw;
        }
    }
}
