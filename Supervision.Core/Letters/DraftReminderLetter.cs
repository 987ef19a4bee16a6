using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Letters;

/// <summary>
/// Drafts an urging letter about a task by hand, before the system's own step: the first, or the second where the first was issued. Of a task that is overdue it is the step itself, and
/// chasing goes on from today; of one that is only due soon it stands beside the ladder, which begins with the deadline. Tasks of one unit and step on one day share a letter.
/// </summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record DraftReminderLetter : ICommand<Created>
{
    public required Guid TaskId { get; init; }

    /// <summary>The day by which the letter asks for an answer; by the council's policy where none is said.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>A paragraph that is added to the letter.</summary>
    public string? LetterText { get; init; }

    /// <summary>Another letter is drafted although the unit still has time to answer the one before.</summary>
    public bool ConfirmsRunningLetter { get; init; }

    /// <summary>The letter is drafted although the unit still has time to supplement the report that was given back.</summary>
    public bool ConfirmsRunningSupplement { get; init; }

    public sealed class Validator : AbstractValidator<DraftReminderLetter>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReplyBy).GreaterThan(_ => clock.Today());
            RuleFor(c => c.LetterText).MaximumLength(5000);
        }
    }
}

internal sealed class DraftReminderLetterHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DraftReminderLetter, Created>
{
    public async Task<Created> Handle(DraftReminderLetter command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Subject.Escalation, Act.Write, ct);
        // The job that chases waits for this row, or this waits for it and sees what it decided.
        await db.Execute("UPDATE FollowUpTasks SET Version = Version WHERE Id = @TaskId AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        task.DemandLeaf();
        var (today, calendar) = (clock.Today(), await db.Calendar(ct));
        var policy = await db.FollowUpPolicy(today, ct);
        var issued = (await db.LettersAbout([task.Id], ct)).TryGetValue(task.Id, out var letters) ? letters.Issued : 0;
        var due = DemandUrgeable(task, issued, today, calendar, policy);
        await DemandNoneUnderWay(task, due, ct);
        var running = await db.RunningLetter(task.Id, due, today, ct);
        if (running is not null && !command.ConfirmsRunningLetter)
            throw RefusedException.Invalid("letter.running", nameof(command.ConfirmsRunningLetter), $"Đơn vị còn thời gian trả lời {running.Words}. Vẫn lập công văn nữa thì chọn “Có” ở đây.");
        var supplement = await RunningSupplement(task.Id, today, calendar, ct);
        if (supplement is { } until && !command.ConfirmsRunningSupplement)
            throw RefusedException.Invalid("letter.supplement_running", nameof(command.ConfirmsRunningSupplement),
                $"Đơn vị còn thời hạn bổ sung, làm rõ báo cáo đến hết ngày {VietnameseDate.Short(until)}. Vẫn lập công văn thì chọn “Có” ở đây.");

        var late = due < today;
        var step = issued > 0 ? ChaseStep.SecondLetter : ChaseStep.FirstLetter;
        var letterId = await Letter(task.LeadUnitId, step, today, command, calendar.AddWorkingDays(today, policy.LetterReplyDays).On, Later(running?.ReplyBy, supplement), ct);
        // Rows of letters by hand are counted below zero, so that they never stand in the place of one of the ladder's own.
        await db.Execute("""
            INSERT INTO ChaseSteps (Id, CouncilId, TaskId, UnitId, Step, DaysBefore, TargetOn, TakenOn, LetterId, TakenBy)
            SELECT @RowId, @CouncilId, @TaskId, @LeadUnitId, @step, -1 - (SELECT COUNT(*) FROM ChaseSteps s WHERE s.TaskId = @TaskId AND s.DaysBefore < 0), @due, @today, @letterId, @PersonId
            """, new { RowId = Guid.CreateVersion7(), command.TaskId, task.LeadUnitId, step, due, today, letterId, actor.PersonId }, ct);
        if (late)
        {
            (task.ChaseStep, task.ChaseStepOn) = (step, today);
            await db.Save(task, ct);
        }
        journal.Add(new ReminderLetterByHand(letterId, task.Id, step, due, today, command.ReplyBy, command.LetterText, running?.Id));
        return new Created(letterId);
    }

