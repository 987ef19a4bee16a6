using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Tasks;

/// <summary>A task as notices name it.</summary>
internal sealed record ToldTask
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }
    public DateOnly? DueOn { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>Its lead unit's name today.</summary>
    public required string UnitName { get; init; }

    public string Link => $"/noi-dung/{Id}";

    public string Line => LineOf($"nội dung số {Number}");

    /// <summary>The same under another name: "nội dung số 3 của 84/NQ-HĐND, nay là số 2".</summary>
    public string LineOf(string name) => $"{name}{NoticeText.Due(DueOn)}: {NoticeText.Short(Content)}";
}

/// <summary>Who is told when a task comes to a unit, leaves it, or is not taken.</summary>
internal static class TaskNotices
{
    private const int Chunk = 1000;

    public static async Task<ToldTask> TaskToTell(this Db db, Guid taskId, CancellationToken ct) => (await db.TasksToTell([taskId], ct))[0];

    /// <summary>Every unit is told once of all that it leads or coordinates among the tasks.</summary>
    /// <param name="db">The database.</param>
    /// <param name="taskIds">What was assigned.</param>
    /// <param name="source">By what: "Nghị quyết số 25/NQ-HĐND".</param>
    /// <param name="onceKey">Nobody is told twice under it.</param>
    /// <param name="only">Only these units; all when left out.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task TellAssigned(this Db db, IReadOnlyCollection<Guid> taskIds, string source, string onceKey, IReadOnlyCollection<Guid>? only, CancellationToken ct)
    {
        var tasks = await db.TasksToTell(taskIds, ct);
        var coordinated = await db.Coordinators(taskIds, ct);
        var units = tasks.Select(t => (t.UnitId, Task: t, Leads: true))
            .Concat(from task in tasks from unit in coordinated[task.Id] select (UnitId: unit, Task: task, Leads: false))
            .Where(x => only is null || only.Contains(x.UnitId))
            .GroupBy(x => x.UnitId);
        await db.Notify([.. units.Select(unit => Assigned(unit.Key, [.. unit.Select(x => (x.Task, x.Leads))], source, onceKey))], ct);
    }

    /// <summary>Both sides of a task that was passed to another unit, or the one that keeps it.</summary>
    public static async Task TellReassigned(this Db db, FollowUpTask task, Guid fromUnitId, string reason, CancellationToken ct)
    {
        var told = await db.TaskToTell(task.Id, ct);
        var key = $"reassigned/{task.Id}/{task.Version}";
        var kept = fromUnitId == task.LeadUnitId;
        var notice = new NewNotice
        {
            UnitId = task.LeadUnitId,
            Kind = NoticeKind.TaskAssigned,
            Title = kept ? $"Đơn vị tiếp tục thực hiện nội dung số {told.Number}" : $"Đơn vị được chuyển nội dung số {told.Number}{NoticeText.Due(told.DueOn)}",
            Text = $"{told.Content}\n\nLý do: {reason}",
            Link = told.Link,
            SubjectId = task.Id,
            OnceKey = key,
        };
        await db.Notify(kept
            ? [notice]
            : [notice, notice with { UnitId = fromUnitId, Kind = NoticeKind.TaskHandedOver, Title = $"Nội dung số {told.Number} đã chuyển cho {told.UnitName}", Link = "/noi-dung" }], ct);
    }

