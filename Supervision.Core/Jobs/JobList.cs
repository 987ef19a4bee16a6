using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>What the system does by itself, when it did so last and will do so next.</summary>
[Requires(Subject.Job, Act.Read)]
public sealed record JobList : IQuery<JobListAnswer>;

/// <param name="Engine">Whether this process runs jobs.</param>
public sealed record JobListAnswer(JobEngineState Engine, IReadOnlyList<JobLine> Jobs);

public sealed record JobLine
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Six fields, seconds first, in Asia/Ho_Chi_Minh.</summary>
    public required string Cron { get; init; }

    /// <summary>The same in words.</summary>
    public required string Schedule { get; init; }
    public required bool IsPaused { get; init; }

    /// <summary>Null while it is paused or where this process runs no jobs.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Null where it never ran yet.</summary>
    public JobRunLine? Last { get; init; }
}

internal sealed class JobListHandler(Db db, Gate gate, Actor actor, JobCatalogue jobs, IJobEngine engine) : IRequestHandler<JobList, JobListAnswer>
{
    public async Task<JobListAnswer> Handle(JobList query, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Read);
        var tellsErrors = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Job, Act.Write);
        var lines = new List<JobLine>();
        foreach (var job in jobs.All)
        {
            var last = await db.JobRuns(job.Code, null, 1, tellsErrors, ct);
            var paused = await db.IsPaused(job.Code, ct);
            lines.Add(new JobLine
            {
                Code = job.Code,
                Name = job.Name,
                Cron = job.Cron,
                Schedule = CronWords.Of(job.Cron),
                IsPaused = paused,
                NextAt = paused ? null : engine.NextRun(job),
                Last = last.Items.Count > 0 ? last.Items[0] : null,
            });
        }
        return new JobListAnswer(engine.State, lines);
    }
}
