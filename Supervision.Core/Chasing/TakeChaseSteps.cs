using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Chasing;

/// <summary>
/// Decides the steps of the next tasks that chasing should look at today, a chunk in one transaction. A step is a row that exists once for a task, its recipient and its
/// deadline; a run that was killed, repeated or run twice at once finds the tasks that are left.
/// </summary>
[SystemOnly]
public sealed record TakeChaseSteps : ICommand<ChunkDone>
{
    /// <summary>What a run says of a day on which it takes no steps.</summary>
    internal const string DayOff = "là ngày nghỉ nên không đôn đốc";

    public required int Take { get; init; }
}

/// <summary>What a chunk of a run did.</summary>
/// <param name="Looked">Rows looked at; fewer than asked for means that there are no more.</param>
/// <param name="Done">What was decided or made.</param>
public sealed record ChunkDone(int Looked, int Done, string? Warning = null);

internal sealed class TakeChaseStepsHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<TakeChaseSteps, ChunkDone>
{
    public async Task<ChunkDone> Handle(TakeChaseSteps command, CancellationToken ct)
    {
        gate.System();
        var today = clock.Today();
        var calendar = await db.Calendar(ct);
        var warning = calendar.Covers(today.Year) ? null : $"Bảng ngày nghỉ chưa có năm {today.Year}: chỉ trừ thứ Bảy và Chủ nhật.";
        if (!calendar.IsWorkingDay(today)) return new ChunkDone(0, 0, string.Join(" ", new[] { warning, Resting(today, calendar) }.OfType<string>()));

        var schedule = new ChaseSchedule(calendar, await db.FollowUpPolicy(today, ct));
        var waiting = await db.Page<Waiting>("""
            SELECT t.Seq, t.Id, t.LeadUnitId, t.DueOn, t.ReviewOn, t.AssignedOn, t.ChaseStep, t.ChaseStepOn, t.ChaseOn,

            """ + Supplements.By + """
                AS SupplementBy
            FROM FollowUpTasks t
            WHERE t.CouncilId = @CouncilId AND t.ChaseOn <= @today
            ORDER BY t.ChaseOn, t.Seq
            """, new { today }, command.Take, row => [row.Seq], ct);

        var letters = await db.LettersAbout([.. waiting.Items.Select(task => task.Id)], ct);
        var taken = new List<StepTaken>();
        var waits = false;
        foreach (var task in waiting.Items)
        {
            var decision = schedule.On(today, task.State(letters.GetValueOrDefault(task.Id), calendar));
            // Whoever changed or chased it meanwhile has moved the day; the row is theirs.
            if (await db.Execute("""
                UPDATE FollowUpTasks
                SET ChaseOn = @NextOn, ChaseStep = COALESCE(@Step, ChaseStep), ChaseStepOn = CASE WHEN @Step IS NULL THEN ChaseStepOn ELSE @today END
                WHERE Seq = @Seq AND CouncilId = @CouncilId AND ChaseOn = @ChaseOn
                """, new { task.Seq, task.ChaseOn, decision.NextOn, decision.Step, today }, ct) == 0) continue;
            waits |= decision.WaitsForDraft;
            if (decision.Step is not { } step) continue;
            if (task.ChaseStep >= step) await SetAside(task, step, ct);
            if (await db.Execute("""
                INSERT INTO ChaseSteps (Id, CouncilId, TaskId, UnitId, Step, DaysBefore, TargetOn, TakenOn)
                SELECT @RowId, @CouncilId, @Id, @LeadUnitId, @step, @DaysBefore, @TargetOn, @today
                WHERE NOT EXISTS (SELECT 1 FROM ChaseSteps WHERE TaskId = @Id AND UnitId = @LeadUnitId AND Step = @step AND DaysBefore = @DaysBefore AND TargetOn = @TargetOn
                    AND CouncilId = @CouncilId)
                """, new { RowId = Guid.CreateVersion7(), task.Id, task.LeadUnitId, step, decision.DaysBefore, TargetOn = task.DueOn ?? task.ReviewOn, today }, ct) == 0) continue;
            if (step is ChaseStep.MeetingList) await List(task.Id, today, ct);
            taken.Add(new StepTaken(task.Id, step, decision.DaysBefore));
        }
        if (taken.Any(t => t.Step is ChaseStep.MeetingList)) await TellOfMeeting(today, ct);
        if (waits) await TellOfDrafts(today, ct);
        if (taken.Count > 0) journal.Add(new ChaseStepsTaken(actor.CouncilId, today, taken));
        return new ChunkDone(waiting.Items.Count, taken.Count, warning);
    }

