using Supervision.Core.Evidence.Uploads;
using Supervision.Core.Jobs;
using Supervision.Core.Storage;

namespace Supervision.Core.Files;

/// <summary>Every night: gives up files that nobody went on sending; removes content that no row names and that was found so by an earlier run; finds what is older than a day and is named by none.</summary>
internal sealed class TidyFiles(Db db, IFileStore files, TimeProvider clock) : IScheduledJob
{
    private const int Chunk = 500;

    // No transaction that keeps content is open for so long: whoever began before the mark was made has ended.
    private static readonly TimeSpan Standing = TimeSpan.FromHours(12);

    public JobDefinition Definition { get; } = new("files.tidy", "Dọn tệp không thuộc hồ sơ nào", "0 10 3 * * ?", IsShared: true);

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var untouched = await db.RemoveUntouched(now, ct);
        var removed = 0;
        foreach (var sha256 in await db.StrayBefore(now - Standing, ct))
            if (await db.RemoveStray(files, sha256, ct)) removed++;
        var found = 0;
        await foreach (var hashes in files.KeptBefore(now.AddDays(-1), ct).Chunk(Chunk).WithCancellation(ct)) found += await db.MarkStray(hashes, now, ct);
        var notes = new List<string>();
        if (untouched > 0) notes.Add($"Bỏ {untouched} tệp gửi dở đã lâu không gửi tiếp.");
        if (found > 0) notes.Add($"{found} tệp không thuộc hồ sơ nào, sẽ xóa ở lượt chạy sau.");
        return new JobDone(removed, notes.Count == 0 ? null : string.Join(" ", notes));
    }
}
