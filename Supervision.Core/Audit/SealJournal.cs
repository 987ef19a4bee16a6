using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>
/// Chains the rows of the journal behind the commits that wrote them, so that no commit waits for another. Rows are taken in their order; one that was committed
/// late, with a smaller number than others that are sealed already, joins its chain at the end: none is ever passed over.
/// </summary>
internal sealed class SealJournal(Db db, TimeProvider clock) : IScheduledJob
{
    // Each slice lets the people who write in between.
    private const int Slice = 500;

    // A transaction that was open while so many rows were committed by others is found by the first run of the day, which looks through the whole journal.
    private const long LookBack = 100_000;

    public JobDefinition Definition { get; } = new("journal.seal", "Niêm phong nhật ký", "0 * * * * ?", IsShared: true);

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = await db.LastSeal(ct);
        var firstOfTheDay = last.SealedAt is not { } at || DateOnly.FromDateTime(at.Local()) != clock.Today();
        var from = firstOfTheDay ? 0 : Math.Max(0, (last.JournalSeq ?? 0) - LookBack);
        var heads = new Dictionary<Guid, (long Position, string Hash)>();
        var sealedRows = 0;
        while (true)
        {
            var slice = 0;
            await db.InOwnTransaction(async () => (slice, from) = await SealSlice(from, heads, now, ct), ct);
            sealedRows += slice;
            if (slice == 0) return new JobDone(sealedRows);
        }
    }

    private async Task<(int Count, long From)> SealSlice(long from, Dictionary<Guid, (long Position, string Hash)> heads, DateTimeOffset now, CancellationToken ct)
    {
        var rows = (await db.UnsealedRows(from, Slice, ct)).Items;
        foreach (var row in rows)
        {
            var chain = row.CouncilId ?? Guid.Empty;
            if (!heads.TryGetValue(chain, out var head))
                head = await db.ChainHead(chain, ct) is { } end ? (end.Position, end.Hash) : (0, JournalRow.Beginning);
            var hash = row.HashAfter(head.Hash);
            await db.AddSeal(chain, head.Position + 1, row.Seq, head.Hash, hash, now, ct);
            heads[chain] = (head.Position + 1, hash);
            from = row.Seq;
        }
        return (rows.Count, from);
    }
}
