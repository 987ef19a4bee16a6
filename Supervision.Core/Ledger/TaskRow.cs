using Supervision.Core.Calendar;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>All of a task's row that another task is made from, or that is written when one is made.</summary>
internal sealed record TaskRow
{
    public required Guid Id { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ConclusionId { get; init; }
    public Guid? SourcePaperId { get; init; }
    public Guid? ParentId { get; init; }
    public TaskBranch? Branch { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }
    public required TaskForce Force { get; init; }
    public required Reach Reach { get; init; }
    public required Guid LeadUnitId { get; init; }
    public string? ResponsiblePost { get; init; }
    public string? Product { get; init; }
    public string? Measure { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }
    public string? DeadlineText { get; init; }
    public DateOnly? StatedOn { get; init; }
    public int? StatedYear { get; init; }
    public Cycle? Cycle { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public bool IsProvisional { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public DateOnly? PromisedOn { get; init; }
    public required TaskProgress Progress { get; init; }
    public DateOnly? AssignedOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public int PercentDone { get; init; }

    public static TaskRow Of(Guid id, Guid sourcePaperId, int number, LedgerTask task) => new()
    {
        Id = id,
        SourcePaperId = sourcePaperId,
        Number = number,
        Content = task.Content,
        Force = task.Force,
        Reach = task.Reach,
        LeadUnitId = task.LeadUnitId,
        ResponsiblePost = task.ResponsiblePost,
        Product = task.Product,
        Measure = task.MeasuredBy,
        DeadlineKind = task.Deadline.Kind,
        DeadlineText = task.DeadlineText,
        StatedOn = task.Deadline.On,
        StatedYear = task.Deadline.Year,
        Cycle = task.Deadline.Cycle,
        Progress = TaskProgress.Draft,
    };
}

internal static class LedgerTaskRows
{
    public static async Task<TaskRow> LoadTaskRow(this Db db, Guid id, CancellationToken ct) => await db.Find<TaskRow>("""
        SELECT Id, CampaignId, ConclusionId, SourcePaperId, ParentId, Branch, Number, Content, Force, Reach, LeadUnitId, ResponsiblePost, Product, Measure,
               DeadlineKind, DeadlineText, StatedOn, StatedYear, Cycle, OriginalDueOn, DueOn, IsProvisional, ReviewOn, PeriodFrom, PeriodTo, PromisedOn,
               Progress, AssignedOn, AcceptedOn, PercentDone
        FROM FollowUpTasks WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("nội dung yêu cầu sau giám sát");

    /// <summary>A new task; one that is chased is looked at by the next run.</summary>
    public static Task InsertTask(this Db db, TaskRow task, CancellationToken ct) => db.Execute("""
        INSERT INTO FollowUpTasks (Id, CouncilId, CampaignId, ConclusionId, SourcePaperId, ParentId, Branch, IsParent, Number, Content, FoldedContent, Force, Reach, LeadUnitId,
            ResponsiblePost, Product, Measure, DeadlineKind, DeadlineText, StatedOn, StatedYear, Cycle, OriginalDueOn, DueOn, IsProvisional, ReviewOn, PeriodFrom, PeriodTo,
            PromisedOn, Progress, AssignedOn, AcceptedOn, PercentDone, ClockStops, ChaseOn, ItemCount, Version)
        VALUES (@Id, @CouncilId, @CampaignId, @ConclusionId, @SourcePaperId, @ParentId, @Branch, 0, @Number, @Content, @FoldedContent, @Force, @Reach, @LeadUnitId,
            @ResponsiblePost, @Product, @Measure, @DeadlineKind, @DeadlineText, @StatedOn, @StatedYear, @Cycle, @OriginalDueOn, @DueOn, @IsProvisional, @ReviewOn, @PeriodFrom, @PeriodTo,
            @PromisedOn, @Progress, @AssignedOn, @AcceptedOn, @PercentDone, 0, @ChaseOn, 0, 1)
        """, new
    {
        task.Id,
        task.CampaignId,
        task.ConclusionId,
        task.SourcePaperId,
        task.ParentId,
        task.Branch,
        task.Number,
        task.Content,
        FoldedContent = SearchText.Fold(task.Content),
        task.Force,
        task.Reach,
        task.LeadUnitId,
        task.ResponsiblePost,
        task.Product,
        task.Measure,
        task.DeadlineKind,
        task.DeadlineText,
        task.StatedOn,
        task.StatedYear,
        task.Cycle,
        task.OriginalDueOn,
        task.DueOn,
        task.IsProvisional,
        task.ReviewOn,
        task.PeriodFrom,
        task.PeriodTo,
        task.PromisedOn,
        task.Progress,
        task.AssignedOn,
        task.AcceptedOn,
        task.PercentDone,
        ChaseOn = task.Reach is Reach.Within && TaskLife.IsChased(task.Progress) ? FollowUpTask.LookAgain : (DateOnly?)null,
    }, ct);
}
