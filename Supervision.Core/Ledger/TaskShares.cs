using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>How one task becomes several: what the new ones take over, and from where they are numbered.</summary>
internal static class TaskShares
{
    private static readonly TaskProgress[] Splittable = [TaskProgress.Assigned, TaskProgress.Accepted, TaskProgress.InProgress];

    public static bool CanSplit(FollowUpTask task) => !task.IsParent && Splittable.Contains(task.Progress);

    public static void DemandSplittable(FollowUpTask task)
    {
        if (task.IsParent) throw RefusedException.Conflict("task.split", "Nội dung này đã được tách thành các phần.");
        if (!CanSplit(task))
            throw RefusedException.Conflict("task.split", $"Nội dung đang ở trạng thái “{task.Progress.Label()}”; chỉ tách được nội dung đã chuyển mà chưa báo cáo.");
    }

    /// <summary>Makes a share for each unit and the task their parent, which is counted and chased no more itself.</summary>
    public static async Task<IReadOnlyList<Guid>> Split(Db db, Journal journal, FollowUpTask task, IReadOnlyList<NewShare> shares, CancellationToken ct)
    {
        var resolver = await TaskDeadlines.Resolver(db, ct);
        var row = SameDeadline(resolver, await db.LoadTaskRow(task.Id, ct));
        await DemandDays(db, resolver, row, shares, ct);
        var made = new List<Guid>();
        foreach (var share in shares)
        {
            var id = Guid.CreateVersion7();
            var part = share.DueOn is { } own ? OwnDeadline(resolver, row, own) : row;
            await Insert(db, task, part with
            {
                Id = id,
                ParentId = task.Id,
                Branch = TaskBranch.Share,
                LeadUnitId = share.UnitId,
                Progress = TaskProgress.Assigned,
                AcceptedOn = null,
                PromisedOn = null,
                PercentDone = 0,
                PeriodFrom = null,
                PeriodTo = null,
            }, ct);
            journal.Add(new TaskShareMade(id, task.Id, share.UnitId, part.DueOn));
            made.Add(id);
        }
        task.IsParent = true;
        task.ItemCount += made.Count;
        await db.Save(task, ct);
        await db.EndExtension(journal, task.Id, "Nội dung đã được tách thành các phần; thời hạn do từng phần đề nghị.", ct);
        return made;
    }

    /// <summary>Inserts what came out of a task, with its next number, its clauses, coordinating units and list of evidence.</summary>
    public static async Task Insert(Db db, FollowUpTask parent, TaskRow row, CancellationToken ct)
    {
        var number = row.ConclusionId is { } conclusionId ? (await db.NextTask(conclusionId, ct)).Number : await db.NextNumbers(row.SourcePaperId!.Value, 1, ct);
        await db.InsertTask(row with { Number = number }, ct);
        var units = await db.List<Linked>("SELECT UnitId AS LinkedId FROM TaskCoordinators WHERE TaskId = @Id AND CouncilId = @CouncilId ORDER BY Seq", new { parent.Id }, ct);
        await db.InsertTaskLinks(row.Id, await db.SourcesOf(parent.Id, ct), units.Select(u => u.LinkedId).Where(u => u != row.LeadUnitId), ct);
        await db.InsertEvidence(row.Id, await db.Evidence(parent.Id, ct), ct);
    }

    // A deadline that was moved since is stated anew, so that a changed day off does not bring the old one back.
    private static TaskRow SameDeadline(DeadlineResolver resolver, TaskRow row)
    {
        if (row.DeadlineKind is DeadlineKind.None) return row;
        var rule = new DeadlineRule { Kind = row.DeadlineKind, On = row.StatedOn, Year = row.StatedYear, Cycle = row.Cycle };
        var due = resolver.Resolve(rule, rule.NoLaterThanStated(row.AssignedOn!.Value));
        if (due.On == (due.IsReview ? row.ReviewOn : row.DueOn)) return row;
        return due.IsReview || row.Cycle is not null
            ? row with { StatedOn = row.ReviewOn ?? row.DueOn }
            : row with { DeadlineKind = DeadlineKind.Date, StatedOn = row.DueOn, StatedYear = null };
    }

