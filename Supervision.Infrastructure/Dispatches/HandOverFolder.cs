using Supervision.Core.Dispatches;
using Supervision.Core.Notices;

namespace Supervision.Infrastructure.Dispatches;

/// <summary>
/// The folder from which the office's document system takes packages over. Each is a folder of its own that gets its name last, when all that belongs in it is there: whoever takes over
/// never finds half a package.
/// </summary>
internal static class HandOverFolder
{
    public static async Task<SendOutcome> Put(string root, PaperPackage package, CancellationToken ct, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var folder = Path.Combine(root, package.Key.ToString("N"));
        try
        {
            if (Directory.Exists(folder)) return SendOutcome.Sent;
            var passing = Path.Combine(root, $".{package.Key:N}");
            if (Directory.Exists(passing)) Directory.Delete(passing, recursive: true);
            Directory.CreateDirectory(passing);
            foreach (var (name, content) in files) await File.WriteAllBytesAsync(Path.Combine(passing, name), content, ct);
            Directory.Move(passing, folder);
            return SendOutcome.Sent;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SendOutcome(SendResult.Failed, $"Không ghi được thư mục bàn giao: {e.Message}");
        }
    }

    /// <summary>Symbols are typed by people: a stroke in one must not lead into another folder, on whichever system the folder is read.</summary>
    public static string Plain(string name)
    {
        var plain = string.Concat(name.Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c) ? '-' : c)).TrimStart('.', '-', ' ');
        return plain.Length == 0 ? "van-ban.pdf" : plain;
    }
}
