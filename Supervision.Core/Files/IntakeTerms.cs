namespace Supervision.Core.Files;

/// <summary>What files are taken somewhere, said before anything is sent.</summary>
public sealed record IntakeTerms
{
    public required IReadOnlyList<FileKind> Kinds { get; init; }

    public required long LimitInBytes { get; init; }

    /// <summary>Photographs keep the place and the time at which they were taken.</summary>
    public required bool KeepsPhotoPlace { get; init; }

    /// <summary>The largest piece of a file that may be sent in pieces; null where files come whole only.</summary>
    public int? PieceLimitInBytes { get; init; }

    /// <summary>What whoever sends a file should know of it before: what is taken out of pictures, and what stays in films and PDFs.</summary>
    public string PlaceNote => KeepsPhotoPlace
        ? "Ảnh, phim và tệp PDF được giữ nguyên, kể cả nơi và thời gian chụp, quay ghi trong tệp."
        : "Nơi và thời gian chụp được bỏ khỏi ảnh JPEG, PNG; phim (MP4, MOV) và tệp PDF được giữ nguyên, kể cả nơi quay, người lập ghi trong tệp.";
}

/// <summary>The largest file that the installation takes, in bytes.</summary>
public sealed record FileLimit(long InBytes)
{
    public const int DefaultMegabytes = 50;

    public static FileLimit Megabytes(int count) => new(count * 1024L * 1024L);
}

/// <summary>
/// A file that has come in whole, was recognised by its content, cleaned and looked through, and waits to be kept by the command that carries it.
/// Only <see cref="FileIntake"/> makes one, so that no command holds a file that was not looked at.
/// </summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    private readonly PassingFile _content;

    internal ReceivedFile(string fileName, FileKind kind, PassingFile content, string sentSha256, long sentSize) =>
        (FileName, Kind, _content, SentSha256, SentSize) = (fileName, kind, content, sentSha256, sentSize);

    public string FileName { get; }

    public FileKind Kind { get; }

    /// <summary>In bytes, as kept.</summary>
    public long Size => _content.Size;

    /// <summary>Of the bytes that are kept.</summary>
    public string Sha256 => _content.Sha256;

    /// <summary>Of the bytes that were sent: what the sender's own copy has.</summary>
    public string SentSha256 { get; }

    public long SentSize { get; }

    /// <summary>Reads the content; it can be read from any place.</summary>
    internal Stream Open() => _content.Open();

    /// <summary>The whole content, for what must be looked at as a whole: a signed paper.</summary>
    internal async Task<byte[]> Read(CancellationToken ct)
    {
        await using var content = Open();
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, ct);
        return whole.ToArray();
    }

    internal Task Keep(CancellationToken ct) => _content.Keep(ct);

    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
