using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Audit;

/// <summary>Checks all chains and anchors every night; what is broken fails the run, of which the administrators are told.</summary>
internal sealed class VerifyJournal(JournalChecker checker) : IScheduledJob
{
    public JobDefinition Definition { get; } = new("journal.verify", "Kiểm tra nhật ký còn nguyên vẹn", "0 30 2 * * ?", IsShared: true);

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var result = await checker.Check(null, ct);
        if (result.First is { } first) throw new JournalBrokenException(first.Sentence);
        return new JobDone((int)Math.Min(result.Rows, int.MaxValue), $"{result.Rows} dòng của {result.Chains} chuỗi và {result.Anchors} dấu neo còn nguyên vẹn.");
    }
}

/// <summary>The journal is not as it was written; the message names the first place.</summary>
public sealed class JournalBrokenException(string message) : Exception(message);
