using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>How a task of the replaced conclusion stands, for whoever drafts and approves the one in its place.</summary>
public sealed record ReplacedTask
{
    public required Guid TaskId { get; init; }
    public required string Content { get; init; }
    public required string LeadUnitName { get; init; }

    /// <summary>The drafted task that goes on with it; null where the new paper does not ask for it.</summary>
    public Guid? DraftId { get; init; }
    public int? DraftNumber { get; init; }
    public required TaskProgress Progress { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The last day that was granted.</summary>
    public DateOnly? GrantedDueOn { get; init; }

    /// <summary>The draft names another lead unit.</summary>
    public required bool IsPassed { get; init; }

    /// <summary>The draft states another deadline, of which it is counted anew.</summary>
    public required bool HasOtherDeadline { get; init; }

    public bool IsClosed => TaskLife.IsClosed(Progress);

    /// <summary>"Đang thực hiện; đã gia hạn đến 20/01/2027; đã báo cáo ngày 25/11/2026".</summary>
    public string Words => string.Join("; ", new[]
    {
        IsClosed && ClosedOn is { } closed ? $"{Progress.Label()} ngày {VietnameseDate.Short(closed)}" : Progress.Label(),
        GrantedDueOn is { } granted && granted == DueOn ? $"đã gia hạn đến {VietnameseDate.Short(granted)}" : DueOn is { } due ? $"thời hạn hiện nay {VietnameseDate.Short(due)}" : ReviewOn is { } review ? $"rà soát {VietnameseDate.Short(review)}" : null,
        ReportedOn is { } reported ? $"đã báo cáo ngày {VietnameseDate.Short(reported)}" : null,
    }.OfType<string>());

    /// <summary>What the new paper does to it, once it is sent.</summary>
    public string Effect => (DraftId, IsClosed) switch
    {
        (null, true) => "đã kết thúc, giữ nguyên",
        (null, false) => "không còn trong văn bản này: kết thúc do không còn phù hợp khi gửi văn bản",
        (_, true) => "đã kết thúc, không phải thực hiện lại",
        _ => string.Join("; ", new[] { "tiếp tục theo văn bản này", HasOtherDeadline ? "thời hạn tính lại theo văn bản này" : "giữ nguyên thời hạn hiện nay", IsPassed ? $"chuyển từ {LeadUnitName} sang cơ quan chủ trì mới" : null }.OfType<string>()),
    };
}

internal static class ReplacedTaskRows
{
    public static async Task<IReadOnlyList<ReplacedTask>> ReplacedTasks(this Db db, Conclusion conclusion, DateOnly on, CancellationToken ct) =>
        conclusion.ReplacesId is null || conclusion.Status is not (ConclusionStatus.Draft or ConclusionStatus.Consulting or ConclusionStatus.Submitted or ConclusionStatus.Issued) ? [] : [.. (await db.List<Row>("""
        SELECT t.Id AS TaskId, t.Content, n.Name AS LeadUnitName, d.Id AS DraftId, d.Number AS DraftNumber, t.Progress, t.DueOn, t.ReviewOn, t.ReportedOn, t.ClosedOn,
               (SELECT MAX(c.ToOn) FROM TaskDateChanges c WHERE c.TaskId = t.Id AND c.Axis = 'Deadline' AND c.Reason = 'Extension') AS GrantedDueOn,
               CASE WHEN d.LeadUnitId <> t.LeadUnitId THEN 1 ELSE 0 END AS IsPassed,
               t.DeadlineKind, t.StatedOn, t.StatedYear, t.Cycle, d.DeadlineKind AS NewKind, d.StatedOn AS NewOn, d.StatedYear AS NewYear, d.Cycle AS NewCycle
        FROM FollowUpTasks t
        JOIN Units u ON u.Id = t.LeadUnitId
        """ + UnitNaming.OnDay + """
        LEFT JOIN FollowUpTasks d ON d.ReplacesTaskId = t.Id AND d.ConclusionId = @Id
        WHERE t.CouncilId = @CouncilId AND t.ParentId IS NULL AND t.Progress <> 'Draft' AND (t.ConclusionId = @ReplacesId OR d.Id IS NOT NULL)
        ORDER BY t.Number
        """, new { conclusion.Id, conclusion.ReplacesId, On = on }, ct)).Select(row => row.Task)];

    private sealed record Row
    {
        public required Guid TaskId { get; init; }
        public required string Content { get; init; }
        public required string LeadUnitName { get; init; }
        public Guid? DraftId { get; init; }
        public int? DraftNumber { get; init; }
        public required TaskProgress Progress { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? ReviewOn { get; init; }
        public DateOnly? ReportedOn { get; init; }
        public DateOnly? ClosedOn { get; init; }
        public DateOnly? GrantedDueOn { get; init; }
        public required bool IsPassed { get; init; }
        public required DeadlineKind DeadlineKind { get; init; }
        public DateOnly? StatedOn { get; init; }
        public int? StatedYear { get; init; }
        public Cycle? Cycle { get; init; }
        public DeadlineKind? NewKind { get; init; }
        public DateOnly? NewOn { get; init; }
        public int? NewYear { get; init; }
        public Cycle? NewCycle { get; init; }

        public ReplacedTask Task => new()
        {
            TaskId = TaskId,
            Content = Content,
            LeadUnitName = LeadUnitName,
            DraftId = DraftId,
            DraftNumber = DraftNumber,
            Progress = Progress,
            DueOn = DueOn,
            ReviewOn = ReviewOn,
            ReportedOn = ReportedOn,
            ClosedOn = ClosedOn,
            GrantedDueOn = GrantedDueOn,
            IsPassed = IsPassed,
            HasOtherDeadline = NewKind is not null && (DeadlineKind, StatedOn, StatedYear, Cycle) != (NewKind.Value, NewOn, NewYear, NewCycle),
        };
    }
}
