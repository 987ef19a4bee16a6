using Quartz;
using Quartz.Extensibility;
using Supervision.Core.Jobs;

namespace Supervision.Infrastructure.Jobs.Quartz;

/// <summary>Every job of the product, as Quartz knows it: the code is the key.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob(JobRunner runner) : IJob
{
    public const string ByHand = "hand";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var cause = context.Recovering ? JobCause.Recovery : context.MergedJobDataMap.ContainsKey(ByHand) ? JobCause.Hand : JobCause.Schedule;
        await runner.Run(context.JobDetail.Key.Name, cause, cancellationToken);
    }
}

internal sealed class QuartzJobFactory(JobRunner runner) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) => ValueTask.FromResult(new JobScope(new QuartzJob(runner), null));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
