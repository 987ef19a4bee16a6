using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>
/// Work of tasks that one unit passed on to another, as both still have to do with it: for the receiver what it has not reported back on, the nearest day first; for the lead unit what came back and
/// stands in no report of its own. For a unit alone, none for the council's people.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record PassedOnWork : IQuery<PassedOnWorkView>;

/// <param name="ToReport">What was passed on to the unit.</param>
/// <param name="Reported">What was reported back to it, the latest first.</param>
public sealed record PassedOnWorkView(IReadOnlyList<OwedPassing> ToReport, IReadOnlyList<ReportedPassing> Reported);

public sealed record OwedPassing
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }

    /// <summary>Who passed it on and is reported to.</summary>
    public required string LeadUnitName { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Content { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>Its day has passed.</summary>
    public bool IsLate { get; init; }

    /// <summary>"Quá hạn 5 ngày vì chưa báo cáo lại (hạn 20/12/2026)".</summary>
    public string Reason { get; init; } = "";
}

public sealed record ReportedPassing
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string TaskContent { get; init; }
    public required string ReceivingUnitName { get; init; }
    public required string Reference { get; init; }
    public required DateOnly ReportedOn { get; init; }
    public required string Text { get; init; }
}

internal sealed class PassedOnWorkHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<PassedOnWork, PassedOnWorkView>
{
    // More than one unit has under way at a time.
    private const int Most = 50;

    public async Task<PassedOnWorkView> Handle(PassedOnWork query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        var (today, calendar) = (clock.Today(), await db.Calendar(ct));
        var owed = await db.Page<OwedPassing>("""
            SELECT p.Id, p.TaskId, t.Number AS TaskNumber, n.Name AS LeadUnitName, p.Reference, p.IssuedOn, p.Content, p.DueOn
            FROM TaskPassings p
            JOIN FollowUpTasks t ON t.Id = p.TaskId
            JOIN Units u ON u.Id = p.FromUnitId
            """ + UnitNaming.OnDay + """
            WHERE p.ToUnitId = @ActorUnitId AND p.CouncilId = @CouncilId AND
            """ + Passings.Owed + """
            ORDER BY CASE WHEN p.DueOn IS NULL THEN 1 ELSE 0 END, p.DueOn, p.Seq
            """, new { On = today }, Most, row => [row.Id], ct);
        var reported = await db.Page<ReportedPassing>("""
            SELECT r.Id, p.TaskId, t.Number AS TaskNumber, t.Content AS TaskContent, n.Name AS ReceivingUnitName, p.Reference, r.ReportedOn, r.Text
            FROM TaskPassings p
            JOIN TaskPassingReports r ON r.PassingId = p.Id AND r.Number = p.ItemCount
            JOIN FollowUpTasks t ON t.Id = p.TaskId
            JOIN Units u ON u.Id = p.ToUnitId
            """ + UnitNaming.OnDay + """
            WHERE p.FromUnitId = @ActorUnitId AND p.CouncilId = @CouncilId AND
            """ + Passings.IsOpen + """
                AND NOT EXISTS (SELECT 1 FROM RemediationItems i JOIN RemediationReports q ON q.Id = i.RemediationReportId WHERE i.TaskId = t.Id AND q.Status <> 'Draft' AND q.ReportedOn >= r.ReportedOn)
            ORDER BY r.Seq DESC
            """, new { On = today }, Most, row => [row.Id], ct);
        return new PassedOnWorkView([.. owed.Items.Select(passing => passing with { IsLate = passing.DueOn < today, Reason = Passings.Reason(passing.DueOn, today, calendar) })], reported.Items);
    }
}

/// <summary>What is passed on and waits for its receiver, as pieces that statements are put together from, and in words.</summary>
internal static class Passings
{
    /// <summary>A condition on the passing <c>p</c> of the task <c>t</c>: whoever passed it on still leads the task and has not reported on it.</summary>
    public const string IsOpen = """

        (t.LeadUnitId = p.FromUnitId AND t.ClosedOn IS NULL AND t.IsParent = 0 AND t.Progress IN ('Assigned', 'Accepted', 'Refused', 'InProgress', 'Returned', 'NotSatisfactory'))

        """;

    /// <summary>The same, and nothing came back.</summary>
    public const string Owed = " p.ItemCount = 0 AND " + IsOpen;

    /// <summary>By when it is reported back, and how long that is.</summary>
    public static string Reason(DateOnly? due, DateOnly today, WorkCalendar calendar) => due switch
    {
        null => "Không đặt hạn báo cáo lại",
        { } on when on < today => $"Quá hạn {VietnameseNumber.Whole(today.DayNumber - on.DayNumber)} ngày vì chưa báo cáo lại (hạn {VietnameseDate.Short(on)})",
        { } on when on == today => "Đến hạn hôm nay, chưa báo cáo lại",
        { } on => $"Báo cáo lại chậm nhất ngày {VietnameseDate.Short(on)}, còn {VietnameseNumber.Whole(calendar.WorkingDaysBetween(today, on))} ngày làm việc",
    };
}
