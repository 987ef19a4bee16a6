using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Packs;

/// <summary>
/// What lies on the table at the Standing Board's meeting of a month: the list of late items, the papers that asked for each of them, the urging letters about them, and what earlier
/// meetings had written because of them.
/// </summary>
[Requires(Subject.Escalation, Act.Write)]
[Sensitive(SensitiveKind.Export)]
public sealed record PrintMeetingPack : IQuery<KeptFile>
{
    /// <summary>Any day of the month; this month when left out.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>Drafts too, marked as such.</summary>
    public bool WithDrafts { get; init; }
}

internal sealed class PrintMeetingPackHandler(Db db, Gate gate, Actor actor, PackPrinting printing, TimeProvider clock) : IRequestHandler<PrintMeetingPack, KeptFile>
{
    private const string OfMeeting = """

              ((p.Kind = 'MonthlyList' AND ((p.IssuedOn >= @First AND p.IssuedOn < @Next) OR (p.IssuedOn IS NULL AND p.DraftedAt >= @FirstAt AND p.DraftedAt < @NextAt)))
               OR EXISTS (SELECT 1
                    FROM MeetingItems m JOIN FollowUpTasks t ON t.Id = m.TaskId
                    WHERE m.CouncilId = @CouncilId AND m.Month <= @First AND (m.DecidedOn IS NULL OR m.DecidedOn >= @First)
                      AND (t.ConclusionId = p.SubjectId
                           OR EXISTS (SELECT 1 FROM ChaseSteps x WHERE x.TaskId = t.Id AND x.LetterId = p.SubjectId)
                           OR EXISTS (SELECT 1 FROM Measures a WHERE a.TaskId = t.Id AND a.Id = p.SubjectId))))

        """;

    public async Task<KeptFile> Handle(PrintMeetingPack query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var day = query.Month ?? clock.Today();
        var first = new DateOnly(day.Year, day.Month, 1);
        var next = first.AddMonths(1);
        var papers = PackPapers.Demand(await db.Page<PackPaper>("SELECT " + PackPapers.Columns + " FROM OfficialPapers p WHERE p.CouncilId = @CouncilId AND " + OfMeeting + " AND "
            + PackPapers.Sight + PackPapers.Order, PackPapers.Arguments(actor, query.WithDrafts, new
            {
                First = first,
                Next = next,
                FirstAt = first.At(TimeOnly.MinValue),
                NextAt = next.At(TimeOnly.MinValue),
            }), PackPapers.Most, row => [row.Seq], ct));
        return await printing.Print($"Phiên họp Thường trực Hội đồng nhân dân tháng {(first.Month <= 2 ? "0" : "")}{first.Month} năm {first.Year}", $"tap-van-ban-phien-hop-{first:yyyy-MM}", papers.Select(printing.Item), ct);
    }
}
