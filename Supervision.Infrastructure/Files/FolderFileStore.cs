using System.Security.Cryptography;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Infrastructure.Files;

/// <summary>
/// Files in a folder, named by their hash and spread over 256 subfolders. A file is written under a passing name, forced to disk and only then given its own name,
/// so that a file under its own name is always whole.
/// </summary>
public sealed class FolderFileStore : IFileStore
{
    private const string Passing = ".part";
    private readonly string _folder;

    private FolderFileStore(string folder) => _folder = folder;

    /// <summary>Opens the folder, and removes what a process that was killed while writing left under a passing name more than an hour ago.</summary>
    public static FolderFileStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.EnumerateFiles(folder, $"*{Passing}", SearchOption.AllDirectories))
            if (File.GetLastWriteTimeUtc(path) < DateTime.UtcNow.AddHours(-1)) File.Delete(path);
        return new FolderFileStore(folder);
    }

    public async Task<string> Keep(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var target = PathOf(sha256);
        if (File.Exists(target)) return sha256;

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var passing = $"{target}.{Guid.NewGuid():N}{Passing}";
        try
        {
            await using (var file = new FileStream(passing, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await file.WriteAsync(content, ct);
                file.Flush(flushToDisk: true);
            }
            // Two who keep the same content at once both write it whole; the later name replaces the earlier with the same bytes.
            File.Move(passing, target, overwrite: true);
        }
        catch
        {
            File.Delete(passing);
            throw;
        }
        return sha256;
    }

    public Stream Read(string sha256)
    {
        try
        {
            return new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RefusedException.Conflict("file.missing", "Tệp không còn trong kho tệp của máy chủ. Người quản trị cần khôi phục thư mục tệp từ bản sao lưu.");
        }
    }

    private string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_folder, sha256[..2], sha256)
        : throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal.", nameof(sha256));
}
