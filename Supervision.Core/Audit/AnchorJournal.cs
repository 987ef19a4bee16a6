using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Once a day the ends of all chains go into a signed file outside the database.</summary>
internal sealed class AnchorJournal(Db db, IJournalAnchors anchors, TimeProvider clock) : IScheduledJob
{
    public JobDefinition Definition { get; } = new("journal.anchor", "Ghi dấu neo nhật ký ra ngoài cơ sở dữ liệu", "0 10 0 * * ?", IsShared: true);

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var heads = await db.ChainHeads(ct);
        if (heads.Count == 0) return new JobDone(0, "Nhật ký chưa có dòng nào được niêm phong.");
        return await anchors.Write(clock.Today(), clock.GetUtcNow(), heads, ct) is { } name
            ? new JobDone(heads.Count, $"Đã ghi tệp {name}.")
            : new JobDone(0, "Hôm nay đã có dấu neo.");
    }
}