    /// <summary>Both sides of a hand-over: the unit that ended, and each that takes over.</summary>
    public static async Task TellHandedOver(this Db db, Guid fromUnitId, IReadOnlyList<HandedOver> moved, HandoverPaper paper, string onceKey, CancellationToken ct)
    {
        var tasks = (await db.TasksToTell([.. moved.Select(m => m.TaskId).Distinct()], ct)).ToDictionary(t => t.Id);
        var notice = new NewNotice
        {
            UnitId = fromUnitId,
            Kind = NoticeKind.TaskHandedOver,
            Title = $"Đã bàn giao {tasks.Count} nội dung yêu cầu, kiến nghị cho đơn vị kế thừa",
            Text = Text(moved),
            Link = "/noi-dung",
            SubjectId = fromUnitId,
            OnceKey = onceKey,
        };
        await db.Notify(
        [
            notice,
            .. moved.GroupBy(m => m.ReceivingUnitId).Select(unit => notice with
            {
                UnitId = unit.Key,
                Title = $"Đơn vị nhận bàn giao {unit.Count()} nội dung yêu cầu, kiến nghị",
                Text = Text(unit),
                Link = unit.ToList() is [var one] ? Way(one) : "/noi-dung",
                Links = [.. unit.DistinctBy(m => m.TaskId).Take(NoticeText.MostLines).Select(Way)],
            }),
        ], ct);

        static string Way(HandedOver moved) => $"/noi-dung/{moved.ShareId ?? moved.TaskId}";

        string Text(IEnumerable<HandedOver> some) => $"Theo {paper.Reference} ngày {VietnameseDate.Short(paper.IssuedOn)}:\n\n{NoticeText.Lines([.. some.DistinctBy(m => m.TaskId).Select(m => tasks[m.TaskId].Line)])}";
    }

    /// <summary>The office, and whoever decides to which unit the task goes; and the unit's head, where somebody else of the unit sent it.</summary>
    public static async Task TellDeclined(this Db db, Actor actor, FollowUpTask task, string reason, CancellationToken ct)
    {
        var told = await db.TaskToTell(task.Id, ct);
        var notice = new NewNotice
        {
            Role = Role.Office,
            Kind = NoticeKind.TaskDeclined,
            Title = $"{told.UnitName}: nội dung số {told.Number} không thuộc thẩm quyền, đề nghị chuyển",
            Text = $"{told.Content}\n\nLý do: {reason}",
            Link = told.Link,
            SubjectId = task.Id,
            OnceKey = $"declined/{task.Id}/{task.Version}",
        };
        await db.Notify(notice, ct);
        await db.TellDeciders(task.Id, notice with { Text = $"{notice.Text}\n\nĐề nghị xem xét, quyết định cơ quan chủ trì." }, ct);
        await db.TellHeads(actor, task.LeadUnitId, notice with { Text = $"{notice.Text}\n\n{actor.Identity.Name} gửi thay đơn vị." }, ct);
    }

    /// <summary>The lead unit and those that coordinate, of what was decided about the task itself: that it waits, goes on or ends.</summary>
    /// <param name="db">The database.</param>
    /// <param name="task">As it was loaded, saved by now.</param>
    /// <param name="what">The end of a sentence that begins with the task: "tạm dừng từ ngày 01/6/2026".</param>
    /// <param name="text">By what, why, and until when.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task TellDecided(this Db db, FollowUpTask task, string what, string text, CancellationToken ct)
    {
        var told = await db.TaskToTell(task.Id, ct);
        var notice = new NewNotice
        {
            Kind = NoticeKind.TaskAssigned,
            Title = $"Nội dung số {told.Number} {what}",
            Text = $"{told.Content}\n\n{text}",
            Link = told.Link,
            SubjectId = task.Id,
            OnceKey = $"decided/{task.Id}/{task.Version}",
        };
        var coordinating = (await db.Coordinators([task.Id], ct))[task.Id].Where(unit => unit != told.UnitId);
        await db.Notify([notice with { UnitId = told.UnitId }, .. coordinating.Select(unit => notice with { UnitId = unit, Text = $"{notice.Text}\n\nĐơn vị phối hợp thực hiện nội dung này." })], ct);
    }

    /// <summary>Until when a task is to be done: "Thời hạn thực hiện: ngày 30/6/2026."</summary>
    public static string Term(DateOnly? due) => due is { } on ? $"Thời hạn thực hiện: ngày {VietnameseDate.Short(on)}." : "Nội dung không có thời hạn theo ngày.";

