using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Chasing;

/// <summary>Chases every working morning: decides each task's step, then tells each unit once. In chunks, so that people who write meanwhile hardly wait.</summary>
public sealed class ChaseJob : IScheduledJob
{
    public const int TasksAtOnce = 100;
    public const int UnitsAtOnce = 20;
    private const int TasksToSetAtOnce = 1000;
    private const int MostMeetings = 20;

    public JobDefinition Definition { get; } = new("chase.run", "Đôn đốc nội dung yêu cầu, kiến nghị sau giám sát", "0 30 6 * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var (steps, units) = (0, 0);
        var warnings = new HashSet<string>();
        foreach (var council in await context.CouncilsAtWork(ct))
        {
            await Chunks(context, council, new ApplyFollowUpPolicy { Take = TasksToSetAtOnce }, TasksToSetAtOnce, warnings, ct);
            steps += await Chunks(context, council, new TakeChaseSteps { Take = TasksAtOnce }, TasksAtOnce, warnings, ct);
            units += await Chunks(context, council, new TellChasedUnits { Take = UnitsAtOnce }, UnitsAtOnce, warnings, ct);
        }
        // Whoever runs it by hand is told why nothing came of it.
        var did = steps + units > 0 ? $"{units} đơn vị được báo." : warnings.Any(warning => warning.Contains(TakeChaseSteps.DayOff, StringComparison.Ordinal)) ? null : "Hôm nay không có nội dung nào đến bước nhắc, đôn đốc.";
        return new JobDone(steps, string.Join(" ", new[] { did }.OfType<string>().Concat(warnings)));
    }

    private static async Task<int> Chunks(JobContext context, Guid council, ICommand<ChunkDone> chunk, int take, HashSet<string> warnings, CancellationToken ct)
    {
        var (done, met) = (0, 0);
        while (true)
        {
            ChunkDone one;
            try
            {
                one = await context.Send(council, chunk, ct);
            }
            catch (RefusedException refused) when (refused.Code == "duplicate" && met++ < MostMeetings)
            {
                // Another node was at the same rows and was first; what is left is read anew.
                continue;
            }
            if (one.Warning is { } warning) warnings.Add(warning);
            done += one.Done;
            if (one.Looked < take) return done;
        }
    }
}