    private static string Resting(DateOnly today, WorkCalendar calendar) =>
        $"{VietnameseDate.Short(today)} {TakeChaseSteps.DayOff}; ngày làm việc tới {VietnameseDate.Short(calendar.NextWorkingDay(today))} đôn đốc tiếp.";

    private Task TellOfMeeting(DateOnly today, CancellationToken ct) => db.Notify(
    [
        .. new[] { Role.StandingBoard, Role.Office }.Select(role => new NewNotice
        {
            Role = role,
            Kind = NoticeKind.MeetingList,
            Title = $"Có nội dung quá hạn trình phiên họp tháng {today.Month}/{today.Year}",
            Text = "Sau hai lần đôn đốc bằng văn bản vẫn còn nội dung quá hạn. Danh sách trình phiên họp Thường trực Hội đồng nhân dân đã được cập nhật để xem xét biện pháp.",
            Link = "/phien-hop",
            OnceKey = $"meeting/{today:yyyy-MM}",
        }),
    ], ct);

    private Task TellOfDrafts(DateOnly today, CancellationToken ct) => db.Notify(new NewNotice
    {
        Role = Role.RecordsClerk,
        Kind = NoticeKind.LetterDrafted,
        Title = $"Công văn đôn đốc còn là dự thảo, chưa thể đôn đốc tiếp: ngày {VietnameseDate.Short(today)}",
        Text = "Có nội dung quá hạn đã đến bước đôn đốc tiếp theo nhưng công văn trước còn là dự thảo nên hệ thống chưa lập công văn mới. Đề nghị ban hành, hoặc hủy dự thảo không dùng.",
        Link = "/cong-van-don-doc",
        OnceKey = $"letters-waiting/{today:yyyy-MM-dd}",
    }, ct);

    // A step that is taken again stands in the place of the one whose letter never went out.
    private Task SetAside(Waiting task, ChaseStep step, CancellationToken ct) => db.Execute("""
        UPDATE ChaseSteps SET DaysBefore = -1 - (SELECT COUNT(*) FROM ChaseSteps s WHERE s.TaskId = @Id AND s.DaysBefore < 0)
        WHERE TaskId = @Id AND UnitId = @LeadUnitId AND Step = @step AND DaysBefore = 0 AND TargetOn = @DueOn AND CouncilId = @CouncilId
        """, new { task.Id, task.LeadUnitId, step, task.DueOn }, ct);

    // What a month's meeting did not decide stays on the list; it is not listed twice.
    private Task List(Guid taskId, DateOnly today, CancellationToken ct) => db.Execute("""
        INSERT INTO MeetingItems (Id, CouncilId, TaskId, Month, ListedOn)
        SELECT @RowId, @CouncilId, @taskId, @Month, @today
        WHERE NOT EXISTS (SELECT 1 FROM MeetingItems WHERE TaskId = @taskId AND DecidedOn IS NULL AND CouncilId = @CouncilId)
        """, new { RowId = Guid.CreateVersion7(), taskId, Month = new DateOnly(today.Year, today.Month, 1), today }, ct);

    private sealed record Waiting
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required Guid LeadUnitId { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? ReviewOn { get; init; }
        public DateOnly? AssignedOn { get; init; }
        public ChaseStep? ChaseStep { get; init; }
        public DateOnly? ChaseStepOn { get; init; }
        public required DateOnly ChaseOn { get; init; }

        public DateOnly? SupplementBy { get; init; }

        public ChaseState State(TaskLetters? letters, WorkCalendar calendar) => new(DueOn, ReviewOn, AssignedOn, ChaseStep, ChaseStepOn)
        {
            LettersIssued = (int)(letters?.Issued ?? 0),
            LetterOn = letters?.IssuedOn,
            HasDraft = letters is { Drafts: > 0 },
            SupplementUntil = SupplementBy is { } named ? calendar.NextWorkingDayOnOrAfter(named) : null,
        };
    }
}

public sealed record StepTaken(Guid TaskId, ChaseStep Step, int DaysBefore);

/// <summary>What one chunk of a run decided; its subject is the council.</summary>
public sealed record ChaseStepsTaken(Guid SubjectId, DateOnly On, IReadOnlyList<StepTaken> Steps) : IEvent;
