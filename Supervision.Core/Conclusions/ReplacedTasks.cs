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

    /// <summary>The day that its conclusion first gave it.</summary>
    public DateOnly? OriginalDueOn { get; init; }

    /// <summary>The last day that was granted.</summary>
    public DateOnly? GrantedDueOn { get; init; }

    /// <summary>The draft names another lead unit.</summary>
    public required bool IsPassed { get; init; }

    /// <summary>The draft states another deadline, of which it is counted anew.</summary>
    public required bool HasOtherDeadline { get; init; }

    /// <summary>What remains of it and is not over, where it is over itself: it was done in part.</summary>
    public IReadOnlyList<ReplacedPart> Remainders { get; init; } = [];

    /// <summary>What waits for a decision about more time, for it or for what came out of it.</summary>
    public IReadOnlyList<ReplacedRequest> Requests { get; init; } = [];

    public bool IsClosed => TaskLife.IsClosed(Progress);

    /// <summary>It is not over, or what remains of it is not, and the new paper does not ask for it.</summary>
    public bool Ends => DraftId is null && (!IsClosed || Remainders.Count > 0);

    /// <summary>The deadline that it is carried out by is the one last granted.</summary>
    public bool IsExtended => GrantedDueOn is { } granted && granted == DueOn;

    /// <summary>"Đang thực hiện; đã gia hạn đến 20/01/2027; đã báo cáo ngày 25/11/2026".</summary>
    public string Words => string.Join("; ", new[]
    {
        IsClosed && ClosedOn is { } closed ? $"{Progress.Label()} ngày {VietnameseDate.Short(closed)}" : Progress.Label(),
        IsExtended ? $"đã gia hạn đến {VietnameseDate.Short(GrantedDueOn!.Value)}" : DueOn is { } due ? $"thời hạn hiện nay {VietnameseDate.Short(due)}" : ReviewOn is { } review ? $"rà soát {VietnameseDate.Short(review)}" : null,
        ReportedOn is { } reported ? $"đã báo cáo ngày {VietnameseDate.Short(reported)}" : null,
    }.OfType<string>().Concat(Remainders.Select(part => part.Words)));

    /// <summary>What the new paper does to it, once it is sent.</summary>
    public string Effect => (DraftId, IsClosed) switch
    {
        (null, true) when Remainders.Count > 0 => "phần đã hoàn thành giữ nguyên; phần còn lại không còn trong văn bản này: kết thúc do không còn phù hợp khi gửi văn bản",
        (_, true) when Remainders.Count > 0 => $"phần đã hoàn thành không phải thực hiện lại; {string.Join("; ", Remainders.Select(part => $"{part.Name} {OnGoing(part.HasOtherDeadline, part.IsPassed, part.LeadUnitName)}"))}",
        (null, true) => "đã kết thúc, giữ nguyên",
        (null, false) => "không còn trong văn bản này: kết thúc do không còn phù hợp khi gửi văn bản",
        (_, true) => "đã kết thúc, không phải thực hiện lại",
        _ => OnGoing(HasOtherDeadline, IsPassed, LeadUnitName),
    };

    private static string OnGoing(bool hasOtherDeadline, bool isPassed, string leadUnitName) => string.Join("; ", new[]
    {
        "tiếp tục theo văn bản này",
        hasOtherDeadline ? "thời hạn tính lại theo văn bản này" : "giữ nguyên thời hạn hiện nay",
        isPassed ? $"chuyển từ {leadUnitName} sang cơ quan chủ trì mới" : null,
    }.OfType<string>());
}

/// <summary>What remains of a task that was done in part: open, with a number of its own.</summary>
public sealed record ReplacedPart
{
    public required Guid TaskId { get; init; }
    public required int Number { get; init; }
    public required TaskBranch Branch { get; init; }
    public required string LeadUnitName { get; init; }
    public required TaskProgress Progress { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? ReportedOn { get; init; }

    /// <summary>The new paper gives it to another lead unit.</summary>
    public required bool IsPassed { get; init; }

    /// <summary>The new paper states another deadline for what it is of.</summary>
    public required bool HasOtherDeadline { get; init; }

    public string Name => $"{Branch switch { TaskBranch.Share => $"phần của {LeadUnitName}", var branch => branch.Label().ToLowerInvariant() }} (nội dung số {Number})";

    /// <summary>"phần còn lại (nội dung số 8): đang thực hiện, thời hạn hiện nay 31/01/2027".</summary>
    public string Words => $"{Name}: " + string.Join(", ", new[]
    {
        Progress.Label().ToLowerInvariant(),
        DueOn is { } due ? $"thời hạn hiện nay {VietnameseDate.Short(due)}" : null,
        ReportedOn is { } reported ? $"đã báo cáo ngày {VietnameseDate.Short(reported)}" : null,
    }.OfType<string>());
}

internal static class ReplacedTaskRows
{
    public static async Task<IReadOnlyList<ReplacedTask>> ReplacedTasks(this Db db, Conclusion conclusion, DateOnly on, CancellationToken ct)
    {
        if (conclusion.ReplacesId is not { } replacedId || conclusion.Status is not (ConclusionStatus.Draft or ConclusionStatus.Consulting or ConclusionStatus.Submitted or ConclusionStatus.Issued)) return [];
        // One that was replaced before it was sent took nothing over: what the ones before it asked is open still, and ends with it.
        var papers = new List<Guid> { replacedId };
        while ((await db.LoadConclusion(papers[^1], ct)).ReplacesId is { } before) papers.Add(before);
        var parts = (await db.List<PartRow>("""
            SELECT t.Id, t.ParentId, t.Branch, t.IsParent, t.Number, t.LeadUnitId, n.Name AS LeadUnitName, t.Progress, t.DueOn, t.ReviewOn, t.ReportedOn
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            WHERE t.CouncilId = @CouncilId AND t.ParentId IS NOT NULL AND t.ConclusionId IN @papers
            ORDER BY t.Number
            """, new { papers, On = on }, ct)).ToLookup(part => part.ParentId);
        var requests = await db.WaitingRequests(papers, on, ct);
        return
        [
            .. (await Rows(db, conclusion, papers, on, ct)).Select(row => (row.ConclusionId, Row: row, Task: row.Task with { Remainders = row.IsOver ? [.. Open(parts, row.TaskId).Select(row.Of)] : [] }))
                .Where(row => row.Task.DraftId is not null || row.Task.Ends || row.ConclusionId == replacedId).Select(row => row.Task with { Requests = [.. Waiting(row.Row, row.Task.Ends)] }),
        ];

        IEnumerable<ReplacedRequest> Waiting(Row row, bool ends) => requests[row.TaskId].Select(request => request with { Ends = ends || row.IsPassed })
            .Concat(Open(parts, row.TaskId).SelectMany(part => requests[part.Id].Select(request => request with { Ends = ends || row.Of(part).IsPassed })));
    }

