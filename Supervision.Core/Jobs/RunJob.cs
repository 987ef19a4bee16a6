using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>Runs a job now, for every council that has not laid it to rest. Who asked for it is in the journal of their council.</summary>
[Requires(Subject.Job, Act.Write)]
public sealed record RunJob : ICommand<JobAnswer>
{
    public required string Code { get; init; }
}

/// <summary>The answer of what is done to a job.</summary>
public sealed record JobAnswer(string Code, bool IsPaused);

internal sealed class RunJobHandler(Db db, Journal journal, Gate gate, AfterCommit after, JobCatalogue jobs, IJobEngine engine) : IRequestHandler<RunJob, JobAnswer>
{
    public async Task<JobAnswer> Handle(RunJob command, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Write);
        var job = jobs.Get(command.Code);
        if (engine.State != JobEngineState.Running)
            throw RefusedException.Conflict("jobs.off", "Bộ lập lịch không chạy ở máy chủ này nên không chạy được công việc.");
        if ((await db.PausedJobs(ct)).Any(pause => pause.JobCode == job.Code))
            throw RefusedException.Conflict("job.paused", "Công việc này đang tạm dừng ở Hội đồng nhân dân của đồng chí; hãy cho chạy lại trước.");
        var runs = await db.JobRuns(job.Code, null, 1, false, ct);
        if (runs.Items is [{ Outcome: JobOutcome.Running }]) throw RefusedException.Conflict("job.running", "Công việc này đang chạy; hãy đợi nó xong.");

        journal.Add(new JobRunAsked(job.Code));
        // The engine writes to the database by itself: inside of this transaction it would wait for it.
        after.Add(done => engine.RunNow(job.Code, done));
        return new JobAnswer(job.Code, IsPaused: false);
    }
}

/// <summary>Somebody ran a job by hand.</summary>
public sealed record JobRunAsked(string Code) : IEvent
{
    public Guid SubjectId => Guid.Empty;
}
