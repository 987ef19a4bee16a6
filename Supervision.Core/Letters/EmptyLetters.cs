using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Letters;

/// <summary>Drafted urging letters that have nobody left to urge.</summary>
internal static class EmptyLetters
{
    private const string Reason = "Mọi nội dung trong công văn đã kết thúc.";

    /// <summary>Withdraws the drafts about a task that has just ended and that hold no other task still open. One whose file is being signed is left to whoever prepared it.</summary>
    public static async Task WithdrawEmptyLetters(this Db db, Journal journal, Guid taskId, CancellationToken ct)
    {
        var empty = await db.List<EmptyLetter>("""
            SELECT l.Id
            FROM ReminderLetters l
            WHERE l.CouncilId = @CouncilId AND l.Status = 'Draft' AND EXISTS (SELECT 1 FROM ChaseSteps s WHERE s.LetterId = l.Id AND s.TaskId = @taskId)
              AND NOT EXISTS (SELECT 1 FROM ChaseSteps s JOIN FollowUpTasks t ON t.Id = s.TaskId WHERE s.LetterId = l.Id AND t.ClosedOn IS NULL)
            ORDER BY l.Seq
            """, new { taskId }, ct);
        foreach (var one in empty)
        {
            if (await db.OpenPaper(PaperKind.ReminderLetter, one.Id, ct) is { PreparedSha256: not null }) continue;
            var letter = await db.LoadLetter(one.Id, ct);
            var moved = letter.Take(LetterStep.Cancel, db.Signal.Clock.Today());
            letter.CancelReason = Reason;
            await db.Save(letter, ct);
            journal.Add(moved);
            journal.Add(new ReminderLetterCancelled(letter.Id, Reason));
        }
    }

    private sealed record EmptyLetter
    {
        public required Guid Id { get; init; }
    }
}