    private static IEnumerable<PartRow> Open(ILookup<Guid, PartRow> parts, Guid taskId) =>
        parts[taskId].SelectMany(part => Open(parts, part.Id).Prepend(part)).Where(part => !part.IsParent && !TaskLife.IsClosed(part.Progress));

    private static Task<IReadOnlyList<Row>> Rows(Db db, Conclusion conclusion, IReadOnlyList<Guid> papers, DateOnly on, CancellationToken ct) => db.List<Row>("""
        SELECT t.Id AS TaskId, t.ConclusionId, t.Content, t.LeadUnitId, n.Name AS LeadUnitName, d.Id AS DraftId, d.Number AS DraftNumber, t.Progress, t.OriginalDueOn, t.DueOn, t.ReviewOn, t.ReportedOn, t.ClosedOn,
               (SELECT MAX(c.ToOn) FROM TaskDateChanges c WHERE c.TaskId = t.Id AND c.Axis = 'Deadline' AND c.Reason = 'Extension') AS GrantedDueOn,
               CASE WHEN d.LeadUnitId <> t.LeadUnitId THEN 1 ELSE 0 END AS IsPassed,
               t.DeadlineKind, t.StatedOn, t.StatedYear, t.Cycle, d.DeadlineKind AS NewKind, d.StatedOn AS NewOn, d.StatedYear AS NewYear, d.Cycle AS NewCycle
        FROM FollowUpTasks t
        JOIN Units u ON u.Id = t.LeadUnitId
        """ + UnitNaming.OnDay + """
        LEFT JOIN FollowUpTasks d ON d.ReplacesTaskId = t.Id AND d.ConclusionId = @Id
        WHERE t.CouncilId = @CouncilId AND t.ParentId IS NULL AND t.Progress <> 'Draft' AND (t.ConclusionId IN @papers OR d.Id IS NOT NULL)
        ORDER BY t.Number
        """, new { conclusion.Id, papers, On = on }, ct);

    private sealed record Row
    {
        public required Guid TaskId { get; init; }
        public required Guid ConclusionId { get; init; }
        public required string Content { get; init; }
        public required Guid LeadUnitId { get; init; }
        public required string LeadUnitName { get; init; }
        public Guid? DraftId { get; init; }
        public int? DraftNumber { get; init; }
        public required TaskProgress Progress { get; init; }
        public DateOnly? OriginalDueOn { get; init; }
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
            OriginalDueOn = OriginalDueOn,
            DueOn = DueOn,
            ReviewOn = ReviewOn,
            ReportedOn = ReportedOn,
            ClosedOn = ClosedOn,
            GrantedDueOn = GrantedDueOn,
            IsPassed = IsPassed,
            HasOtherDeadline = HasOtherDeadline,
        };

        public bool IsOver => TaskLife.IsClosed(Progress);

        // As TaskSuccession does it.
        public ReplacedPart Of(PartRow part) => new()
        {
            TaskId = part.Id,
            Number = part.Number,
            Branch = part.Branch,
            LeadUnitName = part.LeadUnitName,
            Progress = part.Progress,
            DueOn = part.DueOn,
            ReportedOn = part.ReportedOn,
            IsPassed = IsPassed && part.Branch is not TaskBranch.Share && part.LeadUnitId == LeadUnitId,
            HasOtherDeadline = HasOtherDeadline && TaskSuccession.TakesDay(part.Branch, IsOver, (part.DueOn, part.ReviewOn) == (DueOn, ReviewOn)),
        };

        private bool HasOtherDeadline => NewKind is not null && (DeadlineKind, StatedOn, StatedYear, Cycle) != (NewKind.Value, NewOn, NewYear, NewCycle);
    }

    private sealed record PartRow
    {
        public required Guid Id { get; init; }
        public required Guid ParentId { get; init; }
        public required TaskBranch Branch { get; init; }
        public required bool IsParent { get; init; }
        public required int Number { get; init; }
        public required Guid LeadUnitId { get; init; }
        public required string LeadUnitName { get; init; }
        public required TaskProgress Progress { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? ReviewOn { get; init; }
        public DateOnly? ReportedOn { get; init; }
    }
}
