using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Files;

/// <summary>
/// Files in a folder, named by their hash and spread over 256 subfolders. A file is written under a passing name, forced to disk and only then given its own name,
/// so that a file under its own name is always whole.
/// </summary>
public sealed class FolderFileStore : IFileStore
{
    private readonly string _folder;
    private readonly string _passing;

    private FolderFileStore(string folder) => (_folder, _passing) = (folder, Path.Combine(folder, "passing"));

    /// <summary>Opens the folder, and removes what a process that was killed while writing left under a passing name more than an hour ago.</summary>
    public static FolderFileStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        LocalPassingFile.RemoveLeft(folder);
        return new FolderFileStore(folder);
    }

    public async Task<PassingFile> Receive(Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        Directory.CreateDirectory(_passing);
        var (path, sha256, size) = await LocalPassingFile.Write(_passing, write, ct);
        return new Arrived(this, path) { Sha256 = sha256, Size = size };
    }

    public Task<Stream> Read(string sha256, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing();
        }
    }

    public IAsyncEnumerable<string> KeptBefore(DateTimeOffset moment, CancellationToken ct) => Directory
        .EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Where(path => IsHash(Path.GetFileName(path)) && File.GetLastWriteTimeUtc(path) < moment.UtcDateTime)
        .Select(path => Path.GetFileName(path))
        .ToAsyncEnumerable();

    public Task Remove(string sha256, CancellationToken ct)
    {
        var path = PathOf(sha256);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    internal static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    internal static RefusedException Missing() =>
        RefusedException.Conflict("file.missing", "Tệp không còn trong kho tệp của máy chủ. Người quản trị cần khôi phục kho tệp từ bản sao lưu.");

    internal static string Demand(string sha256) => IsHash(sha256)
        ? sha256
        : throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal.", nameof(sha256));

    private string PathOf(string sha256) => Path.Combine(_folder, Demand(sha256)[..2], sha256);

    private sealed class Arrived(FolderFileStore store, string path) : LocalPassingFile(path)
    {
        private bool _kept;

        public override Task Keep(CancellationToken ct)
        {
            if (_kept) return Task.CompletedTask;
            var target = store.PathOf(Sha256);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            // Two who keep the same content at once both have it whole; the later name replaces the earlier with the same bytes.
            File.Move(Path, target, overwrite: true);
            _kept = true;
            return Task.CompletedTask;
        }
    }
}
