using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>How far a check is.</summary>
public readonly record struct JournalCheckProgress(long Checked, long Total);

/// <summary>What a check of the whole journal found.</summary>
public sealed record JournalCheckResult
{
    public required long Rows { get; init; }
    public required int Chains { get; init; }
    public required int Anchors { get; init; }

    /// <summary>Written since the last sealing.</summary>
    public required long Unsealed { get; init; }

    /// <summary>Every fault up to a number that people still read, by the place in the journal.</summary>
    public required IReadOnlyList<JournalFault> Faults { get; init; }

    public JournalFault? First => Faults.Count > 0 ? Faults[0] : null;
}

/// <summary>Goes through the chains and the anchors and names what is not as it was written.</summary>
public sealed class JournalChecker(Db db, IJournalAnchors anchors)
{
    /// <summary>So many faults are named; the first of them is what matters.</summary>
    public const int MostFaults = 100;

    private const int Slice = 5000;

    // So long a commit may take from when its row is dated, on whichever machine's clock.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>All chains and all anchors.</summary>
    public async Task<JournalCheckResult> Check(IProgress<JournalCheckProgress>? progress, CancellationToken ct)
    {
        var faults = new List<JournalFault>();
        var times = await SealTimes.Read(db, ct);
        var heads = await db.ChainHeads(ct);
        var total = await db.SealCount(null, ct);
        long done = 0;
        foreach (var head in heads)
        {
            var slice = new JournalSlice { After = 0 };
            while (true)
            {
                slice = await CheckSlice(head.Chain, slice.After, Slice, times, ct);
                Keep(faults, slice.Faults);
                done += slice.Checked;
                progress?.Report(new JournalCheckProgress(done, total));
                if (slice.Checked == 0) break;
            }
        }
        var unsealed = await CheckUnsealed(faults, times, ct);
        var count = await CheckAnchors(faults, heads, ct);
        return new JournalCheckResult
        {
            Rows = done,
            Chains = heads.Count,
            Anchors = count,
            Unsealed = unsealed,
            Faults = [.. faults.OrderBy(fault => fault.JournalSeq ?? long.MaxValue)],
        };
    }

    /// <summary>A piece of one chain, from one place on: so that a long check can be done in steps.</summary>
    internal async Task<JournalSlice> CheckSlice(Guid chain, long after, int take, SealTimes times, CancellationToken ct)
    {
        var seals = (await db.SealedRows(chain, after, take, ct)).Items;
        var previous = after == 0 ? JournalRow.Beginning : (await db.SealAt(chain, after, ct))?.Hash;
        var faults = new List<JournalFault>();
        var position = after;
        foreach (var seal in seals)
        {
            if (seal.Position != position + 1) faults.Add(JournalFault.SealRemoved(seal, position + 1));
            else if (previous is not null && seal.PreviousHash != previous) faults.Add(JournalFault.SealChanged(seal));
            if (seal.Row is not { } row) faults.Add(JournalFault.Removed(seal));
            else if (row.HashAfter(seal.PreviousHash) != seal.Hash || (row.CouncilId ?? Guid.Empty) != chain) faults.Add(JournalFault.Changed(seal));
            else if (times.Before(seal.SealedAt) is { } before && row.At < before - Grace && !times.Excuses(chain, seal.SealedAt)) faults.Add(JournalFault.Inserted(row, before));
            (position, previous) = (seal.Position, seal.Hash);
        }
        return new JournalSlice { After = position, Checked = seals.Count, Faults = faults };
    }

    private async Task<long> CheckUnsealed(List<JournalFault> faults, SealTimes times, CancellationToken ct)
    {
        long from = 0, count = 0;
        while (true)
        {
            var rows = (await db.UnsealedRows(from, Slice, ct)).Items;
            if (rows.Count == 0) return count;
            count += rows.Count;
            from = rows[^1].Seq;
            if (times.Last is { } last) Keep(faults, [.. rows.Where(row => row.At < last - Grace && !times.Excuses(row.CouncilId ?? Guid.Empty, last)).Select(row => JournalFault.Inserted(row, last))]);
        }
    }

    private async Task<int> CheckAnchors(List<JournalFault> faults, IReadOnlyList<ChainHead> heads, CancellationToken ct)
    {
        var count = 0;
        var ends = heads.ToDictionary(head => head.Chain, head => head.Position);
        foreach (var (name, anchor, fault) in anchors.Read())
        {
            count++;
            if (fault is not null) Keep(faults, [JournalFault.Anchor(name, fault)]);
            if (anchor is null) continue;
            foreach (var head in anchor.Chains)
            {
                if (ends.GetValueOrDefault(head.Chain) < head.Position)
                    Keep(faults, [JournalFault.Anchor(name, $"chuỗi {head.Chain} khi đó có {head.Position} dấu, nay chỉ còn {ends.GetValueOrDefault(head.Chain)}.", head.JournalSeq)]);
                else if ((await db.SealAt(head.Chain, head.Position, ct))?.Hash != head.Hash)
                    Keep(faults, [JournalFault.Anchor(name, $"dấu niêm phong thứ {head.Position} của chuỗi {head.Chain} (dòng nhật ký số {head.JournalSeq}) không còn như khi neo: chuỗi đã bị viết lại.", head.JournalSeq)]);
            }
        }
        return count;
    }

    private static void Keep(List<JournalFault> faults, IReadOnlyList<JournalFault> found) => faults.AddRange(found.Take(MostFaults - faults.Count));
}

/// <summary>What was found in a piece of a chain, and where the next one begins.</summary>
internal sealed record JournalSlice
{
    public required long After { get; init; }
    public int Checked { get; init; }
    public IReadOnlyList<JournalFault> Faults { get; init; } = [];
}

/// <summary>When the sealer was at work: a row that is dated before the last time but one was not there then.</summary>
internal sealed class SealTimes
{
    private static readonly TimeSpan LoadingADemonstration = TimeSpan.FromMinutes(30);

    private readonly List<DateTimeOffset> _runs;
    private readonly Dictionary<Guid, DateTimeOffset> _demo;

    private SealTimes(List<DateTimeOffset> runs, Dictionary<Guid, DateTimeOffset> demo) => (_runs, _demo) = (runs, demo);

    public DateTimeOffset? Last => _runs.Count > 0 ? _runs[^1] : null;

    /// <summary>A demonstration's rows are dated as its story goes, for as long as it is being loaded.</summary>
    public bool Excuses(Guid chain, DateTimeOffset sealedAt) => _demo.TryGetValue(chain, out var first) && sealedAt <= first + LoadingADemonstration;

    /// <summary>The run before the one at this time.</summary>
    public DateTimeOffset? Before(DateTimeOffset run)
    {
        var at = _runs.BinarySearch(run);
        var before = (at < 0 ? ~at : at) - 1;
        return before >= 0 ? _runs[before] : null;
    }

    public static async Task<SealTimes> Read(Db db, CancellationToken ct) =>
        new([.. (await db.SealRuns(ct)).Select(run => run.SealedAt)], (await db.DemoCouncils(ct)).ToDictionary(council => council.Id, council => council.SealedAt));
}