    public static async Task TellPassedOn(this Db db, Guid passingId, PassOnTask passing, CancellationToken ct)
    {
        var told = await db.TaskToTell(passing.TaskId, ct);
        await db.Notify(new NewNotice
        {
            UnitId = passing.ReceivingUnitId,
            Kind = NoticeKind.TaskAssigned,
            Title = $"{told.UnitName} giao thực hiện một phần nội dung số {told.Number}{NoticeText.Due(passing.DueOn)}",
            Text = $"{passing.Content}\n\nTheo {passing.Reference} ngày {VietnameseDate.Short(passing.IssuedOn)}. Đơn vị báo cáo lại {told.UnitName}.",
            Link = told.Link,
            SubjectId = passing.TaskId,
            OnceKey = $"passed/{passingId}",
        }, ct);
    }

    /// <summary>The lead unit, that whoever it passed work on to has reported back.</summary>
    public static async Task TellPassingReported(this Db db, Guid reportId, Guid taskId, Guid byUnitId, ReportPassing report, CancellationToken ct)
    {
        var told = await db.TaskToTell(taskId, ct);
        var by = await db.Value<string>("""
            SELECT n.Name
            FROM Units u
            """ + UnitNaming.OnDay + """
            WHERE u.Id = @byUnitId AND u.CouncilId = @CouncilId
            """, new { byUnitId, On = db.Signal.Clock.Today() }, ct);
        await db.Notify(new NewNotice
        {
            UnitId = told.UnitId,
            Kind = NoticeKind.ReportSubmitted,
            Title = NoticeText.Short($"{by} đã báo cáo lại công việc giao tiếp thuộc nội dung số {told.Number}"),
            Text = $"{report.Text}\n\nNội dung: {told.Content}\n\n{told.UnitName} tổng hợp vào báo cáo của mình gửi Hội đồng nhân dân.",
            Link = $"{told.Link}#giao-tiep",
            SubjectId = taskId,
            OnceKey = $"passing-reported/{reportId}",
        }, ct);
    }

    private static NewNotice Assigned(Guid unitId, IReadOnlyList<(ToldTask Task, bool Leads)> tasks, string source, string onceKey) => new()
    {
        UnitId = unitId,
        Kind = NoticeKind.TaskAssigned,
        Title = $"{tasks.Count} nội dung yêu cầu, kiến nghị mới được chuyển đến đơn vị",
        Text = $"Theo {source}:\n\n{NoticeText.Lines([.. tasks.Select(t => (t.Leads ? "" : "phối hợp, ") + t.Task.Line)])}\n\nĐề nghị đơn vị xác nhận đã nhận và tổ chức thực hiện.",
        Link = tasks is [var one] ? one.Task.Link : "/noi-dung",
        Links = [.. tasks.Take(NoticeText.MostLines).Select(t => t.Task.Link)],
        SubjectId = tasks is [var only] ? only.Task.Id : null,
        OnceKey = onceKey,
    };

    public static async Task<List<ToldTask>> TasksToTell(this Db db, IEnumerable<Guid> taskIds, CancellationToken ct)
    {
        var found = new List<ToldTask>();
        foreach (var ids in taskIds.Chunk(Chunk))
            found.AddRange(await db.List<ToldTask>("""
                SELECT t.Id, t.Number, t.Content, t.DueOn, t.LeadUnitId AS UnitId, n.Name AS UnitName
                FROM FollowUpTasks t
                JOIN Units u ON u.Id = t.LeadUnitId
                """ + UnitNaming.OnDay + """
                WHERE t.CouncilId = @CouncilId AND t.Id IN @ids
                ORDER BY t.Seq
                """, new { ids, On = db.Signal.Clock.Today() }, ct));
        return found;
    }

    public static async Task<ILookup<Guid, Guid>> Coordinators(this Db db, IEnumerable<Guid> taskIds, CancellationToken ct)
    {
        var found = new List<Coordinator>();
        foreach (var ids in taskIds.Chunk(Chunk))
            found.AddRange(await db.List<Coordinator>("SELECT TaskId, UnitId FROM TaskCoordinators WHERE CouncilId = @CouncilId AND TaskId IN @ids ORDER BY Seq", new { ids }, ct));
        return found.ToLookup(c => c.TaskId, c => c.UnitId);
    }

    private sealed record Coordinator
    {
        public required Guid TaskId { get; init; }
        public required Guid UnitId { get; init; }
    }
}