    private static DateOnly DemandUrgeable(FollowUpTask task, long issued, DateOnly today, WorkCalendar calendar, FollowUpPolicy policy)
    {
        if (task.ChaseOn is null)
            throw RefusedException.Conflict("letter.not_chased", $"Nội dung đang ở trạng thái “{task.Progress.Label()}” hoặc thuộc cơ quan cấp trên nên không đôn đốc bằng công văn.");
        if (task.DueOn is not { } due) throw RefusedException.Conflict("letter.no_deadline", "Nội dung này không có thời hạn nên không có công văn đôn đốc.");
        if (due >= today && calendar.WorkingDaysBetween(today, due) > policy.NearDays)
            throw RefusedException.Conflict("letter.early", $"Thời hạn ({VietnameseDate.Short(due)}) còn hơn {policy.NearDays} ngày làm việc; công văn đôn đốc chỉ lập khi sắp đến hạn hoặc đã quá hạn.");
        if (due < today && (issued > 1 || task.ChaseStep is ChaseStep.MeetingList))
            throw RefusedException.Conflict("letter.twice", "Đã đôn đốc hai lần bằng văn bản; biện pháp tiếp theo do phiên họp Thường trực xem xét.");
        return due;
    }

    // Whoever is urged once more has the letter before.
    private async Task DemandNoneUnderWay(FollowUpTask task, DateOnly due, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*)
            FROM ChaseSteps s
            LEFT JOIN ReminderLetters l ON l.Id = s.LetterId
            WHERE s.TaskId = @Id AND s.TargetOn = @due AND s.CouncilId = @CouncilId
              AND (l.Status IN ('Draft', 'Issued') OR (s.Step IN ('FirstLetter', 'SecondLetter') AND s.DigestId IS NULL AND s.TakenBy IS NULL))
            """, new { task.Id, due }, ct) > 0)
            throw RefusedException.Conflict("letter.under_way", "Nội dung này đã có công văn đôn đốc được lập mà chưa gửi; xem ở trang Công văn đôn đốc.");
    }

    private async Task<Guid> Letter(Guid unitId, ChaseStep step, DateOnly today, DraftReminderLetter command, DateOnly usually, DateOnly? running, CancellationToken ct)
    {
        var text = string.IsNullOrWhiteSpace(command.LetterText) ? null : command.LetterText.Trim();
        var open = await db.List<Draft>("""
            SELECT l.Id FROM ReminderLetters l
            WHERE l.UnitId = @unitId AND l.Step = @step AND l.DraftedOn = @today AND l.Status = 'Draft' AND l.CouncilId = @CouncilId
              AND EXISTS (SELECT 1 FROM ChaseSteps s WHERE s.LetterId = l.Id AND s.TakenBy IS NOT NULL)
            ORDER BY l.Seq
            """, new { unitId, step, today }, ct);
        if (open is [var one, ..])
        {
            await db.DemandNotSigned(PaperKind.ReminderLetter, one.Id, ct);
            var letter = await db.LoadLetter(one.Id, ct);
            letter.ReplyBy = command.ReplyBy ?? NotBefore(running, letter.ReplyBy);
            if (text is not null && letter.Text != text) letter.Text = letter.Text is null ? text : $"{letter.Text}\n{text}";
            await db.Save(letter, ct);
            return one.Id;
        }
        var replyBy = command.ReplyBy ?? NotBefore(running, usually);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO ReminderLetters (Id, CouncilId, UnitId, Step, DraftedOn, ReplyBy, Status, Text, Version)
            VALUES (@id, @CouncilId, @unitId, @step, @today, @replyBy, 'Draft', @text, 1)
            """, new { id, unitId, step, today, replyBy, text }, ct);
        journal.Add(new ReminderLetterDrafted(id, unitId, step, today, replyBy));
        await db.Notify(new NewNotice
        {
            Role = Role.RecordsClerk,
            Kind = NoticeKind.LetterDrafted,
            Title = $"Có công văn đôn đốc {await db.UnitNameOn(unitId, today, ct)} chờ kiểm tra, phát hành",
            Text = "Công văn được lập theo yêu cầu, không chờ lịch đôn đốc của hệ thống. Đề nghị kiểm tra, vào số, trình ký và gửi.",
            Link = $"/cong-van-don-doc/{id}",
            SubjectId = id,
            OnceKey = $"letter-by-hand/{id}",
        }, ct);
        return id;
    }

    private async Task<DateOnly?> RunningSupplement(Guid taskId, DateOnly today, WorkCalendar calendar, CancellationToken ct) =>
        await db.SupplementBy(taskId, ct) is { } named && calendar.NextWorkingDayOnOrAfter(named) is var endsOn && endsOn >= today ? endsOn : null;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is { } day && (other is null || day > other) ? day : other;

    // By itself a letter never asks for an answer earlier than what runs: the letter before it, the time to supplement a report.
    private static DateOnly NotBefore(DateOnly? running, DateOnly on) => running > on ? running.Value : on;

    private sealed record Draft
    {
        public required Guid Id { get; init; }
    }
}

/// <summary>A task was put into an urging letter by whoever stands beside it in the journal.</summary>
public sealed record ReminderLetterByHand(Guid SubjectId, Guid TaskId, ChaseStep Step, DateOnly DueOn, DateOnly On, DateOnly? ReplyBy, string? LetterText, Guid? BesideLetterId = null) : IEvent;
