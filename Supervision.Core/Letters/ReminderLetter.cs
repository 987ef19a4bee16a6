using Supervision.Core.Campaigns;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Letters;

/// <summary>How far an urging letter has come.</summary>
public enum LetterStatus
{
    [Label("Dự thảo")] Draft,
    [Label("Đã ban hành")] Issued,
    [Label("Đã gửi")] Sent,
    [Label("Đơn vị đã trả lời")] Answered,
    [Label("Đã hủy")] Cancelled,
}

/// <summary>What moves an urging letter on.</summary>
public enum LetterStep
{
    [Label("Ban hành")] Issue,
    [Label("Gửi")] Send,
    [Label("Ghi nhận trả lời")] Answer,
    [Label("Hủy dự thảo")] Cancel,
}

/// <summary>Công văn đôn đốc: drafted by the system when a step of chasing falls due, one a unit and day, for all its tasks of that step.</summary>
public sealed class ReminderLetter
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The first or the second letter.</summary>
    public required ChaseStep Step { get; init; }
    public required DateOnly DraftedOn { get; init; }

    /// <summary>The day by which the letter asks for an answer.</summary>
    public required DateOnly ReplyBy { get; set; }
    public required LetterStatus Status { get; set; }

    /// <summary>A paragraph that the office adds to the letter.</summary>
    public string? Text { get; set; }
    public int? Number { get; set; }
    public string? Symbol { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public string? AuthorityLines { get; set; }
    public string? SignerName { get; set; }
    public string? Recipients { get; set; }
    public DateOnly? SentOn { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public string? Answer { get; set; }
    public string? CancelReason { get; set; }
    public required int Version { get; init; }

    public string? Reference => Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;

    public static LetterStatus? After(LetterStatus status, LetterStep step) => (status, step) switch
    {
        (LetterStatus.Draft, LetterStep.Issue) => LetterStatus.Issued,
        (LetterStatus.Draft, LetterStep.Cancel) => LetterStatus.Cancelled,
        (LetterStatus.Issued, LetterStep.Send) => LetterStatus.Sent,
        (LetterStatus.Sent, LetterStep.Answer) => LetterStatus.Answered,
        _ => null,
    };

    public IEnumerable<LetterStep> Allowed => Enum.GetValues<LetterStep>().Where(step => After(Status, step) is not null);

    /// <summary>Moves the letter, or refuses with the steps it does allow.</summary>
    public LetterMoved Take(LetterStep step, DateOnly on)
    {
        var from = Status;
        Status = After(from, step) ?? throw RefusedException.Step("letter.step",
            $"Công văn đôn đốc đang ở trạng thái “{from.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.", Allowed.Select(s => s.ToString()));
        return new LetterMoved(Id, from, Status, on);
    }
}

/// <summary>A letter that went out and whose day of answer has not passed.</summary>
public sealed record RunningLetter
{
    public required Guid Id { get; init; }
    public required ChaseStep Step { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required DateOnly ReplyBy { get; init; }

    /// <summary>"công văn số 12/HĐND-VP ngày 28/11/2026, hạn trả lời 10/12/2026".</summary>
    public string Words => string.Join(' ', new[]
    {
        Number is { } number ? $"công văn số {DocumentNumber.Digits(number)}/{Symbol}" : "công văn trước",
        IssuedOn is { } on ? $"ngày {VietnameseDate.Short(on)}," : null,
        $"hạn trả lời {VietnameseDate.Short(ReplyBy)}",
    }.OfType<string>());
}

public sealed record LetterMoved(Guid SubjectId, LetterStatus From, LetterStatus To, DateOnly On) : IEvent;

internal static class ReminderLetterRows
{
    /// <summary>The letter; for a unit only one that was sent to it.</summary>
    public static async Task<ReminderLetter> LoadLetter(this Db db, Guid id, CancellationToken ct) => await db.Find<ReminderLetter>("""
        SELECT Id, UnitId, Step, DraftedOn, ReplyBy, Status, Text, Number, Symbol, IssuedOn, AuthorityLines, SignerName, Recipients, SentOn, AnsweredOn, Answer, CancelReason, Version
        FROM ReminderLetters
        WHERE Id = @id AND CouncilId = @CouncilId AND (@ActorUnitId IS NULL OR (UnitId = @ActorUnitId AND Status IN ('Sent', 'Answered')))
        """, new { id }, ct) ?? throw RefusedException.NotFound("công văn đôn đốc");

    /// <summary>The letter, for whoever goes on with it: one that urges only what was archived is done with.</summary>
    public static async Task<ReminderLetter> LoadOpenLetter(this Db db, Guid id, CancellationToken ct)
    {
        var letter = await db.LoadLetter(id, ct);
        if (await db.IsArchived(letter, ct)) CampaignLife.DemandTakesWork(CampaignStatus.Archived);
        return letter;
    }

    /// <summary>All that it urges is of supervisions that were archived.</summary>
    public static async Task<bool> IsArchived(this Db db, ReminderLetter letter, CancellationToken ct) => await db.Value<long>("""
        SELECT COUNT(*)
        FROM ReminderLetters l
        WHERE l.Id = @Id AND l.CouncilId = @CouncilId AND EXISTS (SELECT 1 FROM ChaseSteps i WHERE i.LetterId = l.Id)
          AND NOT EXISTS (
            SELECT 1 FROM ChaseSteps i JOIN FollowUpTasks t ON t.Id = i.TaskId LEFT JOIN Campaigns c ON c.Id = t.CampaignId
            WHERE i.LetterId = l.Id AND (c.Id IS NULL OR c.Status <> 'Archived'))
        """, new { letter.Id }, ct) > 0;

    /// <summary>The letter about a task and its deadline that the unit still has time to answer: of several the one that runs longest.</summary>
    public static async Task<RunningLetter?> RunningLetter(this Db db, Guid taskId, DateOnly dueOn, DateOnly today, CancellationToken ct)
    {
        var letters = await db.List<RunningLetter>("""
            SELECT l.Id, l.Step, l.Number, l.Symbol, l.IssuedOn, l.ReplyBy
            FROM ReminderLetters l
            WHERE l.CouncilId = @CouncilId AND l.Status = 'Sent' AND l.ReplyBy >= @today
              AND EXISTS (SELECT 1 FROM ChaseSteps s WHERE s.LetterId = l.Id AND s.TaskId = @taskId AND s.TargetOn = @dueOn)
            ORDER BY l.ReplyBy, l.Seq
            """, new { taskId, dueOn, today }, ct);
        return letters.Count > 0 ? letters[^1] : null;
    }

    /// <summary>The day by which a letter of that day asks for an answer, by the council's policy.</summary>
    public static async Task<DateOnly> LetterReplyBy(this Db db, DateOnly on, CancellationToken ct) =>
        (await db.Calendar(ct)).AddWorkingDays(on, (await db.FollowUpPolicy(on, ct)).LetterReplyDays).On;

    public static Task Save(this Db db, ReminderLetter letter, CancellationToken ct) => db.Update("""
        UPDATE ReminderLetters
        SET ReplyBy = @ReplyBy, Status = @Status, Text = @Text, Number = @Number, Symbol = @Symbol, IssuedOn = @IssuedOn, AuthorityLines = @AuthorityLines, SignerName = @SignerName,
            Recipients = @Recipients, SentOn = @SentOn, AnsweredOn = @AnsweredOn, Answer = @Answer, CancelReason = @CancelReason, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, letter, ct);
}
