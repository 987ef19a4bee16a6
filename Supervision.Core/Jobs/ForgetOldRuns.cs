using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>Runs are kept for 180 days: a job of every minute writes half a million rows a year.</summary>
internal sealed class ForgetOldRuns(Db db, TimeProvider clock) : IScheduledJob
{
    private const int KeptDays = 180;

    // A long absence leaves many; each slice lets the people who write in between.
    private const int Slice = 2000;

    public JobDefinition Definition { get; } = new("jobs.forget", "Xóa lượt chạy cũ của công việc tự động", "0 40 3 * * ?", IsShared: true);

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-KeptDays);
        var oldest = await db.Value<long?>("-- across councils: a job runs for the whole installation\nSELECT MIN(Seq) FROM JobRuns", null, ct) ?? 0;
        var upTo = await db.Value<long?>("-- across councils: a job runs for the whole installation\nSELECT MAX(Seq) FROM JobRuns WHERE StartedAt < @before", new { before }, ct) ?? 0;
        var forgotten = 0;
        for (var from = oldest; from <= upTo; from += Slice)
            forgotten += await db.ForgetRuns(from, Math.Min(from + Slice - 1, upTo), ct);
        return new JobDone(forgotten);
    }
}
