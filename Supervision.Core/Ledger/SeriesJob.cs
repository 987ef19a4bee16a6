using Supervision.Core.Jobs;

namespace Supervision.Core.Ledger;

/// <summary>Every morning, council by council: recurring tasks get the instances that stand ready ahead.</summary>
public sealed class SeriesJob : IScheduledJob
{
    public JobDefinition Definition { get; } = new("series.make", "Lập các kỳ thực hiện của nội dung định kỳ", "0 15 4 * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var made = 0;
        foreach (var council in await context.CouncilsAtWork(ct))
        {
            InstancesMade chunk;
            long? after = null;
            do
            {
                chunk = await context.Send(council, new MakeInstances { After = after }, ct);
                made += chunk.Made;
                after = chunk.Next;
            }
            while (after is not null);
        }
        return new JobDone(made);
    }
}
