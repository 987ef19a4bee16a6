using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>The rows of runs: the installation's, whichever council's people look at them. Written in short transactions of their own, whatever the job itself does.</summary>
internal static class JobRunRows
{
    public static async Task<Guid> StartRun(this Db db, string code, JobCause cause, string node, DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.InOwnTransaction(() => db.Execute("""
            -- across councils: a job runs for the whole installation
            INSERT INTO JobRuns (Id, JobCode, Cause, Node, StartedAt, EndedAt, Milliseconds, Outcome, Items, Note, FaultId, Error)
            VALUES (@id, @code, @cause, @node, @now, NULL, NULL, 'Running', NULL, NULL, NULL, NULL)
            """, new { id, code, cause, node, now }, ct), ct);
        return id;
    }

    public static Task EndRun(this Db db, Guid id, JobEnd end, DateTimeOffset now, long milliseconds, CancellationToken ct) => db.InOwnTransaction(() => db.Execute("""
        -- across councils: a job runs for the whole installation
        UPDATE JobRuns
        SET EndedAt = @now, Milliseconds = @milliseconds, Outcome = @Outcome, Items = @Items, Note = @Note, FaultId = @FaultId, Error = @Error
        WHERE Id = @id
        """, new { id, now, milliseconds, end.Outcome, end.Items, end.Note, end.FaultId, end.Error }, ct), ct);

    /// <summary>Whoever holds the name of a job knows that no run of it is at work: what stands as running was killed.</summary>
    public static async Task<int> InterruptRuns(this Db db, string code, string note, CancellationToken ct)
    {
        var running = await db.Value<long>("-- across councils: a job runs for the whole installation\nSELECT COUNT(*) FROM JobRuns WHERE JobCode = @code AND Outcome = 'Running'", new { code }, ct);
        if (running == 0) return 0;
        var marked = 0;
        await db.InOwnTransaction(async () => marked = await db.Execute("""
            -- across councils: a job runs for the whole installation
            UPDATE JobRuns SET Outcome = 'Interrupted', Note = @note WHERE JobCode = @code AND Outcome = 'Running'
            """, new { code, note }, ct), ct);
        return marked;
    }

    /// <summary>What the actor's council has laid to rest.</summary>
    public static Task<IReadOnlyList<PausedJob>> PausedJobs(this Db db, CancellationToken ct) =>
        db.List<PausedJob>("SELECT JobCode, Reason, PausedAt FROM PausedJobs WHERE CouncilId = @CouncilId", null, ct);

    /// <summary>The runs of a job, the last one first.</summary>
    public static Task<Page<JobRunLine>> JobRuns(this Db db, string code, long? before, int take, bool tellsErrors, CancellationToken ct) => db.Page<JobRunLine>("""
        -- across councils: a run holds counts and times, no council's content; what went wrong is told only to those who may run jobs
        SELECT r.Seq, r.Id, r.JobCode, r.Cause, r.Node, r.StartedAt, r.EndedAt, r.Milliseconds, r.Outcome, r.Items, r.Note, r.FaultId,
               CASE WHEN @tellsErrors = 1 THEN r.Error END AS Error
        FROM JobRuns r
        WHERE r.JobCode = @code AND (@before IS NULL OR r.Seq < @before)
        ORDER BY r.Seq DESC
        """, new { code, before, tellsErrors }, take, row => [row.Seq], ct);

    public static async Task<int> ForgetRuns(this Db db, long from, long to, CancellationToken ct)
    {
        var forgotten = 0;
        await db.InOwnTransaction(async () => forgotten = await db.Execute(
            "-- across councils: a job runs for the whole installation\nDELETE FROM JobRuns WHERE Seq BETWEEN @from AND @to AND Outcome <> 'Running'", new { from, to }, ct), ct);
        return forgotten;
    }

    /// <summary>For what belongs to the installation and no request: a transaction of its own.</summary>
    public static async Task InOwnTransaction(this Db db, Func<Task> work, CancellationToken ct)
    {
        await db.Begin(ct);
        try
        {
            await work();
            await db.Commit(ct);
        }
        finally
        {
            await db.End();
        }
    }
}

/// <summary>A job that a council has laid to rest for itself.</summary>
public sealed record PausedJob
{
    public required string JobCode { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset PausedAt { get; init; }
}

/// <summary>How a run ended.</summary>
internal sealed record JobEnd(JobOutcome Outcome, int? Items = null, string? Note = null, string? FaultId = null, string? Error = null);
