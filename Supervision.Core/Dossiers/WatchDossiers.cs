using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Watching;

namespace Supervision.Core.Dossiers;

/// <summary>Tells the records clerk of dossiers whose last day for hand-over comes near, and once more when it has passed.</summary>
[SystemOnly]
public sealed record WatchDossiers : ICommand<WatchDone>;

internal sealed class WatchDossiersHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<WatchDossiers, WatchDone>
{
    private const int Most = 1000;

    public async Task<WatchDone> Handle(WatchDossiers command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        var horizon = today.AddDays((await db.RetentionPolicy(today, ct)).NoticeDays);
        var due = (await db.Page<Row>("""
            SELECT d.Seq, d.Id, d.Code, d.Title, d.HandOverDueOn
            FROM Dossiers d
            WHERE d.CouncilId = @CouncilId AND d.Status = 'Closed' AND d.HandOverDueOn <= @horizon
            ORDER BY d.Seq
            """, new { horizon }, Most, row => [row.Seq], ct)).Items;
        var told = await db.Notify([.. due.Select(dossier => Notice(dossier, today))], ct);
        return new WatchDone(due.Count, told.Told, 0);
    }

    private static NewNotice Notice(Row dossier, DateOnly today)
    {
        var isLate = dossier.HandOverDueOn < today;
        return new NewNotice
        {
            Role = Role.RecordsClerk,
            Kind = NoticeKind.NoticeDue,
            Title = isLate ? $"Quá hạn nộp lưu từ ngày {VietnameseDate.Short(dossier.HandOverDueOn)}: hồ sơ {dossier.Code}" : $"Nộp lưu chậm nhất ngày {VietnameseDate.Short(dossier.HandOverDueOn)}: hồ sơ {dossier.Code}",
            Text = $"{dossier.Title}. Hồ sơ đã kết thúc, phải nộp lưu trữ cơ quan chậm nhất ngày {VietnameseDate.Short(dossier.HandOverDueOn)}.",
            Link = $"/ho-so/{dossier.Id}",
            SubjectId = dossier.Id,
            OnceKey = $"dossier/{dossier.Id}/{dossier.HandOverDueOn:yyyy-MM-dd}/{(isLate ? "late" : "near")}",
        };
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Title { get; init; }
        public required DateOnly HandOverDueOn { get; init; }
    }
}
