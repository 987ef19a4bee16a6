namespace Supervision.Core.Files;

/// <summary>Keeps files under the hash of their content: the same content is kept once, and a name can never lead to another file.</summary>
public interface IFileStore
{
    /// <summary>Keeps the content and answers its SHA-256 in lower-case hexadecimal. It is on disk when this returns; interrupted, nothing is left behind.</summary>
    Task<string> Keep(ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Opens what was kept.</summary>
    /// <exception cref="FileNotFoundException">Nothing with that hash was kept.</exception>
    Stream Read(string sha256);
}

/// <summary>A kept file with the name it came under.</summary>
public sealed record KeptFile(string FileName, string ContentType, long Size, Stream Content);
