using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Tells once a day of changes of rights that wait to be confirmed, for as long as they do.</summary>
internal sealed class RemindOfRights : IScheduledJob
{
    public JobDefinition Definition { get; } = new("rights.remind", "Nhắc xác nhận thay đổi về quyền", "0 */10 * * * ?");

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        var told = 0;
        foreach (var council in await context.Councils(ct)) told += (await context.Send(council, new TellOfRights(), ct)).Told;
        return new JobDone(told);
    }
}

/// <summary>Tells the administrators and the standing board of one council.</summary>
[SystemOnly]
public sealed record TellOfRights : ICommand<RightsTold>;

public sealed record RightsTold(int Told);

internal sealed class TellOfRightsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<TellOfRights, RightsTold>
{
    public async Task<RightsTold> Handle(TellOfRights command, CancellationToken ct)
    {
        gate.System();
        var waiting = await db.Value<long>("SELECT COUNT(*) FROM RightsAlerts WHERE CouncilId = @CouncilId AND ConfirmedAt IS NULL", null, ct);
        if (waiting == 0) return new RightsTold(0);
        var told = 0;
        foreach (var role in new[] { Role.Admin, Role.StandingBoard })
            told += (await db.Notify(new NewNotice
            {
                Role = role,
                Kind = NoticeKind.Account,
                Title = $"{waiting} thay đổi về quyền chờ xác nhận",
                Text = "Có thay đổi về vai trò, quyền ký hoặc người giữ con dấu mà chưa ai xác nhận. Người đã thực hiện thay đổi không tự xác nhận được.",
                Link = "/quan-tri/thay-doi-quyen",
                OnceKey = $"rights/{role}/{clock.Today():yyyy-MM-dd}",
            }, ct)).Told;
        return new RightsTold(told);
    }
}
