using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>From now on a job passes the council by, until it is resumed; for the other councils it goes on. The Standing Board is told, since nobody else would notice that nothing is chased.</summary>
[Requires(Subject.Job, Act.Write)]
public sealed record PauseJob : ICommand<JobAnswer>
{
    public required string Code { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<PauseJob>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
    }
}

internal sealed class PauseJobHandler(Db db, Journal journal, Gate gate, JobCatalogue jobs, TimeProvider clock) : IRequestHandler<PauseJob, JobAnswer>
{
    public async Task<JobAnswer> Handle(PauseJob command, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Write);
        var job = jobs.Get(command.Code);
        if (job.IsShared)
            throw RefusedException.Conflict("job.shared", "Công việc này là chung cho mọi Hội đồng nhân dân dùng hệ thống nên không tạm dừng riêng ở một nơi.", nameof(command.Code));
        await db.Execute("INSERT INTO PausedJobs (Id, CouncilId, JobCode, Reason, PausedAt) VALUES (@Id, @CouncilId, @Code, @Reason, @Now)",
            new { Id = Guid.CreateVersion7(), job.Code, command.Reason, Now = clock.GetUtcNow() }, ct);
        journal.Add(new JobPaused(job.Code, command.Reason));
        await db.Notify(new NewNotice
        {
            Role = Role.StandingBoard,
            Kind = NoticeKind.JobFailed,
            Title = $"Công việc tự động “{job.Name}” đã tạm dừng",
            Text = $"Lý do: {command.Reason}\n\nTừ nay đến khi được cho chạy lại, hệ thống không tự làm việc này cho Hội đồng nhân dân của đồng chí.",
            Link = "/cong-viec",
            OnceKey = $"job-paused/{job.Code}/{clock.GetUtcNow():O}",
        }, ct);
        return new JobAnswer(job.Code, IsPaused: true);
    }
}

/// <summary>A job no longer runs by itself for the council.</summary>
public sealed record JobPaused(string Code, string Reason) : IEvent
{
    public Guid SubjectId => Guid.Empty;
}
