using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>A job that the council has laid to rest runs for it again, from its next time on; what passed meanwhile is not made up for.</summary>
[Requires(Subject.Job, Act.Write)]
public sealed record ResumeJob : ICommand<JobAnswer>
{
    public required string Code { get; init; }
}

internal sealed class ResumeJobHandler(Db db, Journal journal, Gate gate, JobCatalogue jobs) : IRequestHandler<ResumeJob, JobAnswer>
{
    public async Task<JobAnswer> Handle(ResumeJob command, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Write);
        var job = jobs.Get(command.Code);
        if (await db.Execute("DELETE FROM PausedJobs WHERE JobCode = @Code AND CouncilId = @CouncilId", new { job.Code }, ct) == 0)
            throw RefusedException.Conflict("job.not_paused", "Công việc này không tạm dừng; có thể người khác vừa cho chạy lại.");
        journal.Add(new JobResumed(job.Code));
        return new JobAnswer(job.Code, IsPaused: false);
    }
}

/// <summary>A job runs by itself again.</summary>
public sealed record JobResumed(string Code) : IEvent
{
    public Guid SubjectId => Guid.Empty;
}
