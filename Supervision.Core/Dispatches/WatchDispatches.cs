using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Watching;

namespace Supervision.Core.Dispatches;

/// <summary>Reminds units of papers that they have not acknowledged after the days that the council's policy gives, and tells the clerk.</summary>
[SystemOnly]
public sealed record WatchDispatches : ICommand<WatchDone>;

internal sealed class WatchDispatchesHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<WatchDispatches, WatchDone>
{
    private const int Most = 1000;

    public async Task<WatchDone> Handle(WatchDispatches command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        var policy = await db.FollowUpPolicy(today, ct);
        var before = (await db.Calendar(ct)).NoLaterThanWorkingDaysBefore(today, policy.AcknowledgeDays).ActBy;
        var missing = (await db.Page<Row>("""
            SELECT d.Seq, d.Id, d.PaperId, d.UnitId, d.Receiver, d.SentOn, p.Kind, p.Title, p.Number, p.Symbol
            FROM PaperDispatches d
            JOIN OfficialPapers p ON p.Id = d.PaperId
            WHERE d.CouncilId = @CouncilId AND d.AcknowledgedOn IS NULL AND d.SentOn < @before AND d.Status = 'Sent' AND d.UnitId IS NOT NULL AND p.Force IN ('InForce', 'Corrected')
            ORDER BY d.Seq
            """, new { before }, Most, row => [row.Seq], ct)).Items;
        var told = await db.Notify([.. missing.SelectMany(Notices)], ct);
        return new WatchDone(missing.Count, told.Told, 0);
    }

    private static IEnumerable<NewNotice> Notices(Row row)
    {
        var named = $"{row.Kind.Label()}{(row.Number is { } number ? $" số {DocumentNumber.Digits(number)}/{row.Symbol}" : "")}";
        var notice = new NewNotice
        {
            Kind = NoticeKind.AcknowledgementMissing,
            Title = $"Chưa xác nhận đã nhận: {named}",
            Text = $"{row.Title}. Văn bản được gửi ngày {VietnameseDate.Short(row.SentOn)} cho {row.Receiver}; đến nay chưa có xác nhận đã nhận.",
            Link = $"/van-ban/{row.PaperId}",
            SubjectId = row.PaperId,
            OnceKey = $"dispatch-receipt/{row.Id}",
        };
        yield return notice with { UnitId = row.UnitId };
        yield return notice with { Role = Role.RecordsClerk, OnceKey = $"{notice.OnceKey}/clerk" };
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid PaperId { get; init; }
        public Guid? UnitId { get; init; }
        public required string Receiver { get; init; }
        public required DateOnly SentOn { get; init; }
        public required PaperKind Kind { get; init; }
        public required string Title { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
    }
}