    // What was set when the task was sent out is kept, so that the share is counted against it; a share that is due earlier has its own day.
    private static TaskRow OwnDeadline(DeadlineResolver resolver, TaskRow row, DateOnly own)
    {
        var due = resolver.Resolve(Own(own), row.AssignedOn!.Value);
        return row with
        {
            DeadlineKind = DeadlineKind.Date,
            StatedOn = own,
            StatedYear = null,
            Cycle = null,
            OriginalDueOn = row.OriginalDueOn < due.On ? row.OriginalDueOn : due.On,
            DueOn = due.On,
            ReviewOn = null,
            IsProvisional = due.IsProvisional,
        };
    }

    // More time is a decision with its reason and paper; a split is none.
    private static async Task DemandDays(Db db, DeadlineResolver resolver, TaskRow row, IReadOnlyList<NewShare> shares, CancellationToken ct)
    {
        var wrong = new List<string>();
        foreach (var share in shares)
            if (share.DueOn is { } own && Fault(resolver, row, own) is { } fault)
                wrong.Add($"{await db.UnitName(share.UnitId, ct)}: {fault}");
        if (wrong.Count > 0) throw RefusedException.Invalid("task.deadline", nameof(SplitTask.Shares), string.Join(' ', wrong));
    }

    private static string? Fault(DeadlineResolver resolver, TaskRow row, DateOnly own)
    {
        try
        {
            return resolver.Resolve(Own(own), row.AssignedOn!.Value).On > row.DueOn
                ? $"thời hạn riêng {VietnameseDate.Short(own)} sau thời hạn {VietnameseDate.Short(row.DueOn.Value)} của nội dung; cần thêm thời gian thì đề nghị và quyết định gia hạn."
                : null;
        }
        catch (DeadlineRefusedException e)
        {
            return e.Message;
        }
    }

    private static DeadlineRule Own(DateOnly own) => new() { Kind = DeadlineKind.Date, On = own };

    private static async Task<string> UnitName(this Db db, Guid unitId, CancellationToken ct) => (await db.Find<Named>("""
        SELECT n.Name
        FROM Units u
        """ + UnitNaming.OnDay + """
        WHERE u.Id = @unitId AND u.CouncilId = @CouncilId
        """, new { unitId, On = db.Signal.Clock.Today() }, ct))!.Name;

    private sealed record Linked
    {
        public required Guid LinkedId { get; init; }
    }

    private sealed record Named
    {
        public required string Name { get; init; }
    }
}

/// <summary>One unit's part of a task.</summary>
/// <param name="UnitId">Its lead unit.</param>
/// <param name="DueOn">A deadline of its own, not after the task's; the task's when left out.</param>
public sealed record NewShare(Guid UnitId, DateOnly? DueOn = null);

public sealed record TaskShareMade(Guid SubjectId, Guid ParentId, Guid UnitId, DateOnly? DueOn) : IEvent;

/// <summary>The list of evidence that a task asks for.</summary>
internal static class EvidenceRows
{
    public static async Task<IReadOnlyList<string>> Evidence(this Db db, Guid taskId, CancellationToken ct) =>
        [.. (await db.List<Item>("SELECT Name FROM TaskEvidenceItems WHERE TaskId = @taskId AND CouncilId = @CouncilId ORDER BY Number", new { taskId }, ct)).Select(i => i.Name)];

    public static Task InsertEvidence(this Db db, Guid taskId, IReadOnlyList<string> names, CancellationToken ct) => db.ExecuteEach(
        "INSERT INTO TaskEvidenceItems (Id, CouncilId, TaskId, Number, Name) VALUES (@RowId, @CouncilId, @taskId, @Number, @name)",
        names.Select((name, i) => new { RowId = Guid.CreateVersion7(), taskId, Number = i + 1, name }), ct);

    private sealed record Item
    {
        public required string Name { get; init; }
    }
}
