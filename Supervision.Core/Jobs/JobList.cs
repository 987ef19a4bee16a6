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
    /// <summary>Whose pause it is, the reader's council alone; the others' runs go on.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>Why, and since when.</summary>
    public PausedJob? Pause { get; init; }

    /// <summary>It serves every council at once and cannot be paused by one.</summary>
    public bool IsShared { get; init; }

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
        var paused = (await db.PausedJobs(ct)).ToDictionary(pause => pause.JobCode);
        var lines = new List<JobLine>();
        foreach (var job in jobs.All)
        {
            var last = await db.JobRuns(job.Code, null, 1, tellsErrors, ct);
            var pause = paused.GetValueOrDefault(job.Code);
            lines.Add(new JobLine
            {
                Code = job.Code,
                Name = job.Name,
                Cron = job.Cron,
                Schedule = CronWords.Of(job.Cron),
                IsPaused = pause is not null,
                Pause = pause,
                IsShared = job.IsShared,
                NextAt = pause is null ? engine.NextRun(job) : null,
                Last = last.Items.Count > 0 ? last.Items[0] : null,
            });
        }
        return new JobListAnswer(engine.State, lines);
    }
}
