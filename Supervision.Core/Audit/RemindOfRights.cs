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
        // Of councils that have ended, too: who may come to their records is to be right for as long as they are read.
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
        var told = 0;
        foreach (var person in await db.List<Confirming>("""
            SELECT p.Id, (SELECT COUNT(*) FROM RightsAlerts r JOIN Journal j ON j.Id = r.JournalId
                WHERE r.CouncilId = @CouncilId AND r.ConfirmedAt IS NULL AND
            """ + RightsConfirming.By("p.Id") + """
            ) AS Waiting
            FROM People p
            WHERE p.CouncilId = @CouncilId AND p.IsActive = 1 AND p.UnitId IS NULL AND EXISTS (
                SELECT 1 FROM RoleAssignments a WHERE a.PersonId = p.Id AND a.Role IN ('Admin', 'StandingBoard') AND a.ValidFrom <= @today AND (a.ValidTo IS NULL OR a.ValidTo >= @today))
            """, new { today = clock.Today() }, ct))
        {
            // Nobody is reminded of what others must confirm.
            if (person.Waiting == 0) continue;
            told += (await db.Notify(new NewNotice
            {
                PersonId = person.Id,
                Kind = NoticeKind.Account,
                Title = $"{person.Waiting} thay đổi về quyền chờ xác nhận",
                Text = "Có thay đổi về vai trò, quyền ký hoặc người giữ con dấu mà chưa ai xác nhận. Người đã thực hiện thay đổi, người được giao quyền không tự xác nhận được.",
                Link = "/quan-tri/thay-doi-quyen",
                OnceKey = $"rights/{person.Id}/{clock.Today():yyyy-MM-dd}",
            }, ct)).Told;
        }
        return new RightsTold(told);
    }

    private sealed record Confirming
    {
        public required Guid Id { get; init; }
        public required long Waiting { get; init; }
    }
}
