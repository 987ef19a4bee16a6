namespace Supervision.Core.Files;

/// <summary>
/// Keeps files under the hash of their content: the same content is kept once, and a name can never lead to another file.
/// What comes in is written under a passing name while it is hashed, whatever its size in the same little memory, and is kept only when that is said.
/// </summary>
public interface IFileStore
{
    /// <summary>Takes in what is written to the given stream. Interrupted, or never kept, nothing is left of it.</summary>
    Task<PassingFile> Receive(Func<Stream, CancellationToken, Task> write, CancellationToken ct);

    /// <summary>Opens what was kept.</summary>
    /// <exception cref="Pipeline.RefusedException">Nothing with that hash is there any more.</exception>
    Task<Stream> Read(string sha256, CancellationToken ct);

    /// <summary>The hashes of what was last kept before a moment, in no order.</summary>
    IAsyncEnumerable<string> KeptBefore(DateTimeOffset moment, CancellationToken ct);

    /// <summary>Removes what is kept under a hash; where there is nothing, nothing happens.</summary>
    Task Remove(string sha256, CancellationToken ct);
}

/// <summary>Whole content that is not kept yet. Disposed of before <see cref="Keep"/>, it is gone.</summary>
public abstract class PassingFile : IAsyncDisposable
{
    /// <summary>SHA-256 of the content in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Reads the content; it can be read from any place.</summary>
    public abstract Stream Open();

    /// <summary>Brings the content to where it will be kept, so that keeping it takes no time: called before a transaction is open.</summary>
    public virtual Task Secure(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Gives it its own name. It is on disk when this returns; a second call does nothing.</summary>
    public abstract Task Keep(CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A kept file with the name it came under.</summary>
public sealed record KeptFile(string FileName, string ContentType, long Size, Stream Content);

public static class FileStoring
{
    /// <summary>Keeps content of ours, or of anybody, up to a limit, and answers its hash.</summary>
    /// <exception cref="Pipeline.RefusedException">There is more than the limit; read no further than that.</exception>
    public static async Task<string> Keep(this IFileStore store, Stream content, long limit, CancellationToken ct)
    {
        using var sent = new SentStream(content, limit, hashed: false);
        await using var passing = await store.Receive((sink, token) => sent.CopyToAsync(sink, token), ct);
        await passing.Secure(ct);
        await passing.Keep(ct);
        return passing.Sha256;
    }

    /// <summary>Keeps a paper that the program made.</summary>
    public static Task<string> Keep(this IFileStore store, byte[] paper, CancellationToken ct) => store.Keep(new MemoryStream(paper, writable: false), paper.Length, ct);
}
