using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>From now on a job's times pass without it, for the whole installation, until it is resumed. A run that is under way goes on.</summary>
[Requires(Subject.Job, Act.Write)]
public sealed record PauseJob : ICommand<JobAnswer>
{
    public required string Code { get; init; }
}

internal sealed class PauseJobHandler(Db db, Journal journal, Gate gate, JobCatalogue jobs, TimeProvider clock) : IRequestHandler<PauseJob, JobAnswer>
{
    public async Task<JobAnswer> Handle(PauseJob command, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Write);
        var job = jobs.Get(command.Code);
        await db.Execute("-- across councils: a pause is the installation's\nINSERT INTO JobPauses (Id, JobCode, PausedAt) VALUES (@Id, @Code, @Now)",
            new { Id = Guid.CreateVersion7(), job.Code, Now = clock.GetUtcNow() }, ct);
        journal.Add(new JobPaused(job.Code));
        return new JobAnswer(job.Code, IsPaused: true);
    }
}

/// <summary>A job no longer runs by itself.</summary>
public sealed record JobPaused(string Code) : IEvent
{
    public Guid SubjectId => Guid.Empty;
}
