using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Tasks;

/// <summary>How follow-up tasks are kept in their tables.</summary>
internal static class TaskRows
{
    /// <summary>The task, for whoever has passed the gate.</summary>
    public static async Task<FollowUpTask> LoadTask(this Db db, Guid id, CancellationToken ct) => await db.Find<FollowUpTask>("""
        SELECT Id, CampaignId, ConclusionId, SourcePaperId, ParentId, Branch, ReplacesTaskId, IsParent, Number, Reach, LeadUnitId, DeadlineKind, StatedOn, StatedYear, Cycle,
               OriginalDueOn, DueOn, ReviewOn, PromisedOn, Progress, ProgressBefore, AssignedOn, AcceptedOn, ReportedOn, ClosedOn, PercentDone, SuspendedOn, ClockStops,
               ChaseStep, ChaseStepOn, ItemCount, Version
        FROM FollowUpTasks WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("nội dung yêu cầu sau giám sát");

    /// <summary>Writes the task's state; whatever changed, chasing looks at it anew. What closes with it is counted, once, and what is reopened counts no more.</summary>
    public static async Task Save(this Db db, FollowUpTask task, CancellationToken ct)
    {
        await db.Update("""
            UPDATE FollowUpTasks
            SET LeadUnitId = @LeadUnitId, IsParent = @IsParent, DueOn = @DueOn, ReviewOn = @ReviewOn, PromisedOn = @PromisedOn, Progress = @Progress, ProgressBefore = @ProgressBefore,
                AssignedOn = @AssignedOn, AcceptedOn = @AcceptedOn, ReportedOn = @ReportedOn, ClosedOn = @ClosedOn, PercentDone = @PercentDone,
                SuspendedOn = @SuspendedOn, ClockStops = @ClockStops, ChaseStep = @ChaseStep, ChaseStepOn = @ChaseStepOn, ChaseOn = @ChaseOn,
                ItemCount = @ItemCount, Version = Version + 1
            WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
            """, task, ct);
        if (task.ClosesNow && !task.IsParent && task.Tally is { } part) await db.CountClosed(task.LeadUnitId, part, 1, ct);
        if (task.CountedBefore is { } before && !task.IsParent) await db.CountClosed(task.LeadUnitId, before, -1, ct);
    }

    /// <summary>Keeps a moved day in the task's history and the journal.</summary>
    public static async Task AddDateChange(this Db db, Journal journal, TaskDateMoved moved, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO TaskDateChanges (Id, CouncilId, TaskId, Axis, Reason, FromOn, ToOn, ChangedOn, CauseId)
            VALUES (@RowId, @CouncilId, @SubjectId, @Axis, @Reason, @From, @To, @On, @CauseId)
            """, new { RowId = Guid.CreateVersion7(), moved.SubjectId, moved.Axis, moved.Reason, moved.From, moved.To, moved.On, moved.CauseId }, ct);
        journal.Add(moved, new { moved.Axis, moved.From, To = moved.From });
    }

    /// <summary>Counts a task that closed among its lead unit's: what is closed is counted once here and not looked at again, unless it is reopened.</summary>
    public static async Task CountClosed(this Db db, Guid unitId, FollowUpPart part, int by, CancellationToken ct)
    {
        var row = new { RowId = Guid.CreateVersion7(), unitId, part, by };
        if (await db.Execute("UPDATE UnitTaskTallies SET Tasks = Tasks + @by WHERE UnitId = @unitId AND Part = @part AND CouncilId = @CouncilId", row, ct) == 0)
            await db.Execute("INSERT INTO UnitTaskTallies (Id, CouncilId, UnitId, Part, Tasks) VALUES (@RowId, @CouncilId, @unitId, @part, @by)", row, ct);
    }

    public static Task<IReadOnlyList<FollowUpTask>> TasksOf(this Db db, Guid conclusionId, CancellationToken ct) => db.List<FollowUpTask>("""
        SELECT Id, CampaignId, ConclusionId, SourcePaperId, ParentId, Branch, ReplacesTaskId, IsParent, Number, Reach, LeadUnitId, DeadlineKind, StatedOn, StatedYear, Cycle,
               OriginalDueOn, DueOn, ReviewOn, PromisedOn, Progress, ProgressBefore, AssignedOn, AcceptedOn, ReportedOn, ClosedOn, PercentDone, SuspendedOn, ClockStops,
               ChaseStep, ChaseStepOn, ItemCount, Version
        FROM FollowUpTasks WHERE ConclusionId = @conclusionId AND CouncilId = @CouncilId
        ORDER BY Number
        """, new { conclusionId }, ct);

    /// <summary>Refuses clauses of another paper, units that are not the council's, and an addressee above the council who is taken for one within its reach.</summary>
    public static async Task DemandReferences(this Db db, Guid conclusionId, TaskContent task, CancellationToken ct)
    {
        foreach (var clauseId in task.ClauseIds)
            if (await db.Value<long>("SELECT COUNT(*) FROM ConclusionClauses WHERE Id = @clauseId AND ConclusionId = @conclusionId AND CouncilId = @CouncilId", new { clauseId, conclusionId }, ct) == 0)
                throw RefusedException.NotFound("điểm của văn bản nguồn");
        await db.DemandAddressees(task, ct);
    }

    /// <summary>As above, the units alone.</summary>
    public static async Task DemandAddressees(this Db db, TaskContent task, CancellationToken ct)
    {
        var levels = new Dictionary<Guid, UnitLevel>();
        foreach (var unitId in task.CoordinatingUnitIds.Append(task.LeadUnitId))
            levels[unitId] = (await db.Find<Level>("SELECT Level AS Name FROM Units WHERE Id = @unitId AND CouncilId = @CouncilId", new { unitId }, ct))?.Name ?? throw RefusedException.NotFound("đơn vị");

        await db.DemandWithinReach(task.Reach, levels[task.LeadUnitId], ct);
        if (task.Reach is Reach.Above && task.Force is TaskForce.Requires)
            throw RefusedException.Invalid("task.force", nameof(TaskContent.Force), "Đối với cơ quan cấp trên chỉ kiến nghị hoặc đề nghị, không yêu cầu.");
    }

    /// <summary>Refuses a lead unit above the council for a task that is taken to be within its reach.</summary>
    public static async Task DemandWithinReach(this Db db, Reach reach, UnitLevel unit, CancellationToken ct)
    {
        var own = Enum.Parse<CouncilLevel>((await db.Value<string>("SELECT Level FROM Councils WHERE Id = @CouncilId", null, ct))!);
        if (reach is Reach.Within && IsAbove(unit, own))
            throw RefusedException.Invalid("task.reach", nameof(TaskContent.Reach), "Cơ quan chủ trì ở cấp trên của Hội đồng nhân dân: nội dung chỉ được gửi để xem xét, trả lời.");
    }

    public static async Task Insert(this Db db, Guid id, Guid campaignId, Guid conclusionId, int number, TaskContent task, CancellationToken ct, Guid? replacesTaskId = null)
    {
        await db.Execute("""
            INSERT INTO FollowUpTasks (Id, CouncilId, CampaignId, ConclusionId, ReplacesTaskId, Number, Content, FoldedContent, Force, Reach, LeadUnitId, ResponsiblePost, Product, Measure,
                DeadlineKind, DeadlineText, StatedOn, StatedYear, Cycle, IsProvisional, Progress, IsParent, PercentDone, ClockStops, ItemCount, Version)
            VALUES (@id, @CouncilId, @campaignId, @conclusionId, @replacesTaskId, @number, @Content, @FoldedContent, @Force, @Reach, @LeadUnitId, @ResponsiblePost, @Product, @Measure,
                @DeadlineKind, @DeadlineText, @StatedOn, @StatedYear, @Cycle, @IsProvisional, @Progress, 0, 0, 0, 0, 1)
            """, new
        {
            id,
            campaignId,
            conclusionId,
            replacesTaskId,
            number,
            task.Content,
            FoldedContent = SearchText.Fold(task.Content),
            task.Force,
            task.Reach,
            task.LeadUnitId,
            task.ResponsiblePost,
            task.Product,
            Measure = task.MeasuredBy,
            DeadlineKind = task.Deadline.Kind,
            task.DeadlineText,
            StatedOn = task.Deadline.On,
            StatedYear = task.Deadline.Year,
            task.Deadline.Cycle,
            IsProvisional = false,
            Progress = TaskProgress.Draft,
        }, ct);
        await db.InsertTaskLinks(id, task.ClauseIds, task.CoordinatingUnitIds, ct);
    }

    /// <summary>Writes anew what a drafted task says, with its clauses and coordinating units.</summary>
    public static async Task Rewrite(this Db db, FollowUpTask task, TaskContent content, CancellationToken ct)
    {
        await db.Update("""
            UPDATE FollowUpTasks
            SET Content = @Content, FoldedContent = @FoldedContent, Force = @Force, Reach = @Reach, LeadUnitId = @LeadUnitId, ResponsiblePost = @ResponsiblePost,
                Product = @Product, Measure = @MeasuredBy, DeadlineKind = @Kind, DeadlineText = @DeadlineText, StatedOn = @On, StatedYear = @Year, Cycle = @Cycle,
                Version = Version + 1
            WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
            """, new
        {
            task.Id,
            task.Version,
            content.Content,
            FoldedContent = SearchText.Fold(content.Content),
            content.Force,
            content.Reach,
            content.LeadUnitId,
            content.ResponsiblePost,
            content.Product,
            content.MeasuredBy,
            content.Deadline.Kind,
            content.DeadlineText,
            content.Deadline.On,
            content.Deadline.Year,
            content.Deadline.Cycle,
        }, ct);
        await db.DeleteTaskLinks(task.Id, ct);
        await db.InsertTaskLinks(task.Id, content.ClauseIds, content.CoordinatingUnitIds, ct);
    }

    /// <summary>The clauses that a task comes from, as they were named.</summary>
    public static async Task<IReadOnlyList<Guid>> SourcesOf(this Db db, Guid taskId, CancellationToken ct) =>
        [.. (await db.List<Link>("SELECT TaskId, ClauseId AS LinkedId FROM TaskSources WHERE TaskId = @taskId AND CouncilId = @CouncilId ORDER BY Seq", new { taskId }, ct)).Select(row => row.LinkedId)];

    public static async Task SetSources(this Db db, Guid taskId, IEnumerable<Guid> clauseIds, CancellationToken ct)
    {
        await db.DeleteSources(taskId, ct);
        await db.InsertSources(taskId, clauseIds, ct);
    }

    public static async Task InsertTaskLinks(this Db db, Guid taskId, IEnumerable<Guid> clauseIds, IEnumerable<Guid> unitIds, CancellationToken ct)
    {
        await db.InsertSources(taskId, clauseIds, ct);
        await db.ExecuteEach("INSERT INTO TaskCoordinators (Id, CouncilId, TaskId, UnitId) VALUES (@RowId, @CouncilId, @taskId, @unitId)",
            unitIds.Select(unitId => new { RowId = Guid.CreateVersion7(), taskId, unitId }), ct);
    }

    private static Task InsertSources(this Db db, Guid taskId, IEnumerable<Guid> clauseIds, CancellationToken ct) =>
        db.ExecuteEach("INSERT INTO TaskSources (Id, CouncilId, TaskId, ClauseId) VALUES (@RowId, @CouncilId, @taskId, @clauseId)",
            clauseIds.Select(clauseId => new { RowId = Guid.CreateVersion7(), taskId, clauseId }), ct);

    private static Task DeleteSources(this Db db, Guid taskId, CancellationToken ct) => db.Execute("DELETE FROM TaskSources WHERE TaskId = @taskId AND CouncilId = @CouncilId", new { taskId }, ct);

    public static async Task DeleteTaskLinks(this Db db, Guid taskId, CancellationToken ct)
    {
        await db.DeleteSources(taskId, ct);
        await db.Execute("DELETE FROM TaskCoordinators WHERE TaskId = @taskId AND CouncilId = @CouncilId", new { taskId }, ct);
    }

    /// <summary>What the tasks of a conclusion say, in their order.</summary>
    public static Task<IReadOnlyList<TaskContent>> TaskContents(this Db db, Guid conclusionId, CancellationToken ct) => db.Several("""
        SELECT Id, Content, Force, Reach, LeadUnitId, ResponsiblePost, Product, Measure, DeadlineKind, StatedOn, StatedYear, Cycle, DeadlineText
        FROM FollowUpTasks WHERE ConclusionId = @conclusionId AND CouncilId = @CouncilId
        ORDER BY Number;
        SELECT s.TaskId, s.ClauseId AS LinkedId
        FROM TaskSources s JOIN FollowUpTasks t ON t.Id = s.TaskId
        WHERE t.ConclusionId = @conclusionId AND t.CouncilId = @CouncilId
        ORDER BY s.Seq;
        SELECT o.TaskId, o.UnitId AS LinkedId
        FROM TaskCoordinators o JOIN FollowUpTasks t ON t.Id = o.TaskId
        WHERE t.ConclusionId = @conclusionId AND t.CouncilId = @CouncilId
        ORDER BY o.Seq
        """, new { conclusionId }, async grid =>
    {
        var tasks = (await grid.ReadAsync<ContentRow>()).ToList();
        var clauses = (await grid.ReadAsync<Link>()).ToLookup(l => l.TaskId, l => l.LinkedId);
        var units = (await grid.ReadAsync<Link>()).ToLookup(l => l.TaskId, l => l.LinkedId);
        return (IReadOnlyList<TaskContent>)[.. tasks.Select(t => t.With([.. clauses[t.Id]], [.. units[t.Id]]))];
    }, ct);

    /// <summary>What one task says.</summary>
    public static async Task<TaskContent> ContentOf(this Db db, Guid taskId, CancellationToken ct)
    {
        var row = await db.Find<ContentRow>("""
            SELECT Id, Content, Force, Reach, LeadUnitId, ResponsiblePost, Product, Measure, DeadlineKind, StatedOn, StatedYear, Cycle, DeadlineText
            FROM FollowUpTasks WHERE Id = @taskId AND CouncilId = @CouncilId
            """, new { taskId }, ct) ?? throw RefusedException.NotFound("nội dung yêu cầu sau giám sát");
        var units = await db.List<Link>("SELECT TaskId, UnitId AS LinkedId FROM TaskCoordinators WHERE TaskId = @taskId AND CouncilId = @CouncilId ORDER BY Seq", new { taskId }, ct);
        return row.With(await db.SourcesOf(taskId, ct), [.. units.Select(unit => unit.LinkedId)]);
    }

    /// <summary>The conclusion of a draft task, which must itself still be a draft.</summary>
    public static async Task<Conclusion> DraftedConclusionOf(this Db db, FollowUpTask task, CancellationToken ct)
    {
        var conclusion = await db.LoadConclusion(task.ConclusionId ?? throw RefusedException.NotFound("kết luận"), ct);
        conclusion.DemandDraft();
        return conclusion;
    }

    public static bool IsAbove(UnitLevel unit, CouncilLevel council) => council switch
    {
        CouncilLevel.Province => unit is UnitLevel.Central,
        CouncilLevel.District => unit is UnitLevel.Central or UnitLevel.Province,
        _ => unit is not UnitLevel.Commune,
    };

    private sealed record Link
    {
        public required Guid TaskId { get; init; }
        public required Guid LinkedId { get; init; }
    }

    private sealed record ContentRow
    {
        public required Guid Id { get; init; }
        public required string Content { get; init; }
        public required TaskForce Force { get; init; }
        public required Reach Reach { get; init; }
        public required Guid LeadUnitId { get; init; }
        public string? ResponsiblePost { get; init; }
        public string? Product { get; init; }
        public string? Measure { get; init; }
        public required DeadlineKind DeadlineKind { get; init; }
        public DateOnly? StatedOn { get; init; }
        public int? StatedYear { get; init; }
        public Cycle? Cycle { get; init; }
        public string? DeadlineText { get; init; }

        public TaskContent With(IReadOnlyList<Guid> clauseIds, IReadOnlyList<Guid> unitIds) => new()
        {
            ClauseIds = clauseIds,
            Content = Content,
            Force = Force,
            Reach = Reach,
            LeadUnitId = LeadUnitId,
            CoordinatingUnitIds = unitIds,
            ResponsiblePost = ResponsiblePost,
            Product = Product,
            MeasuredBy = Measure,
            Deadline = new DeadlineRule { Kind = DeadlineKind, On = StatedOn, Year = StatedYear, Cycle = Cycle },
            DeadlineText = DeadlineText,
        };
    }

    private sealed record Level
    {
        public required UnitLevel Name { get; init; }
    }
}
