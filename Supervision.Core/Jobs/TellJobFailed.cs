using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Jobs;

/// <summary>Tells a council's administrators that a job went wrong: once a day and job, however often it fails.</summary>
[SystemOnly]
public sealed record TellJobFailed : ICommand<FailureTold>
{
    public required string JobCode { get; init; }
    public required string JobName { get; init; }

    /// <summary>The id under which the log holds the fault.</summary>
    public string? FaultId { get; init; }
}

public sealed record FailureTold(int Told);

internal sealed class TellJobFailedHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<TellJobFailed, FailureTold>
{
    public async Task<FailureTold> Handle(TellJobFailed command, CancellationToken ct)
    {
        gate.System();
        var told = await db.Notify(new NewNotice
        {
            Role = Role.Admin,
            Kind = NoticeKind.JobFailed,
            Title = $"Công việc tự động “{command.JobName}” gặp lỗi",
            Text = $"Lần chạy gần nhất không xong{(command.FaultId is { } id ? $"; mã lỗi trong nhật ký hệ thống: {id}" : "")}.\n\nLỗi của từng lần chạy và nút chạy lại ở trang công việc tự động.",
            Link = "/cong-viec",
            OnceKey = $"job-failed/{command.JobCode}/{clock.Today():yyyy-MM-dd}",
        }, ct);
        return new FailureTold(told.Told);
    }
}
